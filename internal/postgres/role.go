package postgres

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// SetRoles implements directory.Store.
func (s *Store) SetRoles(ctx context.Context, act directory.Act, g directory.Grant) error {
	at := s.at()
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error { return setRoles(ctx, tx, act, g, at) })
	if err != nil {
		return fmt.Errorf("set roles of %s: %w", g.Member, err)
	}
	return nil
}

// setRoles locks the member and every administrator: two who give up the last two
// administrators' roles at once wait for each other.
func setRoles(ctx context.Context, tx *sqlx.Tx, act directory.Act, g directory.Grant, at time.Time) error {
	if _, err := tx.ExecContext(ctx, lockMembers, g.Member); err != nil {
		return err
	}
	var row struct {
		Before   document[memberDoc]
		Others   int
		Repeated bool
	}
	if err := tx.GetContext(ctx, &row, grantScene, g.Member, act.Key); err != nil || row.Repeated {
		return err
	}
	before := row.Before.V.member()
	if slices.Equal(before.Roles, g.Roles) && before.Manager == g.Manager {
		return nil
	}
	after := before
	after.Roles, after.Manager = g.Roles, g.Manager
	if row.Others == 0 && before.Has(directory.Admin) && !after.Has(directory.Admin) {
		return fault.Conflictf("Somebody has to remain administrator. Give the role to another person first.").In("roles")
	}
	args, err := memberEffects(act, at, "member.roles", before, after)
	if err != nil {
		return err
	}
	if _, err = tx.ExecContext(ctx, grantRoles, append(args, g.Member, array(g.Roles), g.Manager)...); err != nil {
		return err
	}
	if err := stirRequests(ctx, tx, []directory.UserID{g.Member}, act.Key, at); err != nil {
		return err
	}
	return stirApprovals(ctx, tx, act.Key, at)
}

// lockMembers waits for the row of the member, which it makes if need be, and for
// those of the administrators, in one order for everybody.
const lockMembers = `
	WITH met AS (INSERT INTO member (id) VALUES ($1) ON CONFLICT DO NOTHING)
	SELECT FROM member WHERE id = $1 OR 'admin' = ANY (roles) ORDER BY id FOR NO KEY UPDATE`

const grantScene = `
	SELECT ` + memberJSON + ` AS before,
		(SELECT count(*) FROM member WHERE 'admin' = ANY (roles) AND active AND id <> $1) AS others,
		EXISTS (SELECT FROM audit WHERE act = $2) AS repeated
	FROM member m WHERE m.id = $1`

var grantRoles = `WITH ` + effectsCTE + `, granted AS (
		UPDATE member SET roles = $11, manager = $12 WHERE id = $10
	)
	SELECT ` + sayEffects

// memberEffects record a change of a member and have their Home drawn again.
func memberEffects(act directory.Act, at time.Time, verb string, before, after directory.Member) ([]any, error) {
	subject := outbox.Subject{Kind: "member", ID: before.Number}
	c := change.Effects{Verb: verb, Subject: subject, Before: before, After: after, Stale: []outbox.Subject{subject}}
	return effects{act: act, at: at, all: []change.Effects{c}}.args()
}

// SetAbsence implements directory.Store. Absences are written one at a time: two
// that would make a circle only together wait for each other.
func (s *Store) SetAbsence(ctx context.Context, act directory.Act, of directory.UserID, a directory.Absence) error {
	at := s.at()
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error { return setAbsence(ctx, tx, act, of, a, at) })
	if err != nil {
		return fmt.Errorf("set absence of %s: %w", of, err)
	}
	return nil
}

func setAbsence(ctx context.Context, tx *sqlx.Tx, act directory.Act, of directory.UserID, a directory.Absence, at time.Time) error {
	if _, err := tx.ExecContext(ctx, `LOCK TABLE absence IN SHARE ROW EXCLUSIVE MODE`); err != nil {
		return err
	}
	var row struct {
		Before   document[memberDoc]
		Repeated bool
	}
	if err := tx.GetContext(ctx, &row, lockMember, of, act.Key); err != nil || row.Repeated {
		return err
	}
	chain, err := chainOf(ctx, tx, a.StandIn)
	if err != nil {
		return err
	}
	if err := chain.Admit(of, a); err != nil {
		return err
	}
	was := row.Before.V.member()
	is := was
	is.Absences = append(slices.Clone(was.Absences), a)
	args, err := memberEffects(act, at, "member.absence", was, is)
	if err != nil {
		return err
	}
	if _, err = tx.ExecContext(ctx, addAbsence, append(args, of, a.From, a.Until, a.StandIn)...); err != nil {
		return err
	}
	if err := stirRequests(ctx, tx, []directory.UserID{of}, act.Key, at); err != nil {
		return err
	}
	return stirApprovals(ctx, tx, act.Key, at)
}

const lockMember = `
	WITH m AS (
		INSERT INTO member (id) VALUES ($1)
		ON CONFLICT (id) DO UPDATE SET id = excluded.id
		RETURNING *
	)
	SELECT ` + memberJSON + ` AS before, EXISTS (SELECT FROM audit WHERE act = $2) AS repeated FROM m`

var addAbsence = `WITH ` + effectsCTE + `, added AS (
		INSERT INTO absence (member_id, from_day, until_day, stand_in) VALUES ($10, $11, $12, $13)
	)
	SELECT ` + sayEffects
