package postgres

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/fault"
	"docket/internal/reminder"
)

// ChangeEntitlement implements entitlement.Store.
func (s *Store) ChangeEntitlement(ctx context.Context, act directory.Act, id entitlement.ID, rule entitlement.Rule) (entitlement.Line, error) {
	at := s.at()
	var changed entitlement.Line
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		st, err := stageEntitlement(ctx, tx, act, id, at)
		if changed = st.line; err != nil || st.repeated {
			return err
		}
		made, err := rule(st.line.Entitlement, st.scene)
		if err != nil {
			return err
		}
		changed.Entitlement = made.Entitlement
		return st.save(ctx, tx, act, made)
	})
	if err != nil {
		return entitlement.Line{}, fmt.Errorf("change entitlement %d: %w", id, err)
	}
	return changed, nil
}

// lookAtEntitlement warns of an end that is near.
func lookAtEntitlement(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	st, err := stageEntitlement(ctx, tx, actOf(r), entitlement.ID(r.Subject.ID), now)
	if fault.KindOf(err) == fault.NotFound {
		return nil
	}
	if err != nil || st.repeated {
		return err
	}
	return st.save(ctx, tx, actOf(r), st.line.Entitlement.Look(st.scene))
}

// save writes what a rule made of the entitlement. The Home tabs of those who are
// warned show it.
func (st entitlementStage) save(ctx context.Context, tx *sqlx.Tx, act directory.Act, made entitlement.Made) error {
	e := effects{act: act, at: st.scene.Now, all: []change.Effects{made.Effects},
		stale: slices.Concat(st.shown, homes(st.scene.People, append(st.scene.Watchers(), act.By)...))}
	args, err := e.args()
	if err != nil {
		return err
	}
	en, use := made.Entitlement, entitlement.Use{}
	if made.Use != nil {
		use = *made.Use
	}
	_, err = tx.ExecContext(ctx, writeEntitlement, append(args, en.ID, en.Used, en.Until, en.State, moment(en.Ending), en.Warned, en.Note,
		moment(en.Since), use.Quantity, use.Day, use.Note)...)
	return err
}

var writeEntitlement = `WITH ` + effectsCTE + `, written AS (
		UPDATE entitlement SET used = $11, until_day = $12, state = $13, ending_since = $14, warned = $15, note = $16, since = $17
		WHERE id = $10
	), used AS (
		INSERT INTO entitlement_use (entitlement_id, quantity, day, note, by_member, at, act)
		SELECT $10, $18::bigint, $19::date, $20, $2, $3, $1 WHERE $18::bigint <> 0
	)
	SELECT ` + sayEffects
