package postgres

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/project"
)

// houseJSON is a column of the documents of the house, for a
// document[project.House].
const houseJSON = `(SELECT jsonb_object_agg(key, document) FROM house_document)`

// House implements project.HouseStore.
func (s *Store) House(ctx context.Context) (project.House, error) {
	var house document[project.House]
	if err := s.db.x.GetContext(ctx, &house, `SELECT `+houseJSON); err != nil {
		return nil, fmt.Errorf("read documents of the house: %w", errInTime(ctx, err))
	}
	return house.V, nil
}

// SetHouseDocument implements project.HouseStore.
func (s *Store) SetHouseDocument(ctx context.Context, act directory.Act, k project.HouseKey, rule func(project.Document) (project.Document, error)) error {
	at := s.at()
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, `LOCK TABLE house_document IN SHARE ROW EXCLUSIVE MODE`); err != nil {
			return fmt.Errorf("lock: %w", err)
		}
		var now struct {
			House    document[project.House]
			Repeated bool
		}
		if err := tx.GetContext(ctx, &now, houseOfAct, act.Key); err != nil || now.Repeated {
			return err
		}
		before := now.House.V[k]
		next, err := rule(before)
		if err != nil || next == before {
			return err
		}
		args, err := effects{act: act, at: at, all: []change.Effects{{
			Verb: "house.saved", Subject: project.HouseSubject, Before: project.House{k: before}, After: project.House{k: next},
		}}}.args()
		if err != nil {
			return err
		}
		packed, err := pack(next)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, saveHouseDocument, append(args, k, packed)...)
		return err
	})
	if err != nil {
		return fmt.Errorf("save document %s of the house: %w", k, err)
	}
	return nil
}

const houseOfAct = `SELECT ` + houseJSON + ` AS house, EXISTS (SELECT FROM audit WHERE act = $1) AS repeated`

var saveHouseDocument = `WITH ` + effectsCTE + `, saved AS (
		INSERT INTO house_document (key, document) VALUES ($10, $11)
		ON CONFLICT (key) DO UPDATE SET document = excluded.document
	)
	SELECT ` + sayEffects
