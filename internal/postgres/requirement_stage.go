package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/reminder"
	"docket/internal/requirement"
)

// requirementStage is a requirement under its lock, with all a rule may look at.
type requirementStage struct {
	requirement requirement.Requirement // zero while it is only raised
	scene       requirement.Scene
	repeated    bool
	shown       []outbox.Subject // the messages that show the requirement's state beside its own
	prepared    *prepared
}

func noRequirement() error { return fault.NotFoundf("That requirement is no longer there.") }

// stageRequirement locks the requirement, and its committee against a meeting that
// begins or ends meanwhile, and reads the scene only then.
func (s *Store) stageRequirement(ctx context.Context, tx *sqlx.Tx, act directory.Act, id requirement.ID, named []directory.UserID, at time.Time) (requirementStage, error) {
	var locked requirement.ID
	if err := s.prepared.get(ctx, tx, &locked, lockRequirement, id); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return requirementStage{}, noRequirement()
		}
		return requirementStage{}, fmt.Errorf("lock: %w", err)
	}
	var row struct {
		Q requirementRow
		wishSceneRow
		Shown    document[[]outbox.Subject]
		Repeated bool
	}
	named = append(slices.Clone(named), act.By)
	if err := s.prepared.get(ctx, tx, &row, sceneOfRequirement, id, act.Key, array(named)); err != nil {
		return requirementStage{}, fmt.Errorf("read scene: %w", err)
	}
	sc, err := row.scene(at, named...)
	sc.Press, sc.Actor, sc.Tracker = act.Key, sc.People[act.By], s.tracker
	return requirementStage{requirement: row.Q.requirement(), scene: sc, repeated: row.Repeated, shown: row.Shown.V, prepared: &s.prepared}, err
}

const lockRequirement = `
	SELECT q.id FROM requirement q JOIN committee c ON c.id = q.committee_id WHERE q.id = $1
	FOR NO KEY UPDATE OF q FOR KEY SHARE OF c`

var sceneOfRequirement = `
	SELECT ` + requirementColumns + `, ` + wishScene(`$3::text[] || ARRAY[q.raised_by]`) + `,
		EXISTS (SELECT FROM audit WHERE act = $2) AS repeated,
		(SELECT jsonb_agg(jsonb_build_object('kind', kind, 'id', id)) FROM (` + pagesShowing("requirement", "q") + `) AS s (kind, id)) AS shown
	FROM requirement q` + requirementLineTables + `
	WHERE q.id = $1`

// ChangeRequirement implements requirement.Store.
func (s *Store) ChangeRequirement(ctx context.Context, act directory.Act, id requirement.ID, named []directory.UserID, rule requirement.Rule) (requirement.Requirement, error) {
	at := s.at()
	var changed requirement.Requirement
	if err := s.prepare(ctx, lockRequirement, sceneOfRequirement, saveRequirement); err != nil {
		return requirement.Requirement{}, fmt.Errorf("change requirement %d: %w", id, err)
	}
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) (err error) {
		changed, err = s.changeRequirementIn(ctx, tx, act, id, named, at, rule)
		return err
	})
	if err != nil {
		return requirement.Requirement{}, fmt.Errorf("change requirement %d: %w", id, err)
	}
	return changed, nil
}

// changeRequirementIn changes the requirement in a transaction that is under way.
func (s *Store) changeRequirementIn(ctx context.Context, tx *sqlx.Tx, act directory.Act, id requirement.ID, named []directory.UserID, at time.Time,
	rule requirement.Rule) (requirement.Requirement, error) {
	st, err := s.stageRequirement(ctx, tx, act, id, named, at)
	if err != nil || st.repeated {
		return st.requirement, err
	}
	made, err := rule(st.requirement, st.scene)
	if err != nil {
		return requirement.Requirement{}, err
	}
	if err := st.save(ctx, tx, act, made); err != nil {
		return requirement.Requirement{}, err
	}
	return made.Requirement, s.tellRequest(ctx, tx, act, st.requirement, made.Requirement)
}

// lookAtRequirement lets a moment of a requirement have its effect.
func (s *Store) lookAtRequirement(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	id := requirement.ID(r.Subject.ID)
	look := func(q requirement.Requirement, sc requirement.Scene) (requirement.Made, error) {
		return q.Looked(sc), nil
	}
	if _, err := s.changeRequirementIn(ctx, tx, actOf(r), id, nil, now, look); err != nil {
		return fmt.Errorf("look at requirement %d: %w", id, err)
	}
	return nil
}
