package search

import (
	"context"
	"log/slog"
	"time"
)

// Index is what things are found by. It keeps up with the things by itself as far as
// anybody looks; an Indexer puts in order what nobody has looked for.
type Index interface {
	// Settle indexes what was changed since, at most so many things, and says how many
	// that were.
	Settle(ctx context.Context, limit int) (int, error)
}

// interval is how often an Indexer looks for changes, in real time; batch how many it
// settles in one transaction.
const (
	interval = time.Second
	batch    = 200
)

// Indexer keeps an index in order.
type Indexer struct {
	index Index
	log   *slog.Logger
}

// NewIndexer makes an indexer of an index.
func NewIndexer(index Index, log *slog.Logger) *Indexer { return &Indexer{index: index, log: log} }

// Run settles what was changed every second until ctx ends.
func (i *Indexer) Run(ctx context.Context) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		i.Settle(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Settle indexes all that was changed. What fails is logged and left for the next time.
func (i *Indexer) Settle(ctx context.Context) {
	for ctx.Err() == nil {
		n, err := i.index.Settle(ctx, batch)
		if err != nil && ctx.Err() == nil {
			i.log.ErrorContext(ctx, "settle search", "error", err)
		}
		if n == 0 || err != nil {
			return
		}
	}
}
