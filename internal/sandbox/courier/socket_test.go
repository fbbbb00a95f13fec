package courier

import (
	"encoding/json"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/gorilla/websocket"
)

var quiet = log.New(io.Discard, "", 0)

// rig is a socket courier behind a server.
type rig struct {
	*Socket
	url string
}

func newRig(t *testing.T) rig {
	t.Helper()
	s := NewSocket(func() time.Time { return monday }, lasting(AckTimeout))
	server := httptest.NewServer(http.HandlerFunc(s.Serve))
	t.Cleanup(server.Close)
	t.Cleanup(s.Close)
	return rig{Socket: s, url: "ws" + strings.TrimPrefix(server.URL, "http") + "/?app_id=A1"}
}

// dial opens a connection and reads its first message.
func (r rig) dial(t *testing.T) (*websocket.Conn, map[string]any) {
	t.Helper()
	c, resp, err := websocket.DefaultDialer.DialContext(t.Context(), r.url, http.Header{"Origin": {"https://api.slack.com"}})
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	t.Cleanup(func() { _ = c.Close() })
	return c, read(t, c)
}

func read(t *testing.T, c *websocket.Conn) map[string]any {
	t.Helper()
	var m map[string]any
	if err := c.ReadJSON(&m); err != nil {
		t.Fatal(err)
	}
	return m
}

// deliver delivers in the background.
func (r rig) deliver(t *testing.T, d Delivery) <-chan Ack {
	t.Helper()
	ack := make(chan Ack, 1)
	go func() { ack <- r.Deliver(t.Context(), d) }()
	return ack
}

func TestHello(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.dial(t)
	_, got := r.dial(t)
	want := map[string]any{
		"type": "hello", "num_connections": 2.0, "connection_info": map[string]any{"app_id": "A1"},
		"debug_info": map[string]any{
			"host": "local", "started": "2026-11-23 09:00:00.000", "build_number": 1.0, "approximate_connection_time": 3600.0,
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEnvelopes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		delivery Delivery
		want     map[string]any
	}{
		"a command": {Delivery{Kind: Command, Payload: json.RawMessage(`{"a":1}`), AcceptsResponse: true}, map[string]any{
			"type": "slash_commands", "payload": map[string]any{"a": 1.0}, "accepts_response_payload": true,
		}},
		"a press": {Delivery{Kind: Interactive, Payload: json.RawMessage(`{}`)}, map[string]any{
			"type": "interactive", "payload": map[string]any{}, "accepts_response_payload": false,
		}},
		"a question for options": {Delivery{Kind: Options, Payload: json.RawMessage(`{}`), AcceptsResponse: true}, map[string]any{
			"type": "interactive", "payload": map[string]any{}, "accepts_response_payload": true,
		}},
		"an event's first attempt": {Delivery{Kind: Event, Payload: json.RawMessage(`{}`)}, map[string]any{
			"type": "events_api", "payload": map[string]any{}, "accepts_response_payload": false, "retry_attempt": 0.0, "retry_reason": "",
		}},
		"an event's second attempt": {Delivery{Kind: Event, Payload: json.RawMessage(`{}`), RetryNum: 1, RetryReason: "timeout"}, map[string]any{
			"type": "events_api", "payload": map[string]any{}, "accepts_response_payload": false, "retry_attempt": 1.0, "retry_reason": "timeout",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRig(t)
			conn, _ := r.dial(t)
			ack := r.deliver(t, c.delivery)
			got := read(t, conn)
			if err := conn.WriteJSON(map[string]any{"envelope_id": got["envelope_id"], "payload": map[string]any{"text": "hi"}}); err != nil {
				t.Fatal(err)
			}
			delete(got, "envelope_id")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			done, body := <-ack, ""
			if c.delivery.AcceptsResponse {
				body = `{"text":"hi"}`
			}
			if !done.OK || done.Status != 200 || done.Error != "" || string(done.Body) != body {
				t.Errorf("ack %+v with %s", done, done.Body)
			}
		})
	}
}

func TestPayloadsThatSayNothing(t *testing.T) {
	t.Parallel()
	for _, payload := range []string{`{}`, `null`} {
		r := newRig(t)
		conn, _ := r.dial(t)
		ack := r.deliver(t, Delivery{Kind: Interactive, AcceptsResponse: true, Payload: json.RawMessage(`{}`)})
		id := read(t, conn)["envelope_id"]
		if err := conn.WriteJSON(map[string]any{"envelope_id": id, "payload": json.RawMessage(payload)}); err != nil {
			t.Fatal(err)
		}
		if got := <-ack; !got.OK || len(got.Body) > 0 {
			t.Errorf("%s: ack %+v", payload, got)
		}
	}
}

func TestNobodyConnected(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	for kind, want := range map[string]string{Event: "connection_failed", Command: "dispatch_failed", Interactive: "dispatch_failed"} {
		if ack := r.Deliver(t.Context(), Delivery{Kind: kind}); ack.OK || ack.Error != want {
			t.Errorf("%s: %+v, want %s", kind, ack, want)
		}
	}
}

func TestAcknowledgementsThatDoNotCount(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]func(id any) map[string]any{
		"none":                func(any) map[string]any { return map[string]any{} },
		"of another envelope": func(any) map[string]any { return map[string]any{"envelope_id": "other"} },
		"of 20 KB or more": func(id any) map[string]any {
			return map[string]any{"envelope_id": id, "payload": strings.Repeat("x", 20*1024)}
		},
		"with a mistyped address": func(id any) map[string]any { return map[string]any{"envelope_id": []any{id}} },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRig(t)
			r.wait = lasting(100 * time.Millisecond)
			conn, _ := r.dial(t)
			ack := r.deliver(t, Delivery{Kind: Command, AcceptsResponse: true, Payload: json.RawMessage(`{}`)})
			if err := conn.WriteJSON(answer(read(t, conn)["envelope_id"])); err != nil {
				t.Fatal(err)
			}
			if got := <-ack; got.OK || got.Error != "operation_timeout" {
				t.Errorf("ack %+v", got)
			}
		})
	}
}

