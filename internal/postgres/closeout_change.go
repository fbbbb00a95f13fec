package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/project"
	"docket/internal/reminder"
)

// OpenCloseout implements closeout.Store.
func (s *Store) OpenCloseout(ctx context.Context, act directory.Act, of project.ID, w closeout.Wants,
	open func(closeout.Scene) (closeout.Outcome, error)) (closeout.Closeout, error) {
	at := s.at()
	var opened closeout.Closeout
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		st, err := s.stageClosing(ctx, tx, act, of, w, at)
		if err != nil {
			return err
		}
		if st.repeated {
			opened, err = closeoutOfProject(ctx, tx, of)
			return err
		}
		out, err := open(st.scene)
		if err != nil {
			return err
		}
		opened = out.Closeout
		return st.save(ctx, tx, act, out)
	})
	if err != nil {
		return closeout.Closeout{}, err
	}
	return opened, nil
}

// closeoutOfProject is the project's close-out, sql.ErrNoRows when it has none.
func closeoutOfProject(ctx context.Context, tx *sqlx.Tx, of project.ID) (closeout.Closeout, error) {
	var row struct{ Co closeoutRow }
	if err := tx.GetContext(ctx, &row, `SELECT `+closeoutColumns+` FROM closeout co WHERE co.project_id = $1`, of); err != nil {
		return closeout.Closeout{}, fmt.Errorf("read close-out of project %d: %w", of, err)
	}
	return row.Co.closeout(), nil
}

// ChangeCloseout implements closeout.Store.
func (s *Store) ChangeCloseout(ctx context.Context, act directory.Act, id closeout.ID, w closeout.Wants, rule closeout.Rule) (closeout.Closeout, error) {
	at := s.at()
	var changed closeout.Closeout
	err := s.prepare(ctx, lockCloseout, lockProject, sceneOfProject, sceneOfClosing, closeoutUnderLock, saveCloseout, saveProject)
	if err != nil {
		return closeout.Closeout{}, fmt.Errorf("change close-out %d: %w", id, err)
	}
	err = s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) (err error) {
		changed, err = s.changeCloseout(ctx, tx, act, id, w, at, rule)
		return err
	})
	if err != nil {
		return closeout.Closeout{}, fmt.Errorf("change close-out %d: %w", id, err)
	}
	return changed, nil
}

func (s *Store) changeCloseout(ctx context.Context, tx *sqlx.Tx, act directory.Act, id closeout.ID, w closeout.Wants, at time.Time,
	rule closeout.Rule) (closeout.Closeout, error) {
	st, err := s.stageCloseout(ctx, tx, act, id, w, at)
	if err != nil || st.repeated {
		return st.closeout, err
	}
	out, err := rule(st.closeout, st.scene)
	if err != nil {
		return closeout.Closeout{}, err
	}
	return out.Closeout, st.save(ctx, tx, act, out)
}

// lookAtCloseout lets a close-out's moment have its effect.
func (s *Store) lookAtCloseout(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	look := func(c closeout.Closeout, sc closeout.Scene) (closeout.Outcome, error) { return c.Looked(sc), nil }
	id := closeout.ID(r.Subject.ID)
	if _, err := s.changeCloseout(ctx, tx, actOf(r), id, closeout.Wants{}, now, look); err != nil {
		return fmt.Errorf("look at close-out %d: %w", id, err)
	}
	return nil
}

// dropCloseout ends the close-out of a project that stops, when it has one.
func (st projectStage) dropCloseout(ctx context.Context, tx *sqlx.Tx, act directory.Act) error {
	c, err := closeoutOfProject(ctx, tx, st.project.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	dropped := closeoutStage{projectStage: st, closeout: c, scene: closeout.Scene{Scene: st.scene, Project: st.project}}
	if err := tx.SelectContext(ctx, &dropped.shown, shownOfCloseout, c.ID); err != nil {
		return fmt.Errorf("find what shows close-out %d: %w", c.ID, err)
	}
	return dropped.save(ctx, tx, act, c.Drop(dropped.scene))
}

var shownOfCloseout = `SELECT s.kind, s.id FROM closeout co, LATERAL (` + pagesShowing("closeout", "co") + `) AS s (kind, id) WHERE co.id = $1`
