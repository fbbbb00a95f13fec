package postgres

import (
	"context"
	"slices"
	"sync"
	"time"
)

// groupCommit lets callers who come at the same time share a transaction. Whoever
// finds it idle acts at once and alone; those who come while somebody acts form a
// group, which acts as a whole when its turn comes. Nobody waits for company.
type groupCommit[C any] struct {
	// act acts on a group's calls, under a context that ends when every caller
	// has gone or patience is at an end.
	act func(ctx context.Context, calls []C)

	mu      sync.Mutex
	acting  bool
	waiting []*seat[C]
}

const (
	maxCalls = 64 // in one group
	// turn is how long others wait for whoever acts: many times what a transaction
	// takes, and little beside an acknowledgement when the database is slow.
	turn = 25 * time.Millisecond
	// patience is how long a group may act. Somebody's lock may keep one caller
	// waiting for as long as an import takes, but not everybody.
	patience = 500 * time.Millisecond
)

// seat is a caller's place in a group.
type seat[C any] struct {
	call C
	done chan struct{} // closed once the group has acted
	gone func()        // tells the group that the caller no longer waits; nil until there is one
}

// join returns once the caller may act alone, or once a group has acted on the
// call. Either way the caller calls leave in the end. An error is the context's
// own: then a group may still act on the call, so it must be safe to repeat.
func (g *groupCommit[C]) join(ctx context.Context, call C) (leave func(), err error) {
	g.mu.Lock()
	if !g.acting {
		g.acting = true
		g.mu.Unlock()
		leave := sync.OnceFunc(g.next)
		overdue := time.AfterFunc(turn, leave)
		return func() { overdue.Stop(); leave() }, nil
	}
	s := &seat[C]{call: call, done: make(chan struct{})}
	g.waiting = append(g.waiting, s)
	g.mu.Unlock()
	select {
	case <-s.done:
		return func() {}, nil
	case <-ctx.Done():
		g.abandon(s)
		return nil, ctx.Err()
	}
}

func (g *groupCommit[C]) abandon(s *seat[C]) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if s.gone != nil {
		s.gone()
		return
	}
	g.waiting = slices.DeleteFunc(g.waiting, func(other *seat[C]) bool { return other == s })
}

// next gives the turn to those who wait, as a group.
func (g *groupCommit[C]) next() {
	g.mu.Lock()
	defer g.mu.Unlock()
	n := min(len(g.waiting), maxCalls)
	if n == 0 {
		g.acting = false
		return
	}
	group := slices.Clone(g.waiting[:n])
	g.waiting = slices.Delete(g.waiting, 0, n)
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	for _, s := range group {
		s.gone = func() { // under the lock
			if n--; n == 0 {
				cancel()
			}
		}
	}
	go g.run(ctx, cancel, group)
}

func (g *groupCommit[C]) run(ctx context.Context, cancel func(), group []*seat[C]) {
	leave := sync.OnceFunc(g.next)
	defer leave()
	defer time.AfterFunc(turn, leave).Stop()
	defer cancel()
	calls := make([]C, len(group))
	for n, s := range group {
		calls[n] = s.call
	}
	g.act(ctx, calls)
	for _, s := range group {
		close(s.done)
	}
}
