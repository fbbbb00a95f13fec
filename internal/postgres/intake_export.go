package postgres

import (
	"context"
	"fmt"
	"iter"

	"docket/internal/customer"
	"docket/internal/intake"
	"docket/internal/order"
)

// exportPage is how many orders or customers are read at a time.
const exportPage = 500

// AllOrders walks through the orders that stand, the oldest first: all but those that
// were declined or withdrawn.
func (s *Store) AllOrders(ctx context.Context) iter.Seq2[intake.Kept, error] {
	return func(yield func(intake.Kept, error) bool) {
		last := order.ID(0)
		for {
			var rows []keptRow
			if err := s.db.x.SelectContext(ctx, &rows, ordersAfter, last, exportPage); err != nil {
				yield(intake.Kept{}, fmt.Errorf("read orders after %d: %w", last, errInTime(ctx, err)))
				return
			}
			for _, r := range rows {
				if !yield(r.kept(), nil) {
					return
				}
				last = r.O.ID
			}
			if len(rows) < exportPage {
				return
			}
		}
	}
}

var ordersAfter = `
	SELECT ` + keptColumns + ` FROM purchase_order o` + orderEntryTables + `
	WHERE o.id > $1 AND o.state NOT IN ('declined', 'withdrawn') ORDER BY o.id LIMIT $2`

// AllCustomers walks through the customers, the oldest first.
func (s *Store) AllCustomers(ctx context.Context) iter.Seq2[customer.Customer, error] {
	return func(yield func(customer.Customer, error) bool) {
		last := customer.ID(0)
		for {
			var rows []customerRow
			if err := s.db.x.SelectContext(ctx, &rows, customersAfter, last, exportPage); err != nil {
				yield(customer.Customer{}, fmt.Errorf("read customers after %d: %w", last, errInTime(ctx, err)))
				return
			}
			for _, r := range rows {
				if !yield(r.customer(), nil) {
					return
				}
				last = r.ID
			}
			if len(rows) < exportPage {
				return
			}
		}
	}
}

const customersAfter = `SELECT ` + customerColumns + ` FROM customer cu WHERE cu.id > $1 ORDER BY cu.id LIMIT $2`
