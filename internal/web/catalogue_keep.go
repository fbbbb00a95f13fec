package web

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"docket/internal/calendar"
	"docket/internal/patience"
	"docket/internal/setting"
)

// A shelf is taken for the present one for freshFor. Asking anew takes at most
// askWithin; after an answer that did not come, nobody asks again for restFor.
const (
	freshFor  = 2 * time.Second
	askWithin = 2 * time.Second
	restFor   = 5 * time.Second
)

// keeper keeps the last shelf there was. One reader at a time asks for the next,
// the others are shown what is kept.
type keeper struct {
	ask  func(ctx context.Context, last *shelf) (*shelf, error)
	wall func() time.Time
	log  *slog.Logger
	turn chan struct{} // one place, for who asks
	last atomic.Pointer[kept]
}

// kept is what the last question brought; the shelf is nil if none ever came.
type kept struct {
	shelf *shelf
	err   error
	until time.Time // until when nobody asks again
}

// shelf is the present shelf, or the last one that could be had.
func (k *keeper) shelf(ctx context.Context) (*shelf, error) {
	last := k.last.Load()
	switch {
	case k.holds(last):
		return last.answer()
	case last != nil && last.shelf != nil:
		select {
		case k.turn <- struct{}{}:
		default:
			return last.shelf, nil
		}
	default:
		select {
		case k.turn <- struct{}{}:
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
	defer func() { <-k.turn }()
	if last = k.last.Load(); !k.holds(last) {
		last = k.renew(ctx, last)
	}
	return last.answer()
}

func (k *keeper) holds(last *kept) bool { return last != nil && k.wall().Before(last.until) }

func (l *kept) answer() (*shelf, error) {
	if l.shelf != nil {
		return l.shelf, nil
	}
	return nil, l.err
}

// renew asks. Its time is its own: a reader who leaves must not spoil the answer
// for those who wait for it.
func (k *keeper) renew(ctx context.Context, last *kept) *kept {
	next := &kept{}
	if last != nil {
		next.shelf = last.shelf
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), askWithin)
	defer cancel()
	s, err := patience.Within(ctx, func() (*shelf, error) { return k.ask(ctx, next.shelf) })
	if err != nil {
		k.log.ErrorContext(ctx, "ask for the catalogue", "kept", next.shelf != nil, "err", err)
		next.err, next.until = err, k.wall().Add(restFor)
	} else {
		next.shelf, next.until = s, k.wall().Add(freshFor)
	}
	k.last.Store(next)
	return next
}

// ask is the shelf of today: the last one as long as nothing has changed.
func (c *Catalogue) ask(ctx context.Context, last *shelf) (*shelf, error) {
	edition, _, err := c.Editions.Terms(ctx)
	numbers, asked := c.Settings.Numbers(ctx)
	if err = errors.Join(err, asked); err != nil {
		return nil, err
	}
	today := calendar.DateOf(c.Now(), time.UTC)
	prices := numbers.One(setting.CataloguePrices) == 1
	if last != nil && last.edition == edition && last.day == today && last.prices == prices {
		return last, nil
	}
	whole, err := c.Editions.Current(ctx)
	if err != nil {
		return nil, err
	}
	return newShelf(whole, today, prices), nil
}
