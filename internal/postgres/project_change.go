package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/project"
)

// ChangeProject implements project.Store.
func (s *Store) ChangeProject(ctx context.Context, act directory.Act, id project.ID, named []directory.UserID, rule project.Rule) (project.Project, error) {
	at := s.at()
	var changed project.Project
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		st, err := stageProject(ctx, tx, act, id, named, at)
		if err != nil || st.repeated {
			changed = st.project
			return err
		}
		var effects change.Effects
		if changed, effects, err = rule(st.project, st.scene); err != nil {
			return err
		}
		return st.save(ctx, tx, act, changed, effects)
	})
	if err != nil {
		return project.Project{}, fmt.Errorf("change project %d: %w", id, decisionRefusals.translate(err))
	}
	return changed, nil
}

// projectStage is a project under its lock, with all a rule may look at.
type projectStage struct {
	project  project.Project
	scene    project.Scene
	repeated bool
	shown    []outbox.Subject
}

// stageProject locks the project, and its committee against a meeting that begins
// or ends meanwhile, and reads the scene only then.
func stageProject(ctx context.Context, tx *sqlx.Tx, act directory.Act, id project.ID, named []directory.UserID, at time.Time) (projectStage, error) {
	var locked project.ID
	if err := tx.GetContext(ctx, &locked, lockProject, id); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return projectStage{}, fault.NotFoundf("That project is no longer there.")
		}
		return projectStage{}, fmt.Errorf("lock: %w", err)
	}
	var row struct {
		P        projectRow
		Zone     string
		People   document[[]memberDoc]
		Shown    document[[]outbox.Subject]
		Repeated bool
	}
	if err := tx.GetContext(ctx, &row, sceneOfProject, id, act.Key, array(append(named, act.By))); err != nil {
		return projectStage{}, fmt.Errorf("read scene: %w", err)
	}
	zone, err := calendar.Zone(row.Zone)
	if err != nil {
		return projectStage{}, err
	}
	st := projectStage{project: row.P.project(), repeated: row.Repeated, shown: row.Shown.V}
	st.scene = project.Scene{People: people(row.People.V, append(named, act.By)...), Today: calendar.DateOf(at, zone), Now: at}
	st.scene.Actor = st.scene.People[act.By]
	return st, nil
}

const lockProject = `
	SELECT p.id FROM project p JOIN committee c ON c.id = p.committee_id WHERE p.id = $1
	FOR NO KEY UPDATE OF p FOR KEY SHARE OF c`

var sceneOfProject = `
	SELECT ` + projectColumns + `, c.zone AS zone, EXISTS (SELECT FROM audit WHERE act = $2) AS repeated,
		(SELECT jsonb_agg(` + memberJSON + `) FROM member m
			WHERE m.id = ANY ($3 || ARRAY[p.manager, p.sales] || p.team)) AS people,
		(SELECT jsonb_agg(jsonb_build_object('kind', kind, 'id', id))
			FROM (` + pagesShowing("project", "p") + ` UNION ALL ` + emergenciesOfProject + `) AS s (kind, id)) AS shown
	FROM project p JOIN committee c ON c.id = p.committee_id
	WHERE p.id = $1`

// save writes what the rule made of the project, in one statement.
func (st projectStage) save(ctx context.Context, tx *sqlx.Tx, act directory.Act, p project.Project, c change.Effects) error {
	concerned := append([]directory.UserID{st.scene.Actor.ID, p.Manager, p.Sales}, p.Team...)
	e := effects{act: act, at: st.scene.Now, all: []change.Effects{c},
		stale: slices.Concat([]outbox.Subject{p.ID.Subject()}, st.shown, homes(st.scene.People, concerned...))}
	args, err := e.args()
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, saveProject, append(args, p.ID, p.State, p.Manager, p.Sales, array(p.Team), p.PreKickoff, p.Note,
		p.Over())...)
	return err
}

// The issues of a project that is over leave the agenda.
const saveProject = `WITH ` + effectsCTE + `, written AS (
		UPDATE project SET state = $11, manager = $12, sales = $13, team = $14, pre_kickoff = $15, note = $16 WHERE id = $10
	), shelved AS (
		UPDATE issue SET project_over = $17 WHERE project_id = $10 AND project_over <> $17 AND state <> 'closed'
	)
	SELECT ` + sayEffects
