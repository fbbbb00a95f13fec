package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/request"
	"docket/internal/setting"
)

// requestStage is a request under its lock, with all a rule may look at.
type requestStage struct {
	request  request.Request // zero while it is only logged
	scene    request.Scene
	repeated bool
	shown    []outbox.Subject // the messages that show the request's state beside its own
	prepared *prepared
}

func noRequest() error { return fault.NotFoundf("That request is no longer there.") }

// stageRequest locks the request and reads the scene only then.
func (s *Store) stageRequest(ctx context.Context, tx *sqlx.Tx, of staging, at time.Time) (requestStage, error) {
	var locked request.ID
	if err := s.prepared.get(ctx, tx, &locked, lockRequest, of.id); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return requestStage{}, noRequest()
		}
		return requestStage{}, fmt.Errorf("lock: %w", err)
	}
	all, err := s.stageRequests(ctx, tx, []staging{of}, at)
	if err != nil {
		return requestStage{}, err
	}
	return all[of.id], nil
}

const lockRequest = `SELECT r.id FROM request r WHERE r.id = $1 FOR NO KEY UPDATE`

var lockFreeRequests = lockFree(`SELECT r.id FROM request r WHERE r.id = d.id FOR NO KEY UPDATE SKIP LOCKED`)

// stageRequests sets the scenes of acts on locked requests, by the requests' numbers.
func (s *Store) stageRequests(ctx context.Context, tx *sqlx.Tx, calls []staging, at time.Time) (map[int64]requestStage, error) {
	args, named, err := stagingArgs(calls)
	if err != nil {
		return nil, err
	}
	var rows []struct {
		N     int
		R     requestRow
		Shown document[[]outbox.Subject]
		requestSceneRow
	}
	if err := tx.SelectContext(ctx, &rows, scenesOfRequests, args...); err != nil {
		return nil, fmt.Errorf("read scene: %w", err)
	}
	stages := make(map[int64]requestStage, len(rows))
	var around requestSceneRow // of them all
	for _, row := range rows {
		if row.N == 0 {
			around = row.requestSceneRow
		}
	}
	all := people(around.People.V, named...)
	for _, row := range rows {
		act := calls[row.N].act
		row.Numbers, row.House = around.Numbers, around.House
		sc, err := row.scene(at, all)
		if err != nil {
			return nil, err
		}
		sc.Press, sc.Actor = act.Key, sc.People[act.By]
		stages[int64(row.R.ID)] = requestStage{request: row.R.request(), scene: sc, repeated: row.Repeated, shown: row.Shown.V, prepared: &s.prepared}
	}
	return stages, nil
}

// What is around them all comes with the first: the people of all, numbers, documents.
var scenesOfRequests = `
	WITH r AS MATERIALIZED ` + stagedRows("request") + `
	SELECT r.n, ` + requestColumns + `, ` + requestPlaceColumns + `, ` + repeatedPress("r") + `,
		(SELECT jsonb_agg(jsonb_build_object('kind', kind, 'id', id)) FROM (` + pagesShowing("request", "r") + `) AS s (kind, id)) AS shown,
		CASE WHEN r.n = 0 THEN ` + peopleWith(`ARRAY(
			SELECT jsonb_array_elements_text($2::jsonb)
			UNION SELECT unnest(r.turn || ARRAY[r.agent, r.owner, cu.success, p.manager, p.sales]) FROM r`+requestPlaceTables+`)`, rolesOfRequests) + ` END AS people,
		CASE WHEN r.n = 0 THEN ` + numbersJSON + ` END AS numbers, CASE WHEN r.n = 0 THEN ` + houseJSON + ` END AS house
	FROM r` + requestPlaceTables + ` JOIN committee c ON c.id = r.committee_id`

// requestPlaceTables joins a request's customer and project, by their numbers whatever
// the plan was made on.
const requestPlaceTables = `
	CROSS JOIN LATERAL (SELECT * FROM customer WHERE id = r.customer_id OFFSET 0) AS cu
	LEFT JOIN LATERAL (SELECT * FROM project WHERE id = r.project_id OFFSET 0) AS p ON true`

