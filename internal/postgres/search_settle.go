package postgres

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"

	"docket/internal/outbox"
	"docket/internal/search"
)

// searchLock is the key of the advisory lock under which the index is brought up to
// date: two who read one thing at different times would write it in either order.
const searchLock int64 = 0x66696e64 // "find"

// latest is how many changes are put in order before an answer. More than that have
// been made within a second, or by an import; they are found as the indexer comes to
// them.
const latest = 100

// settleLatest makes sure that what was committed is found: what was changed, then
// what shows the name of something that was.
func (s *Store) settleLatest(ctx context.Context) error {
	for range 2 {
		if n, err := s.Settle(ctx, latest); err != nil || n == 0 {
			return err
		}
	}
	return nil
}

// Settle implements search.Index. What was changed last comes first: it is what people
// look for.
func (s *Store) Settle(ctx context.Context, limit int) (settled int, err error) {
	if stale, err := s.stale(ctx); err != nil || !stale {
		return 0, err
	}
	err = s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		settled, err = s.settle(ctx, tx, limit)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("settle search: %w", err)
	}
	return settled, nil
}

// stale says whether anything is marked, without a transaction: mostly nothing is.
func (s *Store) stale(ctx context.Context) (stale bool, err error) {
	ask, err := s.statement(ctx, anyStale)
	if err != nil {
		return false, err
	}
	err = ask.GetContext(ctx, &stale)
	return stale, err
}

const anyStale = `SELECT EXISTS (SELECT FROM search_stale ORDER BY number DESC LIMIT 1)`

func (s *Store) settle(ctx context.Context, tx *sqlx.Tx, limit int) (int, error) {
	if _, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock($1)`, searchLock); err != nil {
		return 0, err
	}
	var stale []struct {
		outbox.Subject
		Spread bool
	}
	if err := tx.SelectContext(ctx, &stale, takeStale, limit); err != nil || len(stale) == 0 {
		return 0, err
	}
	of := make([]outbox.Subject, len(stale))
	for n, one := range stale {
		of[n] = one.Subject
		if !one.Spread {
			continue
		}
		if _, err := tx.ExecContext(ctx, spreadStale, one.Kind, one.ID); err != nil {
			return 0, err
		}
	}
	rows, err := s.searchRows(ctx, tx, of)
	if err != nil {
		return 0, err
	}
	return len(stale), writeSearch(ctx, tx, rows)
}

const takeStale = `
	DELETE FROM search_stale WHERE number IN (SELECT number FROM search_stale ORDER BY number DESC LIMIT $1)
	RETURNING kind, id, spread`

// spreadStale marks what shows the name of a customer or a project. It is asked after
// the name has changed for everybody: what is written meanwhile has a mark of its own.
const spreadStale = `
	INSERT INTO search_stale (kind, id)
	SELECT 'issue', i.id FROM issue i JOIN project p ON p.id = i.project_id
	WHERE CASE $1 WHEN 'customer' THEN p.customer_id ELSE p.id END = $2
	UNION ALL SELECT 'project', id FROM project WHERE $1 = 'customer' AND customer_id = $2
	UNION ALL SELECT 'order', id FROM purchase_order WHERE $1 = 'customer' AND customer_id = $2
	UNION ALL SELECT 'request', id FROM request WHERE CASE $1 WHEN 'customer' THEN customer_id ELSE project_id END = $2
	UNION ALL SELECT 'requirement', id FROM requirement WHERE CASE $1 WHEN 'customer' THEN customer_id ELSE project_id END = $2`

// writeSearch puts things down as they are found.
func writeSearch(ctx context.Context, tx *sqlx.Tx, rows map[outbox.Subject]searchRow) error {
	type entry struct {
		Kind  search.Kind `json:"kind"`
		ID    int64       `json:"id"`
		Words []string    `json:"words"`
	}
	entries := make([]entry, 0, len(rows))
	for _, r := range rows {
		d := r.document()
		entries = append(entries, entry{Kind: d.Kind, ID: d.ID, Words: d.Lexemes()})
	}
	packed, err := pack(entries)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, insertSearch, packed)
	return err
}

const insertSearch = `
	INSERT INTO search AS s (kind, id, words)
	SELECT kind, id, array_to_tsvector(words) FROM jsonb_to_recordset($1::jsonb) AS e (kind text, id bigint, words text[])
	ORDER BY kind, id
	ON CONFLICT (kind, id) DO UPDATE SET words = EXCLUDED.words WHERE s.words <> EXCLUDED.words`
