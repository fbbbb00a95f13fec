package postgres

import (
	"context"
	"fmt"

	"github.com/lib/pq"

	"docket/internal/committee"
	"docket/internal/order"
)

// addOrders gives each decision about an order what it is about.
func (s *Store) addOrders(ctx context.Context, minutes []committee.Minute) error {
	var ids pq.Int64Array
	for _, m := range minutes {
		if m.Subject.Kind == order.Kind {
			ids = append(ids, m.Subject.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	var rows []orderEntryRow
	if err := s.db.x.SelectContext(ctx, &rows, ordersByID, ids); err != nil {
		return fmt.Errorf("read orders: %w", errInTime(ctx, err))
	}
	entries := make(map[int64]order.Entry, len(rows))
	for _, r := range rows {
		entries[int64(r.O.ID)] = r.entry()
	}
	for n, m := range minutes {
		if e, ok := entries[m.Subject.ID]; ok && m.Subject.Kind == order.Kind {
			minutes[n].Order = &e
		}
	}
	return nil
}

var ordersByID = `SELECT ` + orderEntryColumns + ` FROM purchase_order o` + orderEntryTables + ` WHERE o.id = ANY ($1)`
