package postgres

import (
	"context"
	"fmt"
	"iter"

	"docket/internal/audit"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// entryRow is an entry of the record as entryColumns reads it.
type entryRow struct {
	ID     int64
	At     moment
	By     directory.UserID `db:"by_member"`
	Verb   string
	Kind   string `db:"subject_kind"`
	Number int64  `db:"subject_id"`
	Before []byte
	After  []byte
}

const entryColumns = `id, at, by_member, verb, subject_kind, subject_id, before, after`

func (r entryRow) entry() audit.Entry {
	return audit.Entry{
		ID: r.ID, At: r.At.time(), By: r.By, Verb: r.Verb, Subject: outbox.Subject{Kind: r.Kind, ID: r.Number},
		Before: r.Before, After: r.After,
	}
}

// History implements audit.Record.
func (s *Store) History(ctx context.Context, of outbox.Subject, offset, limit int) ([]audit.Entry, error) {
	var rows []entryRow
	if err := s.db.x.SelectContext(ctx, &rows, latestEntries, of.Kind, of.ID, offset, limit); err != nil {
		return nil, fmt.Errorf("read history of %s %d: %w", of.Kind, of.ID, errInTime(ctx, err))
	}
	entries := make([]audit.Entry, len(rows))
	for n, r := range rows {
		entries[n] = r.entry()
	}
	return entries, nil
}

const latestEntries = `
	SELECT ` + entryColumns + ` FROM audit WHERE subject_kind = $1 AND subject_id = $2 ORDER BY id DESC OFFSET $3 LIMIT $4`

// recordPage is how many entries a walk through the record reads at a time.
const recordPage = 1000

// All implements audit.Record. What is written meanwhile comes at the end.
func (s *Store) All(ctx context.Context) iter.Seq2[audit.Entry, error] {
	return func(yield func(audit.Entry, error) bool) {
		last := int64(0)
		for {
			var rows []entryRow
			if err := s.db.x.SelectContext(ctx, &rows, entriesAfter, last, recordPage); err != nil {
				yield(audit.Entry{}, fmt.Errorf("read record after %d: %w", last, errInTime(ctx, err)))
				return
			}
			for _, r := range rows {
				if !yield(r.entry(), nil) {
					return
				}
				last = r.ID
			}
			if len(rows) < recordPage {
				return
			}
		}
	}
}

const entriesAfter = `SELECT ` + entryColumns + ` FROM audit WHERE id > $1 ORDER BY id LIMIT $2`
