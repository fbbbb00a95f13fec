package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/order"
)

// draftRow is draft d as draftColumns reads it.
type draftRow struct {
	ID       order.DraftID
	Owner    directory.UserID
	OrderID  order.ID `db:"order_id"`
	Revision int
	Saved    int
	SavedAt  moment `db:"saved_at"`
	Content  document[order.Content]
}

const draftColumns = `d.id, d.owner, coalesce(d.order_id, 0) AS order_id, d.revision, d.saved, d.saved_at, d.content`

func (r draftRow) draft() order.Draft {
	return order.Draft{ID: r.ID, Owner: r.Owner, Order: r.OrderID, Revision: r.Revision, Saved: r.Saved, SavedAt: r.SavedAt.time(), Content: r.Content.V}
}

// AddDraft implements order.Drafts.
func (s *Store) AddDraft(ctx context.Context, act directory.Act, d order.Draft) (order.Draft, error) {
	content, err := pack(d.Content)
	if err != nil {
		return order.Draft{}, err
	}
	var row draftRow
	err = s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, addDraft, d.Owner, d.Order, d.Revision, s.at(), content, act.Key)
		if err != nil {
			return err
		}
		return tx.GetContext(ctx, &row, draftOfAct, act.Key, d.Owner, d.Order)
	})
	if err != nil {
		return order.Draft{}, fmt.Errorf("add draft: %w", err)
	}
	return row.draft(), nil
}

const addDraft = `
	INSERT INTO order_draft (owner, order_id, revision, saved_at, content, act)
	SELECT $1, nullif($2::bigint, 0), $3, $4, $5::jsonb, $6
	WHERE $2 <> 0 OR NOT EXISTS (SELECT FROM order_draft d WHERE d.owner = $1 AND ` + untouchedDraft + `)
	ON CONFLICT DO NOTHING`

// untouchedDraft is draft d of a new order in which nothing was written yet.
const untouchedDraft = `d.order_id IS NULL AND d.saved = 0`

const draftOfAct = `
	SELECT ` + draftColumns + ` FROM order_draft d
	WHERE d.act = $1 OR d.owner = $2 AND (d.order_id = $3 OR $3 = 0 AND ` + untouchedDraft + `)
	ORDER BY d.act = $1 DESC LIMIT 1`

// SaveDraft implements order.Drafts.
func (s *Store) SaveDraft(ctx context.Context, act directory.Act, d order.Draft) (order.Draft, error) {
	content, err := pack(d.Content)
	if err != nil {
		return order.Draft{}, err
	}
	var row draftRow
	err = s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		err := tx.GetContext(ctx, &row, saveDraft, d.ID, act.By, d.Saved, s.at(), content, act.Key)
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err := tx.GetContext(ctx, &row, `SELECT `+draftColumns+` FROM order_draft d WHERE d.id = $1 AND d.owner = $2`, d.ID, act.By); err != nil {
			return err
		}
		return fault.Conflictf("This draft was changed in another window. Open it anew to go on.")
	})
	if errors.Is(err, sql.ErrNoRows) {
		return order.Draft{}, errNoDraft
	}
	if err != nil {
		return order.Draft{}, fmt.Errorf("save draft %d: %w", d.ID, err)
	}
	return row.draft(), nil
}

// The act that saved it last finds it saved.
const saveDraft = `
	UPDATE order_draft d SET content = $5::jsonb, saved = $3 + 1, saved_at = $4, act = $6
	WHERE d.id = $1 AND d.owner = $2 AND (d.saved = $3 OR d.saved = $3 + 1 AND d.act = $6)
	RETURNING ` + draftColumns

// DropDraft implements order.Drafts.
func (s *Store) DropDraft(ctx context.Context, act directory.Act, id order.DraftID) error {
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM order_draft WHERE id = $1 AND owner = $2`, id, act.By)
		return err
	})
	if err != nil {
		return fmt.Errorf("drop draft %d: %w", id, err)
	}
	return nil
}

// Draft implements order.Drafts.
func (s *Store) Draft(ctx context.Context, id order.DraftID) (order.Draft, error) {
	var row draftRow
	err := s.db.x.GetContext(ctx, &row, `SELECT `+draftColumns+` FROM order_draft d WHERE d.id = $1`, id)
	if errors.Is(err, sql.ErrNoRows) {
		return order.Draft{}, errNoDraft
	}
	if err != nil {
		return order.Draft{}, fmt.Errorf("read draft %d: %w", id, errInTime(ctx, err))
	}
	return row.draft(), nil
}

// DraftsOf implements order.Drafts.
func (s *Store) DraftsOf(ctx context.Context, owner directory.UserID, limit int) ([]order.Draft, error) {
	var rows []draftRow
	err := s.db.x.SelectContext(ctx, &rows, `SELECT `+draftColumns+` FROM order_draft d WHERE d.owner = $1 AND d.saved > 0 ORDER BY d.saved_at DESC, d.id DESC LIMIT $2`, owner, limit)
	if err != nil {
		return nil, fmt.Errorf("list drafts of %s: %w", owner, errInTime(ctx, err))
	}
	drafts := make([]order.Draft, len(rows))
	for n, r := range rows {
		drafts[n] = r.draft()
	}
	return drafts, nil
}
