package main

import (
	"context"
	"errors"
	"time"

	"docket/internal/outbox"
)

// follower lets a house live by a clock that is turned: the local Slack's. It is
// asked by one turn at a time.
type follower struct {
	*house
	until time.Time // how far the clock is being turned
}

// NextDue is when something becomes due next, or may leave next, up to until.
func (f *follower) NextDue(ctx context.Context, until time.Time) (time.Time, bool, error) {
	f.until = until
	due, ok, err := f.sweeper.NextDue(ctx, until)
	if err != nil {
		return time.Time{}, false, err
	}
	leaves, paced, err := f.engine.NextDue(ctx, until)
	if paced && (!ok || leaves.Before(due)) {
		return leaves, true, err
	}
	return due, ok, err
}

// Settle makes happen what is due now and waits until it has been said, but for
// what may be said only at an instant to which the clock is still to be turned.
func (f *follower) Settle(ctx context.Context) error { return f.settle(ctx, f.until) }

// settle makes happen what is due now and waits until it has been said, up to
// what is held back no further than until.
func (h *house) settle(ctx context.Context, until time.Time) error {
	for h.sweeper.Sweep(ctx) > 0 {
	}
	h.bot.Wait()
	if err := h.dealWithEvents(ctx); err != nil {
		return err
	}
	if err := h.engine.Drain(ctx, until); !errors.Is(err, outbox.ErrHalted) {
		return err
	}
	return nil // what is held back until the token is good again is no reason for the clock to stand still
}

// eventPatience bounds the wait for received events: one that fails is tried
// again later.
const eventPatience = 3 * time.Second

// dealWithEvents waits until every received event has been dealt with.
func (h *house) dealWithEvents(ctx context.Context) error {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	enough := time.NewTimer(eventPatience)
	defer enough.Stop()
	for {
		if open, err := h.received.Open(ctx); err != nil || open == 0 {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-enough.C:
			return nil
		case <-tick.C:
		}
	}
}
