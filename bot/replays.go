package bot

import (
	"sync"
	"time"
)

// replays remembers what was received within the replay window, so that the same
// delivery has no second answer. It is a courtesy of one process: what a
// delivery changes is guarded by its act's key in the database.
type replays struct {
	now  func() time.Time
	mu   sync.Mutex
	seen map[string]time.Time
	next time.Time // when to forget what is old
}

func newReplays(now func() time.Time) *replays {
	return &replays{now: now, seen: map[string]time.Time{}}
}

// again reports whether the delivery was received before, and remembers it.
func (r *replays) again(delivery string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := r.now()
	if now.After(r.next) {
		for k, at := range r.seen {
			if now.Sub(at) > 2*replayWindow {
				delete(r.seen, k)
			}
		}
		r.next = now.Add(replayWindow)
	}
	_, before := r.seen[delivery]
	r.seen[delivery] = now
	return before
}
