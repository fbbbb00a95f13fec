package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
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
// ends meanwhile, and reads the scene only then.
func (s *Store) stageOrder(ctx context.Context, tx *sqlx.Tx, act directory.Act, id order.ID, scene string, named []directory.UserID, at time.Time) (orderStage, error) {
	var locked order.ID
	if err := s.prepared.get(ctx, tx, &locked, lockOrder, id); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return orderStage{}, noOrder()
		}
		return orderStage{}, fmt.Errorf("lock: %w", err)
	}
	var row struct {
		O     orderRow
		Shown document[[]outbox.Subject]
		orderSceneRow
	}
	named = append(slices.Clone(named), act.By)
	if err := s.prepared.get(ctx, tx, &row, scene, id, act.Key, array(named)); err != nil {
		return orderStage{}, fmt.Errorf("read scene: %w", err)
	}
	sc, err := row.scene(at, named...)
	sc.Press, sc.Actor, sc.Mail = act.Key, sc.People[act.By], s.mail
	return orderStage{order: row.O.order(), scene: sc, repeated: row.Repeated, shown: row.Shown.V, prepared: &s.prepared}, err
}

const lockOrder = `
	SELECT o.id FROM purchase_order o JOIN committee c ON c.id = o.committee_id WHERE o.id = $1
	FOR NO KEY UPDATE OF o FOR KEY SHARE OF c`

// An order in its scene: whole, and without what a decision on it does not look at.
var sceneOfOrder, sceneOfApproval = sceneWith(orderColumns), sceneWith(orderHead)

func sceneWith(columns string) string {
	return `
	SELECT ` + columns + `, ` + orderSceneColumns(`$3::text[] || ARRAY[o.seller]`) + `,
		CASE WHEN o.state = 'sent' THEN nextval('project_id_seq') ELSE 0 END AS next, EXISTS (SELECT FROM audit WHERE act = $2) AS repeated,
		(SELECT jsonb_agg(jsonb_build_object('kind', kind, 'id', id)) FROM (` + pagesShowing("order", "o") + `) AS s (kind, id)) AS shown
	FROM purchase_order o` + orderEntryTables + `
	WHERE o.id = $1`
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
	return customerJSON + ` AS customer, ` + billingJSON + ` AS billing, ` + committeeColumns + `, ` + peopleOfOrder(named) + ` AS people,
		` + numbersJSON + ` AS numbers, ` + policyJSON("order") + ` AS policy`
}

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
func (r orderSceneRow) scene(at time.Time, named ...directory.UserID) (order.Scene, error) {
	schedule, err := r.C.committee().Schedule()
	if err != nil {
		return order.Scene{}, err
	}
	zone, err := calendar.Zone(r.C.Zone)
	if err != nil {
		return order.Scene{}, err
	}
	sc := order.Scene{
		People: people(r.People.V, named...), Project: r.Next, Customer: r.Customer.V.customer(), Billing: r.Billing.V,
		Locale: r.C.Locale, Home: r.C.Channel, Zone: zone, Days: schedule.Days(),
		Today: calendar.DateOf(at, zone), Now: at, Numbers: r.Numbers.V, Policy: approval.Standard,
	}
	if r.Policy.V != nil {
		sc.Policy = *r.Policy.V
	}
	return sc, nil
}
