package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/reminder"
	"docket/internal/requirement"
)

// lookAtOrder lets a moment of an order's approval have its effect.
func (s *Store) lookAtOrder(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	id := order.ID(r.Subject.ID)
	look := func(o order.Order, sc order.Scene) (order.Outcome, error) { return o.Looked(sc), nil }
	if _, err := s.changeOrderIn(ctx, tx, staging{act: actOf(r), id: r.Subject.ID}, scenesOfApprovals, now, look); err != nil {
		return fmt.Errorf("look at order %d: %w", id, err)
	}
	return nil
}

// stirApprovals has every approval that is under way, and every requirement, looked at
// now, since people have changed: somebody else may have to be asked.
func stirApprovals(ctx context.Context, tx *sqlx.Tx, why string, at time.Time) error {
	if _, err := tx.ExecContext(ctx, stirOrders, order.Look, at, why); err != nil {
		return fmt.Errorf("stir approvals: %w", err)
	}
	if _, err := tx.ExecContext(ctx, stirRequirements, requirement.LookKind, at, why); err != nil {
		return fmt.Errorf("stir requirements: %w", err)
	}
	return nil
}

const stirRequirements = `
	INSERT INTO reminder (kind, subject_kind, subject_id, due_at, run_at, key)
	SELECT $1, 'requirement', q.id, $2, $2, $1 || ':' || q.id || ':' || $3
	FROM requirement q WHERE q.state NOT IN ('persuaded', 'worked_around', 'done', 'not_now', 'unpaid')
	ON CONFLICT (key) DO NOTHING`

const stirOrders = `
	INSERT INTO reminder (kind, subject_kind, subject_id, due_at, run_at, key)
	SELECT $1, ap.subject_kind, ap.subject_id, $2, $2, $1 || ':' || ap.subject_id || ':' || $3
	FROM approval ap WHERE ap.subject_kind = 'order' AND ap.state = 'open'
	ON CONFLICT (key) DO NOTHING`

// limitApprovals has other discount limits of the roles hold for the orders that are
// being approved, and these looked at now: authority is proved when it is used. A
// decision under way is waited for, or it would write the old limits back.
func limitApprovals(ctx context.Context, tx *sqlx.Tx, limits map[directory.Role]money.Percent, why string, at time.Time) error {
	packed, err := pack(limits)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, lockApproving); err != nil {
		return fmt.Errorf("lock orders: %w", err)
	}
	if _, err := tx.ExecContext(ctx, setLimits, packed); err != nil {
		return fmt.Errorf("limit approvals: %w", err)
	}
	if _, err := tx.ExecContext(ctx, stirOrders, order.Look, at, why); err != nil {
		return fmt.Errorf("stir approvals: %w", err)
	}
	return nil
}

const lockApproving = `
	SELECT FROM purchase_order WHERE id IN (SELECT subject_id FROM approval WHERE subject_kind = 'order' AND state = 'open')
	ORDER BY id FOR NO KEY UPDATE`

const setLimits = `
	UPDATE approval SET run = jsonb_set(run, '{facts,limits}', jsonb_build_object('` + approval.Discount + `', $1::jsonb))
	WHERE subject_kind = 'order' AND state = 'open'`

// chainOf are the people who stand in for somebody, one after the other, with their
// absences.
func chainOf(ctx context.Context, tx *sqlx.Tx, first directory.UserID) (directory.People, error) {
	var docs []document[memberDoc]
	if err := tx.SelectContext(ctx, &docs, standIns, first); err != nil {
		return nil, fmt.Errorf("read who stands in: %w", err)
	}
	all := directory.People{}
	for _, d := range docs {
		all[d.V.ID] = d.V.member()
	}
	return all, nil
}

const standIns = `
	WITH RECURSIVE chain (id) AS (
		SELECT $1::text UNION SELECT aw.stand_in FROM chain JOIN absence aw ON aw.member_id = chain.id)
	SELECT ` + memberJSON + ` FROM member m JOIN chain ON chain.id = m.id`
