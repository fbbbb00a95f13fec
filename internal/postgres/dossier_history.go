package postgres

import (
	"context"
	"fmt"

	"docket/internal/customer"
	"docket/internal/dossier"
)

// historyRow is an entry of the record with what its subject is called.
type historyRow struct {
	entryRow
	Title string
}

// CustomerHistory implements dossier.Store.
func (s *Store) CustomerHistory(ctx context.Context, id customer.ID, before int64, limit int) ([]dossier.Entry, error) {
	query, err := s.statement(ctx, historyOfCustomer)
	if err != nil {
		return nil, fmt.Errorf("read history around customer %d: %w", id, err)
	}
	var rows []historyRow
	if err := query.SelectContext(ctx, &rows, id, before, limit); err != nil {
		return nil, fmt.Errorf("read history around customer %d: %w", id, errInTime(ctx, err))
	}
	entries := make([]dossier.Entry, len(rows))
	for n, r := range rows {
		entries[n] = dossier.Entry{Entry: r.entry(), Title: r.Title}
	}
	return entries, nil
}

// historyOfCustomer takes of each thing no more entries than a page holds, by the
// record's index, and only their numbers; the entries themselves are read for the page
// alone. What comes behind entry $2 is found by its number: an offset would read all
// pages before.
const historyOfCustomer = `
	WITH theirs AS MATERIALIZED (
		SELECT id, name FROM project WHERE customer_id = $1
	), thing (kind, id, title) AS (
		SELECT 'customer', CAST($1 AS bigint), ''
		UNION ALL SELECT 'project', id, name FROM theirs
		UNION ALL SELECT 'issue', i.id, '#' || i.id FROM theirs p JOIN issue i ON i.project_id = p.id
		UNION ALL SELECT 'emergency', e.id, p.name FROM theirs p JOIN emergency e ON e.project_id = p.id
		UNION ALL SELECT 'closeout', co.id, p.name FROM theirs p JOIN closeout co ON co.project_id = p.id
		UNION ALL SELECT 'callback', cb.id, p.name FROM theirs p JOIN callback cb ON cb.project_id = p.id
		UNION ALL SELECT 'entitlement', en.id, en.name FROM entitlement en WHERE en.customer_id = $1
		UNION ALL SELECT 'request', r.id, 'R-' || r.id FROM request r WHERE r.customer_id = $1
		UNION ALL SELECT 'requirement', q.id, 'REQ-' || q.id FROM requirement q WHERE q.customer_id = $1
		UNION ALL SELECT 'order', o.id, 'PO-' || o.id FROM purchase_order o WHERE o.customer_id = $1
		UNION ALL SELECT 'invoice', v.id, 'PO-' || v.order_id FROM purchase_order o JOIN invoice_check v ON v.order_id = o.id WHERE o.customer_id = $1
	), page AS (
		SELECT a.id, thing.title FROM thing CROSS JOIN LATERAL (
			SELECT id FROM audit WHERE subject_kind = thing.kind AND subject_id = thing.id AND ($2::bigint = 0 OR id < $2)
			ORDER BY id DESC LIMIT $3
		) AS a ORDER BY a.id DESC LIMIT $3
	)
	SELECT audit.id, at, by_member, verb, subject_kind, subject_id, before, after, page.title
	FROM page JOIN audit ON audit.id = page.id ORDER BY audit.id DESC`
