package reminder

import (
	"context"
	"log/slog"
	"time"
)

// Store turns due rows into their effects.
type Store interface {
	// Sweep gives one row that is due by the application's clock its effect, and
	// reports whether there was one. An effect that failed is an error, and is
	// not due again at once.
	Sweep(ctx context.Context, now time.Time) (bool, error)
	// NextDue finds when the next row is due, if that is not after until.
	NextDue(ctx context.Context, until time.Time) (time.Time, bool, error)
}

// interval is how often every replica looks for what is due, in real time.
const interval = time.Second

// Sweeper looks for what is due in several stores, in their order.
type Sweeper struct {
	stores []Store
	after  After
	now    func() time.Time
	log    *slog.Logger
}

// After is what ends every sweep, told how much became its effect.
type After func(ctx context.Context, now time.Time, done int) error

// NewSweeper makes a sweeper over stores. Now is the application's clock.
func NewSweeper(now func() time.Time, log *slog.Logger, after After, stores ...Store) *Sweeper {
	return &Sweeper{stores: stores, after: after, now: now, log: log}
}

// Run sweeps every second until ctx ends.
func (s *Sweeper) Run(ctx context.Context) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		s.Sweep(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Sweep makes happen what is due now, in the order it became due, and says how
// much that was. What fails is logged and left for later.
func (s *Sweeper) Sweep(ctx context.Context) int {
	now := s.now()
	done := 0
	for _, store := range s.stores {
		done += s.sweepStore(ctx, store, now)
	}
	if err := s.after(ctx, now, done); err != nil && ctx.Err() == nil {
		s.log.ErrorContext(ctx, "after sweep", "error", err)
	}
	if done > 0 {
		s.log.InfoContext(ctx, "sweep", "done", done)
	}
	return done
}

func (s *Sweeper) sweepStore(ctx context.Context, store Store, now time.Time) int {
	for done := 0; ; done++ {
		found, err := store.Sweep(ctx, now)
		if err != nil && ctx.Err() == nil {
			s.log.ErrorContext(ctx, "sweep", "error", err)
		}
		if !found || ctx.Err() != nil {
			return done
		}
	}
}

// NextDue finds when something is due next, if that is not after until.
func (s *Sweeper) NextDue(ctx context.Context, until time.Time) (time.Time, bool, error) {
	var next time.Time
	var any bool
	for _, store := range s.stores {
		at, ok, err := store.NextDue(ctx, until)
		if err != nil {
			return time.Time{}, false, err
		}
		if ok && (!any || at.Before(next)) {
			next, any = at, true
		}
	}
	return next, any, nil
}
