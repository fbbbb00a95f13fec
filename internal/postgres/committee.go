package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

var committeeRefusals = refusals{
	"committee_name":    fault.Conflictf("There is a committee of that name already.").In("name"),
	"committee_channel": fault.Conflictf("Another committee meets in that channel already.").In("channel"),
}

// SaveCommittee implements committee.Store.
func (s *Store) SaveCommittee(ctx context.Context, act directory.Act, c committee.Committee) (committee.Committee, error) {
	schedule, err := c.Schedule()
	if err != nil {
		return c, err
	}
	at := s.at()
	write := addCommittee
	if c.ID != 0 {
		write = changeCommittee
	}
	saved := c
	err = s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) (err error) {
		saved, err = write(ctx, tx, act, c, schedule, at)
		return err
	})
	if repeats(err, "committee_act") {
		return s.committeeOfAct(ctx, act)
	}
	if err != nil {
		return committee.Committee{}, fmt.Errorf("save committee %q: %w", c.Name, committeeRefusals.translate(err))
	}
	return saved, nil
}

func addCommittee(ctx context.Context, tx *sqlx.Tx, act directory.Act, c committee.Committee, schedule committee.Schedule, at time.Time) (committee.Committee, error) {
	overrides, err := pack(c.Overrides)
	if err != nil {
		return c, err
	}
	err = tx.GetContext(ctx, &c.ID, insertCommittee, act.Key, c.Name, c.Channel, c.Zone, c.Cron, c.Country, overrides, c.Locale,
		array(c.Members))
	if err != nil {
		return c, err
	}
	e := change.Effects{Verb: "committee.added", Subject: c.Subject(), After: c, Remind: c.Remember(schedule, at)}
	return c, effects{act: act, at: at, all: []change.Effects{e}}.write(ctx, tx)
}

const insertCommittee = `
	INSERT INTO committee (act, name, channel, zone, cron, country, overrides, locale, members)
	VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)
	RETURNING id`

func changeCommittee(ctx context.Context, tx *sqlx.Tx, act directory.Act, c committee.Committee, schedule committee.Schedule, at time.Time) (committee.Committee, error) {
	before, err := committeeByID(ctx, tx, c.ID)
	if err != nil {
		return c, err
	}
	if done, err := carriedOut(ctx, tx, act, "committee"); err != nil || done != 0 {
		return before, err
	}
	overrides, err := pack(c.Overrides)
	if err != nil {
		return c, err
	}
	e := change.Effects{Verb: "committee.changed", Subject: c.Subject(), Before: before, After: c,
		Forget: []outbox.Subject{c.Subject()}, Remind: c.Remember(schedule, at)}
	args, err := effects{act: act, at: at, all: []change.Effects{e}}.args()
	if err != nil {
		return c, err
	}
	_, err = tx.ExecContext(ctx, updateCommittee, append(args, c.ID, c.Name, c.Channel, c.Zone, c.Cron, c.Country, overrides, c.Locale,
		array(c.Members))...)
	return c, err
}

// A close-out is looked at anew where its days end at other instants now.
var updateCommittee = `WITH ` + effectsCTE + `, looked AS (
		UPDATE reminder r SET run_at = $3
		FROM committee c JOIN closeout co ON co.committee_id = c.id
		WHERE c.id = $10 AND c.zone <> $13 AND r.subject_kind = 'closeout' AND r.subject_id = co.id AND r.done_at IS NULL
	), written AS (
		UPDATE committee SET name = $11, channel = $12, zone = $13, cron = $14, country = $15, overrides = $16::jsonb, locale = $17,
			members = $18
		WHERE id = $10
	)
	SELECT ` + sayEffects

// carriedOut finds the subject that an act changed when it came the first time;
// 0 when it never did.
func carriedOut(ctx context.Context, tx *sqlx.Tx, act directory.Act, kind string) (int64, error) {
	var id int64
	err := tx.GetContext(ctx, &id, subjectOfAct, act.Key, kind)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

const subjectOfAct = `SELECT subject_id FROM audit WHERE act = $1 AND subject_kind = $2 LIMIT 1`

// committeeByID reads a committee under its lock.
func committeeByID(ctx context.Context, q sqlx.QueryerContext, id directory.CommitteeID) (committee.Committee, error) {
	return oneCommittee(ctx, q, lockCommittee, id)
}

const lockCommittee = `SELECT ` + committeeColumns + ` FROM committee c WHERE c.id = $1 FOR UPDATE`

func (s *Store) committeeOfAct(ctx context.Context, act directory.Act) (committee.Committee, error) {
	return oneCommittee(ctx, s.db.x, `SELECT `+committeeColumns+` FROM committee c WHERE c.act = $1`, act.Key)
}

func oneCommittee(ctx context.Context, q sqlx.QueryerContext, query string, key any) (committee.Committee, error) {
	var row struct{ C committeeRow }
	err := sqlx.GetContext(ctx, q, &row, query, key)
	if errors.Is(err, sql.ErrNoRows) {
		return committee.Committee{}, fault.NotFoundf("That committee no longer exists.")
	}
	if err != nil {
		return committee.Committee{}, fmt.Errorf("read committee %v: %w", key, errInTime(ctx, err))
	}
	return row.C.committee(), nil
}

// Committees implements committee.Library.
func (s *Store) Committees(ctx context.Context) ([]committee.Committee, error) {
	var rows []struct{ C committeeRow }
	if err := s.db.x.SelectContext(ctx, &rows, allCommittees); err != nil {
		return nil, fmt.Errorf("list committees: %w", errInTime(ctx, err))
	}
	all := make([]committee.Committee, len(rows))
	for n, r := range rows {
		all[n] = r.C.committee()
	}
	return all, nil
}

const allCommittees = `SELECT ` + committeeColumns + ` FROM committee c ORDER BY lower(c.name), c.id`
