package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/care"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/project"
)

// careStage is a project in service under its lock, with all a rule about its
// customer may look at.
type careStage struct {
	projectStage
	scene care.Scene
}

// stageCare locks the project and reads the scene only then.
func (s *Store) stageCare(ctx context.Context, tx *sqlx.Tx, act directory.Act, of project.ID, named []directory.UserID, at time.Time) (careStage, error) {
	p, err := s.stageProject(ctx, tx, act, of, named, at)
	if err != nil {
		return careStage{}, err
	}
	st := careStage{projectStage: p, scene: care.Scene{Scene: p.scene, Project: p.project}}
	var row struct {
		C    committeeRow
		Kind document[issue.Kind]
		Call care.ID
		Next issue.ID
	}
	if err := tx.GetContext(ctx, &row, sceneOfCare, of, issue.LowSatisfaction); err != nil {
		return st, fmt.Errorf("read scene: %w", err)
	}
	schedule, err := row.C.committee().Schedule()
	st.scene.Days, st.scene.NextID, st.scene.Issue, st.scene.Kind = schedule.Days(), row.Call, row.Next, row.Kind.V
	return st, err
}

const sceneOfCare = `
	SELECT ` + committeeColumns + `, nextval('callback_id_seq') AS call, nextval('issue_id_seq') AS next,
		(SELECT ` + kindJSON + ` FROM issue_kind WHERE key = $2) AS kind
	FROM project p JOIN committee c ON c.id = p.committee_id
	WHERE p.id = $1`

// callStage is a call-back under its lock.
type callStage struct {
	careStage
	call care.CallBack
}

// stageCall locks the project and then the call-back. Whoever stands in for the one
// who has the call is in the scene.
func (s *Store) stageCall(ctx context.Context, tx *sqlx.Tx, act directory.Act, id care.ID, at time.Time) (callStage, error) {
	var locked struct {
		Project project.ID
		People  document[[]directory.UserID]
	}
	if err := tx.GetContext(ctx, &locked, lockCallBack, id); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			err = fault.NotFoundf("That call is no longer there.")
		}
		return callStage{}, err
	}
	in, err := s.stageCare(ctx, tx, act, locked.Project, locked.People.V, at)
	if err != nil {
		return callStage{}, err
	}
	var row struct{ CB callbackRow }
	err = tx.GetContext(ctx, &row, `SELECT `+callbackColumns+` FROM callback cb WHERE cb.id = $1`, id)
	return callStage{careStage: in, call: row.CB.callBack()}, err
}

const lockCallBack = `
	SELECT p.id AS project, to_jsonb(cb.assigned_to || ARRAY(SELECT stand_in FROM absence WHERE member_id = cb.assigned_to)) AS people
	FROM callback cb JOIN project p ON p.id = cb.project_id
	WHERE cb.id = $1
	FOR NO KEY UPDATE OF p, cb`

// serviceStage is a customer's service period under its lock.
type serviceStage struct {
	careStage
	settled bool // it has been said how the present period goes on
}

// stageService locks the project of the customer that came into service last, and
// then the customer.
func (s *Store) stageService(ctx context.Context, tx *sqlx.Tx, act directory.Act, id customer.ID, at time.Time) (serviceStage, error) {
	var in project.ID
	if err := tx.GetContext(ctx, &in, `SELECT p.id FROM project p`+lastInService, id); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			err = notInService()
		}
		return serviceStage{}, err
	}
	st, err := s.stageCare(ctx, tx, act, in, nil, at)
	if err != nil {
		return serviceStage{}, err
	}
	if st.scene.Customer, err = oneCustomer(ctx, tx, lockCustomer, id); err != nil {
		return serviceStage{}, err
	}
	var settled bool
	err = tx.GetContext(ctx, &settled, `SELECT `+settledService+` FROM customer cu WHERE cu.id = $1`, id)
	return serviceStage{careStage: st, settled: settled}, err
}

func notInService() error { return fault.NotFoundf("No project of that customer is in service.") }

// What is in service now comes before what has ended.
const lastInService = `
	WHERE p.customer_id = $1 AND p.state IN ('in_service', 'ended') ORDER BY p.state = 'ended', p.id DESC LIMIT 1`

const settledService = `EXISTS (SELECT FROM service_end se WHERE se.customer_id = cu.id AND se.until_day = cu.service_until) AS settled`
