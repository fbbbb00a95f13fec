package sandbox

import (
	"context"
	"fmt"
	"time"
)

// Turn moves the clock to an instant, once all that is under way now is done. It stops at each instant where something is due: its own
// scheduled messages and event retries, and what its follower has. It answers when all of that is done; what its follower has to wait with
// takes the clock beyond. Time never goes backwards: an earlier instant is refused.
func (s *Sandbox) Turn(ctx context.Context, to time.Time) error {
	s.turning.Lock()
	defer s.turning.Unlock()
	if now := s.Now(); to.Before(now) {
		return fmt.Errorf("the clock shows %s and never goes back to %s", now.Format(time.RFC3339), to.Format(time.RFC3339))
	}
	defer s.poke() // what was a long wait may be a short one now
	defer s.announceClock()
	rate := s.clock.speed()
	s.clock.setRate(min(1, rate))
	defer s.clock.setRate(rate)
	for begun := false; ; begun = true {
		at, ok, err := s.nextDue(ctx, to)
		if err != nil {
			return fmt.Errorf("turn clock to %s: %w", to.Format(time.RFC3339), err)
		}
		switch now := s.Now(); {
		case !begun: // what is under way now does not wait until the clock has been turned
			at = now
		case !ok && now.Before(to):
			at = to
		case !ok:
			return nil
		}
		if err := s.settleAt(ctx, at); err != nil {
			return fmt.Errorf("settle at %s: %w", at.Format(time.RFC3339), err)
		}
	}
}

// Advance turns the clock forward by d.
func (s *Sandbox) Advance(ctx context.Context, d time.Duration) error {
	return s.Turn(ctx, s.Now().Add(d))
}

// SetRate makes the clock run at a multiple of real time; it must be more than zero.
func (s *Sandbox) SetRate(rate float64) error {
	if rate <= 0 {
		return fmt.Errorf("a clock's rate is more than zero, not %v", rate)
	}
	s.turning.Lock()
	defer s.turning.Unlock()
	s.clock.setRate(rate)
	s.poke()
	s.announceClock()
	return nil
}

// Settle waits until no delivery is in flight and the follower has done what is due now, including what those deliveries brought it.
func (s *Sandbox) Settle(ctx context.Context) error {
	for {
		if err := s.inflight.wait(ctx); err != nil {
			return err
		}
		f := s.currentFollower()
		if f == nil {
			return nil
		}
		before := s.inflight.begun()
		if err := f.Settle(ctx); err != nil {
			return err
		}
		if s.inflight.begun() == before {
			return nil
		}
	}
}

func (s *Sandbox) settleAt(ctx context.Context, at time.Time) error {
	s.clock.advance(at)
	s.runDue(ctx)
	return s.Settle(ctx)
}

// nextDue is the earliest instant in (now, until] at which the workspace or its follower has something to do, or a later one until
// which the follower has to wait with what is due.
func (s *Sandbox) nextDue(ctx context.Context, until time.Time) (at time.Time, ok bool, err error) {
	if f := s.currentFollower(); f != nil {
		if at, ok, err = f.NextDue(ctx, until); err != nil {
			return at, false, err
		}
	}
	if ok && at.After(until) {
		until = at
	}
	if own, due := s.nextOwn(); due && !own.After(until) && (!ok || own.Before(at)) {
		return own, true, nil
	}
	return at, ok, nil
}

func (s *Sandbox) currentFollower() Follower {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.follower
}

func (s *Sandbox) announceClock() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stream.emit("clock", s.clockState())
}

func (s *Sandbox) clockState() map[string]any {
	return map[string]any{"now": s.Now().Format(time.RFC3339Nano), "rate": s.clock.speed()}
}
