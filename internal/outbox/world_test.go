package outbox_test

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"docket/internal/outbox"
	"docket/internal/pgtest"
	"docket/internal/postgres"
)

// quick is a Slack that bears a lot, and faults that settle soon.
func quick() outbox.Pacing {
	return outbox.Pacing{
		LaneGap: time.Millisecond, Settle: time.Second, Timeout: 500 * time.Millisecond, Lease: 1500 * time.Millisecond,
	}
}

// world is a database with a Slack beside it.
type world struct {
	t      testing.TB
	url    string
	db     *postgres.DB
	slack  *fakeSlack
	pacing outbox.Pacing
	ahead  atomic.Int64 // of real time, in nanoseconds

	mu   sync.Mutex
	ends map[outbox.State]int
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, url: pgtest.New(t, postgres.Migrate), slack: newFakeSlack(), pacing: quick(), ends: map[outbox.State]int{}}
	db, err := postgres.Open(t.Context(), w.url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	w.db = db
	w.slack.draw = func(_ context.Context, d outbox.Delivery) (string, error) { return d.Key, nil }
	return w
}

// now is the application's clock.
func (w *world) now() time.Time { return time.Now().Add(time.Duration(w.ahead.Load())) }

func (w *world) turn(d time.Duration) { w.ahead.Add(int64(d)) }

// Notices implements outbox.Alarm.
func (w *world) Notices(lane outbox.Lane, reason string, lost outbox.Note) []outbox.Note {
	return []outbox.Note{{
		Topic: "notice.admin", Channel: "Uadmin", Key: fmt.Sprintf("alarm/%d", lost.ID),
		Args: outbox.Args(map[string]string{"lane": string(lane), "reason": reason}),
	}}
}

// engine makes an engine that runs until the test ends.
func (w *world) engine(slack outbox.Slack) *outbox.Engine {
	w.t.Helper()
	engine, err := outbox.New(w.t.Context(), outbox.Config{
		URL: w.url, Store: w.db.Outbox(w.pacing, w), Slack: slack, Pacing: w.pacing, Now: w.now,
		Log: slog.New(slog.DiscardHandler), Observe: w.observe,
	})
	if err != nil {
		w.t.Fatal(err)
	}
	if err := engine.Start(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := engine.Stop(ctx); err != nil {
			w.t.Error(err)
		}
	})
	return engine
}

func (w *world) observe(_ outbox.Delivery, o outbox.Outcome) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ends[o.State]++
}

func (w *world) ended(s outbox.State) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.ends[s]
}

func (w *world) say(notes ...outbox.Note) {
	w.t.Helper()
	if err := w.db.Say(w.t.Context(), notes); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) touch(subjects ...outbox.Subject) {
	w.t.Helper()
	if err := w.db.Say(w.t.Context(), nil, subjects...); err != nil {
		w.t.Fatal(err)
	}
}

// drain waits until everything is said.
func (w *world) drain(e *outbox.Engine) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), 60*time.Second)
	defer cancel()
	if _, err := e.Drain(ctx, time.Time{}); err != nil {
		w.t.Fatalf("drain: %v", err)
	}
}

func note(channel, key string) outbox.Note {
	return outbox.Note{Topic: "issue.card", Subject: outbox.Subject{Kind: "issue", ID: 42}, Channel: outbox.Lane(channel), Key: key}
}
