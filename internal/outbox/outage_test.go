package outbox_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"docket/internal/outbox"
	"docket/internal/pgtest"
	"docket/internal/postgres"
)

func TestADatabaseThatStopsAndComesBackLosesNothingThatWasAccepted(t *testing.T) {
	server := pgtest.Dedicated(t, postgres.Migrate)
	w := &world{t: t, url: server.URL, slack: newFakeSlack(), pacing: quick(), ends: map[outbox.State]int{}}
	w.slack.drawn(func(_ context.Context, d outbox.Delivery) (string, error) { return d.Key, nil })
	var err error
	if w.db, err = postgres.Open(t.Context(), w.url); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.db.Close() })
	engine := w.engine(w.slack)

	load, end := context.WithCancel(t.Context())
	accepted := make(chan []string)
	for writer := range 3 {
		go func() { accepted <- w.write(load, writer) }()
	}
	pause(t.Context(), 300*time.Millisecond)
	server.Stop(t)
	pause(t.Context(), 300*time.Millisecond)
	server.Start(t)
	pause(t.Context(), 500*time.Millisecond)
	end()
	var want []string
	for range 3 {
		want = append(want, <-accepted...)
	}
	w.drain(engine)
	var got []string
	for writer := range 3 {
		got = append(got, w.slack.texts(fmt.Sprint("C", writer))...)
	}
	slices.Sort(got)
	if twice := len(got) - len(slices.Compact(slices.Clone(got))); twice > 0 {
		t.Errorf("%d messages stand twice", twice)
	}
	for _, key := range want {
		if _, found := slices.BinarySearch(got, key); !found {
			t.Errorf("%s was accepted and never said", key)
		}
	}
	t.Logf("%d accepted, %d said", len(want), len(got))
}

// write writes notes until ctx ends, and returns the keys of those accepted.
func (w *world) write(ctx context.Context, writer int) []string {
	var accepted []string
	for i := 0; ctx.Err() == nil; i++ {
		key := fmt.Sprint(writer, "/", i)
		if w.db.Say(ctx, []outbox.Note{note(fmt.Sprint("C", writer), key)}) == nil {
			accepted = append(accepted, key)
		}
		pause(ctx, 5*time.Millisecond)
	}
	return accepted
}
