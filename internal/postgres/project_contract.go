package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/project"
)

// contractRecord is what the record keeps of a contract's document: which version,
// and nothing of the document.
type contractRecord struct{ Version project.Version }

// SetContract implements project.Contracts.
func (s *Store) SetContract(ctx context.Context, act directory.Act, id project.ID, v project.Version, d project.Document) error {
	packed, err := pack(d)
	if err != nil {
		return err
	}
	err = s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		st, err := s.stageProject(ctx, tx, act, id, nil, s.at())
		if err != nil || st.repeated {
			return err
		}
		if _, err := tx.ExecContext(ctx, setContract, id, v, packed, act.By, st.scene.Now); err != nil {
			return err
		}
		return st.onRecord(ctx, tx, act, "contract.set", v)
	})
	if err != nil {
		return fmt.Errorf("set contract of project %d: %w", id, err)
	}
	return nil
}

const setContract = `
	INSERT INTO contract_document (project_id, version, document, by_member, at) VALUES ($1, $2, $3, $4, $5)
	ON CONFLICT (project_id, version) DO UPDATE
	SET document = excluded.document, by_member = excluded.by_member, at = excluded.at`

// OpenContract implements project.Contracts.
func (s *Store) OpenContract(ctx context.Context, act directory.Act, id project.ID, v project.Version) (project.Document, error) {
	var doc document[project.Document]
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		st, err := s.stageProject(ctx, tx, act, id, nil, s.at())
		if err != nil {
			return err
		}
		err = tx.GetContext(ctx, &doc, contractOf, id, v)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return fault.NotFoundf("The full contract is not kept here yet.")
		case err != nil || st.repeated:
			return err
		}
		return st.onRecord(ctx, tx, act, "contract.opened", v)
	})
	if err != nil {
		return project.Document{}, fmt.Errorf("open contract of project %d: %w", id, err)
	}
	return doc.V, nil
}

const contractOf = `SELECT document FROM contract_document WHERE project_id = $1 AND version = $2`

func (st projectStage) onRecord(ctx context.Context, tx *sqlx.Tx, act directory.Act, verb string, v project.Version) error {
	about := change.Effects{Verb: verb, Subject: st.project.ID.Subject(), Before: contractRecord{}, After: contractRecord{Version: v},
		Stale: []outbox.Subject{st.project.ID.Subject()}}
	return effects{act: act, at: st.scene.Now, all: []change.Effects{about}}.write(ctx, tx)
}
