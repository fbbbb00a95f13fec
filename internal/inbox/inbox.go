// Package inbox holds what Slack told us until it has been dealt with. An event
// is stored before it is acknowledged, and worked on afterwards, so that neither
// a slow database nor a crash loses or repeats it.
//
// It refuses to know what events mean: that is a Handler.
package inbox

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// Event is one delivery of the Events API.
type Event struct {
	ID       string          // Slack's event_id; the key for whatever the handler writes
	Received time.Time       // by the application's clock
	Body     json.RawMessage // as received
}

// Handler deals with an event. It may be called again for the same event when it
// fails or the process dies, so its writes carry keys made from the event's ID.
type Handler interface {
	Handle(ctx context.Context, e Event) error
}

// Store keeps events.
type Store interface {
	// Receive stores an event with a job to deal with it. It reports false for
	// one that was received before.
	Receive(ctx context.Context, e Event) (bool, error)
	// Event returns an event, and false when it is done or unknown.
	Event(ctx context.Context, id string) (Event, bool, error)
	// Done marks an event as dealt with.
	Done(ctx context.Context, id string, at time.Time) error
	// Forget deletes at most limit events dealt with before a time, and says how many.
	Forget(ctx context.Context, before time.Time, limit int) (int, error)
}

// Inbox deals with events.
type Inbox struct {
	store   Store
	handler Handler
	now     func() time.Time
}

// New makes an inbox over a store. Now is the application's clock.
func New(store Store, handler Handler, now func() time.Time) *Inbox {
	return &Inbox{store: store, handler: handler, now: now}
}

// Work deals with the event unless that has been done.
func (in *Inbox) Work(ctx context.Context, id string) error {
	event, open, err := in.store.Event(ctx, id)
	if err != nil {
		return fmt.Errorf("load event %s: %w", id, err)
	}
	if !open {
		return nil
	}
	if err := in.handler.Handle(ctx, event); err != nil {
		return fmt.Errorf("handle event %s: %w", id, err)
	}
	if err := in.store.Done(ctx, id, in.now()); err != nil {
		return fmt.Errorf("finish event %s: %w", id, err)
	}
	return nil
}
