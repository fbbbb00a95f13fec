package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"docket/internal/approval"
	"docket/internal/change"
	"docket/internal/directory"
)

// policyRow is a row of approval_policy.
type policyRow struct {
	Version int
	Policy  document[approval.Policy]
	By      directory.UserID `db:"by_member"`
	At      moment
}

func (r policyRow) kept() approval.Kept {
	return approval.Kept{Version: r.Version, Policy: r.Policy.V, By: r.By, At: r.At.time()}
}

// Policy implements approval.Store.
func (s *Store) Policy(ctx context.Context, kind string) (approval.Kept, error) {
	kept, err := policyIn(ctx, s.db.x, kind)
	if err != nil {
		return kept, fmt.Errorf("read policy of %s: %w", kind, errInTime(ctx, err))
	}
	return kept, nil
}

func policyIn(ctx context.Context, db getter, kind string) (approval.Kept, error) {
	var row policyRow
	err := db.GetContext(ctx, &row, latestPolicy, kind)
	if errors.Is(err, sql.ErrNoRows) {
		return approval.Kept{Policy: approval.Standard}, nil
	}
	return row.kept(), err
}

const latestPolicy = `
	SELECT version, policy, by_member, at FROM approval_policy WHERE subject_kind = $1 ORDER BY version DESC LIMIT 1`

// SavePolicy implements approval.Store. One at a time makes a version; whoever reads
// one does not wait.
func (s *Store) SavePolicy(ctx context.Context, act directory.Act, kind string, rule func(approval.Kept) (approval.Policy, error)) (approval.Kept, error) {
	at := s.at()
	var made approval.Kept
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, `LOCK TABLE approval_policy IN SHARE ROW EXCLUSIVE MODE`); err != nil {
			return fmt.Errorf("lock: %w", err)
		}
		var again policyRow
		err := tx.GetContext(ctx, &again, `SELECT version, policy, by_member, at FROM approval_policy WHERE act = $1`, act.Key)
		if !errors.Is(err, sql.ErrNoRows) {
			made = again.kept()
			return err
		}
		now, err := policyIn(ctx, tx, kind)
		if err != nil {
			return err
		}
		next, err := rule(now)
		if err != nil {
			return err
		}
		made = now
		plan := approval.Compare(now.Policy, next)
		if len(plan) == 0 {
			return nil
		}
		made = approval.Kept{Version: now.Version + 1, Policy: next, By: act.By, At: at}
		return addPolicy(ctx, tx, effects{act: act, at: at, all: []change.Effects{{
			Verb: "policy.saved", Subject: approval.Subject, After: approval.Recorded{Version: made.Version, Changes: plan},
		}}}, kind, made)
	})
	if err != nil {
		return approval.Kept{}, fmt.Errorf("save policy of %s: %w", kind, err)
	}
	return made, nil
}

func addPolicy(ctx context.Context, tx *sqlx.Tx, e effects, kind string, k approval.Kept) error {
	args, err := e.args()
	if err != nil {
		return err
	}
	packed, err := pack(k.Policy)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, insertPolicy, append(args, kind, k.Version, packed)...)
	return err
}

var insertPolicy = `WITH ` + effectsCTE + `, added AS (
		INSERT INTO approval_policy (subject_kind, version, policy, by_member, at, act) VALUES ($10, $11, $12::jsonb, $2, $3, $1)
	)
	SELECT ` + sayEffects
