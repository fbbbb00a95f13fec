package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/directory"
	"docket/internal/intake"
	"docket/internal/order"
)

// TakeOrders implements intake.OrderStore.
func (s *Store) TakeOrders(ctx context.Context, act directory.Act, orders []intake.Ready, rules intake.Rules) ([]intake.Taken, error) {
	at := s.at()
	var taken []intake.Taken
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		b := taking{store: s, tx: tx, act: act, at: at, rules: rules, taken: make([]intake.Taken, len(orders))}
		taken = b.taken
		return b.take(ctx, orders)
	})
	if err != nil {
		return nil, fmt.Errorf("take %d orders: %w", len(orders), orderRefusals.translate(err))
	}
	return taken, nil
}

// taking is some orders on their way in.
type taking struct {
	store *Store
	tx    *sqlx.Tx
	act   directory.Act
	at    time.Time
	rules intake.Rules
	taken []intake.Taken // in the order in which they came
}

// take writes those of the past together, then the others one by one.
func (b *taking) take(ctx context.Context, orders []intake.Ready) error {
	var past []recalled
	for n, r := range orders {
		if r.Words.Past() {
			past = append(past, recalled{Ready: r, nth: n, key: r.Words.Key()})
		}
	}
	if err := b.recall(ctx, past); err != nil {
		return err
	}
	for n, r := range orders {
		if r.Words.Past() {
			continue
		}
		once := directory.Act{Key: r.Words.Key(), By: r.Seller}
		o, err := orderOfAct(ctx, b.tx, once)
		fresh := o.ID == 0
		if err == nil && fresh {
			o, err = b.store.placeAnew(ctx, b.tx, once, order.Placing{Content: r.Content}, b.at, b.rules.Submit)
		}
		if err != nil {
			return err
		}
		b.taken[n] = intake.Taken{ID: o.ID, State: o.State, New: fresh}
	}
	return nil
}