// stageDraft reads the scene in which a request of the customer is logged, by one of
// the two queries.
func (s *Store) stageDraft(ctx context.Context, q sqlx.QueryerContext, query string, act directory.Act, of customer.ID, at time.Time) (requestStage, error) {
	var row struct {
		ID request.ID
		requestSceneRow
	}
	err := sqlx.GetContext(ctx, q, &row, query, of, array([]directory.UserID{act.By}))
	if errors.Is(err, sql.ErrNoRows) {
		return requestStage{}, nobodyToLog(ctx, q)
	}
	if err != nil {
		return requestStage{}, fmt.Errorf("read scene: %w", err)
	}
	sc, err := row.scene(at, people(row.People.V, act.By))
	sc.Press, sc.Actor, sc.NextID = act.Key, sc.People[act.By], row.ID
	return requestStage{scene: sc, prepared: &s.prepared}, err
}

// nobodyToLog is why there is no scene: no customer, or no committee.
func nobodyToLog(ctx context.Context, q sqlx.QueryerContext) error {
	var any bool
	if err := sqlx.GetContext(ctx, q, &any, `SELECT EXISTS (SELECT FROM committee)`); err != nil {
		return err
	}
	if !any {
		return fault.Invalidf("There is no committee yet, whose hours and holidays a request would go by. An administrator sets one up with `/docket setup`.").In("customer")
	}
	return fault.Invalidf("Choose the customer.").In("customer")
}

// The scene of a request that is logged takes its number; that of one that may be
// does not.
var (
	sceneOfNewRequest   = sceneOfDraftWith(`nextval('request_id_seq')`)
	sceneOfRequestDraft = sceneOfDraftWith(`0`)
)

// A project under way comes before one that is over; without any, the oldest
// committee looks after the customer.
func sceneOfDraftWith(id string) string {
	return `
	SELECT ` + requestSceneColumns(`$2::text[]`) + `, ` + id + ` AS id, false AS repeated
	FROM customer cu
	LEFT JOIN project p ON p.id = (SELECT lp.id FROM project lp WHERE lp.customer_id = cu.id ORDER BY lp.state IN ('ended', 'stopped'), lp.id DESC LIMIT 1)
	JOIN committee c ON c.id = coalesce(p.committee_id, (SELECT min(id) FROM committee))
	WHERE cu.id = $1`
}

// requestSceneRow is the scene of a request as requestSceneColumns reads it, of
// customer cu, committee c and project p, of which there may be none.
type requestSceneRow struct {
	Customer document[customerDoc]
	Settled  bool
	P        document[projectDoc]
	C        committeeRow
	People   document[[]memberDoc]
	Numbers  document[setting.Numbers]
	House    document[project.House]
	Repeated bool
}

// requestSceneColumns are what rules look at beside the request; named is the SQL for
// the people who are needed beside the holders of roles, a text[].
func requestSceneColumns(named string) string {
	return requestPlaceColumns + `, ` +
		peopleWith(named+` || ARRAY[cu.success] || CASE WHEN p.id IS NULL THEN '{}' ELSE ARRAY[p.manager, p.sales] END`, rolesOfRequests) + ` AS people,
		` + numbersJSON + ` AS numbers, ` + houseJSON + ` AS house`
}

// requestPlaceColumns are what of that belongs to one request.
const requestPlaceColumns = customerJSON + ` AS customer, ` + settledService + `, ` + projectJSON + ` AS p, ` + committeeColumns

// rolesOfRequests are those whose turn a request may become.
const rolesOfRequests = `'{dispatcher,sales_manager,sales_lead,management}'`

// scene is what a rule may look at, who acts aside.
func (r requestSceneRow) scene(at time.Time, known directory.People) (request.Scene, error) {
	schedule, err := r.C.committee().Schedule()
	if err != nil {
		return request.Scene{}, err
	}
	zone, err := calendar.Zone(r.C.Zone)
	if err != nil {
		return request.Scene{}, err
	}
	day := r.Numbers.V.List(setting.WorkingDay)
	hours, err := calendar.NewHours(day[0]*60, day[1]*60, schedule.Days(), zone)
	return request.Scene{
		People: known, Customer: r.Customer.V.customer(), Settled: r.Settled, Project: r.P.V.project(),
		Committee: r.C.ID, Zone: zone, Days: schedule.Days(), Hours: hours, Today: calendar.DateOf(at, zone), Now: at, Numbers: r.Numbers.V,
		Tariff: r.House.V[project.Tariff],
	}, err
}
