package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/setting"
)

// rhythmRow is a row of call_rhythm.
type rhythmRow struct {
	Version int
	Rhythm  document[care.Rhythm]
	By      directory.UserID `db:"by_member"`
	At      moment
}

func (r rhythmRow) kept() care.Kept {
	if r.Version == 0 {
		return care.Kept{Rhythm: care.Standard()}
	}
	return care.Kept{Version: r.Version, Rhythm: r.Rhythm.V, By: r.By, At: r.At.time()}
}

// Rhythm implements care.Store.
func (s *Store) Rhythm(ctx context.Context) (care.Kept, error) {
	kept, err := rhythmIn(ctx, s.db.x)
	if err != nil {
		return kept, fmt.Errorf("read rhythm of calls: %w", errInTime(ctx, err))
	}
	return kept, nil
}

func rhythmIn(ctx context.Context, db getter) (care.Kept, error) {
	var row rhythmRow
	if err := db.GetContext(ctx, &row, latestRhythm); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return care.Kept{}, err
	}
	return row.kept(), nil
}

const latestRhythm = `SELECT version, rhythm, by_member, at FROM call_rhythm ORDER BY version DESC LIMIT 1`

// SaveRhythm implements care.Store. One at a time makes a version. The calls of each
// person get their days anew in a transaction of their own, which the clock begins at
// once and again until it has succeeded.
func (s *Store) SaveRhythm(ctx context.Context, act directory.Act, rule func(care.Kept) (care.Rhythm, error)) (care.Kept, error) {
	at := s.at()
	var kept care.Kept
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, `LOCK TABLE call_rhythm IN SHARE ROW EXCLUSIVE MODE`); err != nil {
			return fmt.Errorf("lock: %w", err)
		}
		var again rhythmRow
		err := tx.GetContext(ctx, &again, `SELECT version, rhythm, by_member, at FROM call_rhythm WHERE act = $1`, act.Key)
		if !errors.Is(err, sql.ErrNoRows) {
			kept = again.kept()
			return err
		}
		before, err := rhythmIn(ctx, tx)
		if err != nil {
			return err
		}
		next, err := rule(before)
		if kept = before; err != nil || next.Equal(before.Rhythm) {
			return err
		}
		kept = care.Kept{Version: before.Version + 1, Rhythm: next, By: act.By, At: at}
		return addRhythm(ctx, tx, act, at, before, kept)
	})
	if err != nil {
		return care.Kept{}, fmt.Errorf("save rhythm of calls: %w", err)
	}
	return kept, nil
}

func addRhythm(ctx context.Context, tx *sqlx.Tx, act directory.Act, at time.Time, before, kept care.Kept) error {
	args, err := effects{act: act, at: at, all: []change.Effects{{
		Verb: "rhythm.saved", Subject: care.RhythmSubject, Before: before.Rhythm, After: kept.Rhythm,
	}}}.args()
	if err != nil {
		return err
	}
	packed, err := pack(kept.Rhythm)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, insertRhythm, append(args, kept.Version, packed)...); err != nil {
		return err
	}
	return stirCalls(ctx, tx, `EXISTS (SELECT FROM callback cb WHERE cb.assigned_to = m.id AND cb.done_at IS NULL)`, act.Key, at)
}

var insertRhythm = `WITH ` + effectsCTE + `, added AS (
		INSERT INTO call_rhythm (version, rhythm, by_member, at, act) VALUES ($10, $11::jsonb, $2, $3, $1)
	)
	SELECT ` + sayEffects

// stirCalls has the open calls of some members m given their days anew at once.
func stirCalls(ctx context.Context, tx *sqlx.Tx, which, why string, at time.Time) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO reminder (kind, subject_kind, subject_id, due_at, run_at, key)
		SELECT $1, $2, m.number, $3, $3, $1 || ':' || $2 || ':' || m.number || ':' || $4
		FROM member m WHERE `+which+`
		ON CONFLICT (key) DO NOTHING`, care.Replan, care.CallsOfMember, at, why)
	if err != nil {
		return fmt.Errorf("stir calls: %w", err)
	}
	return nil
}

// leftWithCalls are members m who have left and still have calls to make.
const leftWithCalls = `NOT m.active AND EXISTS (SELECT FROM callback cb WHERE cb.assigned_to = m.id AND cb.done_at IS NULL)`

// Crowded implements care.Store.
func (s *Store) Crowded(ctx context.Context, limit int) ([]care.Crowd, error) {
	numbers, err := s.Numbers(ctx)
	if err != nil {
		return nil, err
	}
	var rows []struct {
		AssignedTo directory.UserID `db:"assigned_to"`
		DueOn      calendar.Date    `db:"due_on"`
		Calls      int
	}
	if err := s.db.x.SelectContext(ctx, &rows, crowdedDays, numbers.One(setting.CallsPerDay), s.at(), limit); err != nil {
		return nil, fmt.Errorf("list crowded days: %w", errInTime(ctx, err))
	}
	crowds := make([]care.Crowd, len(rows))
	for n, r := range rows {
		crowds[n] = care.Crowd{Of: r.AssignedTo, Day: r.DueOn, Calls: r.Calls}
	}
	return crowds, nil
}

const crowdedDays = `
	SELECT assigned_to, due_on, count(*) AS calls FROM callback
	WHERE done_at IS NULL AND due_on >= $2::timestamptz::date
	GROUP BY assigned_to, due_on HAVING count(*) > $1
	ORDER BY calls DESC, due_on, assigned_to LIMIT $3`

// diary reads the days of somebody from the given one on, without some calls, under a
// lock: nobody else plans in it until this transaction ends.
func (s *Store) diary(ctx context.Context, tx *sqlx.Tx, of directory.UserID, numbers setting.Numbers, without ...care.ID) (care.Diary, error) {
	if _, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock(hashtext('docket.diary'), hashtext($1))`, of); err != nil {
		return care.Diary{}, fmt.Errorf("lock diary of %s: %w", of, err)
	}
	var row struct {
		Member document[*memberDoc]
		Calls  document[map[calendar.Date]int]
	}
	if err := tx.GetContext(ctx, &row, diaryOf, of, callNumbers(without)); err != nil {
		return care.Diary{}, fmt.Errorf("read diary of %s: %w", of, err)
	}
	d := care.Diary{Of: stranger(of), Most: numbers.One(setting.CallsPerDay), Calls: row.Calls.V}
	if row.Member.V != nil {
		d.Of = row.Member.V.member()
	}
	return d, nil
}

func callNumbers(ids []care.ID) pq.Int64Array {
	numbers := make(pq.Int64Array, len(ids))
	for n, id := range ids {
		numbers[n] = int64(id)
	}
	return numbers
}

const diaryOf = `
	SELECT (SELECT ` + memberJSON + ` FROM member m WHERE m.id = $1) AS member,
		(SELECT jsonb_object_agg(due_on, calls) FROM (
			SELECT due_on, count(*) AS calls FROM callback
			WHERE assigned_to = $1 AND done_at IS NULL AND NOT id = ANY ($2::bigint[])
			GROUP BY due_on) AS days) AS calls`

// staffJSON are how many open calls each active member of Customer Success has, for a
// document[map[directory.UserID]int].
const staffJSON = `(SELECT jsonb_object_agg(m.id, (SELECT count(*) FROM callback o WHERE o.assigned_to = m.id AND o.done_at IS NULL))
	FROM member m WHERE m.active AND 'customer_success' = ANY (m.roles))`
