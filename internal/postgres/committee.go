package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

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
	var saved committee.Committee
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		done, err := carriedOut(ctx, tx, act, "committee")
		if err != nil {
			return err
		}
		if done != 0 {
			saved, err = committeeByID(ctx, tx, directory.CommitteeID(done))
			return err
		}
		saved, err = s.saveCommittee(ctx, tx, act, c)
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

func (s *Store) saveCommittee(ctx context.Context, tx *sqlx.Tx, act directory.Act, c committee.Committee) (committee.Committee, error) {
	at := s.at()
	schedule, err := c.Schedule()
	if err != nil {
		return c, err
	}
	overrides, err := pack(c.Overrides)
	if err != nil {
		return c, err
	}
	e := change.Effects{Verb: "committee.added"}
	query, key := insertCommittee, any(act.Key)
	if c.ID != 0 {
		before, err := committeeByID(ctx, tx, c.ID)
		if err != nil {
			return c, err
		}
		e.Verb, e.Before = "committee.changed", before
		query, key = updateCommittee, c.ID
	}
	err = tx.GetContext(ctx, &c.ID, query, key, c.Name, c.Channel, c.Zone, c.Cron, c.Country, overrides, c.Locale, array(c.Members))
	if err != nil {
		return c, err
	}
	e.Subject, e.After = c.Subject(), c
	e.Forget, e.Remind = []outbox.Subject{c.Subject()}, c.Remember(schedule, at)
	return c, effects{act: act, at: at, all: []change.Effects{e}}.write(ctx, tx)
}

const insertCommittee = `
	INSERT INTO committee (act, name, channel, zone, cron, country, overrides, locale, members)
	VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)
	RETURNING id`

const updateCommittee = `
	UPDATE committee SET name = $2, channel = $3, zone = $4, cron = $5, country = $6, overrides = $7::jsonb, locale = $8,
		members = $9
	WHERE id = $1
	RETURNING id`

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
