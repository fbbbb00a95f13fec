package requirement

import (
	"context"
	"fmt"
	"log/slog"
	"time"
)

// Submission is a requirement on its way to the tracker.
type Submission struct {
	Reminder    int64 // that it is to be handed in
	Requirement Requirement
	Tries       int // before this one; any of them may have arrived
}

// Submissions keeps what is to be handed in.
type Submissions interface {
	// TakeSubmission finds a requirement that is due by the application's clock and keeps
	// everybody else from it for the time. What it takes is committed before it returns.
	TakeSubmission(ctx context.Context, now time.Time, hold time.Duration) (Submission, bool, error)
	// KeepTicket writes down that it was handed in.
	KeepTicket(ctx context.Context, s Submission, t Ticket) error
	// PutOffSubmission says why it was not, and when it is tried again.
	PutOffSubmission(ctx context.Context, s Submission, again time.Time, why error) error
}

const (
	// trackerWithin bounds each question to the tracker, in real time.
	trackerWithin = 10 * time.Second
	// settles is how long an unclear end is left alone: until then what arrived can be
	// found, and nobody is still at it.
	settles = time.Minute
	// submits is how often a courier looks for what is due, in real time.
	submits = time.Second
)

// Courier hands requirements in to the tracker outside once they are committed, and
// holds neither a transaction nor a lock while it asks. What it is not sure of it looks
// for before it hands it in once more.
type Courier struct {
	store   Submissions
	tracker Tracker
	now     func() time.Time
	log     *slog.Logger
}

// NewCourier makes a courier to a tracker. Now is the application's clock.
func NewCourier(store Submissions, tracker Tracker, now func() time.Time, log *slog.Logger) *Courier {
	return &Courier{store: store, tracker: tracker, now: now, log: log}
}

// Run delivers what is due until ctx ends.
func (c *Courier) Run(ctx context.Context) {
	tick := time.NewTicker(submits)
	defer tick.Stop()
	for {
		for more := true; more && ctx.Err() == nil; {
			var err error
			if more, err = c.Deliver(ctx); err != nil && ctx.Err() == nil {
				c.log.ErrorContext(ctx, "submit requirement", "error", err)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Deliver hands in one requirement that is due, and reports whether there was one. One
// that cannot be handed in is an error, and not due again at once.
func (c *Courier) Deliver(ctx context.Context) (bool, error) {
	s, found, err := c.store.TakeSubmission(ctx, c.now(), settles)
	if err != nil || !found {
		return false, err
	}
	ticket, err := c.hand(ctx, s)
	if err == nil {
		err = c.store.KeepTicket(ctx, s, ticket)
	} else if failed := c.store.PutOffSubmission(ctx, s, c.now().Add(wait(s.Tries)), err); failed != nil {
		return true, failed
	}
	if err != nil {
		return true, fmt.Errorf("submit requirement %d: %w", s.Requirement.ID, err)
	}
	return true, nil
}

// hand finds the requirement's ticket, or makes it.
func (c *Courier) hand(ctx context.Context, s Submission) (Ticket, error) {
	if s.Tries > 0 {
		asked, end := context.WithTimeout(ctx, trackerWithin)
		defer end()
		if ticket, known, err := c.tracker.Find(asked, s.Requirement.ID); err != nil || known {
			return ticket, err
		}
	}
	asked, end := context.WithTimeout(ctx, trackerWithin)
	defer end()
	return c.tracker.Submit(asked, s.Requirement)
}

// wait is how long a requirement waits that could not be handed in after so many tries:
// twice as long each time, an hour at most.
func wait(tries int) time.Duration { return min(time.Hour, settles<<min(tries, 6)) }
