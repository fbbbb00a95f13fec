package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"docket/internal/fault"
	"docket/internal/invoice"
)

func noInvoice() error { return fault.NotFoundf("That check of an invoice is no longer there.") }

// Invoice implements invoice.Store.
func (s *Store) Invoice(ctx context.Context, id invoice.ID) (invoice.Card, error) {
	var row invoiceLineRow
	err := s.db.x.GetContext(ctx, &row, invoiceCard, id)
	if errors.Is(err, sql.ErrNoRows) {
		return invoice.Card{}, noInvoice()
	}
	if err != nil {
		return invoice.Card{}, fmt.Errorf("read invoice %d: %w", id, errInTime(ctx, err))
	}
	return invoice.Card{Line: row.line(), Locale: row.Locale}, nil
}

const invoiceCard = `SELECT ` + invoiceLineColumns + ` FROM invoice_check ic` + invoiceLineTables + ` WHERE ic.id = $1`

// Invoices implements invoice.Store.
func (s *Store) Invoices(ctx context.Context, f invoice.Filter) ([]invoice.Line, error) {
	if f.Limit <= 0 {
		f.Limit = listLimit
	}
	var rows []invoiceLineRow
	if err := s.db.x.SelectContext(ctx, &rows, invoicesThatFit, f.Order, like(f.Text), f.Pending, f.Limit); err != nil {
		return nil, fmt.Errorf("list invoices: %w", errInTime(ctx, err))
	}
	lines := make([]invoice.Line, len(rows))
	for n, r := range rows {
		lines[n] = r.line()
	}
	return lines, nil
}

// Those to be done come first, the one that waits longest before the others.
const invoicesThatFit = `
	SELECT ` + invoiceLineColumns + ` FROM invoice_check ic` + invoiceLineTables + `
	WHERE ($1 = 0 OR ic.order_id = $1) AND ($2 = '%%' OR ` + orderLike + `) AND (NOT $3 OR ic.state IN ('open', 'held'))
	ORDER BY ic.state NOT IN ('open', 'held'), CASE WHEN ic.state IN ('open', 'held') THEN ic.opened_at END, ic.opened_at DESC, ic.id DESC
	LIMIT $4`

// orderLike holds what people look an order up by against $2: order o, customer cu.
const orderLike = `('PO-' || o.id ILIKE $2 OR o.title ILIKE $2 OR cu.name ILIKE $2)`

// Billable implements invoice.Store.
func (s *Store) Billable(ctx context.Context, text string, limit int) ([]invoice.Due, error) {
	var due []invoice.Due
	if err := s.db.x.SelectContext(ctx, &due, billableOrders, limit, like(text)); err != nil {
		return nil, fmt.Errorf("list orders to invoice: %w", errInTime(ctx, err))
	}
	return due, nil
}

const billableOrders = `
	SELECT o.id AS order, o.title, o.type, cu.name AS customername, o.total, o.currency,
		(SELECT count(*) FROM invoice_check ic WHERE ic.order_id = o.id AND ic.state <> 'dropped') AS checks
	FROM purchase_order o JOIN customer cu ON cu.id = o.customer_id
	WHERE o.state = 'received' AND ($2 = '%%' OR ` + orderLike + `)
	ORDER BY o.since DESC, o.id DESC
	LIMIT $1`
