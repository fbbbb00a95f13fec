package courier

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

const (
	// maxConnections is how many WebSockets an app may hold; Slack turns a further one away.
	maxConnections = 10
	// warnAhead is how long before its end a connection is warned.
	warnAhead = 10 * time.Second
)

// Reasons of a disconnect message.
const (
	Warning           = "warning"             // the connection ends in about ten seconds
	RefreshRequested  = "refresh_requested"   // the connection ends; open another
	LinkDisabled      = "link_disabled"       // Socket Mode was switched off
	TooManyWebsockets = "too_many_websockets" // the app holds all it may
)

// Socket delivers over the WebSockets the app has opened, each delivery over any one of them.
type Socket struct {
	now      func() time.Time
	wait     func() time.Duration // for an acknowledgement
	every    time.Duration        // between pings
	upgrader websocket.Upgrader

	mu          sync.Mutex
	connections []*connection
	turn        int
}

// NewSocket makes a courier without connections. The clock is only told to the app, in hello; wait says how long an acknowledgement is
// waited for, in real time.
func NewSocket(now func() time.Time, wait func() time.Duration) *Socket {
	return &Socket{
		now: now, wait: wait, every: pingEvery,
		// slack-go sends Origin: https://api.slack.com whatever host it dials, other clients none.
		upgrader: websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }},
	}
}

// Serve upgrades a request to a connection and serves it until it ends. Whoever mounts it has checked the ticket.
func (s *Socket) Serve(w http.ResponseWriter, r *http.Request) {
	socket, err := s.upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // the upgrader has answered
	}
	c := newConnection(socket)
	defer func() { _ = socket.Close() }()
	count, welcome := s.join(c)
	if !welcome {
		_ = c.send(s.farewell(TooManyWebsockets))
		return
	}
	defer s.leave(c)
	life := time.Hour
	if r.URL.Query().Get("debug_reconnects") == "true" {
		life = 6 * time.Minute
	}
	if c.send(s.hello(r, count, life)) != nil {
		return
	}
	go c.ping(s.every)
	defer s.age(c, life-warnAhead, life)()
	c.read()
}

func (s *Socket) hello(r *http.Request, count int, life time.Duration) hello {
	return hello{
		Type: "hello", NumConnections: count,
		ConnectionInfo: map[string]any{"app_id": r.URL.Query().Get("app_id")},
		DebugInfo: debugInfo{
			Host: "local", Started: s.now().UTC().Format("2006-01-02 15:04:05.000"), BuildNumber: 1,
			ApproximateConnectionTime: int(life.Seconds()),
		},
	}
}

func (s *Socket) farewell(reason string) disconnect {
	return disconnect{Type: "disconnect", Reason: reason, DebugInfo: debugInfo{Host: "local"}}
}

// join counts the connection in, unless there are too many.
func (s *Socket) join(c *connection) (count int, welcome bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.connections) >= maxConnections {
		return len(s.connections), false
	}
	s.connections = append(s.connections, c)
	return len(s.connections), true
}

func (s *Socket) leave(c *connection) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.connections = slices.DeleteFunc(s.connections, func(other *connection) bool { return other == c })
}

// age warns a connection and ends it, each when its time has come. The function returned calls that off.
func (s *Socket) age(c *connection, warn, end time.Duration) func() {
	warning := time.AfterFunc(warn, func() { s.part(c, Warning) })
	ending := time.AfterFunc(end, func() { s.part(c, RefreshRequested) })
	return func() {
		warning.Stop()
		ending.Stop()
	}
}

// part tells a connection that it ends. After a warning it stays; otherwise it gets no further deliveries and is closed once the
// acknowledgements it still owes have had their time.
func (s *Socket) part(c *connection, reason string) {
	if reason != Warning {
		c.drain()
	}
	if c.send(s.farewell(reason)) != nil {
		_ = c.socket.Close()
	}
	if reason != Warning {
		time.AfterFunc(s.wait(), func() { _ = c.socket.Close() })
	}
}

// Disconnect sends every connection a disconnect message with the reason, one of Warning, RefreshRequested and LinkDisabled.
func (s *Socket) Disconnect(reason string) {
	for _, c := range s.all() {
		s.part(c, reason)
	}
}

// Close ends every connection at once.
func (s *Socket) Close() {
	for _, c := range s.all() {
		_ = c.socket.Close()
	}
}

// Connections counts the open ones.
func (s *Socket) Connections() int { return len(s.all()) }

func (s *Socket) all() []*connection {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.connections)
}

// pick takes the open connections in turn; nil when there is none.
func (s *Socket) pick() *connection {
	s.mu.Lock()
	defer s.mu.Unlock()
	for range s.connections {
		s.turn++
		if c := s.connections[s.turn%len(s.connections)]; c.open() {
			return c
		}
	}
	return nil
}

// Deliver sends one envelope over one connection. Should that connection end before the acknowledgement, the delivery has failed: it is
// for the caller to try an event again, over whichever connection is open then.
func (s *Socket) Deliver(ctx context.Context, d Delivery) Ack {
	ctx, cancel := context.WithTimeout(ctx, s.wait())
	defer cancel()
	began := time.Now()
	payload, reason := s.hand(ctx, d)
	ack := Ack{Took: time.Since(began)}
	if reason != "" {
		ack.Error = word(d.Kind, reason, 0)
		return ack
	}
	ack.OK, ack.Status = true, http.StatusOK
	if d.AcceptsResponse && !silent(payload) {
		ack.Body = payload
	}
	return ack
}

// silent tells a payload that says nothing: Slack's Node clients acknowledge with an empty object when they have no answer.
func silent(payload json.RawMessage) bool {
	return slices.Contains([]string{"", "null", "{}"}, string(payload))
}

func (s *Socket) hand(ctx context.Context, d Delivery) (payload json.RawMessage, reason string) {
	c := s.pick()
	if c == nil {
		return nil, ReasonConnectionFailed
	}
	id := rand.Text()
	answer := c.expect(id)
	defer c.forget(id)
	if c.send(enveloped(id, d)) != nil {
		return nil, ReasonConnectionFailed
	}
	select {
	case payload := <-answer:
		return payload, ""
	case <-c.ended:
		return nil, ReasonConnectionFailed
	case <-ctx.Done():
		return nil, ReasonSocketTimeout
	}
}
