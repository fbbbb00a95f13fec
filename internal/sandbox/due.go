package sandbox

import (
	"context"
	"slices"
	"time"
)

// due is something the workspace itself does at an instant of its clock.
type due struct {
	at  time.Time
	key string // by which it can be taken back, empty when it cannot
	do  func(ctx context.Context)
}

// schedule plans something; the caller holds s.mu.
func (s *Sandbox) schedule(d due) {
	i, _ := slices.BinarySearchFunc(s.world.agenda, d, func(a, b due) int {
		if c := a.at.Compare(b.at); c != 0 {
			return c
		}
		return -1 // what was planned first for an instant is done first
	})
	s.world.agenda = slices.Insert(s.world.agenda, i, d)
	s.poke()
}

// unschedule takes back what was planned under a key; the caller holds s.mu.
func (s *Sandbox) unschedule(key string) {
	s.world.agenda = slices.DeleteFunc(s.world.agenda, func(d due) bool { return d.key == key })
}

func (s *Sandbox) nextOwn() (time.Time, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.world.agenda) == 0 {
		return time.Time{}, false
	}
	return s.world.agenda[0].at, true
}

// runDue does, in order, everything whose instant has come, including what that brings about for the same instant.
func (s *Sandbox) runDue(ctx context.Context) {
	for {
		d, ok := s.takeDue()
		if !ok {
			return
		}
		d.do(ctx)
		s.inflight.done()
	}
}

// takeDue takes what is due next and counts it as in flight, so that a turn waits for it whoever does it.
func (s *Sandbox) takeDue() (due, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.world.agenda) == 0 || s.world.agenda[0].at.After(s.Now()) {
		return due{}, false
	}
	d := s.world.agenda[0]
	s.world.agenda = s.world.agenda[1:]
	s.inflight.begin()
	return d, true
}

// keepTime does what becomes due while nobody turns the clock.
func (s *Sandbox) keepTime() {
	for {
		wait := time.Hour
		if at, ok := s.nextOwn(); ok {
			wait = max(0, min(wait, s.clock.realWait(at)))
		}
		timer := time.NewTimer(wait)
		select {
		case <-s.life.Done():
			timer.Stop()
			return
		case <-s.wake:
			timer.Stop()
		case <-timer.C:
			s.runDue(s.life)
		}
	}
}

func (s *Sandbox) poke() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}
