package outbox_test

import (
	"context"
	"fmt"
	"testing"

	"docket/internal/outbox"
)

// From the commit of a change to the request that tells of it, with the engine at
// rest before.
func BenchmarkFromCommitToRequest(b *testing.B) {
	w := newWorld(b)
	said := make(chan struct{})
	w.slack.drawn(func(_ context.Context, d outbox.Delivery) (string, error) { said <- struct{}{}; return d.Key, nil })
	w.engine(w.slack)
	for i := 0; b.Loop(); i++ {
		w.say(note(fmt.Sprint("C", i), fmt.Sprint(i)))
		<-said
	}
}
