package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

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
	if err := s.prepare(ctx, lockProject, sceneOfProject, saveProject); err != nil {
		return project.Project{}, fmt.Errorf("change project %d: %w", id, err)
	}
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		st, err := s.stageProject(ctx, tx, act, id, named, at)
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
	prepared *prepared
}

// stageProject locks the project, and its committee against a meeting that begins
// or ends meanwhile, and reads the scene only then.
func (s *Store) stageProject(ctx context.Context, tx *sqlx.Tx, act directory.Act, id project.ID, named []directory.UserID, at time.Time) (projectStage, error) {
	var locked project.ID
	if err := s.prepared.get(ctx, tx, &locked, lockProject, id); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return projectStage{}, fault.NotFoundf("That project is no longer there.")
		}
		return projectStage{}, fmt.Errorf("lock: %w", err)
	}
	named = append(slices.Clone(named), act.By)
	var row struct {
		projectSceneRow
		Shown    document[[]outbox.Subject]
		Repeated bool
	}
	if err := s.prepared.get(ctx, tx, &row, sceneOfProject, id, act.Key, array(named)); err != nil {
		return projectStage{}, fmt.Errorf("read scene: %w", err)
	}
	scene, err := row.scene(at, named...)
	scene.Press, scene.Actor, scene.Mail = act.Key, scene.People[act.By], s.mail
	return projectStage{project: row.P.project(), scene: scene, repeated: row.Repeated, shown: row.Shown.V, prepared: &s.prepared}, err
}

const lockProject = `
	SELECT p.id FROM project p JOIN committee c ON c.id = p.committee_id WHERE p.id = $1
	FOR NO KEY UPDATE OF p FOR KEY SHARE OF c`

var sceneOfProject = `
	SELECT ` + sceneColumns("$3::text[]") + `, EXISTS (SELECT FROM audit WHERE act = $2) AS repeated,
		(SELECT jsonb_agg(jsonb_build_object('kind', kind, 'id', id))
			FROM (` + pagesShowing("project", "p") + ` UNION ALL ` + emergenciesOfProject + `) AS s (kind, id)) AS shown
	FROM project p JOIN committee c ON c.id = p.committee_id JOIN customer cu ON cu.id = p.customer_id
	WHERE p.id = $1`

// save writes what the rule made of the project, in one statement.
func (st projectStage) save(ctx context.Context, tx *sqlx.Tx, act directory.Act, p project.Project, c change.Effects) error {
	e := effects{act: act, at: st.scene.Now, all: []change.Effects{c},
		stale: slices.Concat([]outbox.Subject{p.ID.Subject()}, st.shown, homes(st.scene.People, st.concerned(p)...))}
	args, err := e.args()
	if err != nil {
		return err
	}
	steps, err := pack(newSteps(p))
	if err != nil {
		return err
	}
	_, err = st.prepared.exec(ctx, tx, saveProject, append(args, p.ID, p.State, p.Manager, p.Sales, array(p.Team), p.PreKickoff, p.Note,
		p.Over(), p.Progress, p.Quality, p.Kickoff.At, p.Kickoff.Minutes, p.Kickoff.Place, p.Invitation.UID, p.Invitation.Sequence,
		array(p.Invitation.Guests), moment(p.Since), steps)...)
	if err != nil || p.State != project.Stopped {
		return err
	}
	return st.dropCloseout(ctx, tx, act)
}

// concerned is whose Home tab may show another thing now: who acts, who works in
// the project, and for whom something in it waits or waited.
func (st projectStage) concerned(after project.Project) []directory.UserID {
	all := []directory.UserID{st.scene.Actor.ID, after.Manager, after.Sales, st.project.Manager, st.project.Sales}
	return slices.Concat(all, after.Team, st.project.Awaited(st.scene), after.Awaited(st.scene))
}

// The issues of a project that is over leave the agenda, and nobody is called about
// it; the service period of a customer without another project is not watched.
var saveProject = `WITH ` + effectsCTE + `, written AS (
		UPDATE project SET state = $11, manager = $12, sales = $13, team = $14, pre_kickoff = $15, note = $16, progress = $18,
			quality = $19, kickoff_at = $20, kickoff_minutes = $21, place = $22, invitation_uid = $23, invitation_sequence = $24,
			invited = $25, since = $26
		WHERE id = $10
	), stepped AS (
		INSERT INTO gate_step (project_id, gate, step, by_member, at, document, note)
		SELECT $10, n.gate, n.step, n.by_member, n.at, n.document, n.note
		FROM jsonb_to_recordset($27::jsonb) AS n (gate text, step text, by_member text, at timestamptz, document jsonb, note text)
	), shelved AS (
		UPDATE issue SET project_over = $17 WHERE project_id = $10 AND project_over <> $17 AND state <> 'closed'
	), uncalled AS (
		UPDATE callback SET outcome = 'superseded', done_by = $2, done_at = $3, due_since = NULL
		WHERE $17 AND project_id = $10 AND done_at IS NULL
	), unserved AS (
		DELETE FROM service_ending se USING project p
		WHERE $11 = 'stopped' AND p.id = $10 AND se.customer_id = p.customer_id AND NOT EXISTS (
			SELECT FROM project o WHERE o.customer_id = p.customer_id AND o.id <> $10 AND o.state IN ('in_service', 'ended'))
	)
	SELECT ` + sayEffects
