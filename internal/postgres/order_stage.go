package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/order"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/setting"
)

// orderStage is an order under its lock, with all a rule may look at.
type orderStage struct {
	order    order.Order // zero while it is only placed
	scene    order.Scene
	repeated bool
	shown    []outbox.Subject // the messages that show the order's state beside its own
	prepared *prepared
}

func noOrder() error { return fault.NotFoundf("That order is no longer there.") }

// stageOrder locks the order, and its committee against a meeting that begins or
// ends meanwhile, and reads the scene only then, by one of the two queries.
func (s *Store) stageOrder(ctx context.Context, tx *sqlx.Tx, of staging, scenes string, at time.Time) (orderStage, error) {
	var locked order.ID
	if err := s.prepared.get(ctx, tx, &locked, lockOrder, of.id); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return orderStage{}, noOrder()
		}
		return orderStage{}, fmt.Errorf("lock: %w", err)
	}
	all, err := s.stageOrders(ctx, tx, scenes, []staging{of}, at)
	if err != nil {
		return orderStage{}, err
	}
	return all[of.id], nil
}

const lockOrder = `
	SELECT o.id FROM purchase_order o JOIN committee c ON c.id = o.committee_id WHERE o.id = $1
	FOR NO KEY UPDATE OF o FOR KEY SHARE OF c`

var lockFreeOrders = lockFree(`SELECT o.id FROM purchase_order o JOIN committee c ON c.id = o.committee_id WHERE o.id = d.id
	FOR NO KEY UPDATE OF o SKIP LOCKED FOR KEY SHARE OF c SKIP LOCKED`)

// stageApprovals sets the scenes of decisions on locked orders, by their numbers.
func (s *Store) stageApprovals(ctx context.Context, tx *sqlx.Tx, calls []staging, at time.Time) (map[int64]orderStage, error) {
	return s.stageOrders(ctx, tx, scenesOfApprovals, calls, at)
}

// stageOrders sets the scenes of acts on locked orders, by the orders' numbers.
func (s *Store) stageOrders(ctx context.Context, tx *sqlx.Tx, scenes string, calls []staging, at time.Time) (map[int64]orderStage, error) {
	args, named, err := stagingArgs(calls)
	if err != nil {
		return nil, err
	}
	var rows []struct {
		N     int
		O     orderRow
		Shown document[[]outbox.Subject]
		orderSceneRow
	}
	if err := tx.SelectContext(ctx, &rows, scenes, args...); err != nil {
		return nil, fmt.Errorf("read scene: %w", err)
	}
	stages := make(map[int64]orderStage, len(rows))
	var around orderSceneRow // of them all
	for _, row := range rows {
		if row.N == 0 {
			around = row.orderSceneRow
		}
	}
	all := people(around.People.V, named...)
	for _, row := range rows {
		act := calls[row.N].act
		row.Numbers, row.Policy = around.Numbers, around.Policy
		sc, err := row.scene(at, all)
		if err != nil {
			return nil, err
		}
		sc.Press, sc.Actor, sc.Mail = act.Key, sc.People[act.By], s.mail
		stages[int64(row.O.ID)] = orderStage{order: row.O.order(), scene: sc, repeated: row.Repeated, shown: row.Shown.V, prepared: &s.prepared}
	}
	return stages, nil
}

// Orders in their scenes: whole, and without what a decision on them does not look at.
var scenesOfOrders, scenesOfApprovals = scenesWith(orderColumns), scenesWith(orderHead)

// What is around them all comes with the first: the people of all, numbers, policy.
func scenesWith(columns string) string {
	return `
	WITH o AS MATERIALIZED ` + stagedRows("purchase_order") + `
	SELECT o.n, ` + columns + `, ` + orderPlaceColumns + `, ` + repeatedPress("o") + `,
		CASE WHEN o.state = 'sent' THEN nextval('project_id_seq') ELSE 0 END AS next,
		(SELECT jsonb_agg(jsonb_build_object('kind', kind, 'id', id)) FROM (` + pagesShowing("order", "o") + `) AS s (kind, id)) AS shown,
		CASE WHEN o.n = 0 THEN ` + peopleOfOrder(`ARRAY(SELECT jsonb_array_elements_text($2::jsonb) UNION SELECT seller FROM o)`) + ` END AS people,
		CASE WHEN o.n = 0 THEN ` + numbersJSON + ` END AS numbers, CASE WHEN o.n = 0 THEN ` + policyJSON("order") + ` END AS policy
	FROM o CROSS JOIN LATERAL (SELECT * FROM customer WHERE id = o.customer_id OFFSET 0) AS cu JOIN committee c ON c.id = o.committee_id`
}

// orderSceneRow is the scene of an order as orderSceneColumns reads it, of customer cu
// and committee c.
type orderSceneRow struct {
	Customer document[customerDoc]
	Billing  document[customer.Billing]
	C        committeeRow
	People   document[[]memberDoc]
	Numbers  document[setting.Numbers]
	Policy   document[*approval.Policy]
	Next     project.ID // of the project that it may turn into
	Repeated bool
}

// orderSceneColumns are what rules look at beside the order; named is the SQL for the
// people who are needed beside the holders of roles, a text[].
func orderSceneColumns(named string) string {
	return orderPlaceColumns + `, ` + peopleOfOrder(named) + ` AS people, ` + numbersJSON + ` AS numbers, ` + policyJSON("order") + ` AS policy`
}

// orderPlaceColumns are what of that belongs to one order.
const orderPlaceColumns = customerJSON + ` AS customer, ` + billingJSON + ` AS billing, ` + committeeColumns

// peopleOfOrder are those who are named and the holders of the roles that approvals
// are asked of, with those above and beside them.
func peopleOfOrder(named string) string { return peopleWith(named, rolesOfOrders) }

// rolesOfOrders are those that the policies name, and Management.
const rolesOfOrders = `(SELECT array_agg(DISTINCT role) || '{management,customer_success,finance,sales_lead}' FROM (
			SELECT jsonb_array_elements(policy -> 'steps') ->> 'role' AS role FROM approval_policy WHERE subject_kind = 'order') AS r)`

// policyJSON is the present policy of a kind of subject, NULL while it has the
// standard one.
func policyJSON(kind string) string {
	return `(SELECT policy FROM approval_policy WHERE subject_kind = '` + kind + `' ORDER BY version DESC LIMIT 1)`
}

// scene is what a rule may look at, who acts and whether e-mail can be sent aside.
func (r orderSceneRow) scene(at time.Time, known directory.People) (order.Scene, error) {
	schedule, err := r.C.committee().Schedule()
	if err != nil {
		return order.Scene{}, err
	}
	zone, err := calendar.Zone(r.C.Zone)
	if err != nil {
		return order.Scene{}, err
	}
	sc := order.Scene{
		People: known, Project: r.Next, Customer: r.Customer.V.customer(), Billing: r.Billing.V,
		Locale: r.C.Locale, Home: r.C.Channel, Zone: zone, Days: schedule.Days(),
		Today: calendar.DateOf(at, zone), Now: at, Numbers: r.Numbers.V, Policy: approval.Standard,
	}
	if r.Policy.V != nil {
		sc.Policy = *r.Policy.V
	}
	return sc, nil
}
