package outbox_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"docket/internal/inbox"
	"docket/internal/outbox"
)

// clerk handles events and may fail the first time.
type clerk struct {
	handled chan inbox.Event
	tried   map[string]bool
}

func (c *clerk) Handle(_ context.Context, e inbox.Event) error {
	if !c.tried[e.ID] {
		c.tried[e.ID] = true
		return errors.New("not today")
	}
	c.handled <- e
	return nil
}

func TestAReceivedEventIsDealtWithThoughItFailsAtFirst(t *testing.T) {
	w := newWorld(t)
	c := &clerk{handled: make(chan inbox.Event, 10), tried: map[string]bool{}}
	in := inbox.New(w.db.Inbox(), c, w.now)
	engine, err := outbox.New(t.Context(), outbox.Config{
		URL: w.url, Store: w.db.Outbox(w.pacing, w), Slack: w.slack, Pacing: w.pacing, Now: w.now,
		Log: slog.New(slog.DiscardHandler), Event: in.Work,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := engine.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if _, err := w.db.Inbox().Receive(t.Context(), inbox.Event{ID: "Ev1", Received: w.now(), Body: []byte(`{"type":"app_home_opened"}`)}); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case e := <-c.handled:
		if e.ID != "Ev1" || string(e.Body) != `{"type": "app_home_opened"}` {
			t.Errorf("handled %+v", e)
		}
	case <-time.After(20 * time.Second):
		t.Error("nothing was handled")
	}
	if err := engine.Stop(t.Context()); err != nil {
		t.Error(err)
	}
	if len(c.handled) > 0 {
		t.Errorf("handled %d times more", len(c.handled))
	}
}

func TestStoppingFinishesTheRequestInHandAndLeavesTheRest(t *testing.T) {
	w := newWorld(t)
	w.pacing.LaneGap = 200 * time.Millisecond
	begun, finish := make(chan struct{}), make(chan struct{})
	w.slack.drawn(func(_ context.Context, d outbox.Delivery) (string, error) {
		close(begun)
		<-finish
		return d.Key, nil
	})
	engine, err := outbox.New(t.Context(), outbox.Config{
		URL: w.url, Store: w.db.Outbox(w.pacing, w), Slack: w.slack, Pacing: w.pacing, Now: w.now, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := engine.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.say(note("C1", "a"), note("C1", "b"))
	<-begun
	stopped := make(chan error)
	go func() { stopped <- engine.Stop(t.Context()) }()
	close(finish)
	if err := <-stopped; err != nil {
		t.Fatal(err)
	}
	backlog, err := w.db.Outbox(w.pacing, w).Backlog(t.Context(), w.now())
	if err != nil || backlog.Due != 1 || backlog.InFlight != 0 || len(w.slack.shows("C1")) != 1 {
		t.Errorf("%+v, %v, shown %v", backlog, err, w.slack.texts("C1"))
	}
}

func TestAnEngineThatCouldOverlapItselfIsNotMade(t *testing.T) {
	pacing := quick()
	pacing.Timeout = pacing.Settle
	if _, err := outbox.New(t.Context(), outbox.Config{URL: "postgres:///docket", Pacing: pacing}); err == nil {
		t.Error("it was made")
	}
}
