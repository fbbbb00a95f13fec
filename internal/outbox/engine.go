package outbox

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
)

// The queue's own timing, in real time.
const (
	jobTimeout    = 30 * time.Second
	rescueAfter   = 2 * time.Minute
	keepCompleted = 10 * time.Minute
	fetchCooldown = 20 * time.Millisecond
	drainLook     = 100 * time.Millisecond
	softStop      = 10 * time.Second
	laneWorkers   = 12
	mailWorkers   = 4
	eventWorkers  = 8
	maxPoolConns  = 6
)

// Config is what an engine works with. All fields but Observe and Event are
// required.
type Config struct {
	URL     string // of the database, for the queue
	Store   Store
	Slack   Slack
	Pacing  Pacing
	Now     func() time.Time // the application's clock
	Log     *slog.Logger
	Observe func(Delivery, Outcome)                    // sees every end of a delivery; nil for nobody
	Job     func(kind string, ok bool)                 // sees every end of a job; nil for nobody
	Event   func(ctx context.Context, id string) error // deals with a received event; nil when there are none
}

// Engine delivers notes. Any number of engines may run on one database.
type Engine struct {
	Config
	pool   *pgxpool.Pool
	client *river.Client[pgx.Tx]
	turned *bell           // rung when the application's clock may have been turned
	rested *bell           // rung when a job is over, or waits
	quit   context.Context // done once the engine is to stop
	leave  context.CancelFunc
}

// ErrHalted is returned by Drain while nothing is sent at all.
var ErrHalted = errors.New("sending is halted")

// New makes an engine that does not run yet.
func New(ctx context.Context, c Config) (*Engine, error) {
	if longest := max(c.Pacing.Timeout, c.Pacing.Letter); longest >= min(c.Pacing.Settle, c.Pacing.Lease, jobTimeout) {
		return nil, fmt.Errorf("make engine: a request of %v must end before it settles and its lane is let go", longest)
	}
	settings, err := pgxpool.ParseConfig(c.URL)
	if err != nil {
		return nil, fmt.Errorf("make engine: %w", err)
	}
	settings.MaxConns = maxPoolConns
	pool, err := pgxpool.NewWithConfig(ctx, settings)
	if err != nil {
		return nil, fmt.Errorf("make engine: %w", err)
	}
	e := &Engine{Config: c, pool: pool, turned: newBell(), rested: newBell()}
	e.quit, e.leave = context.WithCancel(context.WithoutCancel(ctx))
	e.client, err = river.NewClient(riverpgxv5.New(pool), e.riverConfig())
	if err != nil {
		pool.Close()
		return nil, fmt.Errorf("make engine: %w", err)
	}
	return e, nil
}

func (e *Engine) riverConfig() *river.Config {
	workers := river.NewWorkers()
	river.AddWorker(workers, &laneWorker{engine: e})
	queues := map[string]river.QueueConfig{laneQueue: {MaxWorkers: laneWorkers}, mailQueue: {MaxWorkers: mailWorkers}}
	if e.Event != nil {
		river.AddWorker(workers, &eventWorker{engine: e})
		queues[eventQueue] = river.QueueConfig{MaxWorkers: eventWorkers}
	}
	return &river.Config{
		Workers:                     workers,
		Queues:                      queues,
		Logger:                      slog.New(quiet{e.Log.Handler()}),
		JobTimeout:                  jobTimeout,
		RescueStuckJobsAfter:        rescueAfter,
		CompletedJobRetentionPeriod: keepCompleted,
		FetchCooldown:               fetchCooldown,
		SoftStopTimeout:             softStop,
	}
}

// Start begins to deliver. It returns once jobs are being fetched; Stop ends it,
// not the end of ctx.
func (e *Engine) Start(ctx context.Context) error {
	if err := e.client.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("start engine: %w", err)
	}
	return nil
}

// Stop finishes the requests in hand, puts the rest back and closes the queue.
// When ctx ends first, what is in hand is cut off; it is found out about later.
func (e *Engine) Stop(ctx context.Context) error {
	defer e.pool.Close()
	e.leave()
	if err := e.client.Stop(ctx); err != nil {
		return fmt.Errorf("stop engine: %w", err)
	}
	return nil
}

// Idle reports whether there is nothing to say now.
func (e *Engine) Idle(ctx context.Context) (bool, error) {
	backlog, err := e.Store.Backlog(ctx, e.Now())
	return backlog.Idle(), err
}

// Drain waits until everything due has been said, waking what nobody looks after.
// If Slack's pace holds back all that is left, but no further than until, that is
// left for a clock that will be turned: held is when the next request may leave. It
// gives up with ErrHalted while nothing may be sent.
func (e *Engine) Drain(ctx context.Context, until time.Time) (held time.Time, err error) {
	e.turned.ring()
	tick := time.NewTicker(drainLook) // another engine may be at work, or a job be lost
	defer tick.Stop()
	for look := true; ; {
		if look {
			if _, err := e.Store.Rescue(ctx, e.Now()); err != nil {
				return time.Time{}, err
			}
		}
		rested := e.rested.rung()
		if held, drained, err := e.drained(ctx, until); drained || err != nil {
			return held, err
		}
		select {
		case <-ctx.Done():
			return time.Time{}, ctx.Err()
		case <-rested:
			look = false
		case <-tick.C:
			look = true
		}
	}
}

func (e *Engine) drained(ctx context.Context, until time.Time) (held time.Time, drained bool, err error) {
	backlog, err := e.Store.Backlog(ctx, e.Now())
	switch {
	case err != nil || backlog.Idle():
		return held, err == nil, err
	case backlog.Halted != "":
		return held, false, fmt.Errorf("%w: %s", ErrHalted, backlog.Halted)
	}
	if held, err = e.Store.Wake(ctx, e.Now()); err != nil || held.IsZero() || held.After(until) {
		return time.Time{}, false, err
	}
	return held, true, nil
}
