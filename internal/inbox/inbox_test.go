package inbox_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"docket/internal/inbox"
)

type shelf struct {
	inbox.Store
	open map[string]inbox.Event
}

func (s shelf) Event(_ context.Context, id string) (inbox.Event, bool, error) {
	e, ok := s.open[id]
	return e, ok, nil
}

func (s shelf) Done(_ context.Context, id string, _ time.Time) error {
	delete(s.open, id)
	return nil
}

type handler func(e inbox.Event) error

func (h handler) Handle(_ context.Context, e inbox.Event) error { return h(e) }

func TestAnEventIsHandledUntilThatSucceedsAndThenNoMore(t *testing.T) {
	store := shelf{open: map[string]inbox.Event{"Ev1": {ID: "Ev1"}}}
	calls, busy := 0, errors.New("busy")
	in := inbox.New(store, handler(func(e inbox.Event) error {
		if calls++; calls == 1 {
			return busy
		}
		return nil
	}), time.Now)
	if err := in.Work(t.Context(), "Ev1"); !errors.Is(err, busy) {
		t.Errorf("first: %v", err)
	}
	for range 2 {
		if err := in.Work(t.Context(), "Ev1"); err != nil {
			t.Error(err)
		}
	}
	if calls != 2 {
		t.Errorf("handled %d times, want 2", calls)
	}
}
