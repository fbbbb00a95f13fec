package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/setting"
)

// numbersJSON is a column of the settings that were changed, for a
// document[setting.Numbers]. Every scene has it.
const numbersJSON = `(SELECT jsonb_object_agg(key, value) FROM setting)`

// Numbers implements setting.Store.
func (s *Store) Numbers(ctx context.Context) (setting.Numbers, error) {
	var numbers document[setting.Numbers]
	if err := s.db.x.GetContext(ctx, &numbers, `SELECT `+numbersJSON); err != nil {
		return nil, fmt.Errorf("read settings: %w", errInTime(ctx, err))
	}
	return numbers.V, nil
}

// SetNumbers implements setting.Store.
func (s *Store) SetNumbers(ctx context.Context, act directory.Act, k setting.Key, rule setting.Rule) error {
	at := s.at()
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		before, repeated, err := lockSetting(ctx, tx, act, k)
		if err != nil || repeated {
			return err
		}
		next, err := rule(before)
		if err != nil || slices.Equal(next, before.Numbers) {
			return err
		}
		args, err := effects{act: act, at: at, all: []change.Effects{{
			Verb: "setting.saved", Subject: setting.Subject,
			Before: setting.Numbers{k: before.Numbers}, After: setting.Numbers{k: next},
		}}}.args()
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, saveSetting, append(args, k, pq.Array(next))...)
		return err
	})
	if err != nil {
		return fmt.Errorf("save setting %s: %w", k, err)
	}
	return nil
}

// lockSetting lets one at a time change settings, and reads the one of the key.
func lockSetting(ctx context.Context, tx *sqlx.Tx, act directory.Act, k setting.Key) (now setting.Value, repeated bool, err error) {
	if _, err := tx.ExecContext(ctx, `LOCK TABLE setting IN SHARE ROW EXCLUSIVE MODE`); err != nil {
		return now, false, fmt.Errorf("lock: %w", err)
	}
	if err := tx.GetContext(ctx, &repeated, `SELECT EXISTS (SELECT FROM audit WHERE act = $1)`, act.Key); err != nil || repeated {
		return now, repeated, err
	}
	var row struct {
		All document[setting.Numbers]
		By  directory.UserID
	}
	if err := tx.GetContext(ctx, &row, settingUnderLock, k); err != nil {
		return now, false, err
	}
	return setting.Value{Numbers: row.All.V.List(k), By: row.By, All: row.All.V}, false, nil
}

const settingUnderLock = `SELECT ` + numbersJSON + ` AS all, coalesce((SELECT by_member FROM setting WHERE key = $1), '') AS by`

var saveSetting = `WITH ` + effectsCTE + `, saved AS (
		INSERT INTO setting (key, value, by_member) VALUES ($10, $11, $2)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value, by_member = excluded.by_member
	)
	SELECT ` + sayEffects
