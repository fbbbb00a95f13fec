package main

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"sync"
	"testing"
	"time"
)

// fleet keeps a number of replicas running: where one dies, the next one begins.
type fleet struct {
	*workplace
	size    int
	mu      sync.Mutex
	steps   []step // at which the next ones are to die
	mortal  int    // replicas that run and have not reached their step
	deaths  map[string]int
	closing bool
	running map[*replica]bool
	keepers sync.WaitGroup
}

// run starts replicas, which die one after another, each at one of the steps. Those
// that live on begin when the last has died, so that no step is left without work.
func (w *workplace) run(replicas int, steps ...step) *fleet {
	w.t.Helper()
	f := &fleet{workplace: w, size: replicas, steps: steps, deaths: map[string]int{}, running: map[*replica]bool{}}
	f.fill()
	return f
}

// fill begins as many replicas as there may be now.
func (f *fleet) fill() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.running) < f.size && (len(f.steps) > 0 || f.mortal == 0) {
		if f.closing || f.t.Context().Err() != nil { // a test that failed has no more use for them
			return
		}
		f.next()
	}
}

// next begins a replica that will die at the next step, and others after it.
func (f *fleet) next() {
	var s step
	if len(f.steps) > 0 {
		s, f.steps = f.steps[0], f.steps[1:]
		f.mortal++
	}
	r := f.begin(s)
	f.running[r] = true
	f.keepers.Go(func() {
		<-r.ended
		f.mu.Lock()
		delete(f.running, r)
		f.mu.Unlock()
		f.fill()
	})
}

// begin starts one replica on its own wires.
func (f *fleet) begin(s step) *replica {
	var r *replica
	born := make(chan struct{})
	w := &wire{step: s}
	w.reached = func() {
		<-born
		f.mu.Lock()
		f.deaths[s.name]++
		f.mortal--
		f.mu.Unlock()
		r.kill()
		<-r.ended
	}
	self, err := os.Executable()
	if err != nil {
		f.t.Fatal(err)
	}
	slack := httptest.NewServer(f.gate(w))
	f.t.Cleanup(slack.Close)
	spec, err := json.Marshal(hurried{
		Database: newWire(f.t, f.database, w), Slack: slack.URL + "/api/", Clock: f.clock, Pacing: f.pacing,
	})
	if err != nil {
		f.t.Fatal(err)
	}
	r = begin(f.t, self, nil, envHurried+"="+string(spec))
	close(born)
	return r
}

// gate lets one replica's requests through to Slack, and ends it at its step.
func (f *fleet) gate(w *wire) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		post := r.URL.Path == "/api/chat.postMessage"
		if post && w.step.at == atRequest {
			w.die()
			return
		}
		if post && w.step.at == afterRequest {
			answer := httptest.NewRecorder()
			f.local.ServeHTTP(answer, r)
			w.die()
			return
		}
		f.local.ServeHTTP(rw, r)
	})
}

// killOne ends any replica, as a power cut would.
func (f *fleet) killOne() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for r := range f.running {
		r.kill()
		return
	}
}

// killEvery ends one replica after another, and closes the channel after the last.
func (f *fleet) killEvery(d time.Duration, times int) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(d)
		defer tick.Stop()
		for range times {
			select {
			case <-tick.C:
				f.killOne()
			case <-f.t.Context().Done():
				return
			}
		}
	}()
	return done
}

// stop ends all replicas in order.
func (f *fleet) stop() {
	f.t.Helper()
	f.mu.Lock()
	f.closing = true
	left := slices.Collect(maps.Keys(f.running))
	f.mu.Unlock()
	for _, r := range left {
		r.stop()
	}
	f.keepers.Wait()
}

// until waits for a condition that is looked at often.
func until(t testing.TB, limit time.Duration, what string, done func(context.Context) (bool, string)) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for last := ""; ; {
		ok, now := done(ctx)
		if ok {
			return
		}
		if ctx.Err() == nil {
			last = now
		}
		select {
		case <-ctx.Done():
			t.Fatalf("%s: not within %v: %s", what, limit, last)
		case <-tick.C:
		}
	}
}
