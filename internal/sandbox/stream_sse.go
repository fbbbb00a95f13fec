package sandbox

import (
	"cmp"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// heartbeat is how often an idle event stream says that it is alive, in real time.
const heartbeat = 15 * time.Second

// serveStream sends what happens as server-sent events, from ?since= or Last-Event-ID on; without either, or with a number that an
// earlier start of the workspace gave out and this one has not reached, from now on.
func (s *Sandbox) serveStream(w http.ResponseWriter, r *http.Request) {
	seq := s.stream.last()
	if n, err := strconv.ParseInt(cmp.Or(r.Header.Get("Last-Event-ID"), r.FormValue("since")), 10, 64); err == nil {
		seq = min(n, seq)
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	flush := http.NewResponseController(w)
	fmt.Fprint(w, ": listening\n\n")
	tick := time.NewTicker(heartbeat)
	defer tick.Stop()
	for {
		events, more := s.stream.since(seq)
		for _, e := range events {
			fmt.Fprintf(w, "id: %d\nevent: %s\ndata: %s\n\n", e.Seq, e.Type, e.Data)
			seq = e.Seq
		}
		if flush.Flush() != nil || more == nil {
			return
		}
		select {
		case <-more:
		case <-tick.C:
			fmt.Fprint(w, ": still here\n\n")
		case <-r.Context().Done():
			return
		}
	}
}
