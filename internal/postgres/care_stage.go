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
	"docket/internal/outbox"
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
		C      committeeRow
		Kind   document[issue.Kind]
		Rhythm document[*care.Rhythm]
		Call   care.ID
		Next   issue.ID
	}
	if err := tx.GetContext(ctx, &row, sceneOfCare, of, issue.LowSatisfaction); err != nil {
		return st, fmt.Errorf("read scene: %w", err)
	}
	schedule, err := row.C.committee().Schedule()
	st.scene.Days, st.scene.NextID, st.scene.Issue, st.scene.Kind = schedule.Days(), row.Call, row.Next, row.Kind.V
	if st.scene.Rhythm = care.Standard(); row.Rhythm.V != nil {
		st.scene.Rhythm = *row.Rhythm.V
	}
	return st, err
}

const sceneOfCare = `
	SELECT ` + committeeColumns + `, nextval('callback_id_seq') AS call, nextval('issue_id_seq') AS next,
		(SELECT ` + kindJSON + ` FROM issue_kind WHERE key = $2) AS kind,
		` + rhythmJSON + ` AS rhythm
	FROM project p JOIN committee c ON c.id = p.committee_id
	WHERE p.id = $1`

// rhythmJSON is a column of the rhythm of calls, NULL while nobody has changed it.
const rhythmJSON = `(SELECT cr.rhythm FROM call_rhythm cr ORDER BY cr.version DESC LIMIT 1)`

// callStage is a call-back under its lock.
type callStage struct {
	careStage
	call  care.CallBack
	shown []outbox.Subject // the agenda's messages that show it
	asked requestStage     // of a request that is logged with it
}

// stageCall locks the project and then the call-back, and last the diary that is
// wanted. Whoever stands in for the one who has the call is in the scene, and so is
// the customer success manager.
func (s *Store) stageCall(ctx context.Context, tx *sqlx.Tx, act directory.Act, id care.ID, w care.Wants, at time.Time) (callStage, error) {
	var locked struct {
		Project project.ID
		People  document[[]directory.UserID]
	}
	if err := tx.GetContext(ctx, &locked, lockCallBack, id, w.Of); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			err = fault.NotFoundf("That call is no longer there.")
		}
		return callStage{}, err
	}
	in, err := s.stageCare(ctx, tx, act, locked.Project, locked.People.V, at)
	if err != nil {
		return callStage{}, err
	}
	var row struct {
		CB    callbackRow
		Shown document[[]outbox.Subject]
		Staff document[map[directory.UserID]int]
	}
	if err := tx.GetContext(ctx, &row, callUnderLock, id, w.Next); err != nil {
		return callStage{}, fmt.Errorf("read: %w", err)
	}
	st := callStage{careStage: in, call: row.CB.callBack(), shown: row.Shown.V}
	if w.Asked {
		if st.asked, err = s.stageDraft(ctx, tx, sceneOfNewRequest, act, st.scene.Customer.ID, at); err != nil {
			return st, err
		}
		st.scene.Asked = st.asked.scene
	}
	if whose := st.diarist(w, row.Staff.V); whose != "" {
		st.scene.Diary, err = s.diary(ctx, tx, whose, st.scene.Numbers, id)
	}
	return st, err
}

// diarist is whose diary is wanted.
func (st callStage) diarist(w care.Wants, open map[directory.UserID]int) directory.UserID {
	switch {
	case w.Same:
		return st.call.Assigned
	case w.Next:
		staff := care.Staff{People: st.scene.People, Open: open}
		return staff.Caller(st.scene.Customer, st.call.Assigned, st.scene.Project, st.scene.Now)
	}
	return w.Of
}

const lockCallBack = `
	SELECT p.id AS project, to_jsonb(ARRAY[cb.assigned_to, cu.success, $2::text]
		|| ARRAY(SELECT stand_in FROM absence WHERE member_id IN (cb.assigned_to, $2::text))
		|| ARRAY(SELECT id FROM member WHERE active AND 'customer_success' = ANY (roles))) AS people
	FROM callback cb JOIN project p ON p.id = cb.project_id JOIN customer cu ON cu.id = cb.customer_id
	WHERE cb.id = $1
	FOR NO KEY UPDATE OF p, cb`

var callUnderLock = `
	SELECT ` + callbackColumns + `,
		(SELECT jsonb_agg(jsonb_build_object('kind', kind, 'id', id)) FROM (` + pagesShowing("callback", "cb") + `) AS s (kind, id)) AS shown,
		CASE WHEN $2 THEN ` + staffJSON + ` END AS staff
	FROM callback cb WHERE cb.id = $1`

// serviceStage is a customer's service period under its lock.
type serviceStage struct {
	careStage
	settled bool             // it has been said how the present period goes on
	shown   []outbox.Subject // the agenda's messages that show it
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
	var row struct {
		Settled bool
		Shown   document[[]outbox.Subject]
		House   document[project.House]
	}
	err = tx.GetContext(ctx, &row, serviceUnderLock, id)
	st.scene.Standard = row.House.V[project.ServiceStandard]
	return serviceStage{careStage: st, settled: row.Settled, shown: row.Shown.V}, err
}

// The committee whose agenda shows a customer is that of its ending.
var serviceUnderLock = `
	SELECT ` + settledService + `, ` + houseJSON + ` AS house,
		(SELECT jsonb_agg(jsonb_build_object('kind', kind, 'id', id)) FROM (` + pagesShowing("customer", "se") + `) AS s (kind, id)) AS shown
	FROM customer cu LEFT JOIN LATERAL (
		SELECT customer_id AS id, committee_id FROM service_ending WHERE customer_id = cu.id) AS se ON true
	WHERE cu.id = $1`

func notInService() error { return fault.NotFoundf("No project of that customer is in service.") }

// What is in service now comes before what has ended.
const lastInService = `
	WHERE p.customer_id = $1 AND p.state IN ('in_service', 'ended') ORDER BY p.state = 'ended', p.id DESC LIMIT 1`

const settledService = `coalesce((SELECT true FROM service_end se WHERE se.customer_id = cu.id AND se.until_day = cu.service_until LIMIT 1), false) AS settled`
