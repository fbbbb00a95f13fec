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
	held  time.Time // when what Slack's pace holds back may leave; zero when nothing is
}

// overtime is how far a turn of the clock goes on beyond its end until all that is
// due has been said at Slack's pace. What is held back for longer is waited for.
const overtime = 10 * time.Minute

// NextDue is when something becomes due next, up to until, or when what is due
// already may leave.
func (f *follower) NextDue(ctx context.Context, until time.Time) (time.Time, bool, error) {
	f.until = until
	due, ok, err := f.sweeper.NextDue(ctx, until)
	if err != nil {
		return time.Time{}, false, err
	}
	if !f.held.IsZero() && (!ok || f.held.Before(due)) {
		return f.held, true, nil
	}
	return due, ok, nil
}

// Settle makes happen what is due now and waits until it has been said and is found,
// but for what may be said only at an instant to which the clock is still to be turned.
func (f *follower) Settle(ctx context.Context) error {
	for f.sweeper.Sweep(ctx) > 0 {
	}
	f.indexer.Settle(ctx)
	f.bot.Wait()
	err := f.dealWithEvents(ctx)
	if err != nil {
		return err
	}
	f.held, err = f.engine.Drain(ctx, f.until.Add(overtime))
	if errors.Is(err, outbox.ErrHalted) {
		return nil // what is held back until the token is good again is no reason for the clock to stand still
	}
	return err
}

// eventPatience bounds the wait for received events, should nobody deal with them.
const eventPatience = 30 * time.Second

// dealWithEvents waits until every received event has been dealt with, but for those
// that failed and are tried again later.
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
