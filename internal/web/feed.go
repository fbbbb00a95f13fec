package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/fault"
)

// Feeds reads a person's feed. A token that opens nothing is a fault of the kind
// NotFound.
type Feeds interface {
	Read(ctx context.Context, token string) (calendar.Object, error)
}

// feedWithin bounds the reading of a feed.
const feedWithin = 10 * time.Second

// RegisterFeeds adds /feeds/{token}.ics, the calendars that people follow. Who
// reads is known by the token alone, so it stands in no log.
func RegisterFeeds(mux *http.ServeMux, feeds Feeds, log *slog.Logger) {
	mux.HandleFunc("GET /feeds/{file}", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), feedWithin)
		defer cancel()
		token, isCalendar := strings.CutSuffix(r.PathValue("file"), ".ics")
		object, err := feeds.Read(ctx, token)
		switch {
		case !isCalendar || fault.KindOf(err) == fault.NotFound:
			http.Error(w, "There is no calendar here.", http.StatusNotFound)
		case err != nil:
			log.ErrorContext(ctx, "read feed", "err", err)
			w.Header().Set("Retry-After", "300")
			http.Error(w, "Not now. Try again in a few minutes.", http.StatusServiceUnavailable)
		default:
			writeFeed(w, r, object)
		}
	})
}

// writeFeed sends the calendar, unless the reader has it already.
func writeFeed(w http.ResponseWriter, r *http.Request, o calendar.Object) {
	tag := feedTag(o)
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "private, no-cache")
	h.Set("X-Robots-Tag", "noindex")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	for known := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		if strings.TrimSpace(known) == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Type", "text/calendar; charset=utf-8")
	h.Set("Content-Disposition", `inline; filename="docket.ics"`)
	_, _ = w.Write(o.Encode()) // a reader that is gone cannot be told
}

// feedTag names what the feed says. It is a weak tag: when it was said, which
// stands in each event, makes no difference.
func feedTag(o calendar.Object) string {
	o.Events = slices.Clone(o.Events)
	for i := range o.Events {
		o.Events[i].Stamp = time.Time{}
	}
	sum := sha256.Sum256(o.Encode())
	return `W/"` + hex.EncodeToString(sum[:12]) + `"`
}