func TestAConnectionThatDiesBeforeTheAcknowledgement(t *testing.T) {
	t.Parallel()
	for kind, want := range map[string]string{Event: "connection_failed", Interactive: "dispatch_failed"} {
		r := newRig(t)
		conn, _ := r.dial(t)
		ack := r.deliver(t, Delivery{Kind: kind, Payload: json.RawMessage(`{}`)})
		read(t, conn)
		_ = conn.Close()
		if got := <-ack; got.OK || got.Error != want {
			t.Errorf("%s: %+v, want %s", kind, got, want)
		}
	}
}

func TestDeliveriesGoToEveryConnectionInTurn(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	one, _ := r.dial(t)
	two, _ := r.dial(t)
	for range 2 {
		r.deliver(t, Delivery{Kind: Event, Payload: json.RawMessage(`{}`)})
	}
	for _, conn := range []*websocket.Conn{one, two} {
		if got := read(t, conn)["type"]; got != "events_api" {
			t.Errorf("got %v", got)
		}
	}
}

func TestTheEleventhConnectionIsTurnedAway(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	for range maxConnections {
		r.dial(t)
	}
	conn, first := r.dial(t)
	if first["type"] != "disconnect" || first["reason"] != "too_many_websockets" {
		t.Errorf("got %v", first)
	}
	if _, _, err := conn.ReadMessage(); err == nil {
		t.Error("the connection stays open")
	}
	if r.Connections() != maxConnections {
		t.Errorf("%d connections", r.Connections())
	}
}

func TestDisconnecting(t *testing.T) {
	t.Parallel()
	for reason, stays := range map[string]bool{Warning: true, RefreshRequested: false, LinkDisabled: false} {
		r := newRig(t)
		r.wait = lasting(50 * time.Millisecond)
		conn, _ := r.dial(t)
		r.Disconnect(reason)
		if got := read(t, conn); got["type"] != "disconnect" || got["reason"] != reason {
			t.Errorf("%s: got %v", reason, got)
		}
		if stays {
			r.deliver(t, Delivery{Kind: Event, Payload: json.RawMessage(`{}`)})
			if got := read(t, conn); got["type"] != "events_api" {
				t.Errorf("after %s: %v", reason, got)
			}
			continue
		}
		if ack := r.Deliver(t.Context(), Delivery{Kind: Event}); ack.Error != "connection_failed" {
			t.Errorf("after %s: %+v", reason, ack)
		}
		if _, _, err := conn.ReadMessage(); err == nil {
			t.Errorf("after %s the connection stays open", reason)
		}
	}
}

func TestAnAgingConnectionIsWarnedAndEnded(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.wait = lasting(50 * time.Millisecond)
	conn, _ := r.dial(t)
	defer r.age(r.all()[0], 0, time.Millisecond)()
	reasons := map[any]bool{read(t, conn)["reason"]: true, read(t, conn)["reason"]: true}
	if !reasons[Warning] || !reasons[RefreshRequested] {
		t.Errorf("got %v", reasons)
	}
	if _, _, err := conn.ReadMessage(); err == nil {
		t.Error("the connection stays open")
	}
}

func TestConnectionsArePinged(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.every = time.Millisecond
	conn, _ := r.dial(t)
	pinged := make(chan struct{}, 1)
	conn.SetPingHandler(func(string) error {
		select {
		case pinged <- struct{}{}:
		default:
		}
		return nil
	})
	go func() { _, _, _ = conn.ReadMessage() }() // control frames are handled while reading
	select {
	case <-pinged:
	case <-t.Context().Done():
		t.Error("no ping")
	}
}
