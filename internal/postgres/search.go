package postgres

import (
	"context"
	"fmt"

	"github.com/lib/pq"

	"docket/internal/outbox"
	"docket/internal/search"
)

// few is how many things that hold a word are looked at one by one; where there are
// more, the index is asked for all words at once.
const few = 2000

// Find implements search.Store.
func (s *Store) Find(ctx context.Context, q search.Query, sight search.Sight, limit int) ([]search.Hit, error) {
	if q.Empty() {
		return nil, nil
	}
	found, err := s.find(ctx, q, sight, limit, search.Kinds...)
	if err != nil {
		return nil, fmt.Errorf("find: %w", errInTime(ctx, err))
	}
	return s.hits(ctx, found)
}

// foundLimit is how many things a list of a kind is chosen from by words: many times what
// anybody reads.
const foundLimit = 2000

// foundNumbers are the numbers of a kind's things that hold a text's words, for a list
// that its reader may see all of. A text without words holds none.
func (s *Store) foundNumbers(ctx context.Context, k search.Kind, text string) (pq.Int64Array, error) {
	if err := s.settleLatest(ctx); err != nil {
		return nil, fmt.Errorf("find %s: %w", k, errInTime(ctx, err))
	}
	return s.numbersFound(ctx, k, search.Read(text))
}

// namedNumbers are those whose names hold the words. A menu asks with each letter that is
// typed, so the index is asked as it is. What waits for it is looked at first, by plainly,
// which asks for the numbers of the unindexed rows that are like $1: a row that comes into
// the index between the two is found there.
func (s *Store) namedNumbers(ctx context.Context, k search.Kind, text, plainly string) (pq.Int64Array, error) {
	var waiting pq.Int64Array
	if err := s.db.x.SelectContext(ctx, (*[]int64)(&waiting), plainly, like(text)); err != nil {
		return nil, fmt.Errorf("find %s: %w", k, errInTime(ctx, err))
	}
	q := search.Read(text)
	q.Named = true
	found, err := s.numbersFound(ctx, k, q)
	return append(found, waiting...), err
}

// unindexed is the condition that a row of a kind is marked, and not in the index yet as
// it is now: many are after an import, and names are asked for at once.
func unindexed(k search.Kind, row string) string {
	return row + `.id IN (SELECT id FROM search_stale WHERE kind = '` + string(k) + `')`
}

func (s *Store) numbersFound(ctx context.Context, k search.Kind, q search.Query) (pq.Int64Array, error) {
	if q.Empty() {
		return pq.Int64Array{}, nil
	}
	found, err := s.look(ctx, q, search.Unhidden, foundLimit, k)
	if err != nil {
		return nil, fmt.Errorf("find %s: %w", k, errInTime(ctx, err))
	}
	ids := make(pq.Int64Array, len(found))
	for n, f := range found {
		ids[n] = f.ID
	}
	return ids, nil
}

// find puts in order what was changed since, and asks the index.
func (s *Store) find(ctx context.Context, q search.Query, sight search.Sight, limit int, kinds ...search.Kind) ([]outbox.Subject, error) {
	if err := s.settleLatest(ctx); err != nil {
		return nil, err
	}
	return s.look(ctx, q, sight, limit, kinds...)
}

// look asks the index as it is.
func (s *Store) look(ctx context.Context, q search.Query, sight search.Sight, limit int, kinds ...search.Kind) ([]outbox.Subject, error) {
	asks := make([]search.Ask, len(kinds))
	for n, k := range kinds {
		asks[n] = q.Ask(k, sight)
	}
	packed, err := pack(asks)
	if err != nil {
		return nil, err
	}
	ask, err := s.statement(ctx, findByWords)
	if err != nil {
		return nil, err
	}
	var found []outbox.Subject
	err = ask.SelectContext(ctx, &found, packed, search.Shard, limit, few)
	return found, err
}

const findByWords = `
	SELECT a.kind, f.id
	FROM jsonb_to_recordset($1::jsonb) AS a (kind text, numbers text[], levels jsonb, parts text[]), LATERAL (
		SELECT coalesce(max(s.id), 0) / $2::int AS shard FROM search s WHERE s.kind = a.kind
	) AS newest, search_look(a.kind, a.numbers, a.levels, a.parts, $2::int, newest.shard::int, $3, $4) WITH ORDINALITY AS f (id, place, best)
	ORDER BY a.kind, f.best`

// hits reads what is shown of things, in their order. What is gone is left out.
func (s *Store) hits(ctx context.Context, found []outbox.Subject) ([]search.Hit, error) {
	rows, err := s.searchRows(ctx, s.db.x, found)
	if err != nil {
		return nil, err
	}
	hits := make([]search.Hit, 0, len(found))
	for _, f := range found {
		if r, ok := rows[f]; ok {
			hits = append(hits, r.hit())
		}
	}
	return hits, nil
}
