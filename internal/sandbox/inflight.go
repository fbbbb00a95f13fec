package sandbox

import (
	"context"
	"sync"
)

// inflight counts deliveries on their way to the app, so that a turn of the clock can wait for them.
type inflight struct {
	mu   sync.Mutex
	n    int
	ever int           // how many there have been
	idle chan struct{} // closed while n is zero
}

func newInflight() *inflight {
	idle := make(chan struct{})
	close(idle)
	return &inflight{idle: idle}
}

// run does something in the background and counts it until it ends.
func (f *inflight) run(do func()) {
	f.begin()
	go func() {
		defer f.done()
		do()
	}()
}

func (f *inflight) begin() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.n == 0 {
		f.idle = make(chan struct{})
	}
	f.n++
	f.ever++
}

func (f *inflight) begun() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.ever
}

func (f *inflight) done() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.n--
	if f.n == 0 {
		close(f.idle)
	}
}

// wait returns when nothing is in flight, or with ctx's error.
func (f *inflight) wait(ctx context.Context) error {
	f.mu.Lock()
	idle := f.idle
	f.mu.Unlock()
	select {
	case <-idle:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
