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
	"docket/internal/emergency"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/setting"
)

// emergencyStage is an emergency under its lock, with all a rule may look at.
type emergencyStage struct {
	emergency emergency.Emergency
	scene     emergency.Scene
	repeated  bool             // the act was carried out before
	shown     []outbox.Subject // the messages that show its state beside its own
}

// emergencyScene is what is read of the place where an emergency is.
type emergencyScene struct {
	P       projectRow
	Zone    string
	Home    outbox.Lane
	People  document[[]memberDoc]
	Numbers document[setting.Numbers]
}

// scenePlace reads an emergencyScene: project p, committee c. Anybody may stand in
// for anybody, so everybody is there; emergencies are rare.
const scenePlace = projectColumns + `, c.zone AS zone, coalesce(nullif(p.channel, ''), c.channel) AS home,
	(SELECT jsonb_agg(` + memberJSON + `) FROM member m) AS people,
	` + numbersJSON + ` AS numbers`

func (r emergencyScene) scene(act directory.Act, at time.Time) (emergency.Scene, error) {
	zone, err := calendar.Zone(r.Zone)
	s := emergency.Scene{Press: act.Key, People: people(r.People.V, act.By), Project: r.P.project(), Home: r.Home, Zone: zone,
		Now: at, Numbers: r.Numbers.V}
	s.Actor = s.People[act.By]
	return s, err
}

// stageDraft sets the scene of an emergency that is being raised.
func stageDraft(ctx context.Context, tx *sqlx.Tx, act directory.Act, d emergency.Draft, at time.Time) (emergencyStage, error) {
	var made struct{ E emergencyRow }
	err := tx.GetContext(ctx, &made, emergencyByAct, act.Key)
	if err == nil {
		return emergencyStage{emergency: made.E.emergency(), repeated: true}, nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return emergencyStage{}, fmt.Errorf("read emergency of act %s: %w", act.Key, err)
	}
	var row struct {
		emergencyScene
		Next emergency.ID
	}
	err = tx.GetContext(ctx, &row, sceneOfDraft, d.Project)
	if errors.Is(err, sql.ErrNoRows) {
		return emergencyStage{}, fault.NotFoundf("That project is no longer there. Choose another one.").In("project")
	}
	if err != nil {
		return emergencyStage{}, fmt.Errorf("read scene: %w", err)
	}
	scene, err := row.scene(act, at)
	scene.NextID = row.Next
	return emergencyStage{scene: scene}, err
}

const emergencyByAct = `SELECT ` + emergencyColumns + ` FROM emergency e WHERE e.act = $1`

// The project stays as it is until the emergency is written: whoever stops it
// waits, and finds the emergency.
const sceneOfDraft = `
	SELECT ` + scenePlace + `, nextval('emergency_id_seq') AS next
	FROM project p JOIN committee c ON c.id = p.committee_id
	WHERE p.id = $1
	FOR SHARE OF p`

// stageEmergency locks the emergency, its project and, against an agenda posted
// meanwhile, its committee. It reads the scene only then: what the rule sees is
// what the last one left.
func stageEmergency(ctx context.Context, tx *sqlx.Tx, act directory.Act, id emergency.ID, at time.Time) (emergencyStage, error) {
	var locked emergency.ID
	if err := tx.GetContext(ctx, &locked, lockEmergency, id); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return emergencyStage{}, fault.NotFoundf("That emergency is no longer there.")
		}
		return emergencyStage{}, fmt.Errorf("lock: %w", err)
	}
	var row struct {
		E emergencyRow
		emergencyScene
		Shown    document[[]outbox.Subject]
		Repeated bool
	}
	if err := tx.GetContext(ctx, &row, sceneOfEmergency, id, act.Key); err != nil {
		return emergencyStage{}, fmt.Errorf("read scene: %w", err)
	}
	st := emergencyStage{emergency: row.E.emergency(), repeated: row.Repeated, shown: row.Shown.V}
	var err error
	st.scene, err = row.scene(act, at)
	return st, err
}

const lockEmergency = `
	SELECT e.id FROM emergency e JOIN project p ON p.id = e.project_id JOIN committee c ON c.id = e.committee_id
	WHERE e.id = $1
	FOR NO KEY UPDATE OF e FOR SHARE OF p FOR KEY SHARE OF c`

var sceneOfEmergency = `
	SELECT ` + emergencyColumns + `, ` + scenePlace + `, EXISTS (SELECT FROM audit WHERE act = $2) AS repeated,
		(SELECT jsonb_agg(jsonb_build_object('kind', kind, 'id', id))
			FROM (` + pagesShowing("emergency", "e") + `) AS s (kind, id)) AS shown
	FROM emergency e JOIN project p ON p.id = e.project_id JOIN committee c ON c.id = p.committee_id
	WHERE e.id = $1`

// save writes what the rule made of the emergency, in one statement.
func (st emergencyStage) save(ctx context.Context, tx *sqlx.Tx, act directory.Act, e emergency.Emergency, c change.Effects) error {
	concerned := append([]directory.UserID{st.scene.Actor.ID, e.RaisedBy, e.TakenBy}, e.Told...)
	written := effects{act: act, at: st.scene.Now, all: []change.Effects{c},
		stale: slices.Concat(st.shown, homes(st.scene.People, concerned...))}
	args, err := written.args()
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, saveEmergency, append(args, e.ID, e.Project, e.What, e.Evidence, e.State, e.RaisedBy, e.RaisedAt,
		e.Round, array(e.Told), e.TakenBy, moment(e.TakenAt), e.OverBy, moment(e.OverAt), e.Outcome)...)
	return err
}

var saveEmergency = `WITH ` + effectsCTE + `, written AS (
		INSERT INTO emergency (id, project_id, committee_id, what, evidence, state, raised_by, raised_at, round, told, taken_by,
			taken_at, over_by, over_at, outcome, act)
		SELECT $10, $11, committee_id, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $1 FROM project WHERE id = $11
		ON CONFLICT (id) DO UPDATE SET state = excluded.state, round = excluded.round, told = excluded.told, taken_by = excluded.taken_by,
			taken_at = excluded.taken_at, over_by = excluded.over_by, over_at = excluded.over_at, outcome = excluded.outcome
	)
	SELECT ` + sayEffects
