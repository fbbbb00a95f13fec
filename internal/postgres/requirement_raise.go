package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/requirement"
)

var requirementRefusals = refusals{
	"requirement_request": fault.Conflictf("A requirement answers that request already. The request’s card shows it."),
	"requirement_act":     fault.Conflictf("This requirement is raised already."), // sent twice at once
}

// RaiseRequirement implements requirement.Store.
func (s *Store) RaiseRequirement(ctx context.Context, act directory.Act, d requirement.Draft,
	rule func(requirement.Draft, requirement.Scene) (requirement.Made, error)) (requirement.Requirement, error) {
	at := s.at()
	var raised requirement.Requirement
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) (err error) {
		raised, err = s.raiseRequirement(ctx, tx, act, d, at, rule)
		return err
	})
	if repeats(err, "requirement_act") {
		return requirementOfAct(ctx, s.db.x, act)
	}
	if err != nil {
		return requirement.Requirement{}, fmt.Errorf("raise requirement in project %d: %w", d.Project, requirementRefusals.translate(err))
	}
	return raised, nil
}

func (s *Store) raiseRequirement(ctx context.Context, tx *sqlx.Tx, act directory.Act, d requirement.Draft, at time.Time,
	rule func(requirement.Draft, requirement.Scene) (requirement.Made, error)) (requirement.Requirement, error) {
	made, err := requirementOfAct(ctx, tx, act)
	if err != nil || made.ID != 0 {
		return made, err
	}
	st, err := s.stageRaising(ctx, tx, act, d, at)
	if err != nil {
		return requirement.Requirement{}, err
	}
	out, err := rule(d, st.scene)
	if err != nil {
		return requirement.Requirement{}, err
	}
	if err := st.save(ctx, tx, act, out); err != nil {
		return requirement.Requirement{}, err
	}
	return out.Requirement, s.tellRequest(ctx, tx, act, requirement.Requirement{}, out.Requirement)
}

// requirementOfAct is the requirement that the act raised before, zero when it did not.
func requirementOfAct(ctx context.Context, q sqlx.QueryerContext, act directory.Act) (requirement.Requirement, error) {
	var row struct{ Q requirementRow }
	err := sqlx.GetContext(ctx, q, &row, requirementByAct, act.Key)
	if errors.Is(err, sql.ErrNoRows) {
		return requirement.Requirement{}, nil
	}
	return row.Q.requirement(), errInTime(ctx, err)
}

const requirementByAct = `SELECT ` + requirementColumns + ` FROM requirement q WHERE q.act = $1`

// stageRaising reads the scene in which a requirement of a project is raised, and keeps
// its committee's meeting from beginning or ending meanwhile.
func (s *Store) stageRaising(ctx context.Context, tx *sqlx.Tx, act directory.Act, d requirement.Draft, at time.Time) (requirementStage, error) {
	st := requirementStage{prepared: &s.prepared}
	var row struct {
		wishSceneRow
		Next   requirement.ID
		Wisher customer.ID
	}
	err := tx.GetContext(ctx, &row, sceneOfRaising, d.Project, array([]directory.UserID{act.By}), d.Request)
	if errors.Is(err, sql.ErrNoRows) {
		return st, fault.Invalidf("Choose the project.").In("project")
	}
	if err != nil {
		return st, fmt.Errorf("read scene: %w", err)
	}
	st.scene, err = row.scene(at, act.By)
	st.scene.Press, st.scene.Actor, st.scene.NextID = act.Key, st.scene.People[act.By], row.Next
	st.scene.Wisher, st.scene.Tracker = row.Wisher, s.tracker
	return st, err
}

var sceneOfRaising = `
	SELECT ` + wishScene(`$2::text[]`) + `, nextval('requirement_id_seq') AS next,
		coalesce((SELECT customer_id FROM request WHERE id = $3), 0) AS wisher
	FROM project p JOIN customer cu ON cu.id = p.customer_id JOIN committee c ON c.id = p.committee_id
	WHERE p.id = $1
	FOR KEY SHARE OF c`
