package postgres

import (
	"context"
	"fmt"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/order"
)

// OrderScene implements order.Store.
func (s *Store) OrderScene(ctx context.Context, by directory.UserID, c order.Content) (order.Scene, error) {
	var row struct {
		Customer document[customerDoc]
		Billing  document[customer.Billing]
		People   document[[]memberDoc]
		Zone     string
		First    bool
	}
	at, named := s.at(), []directory.UserID{by, c.SOW.By}
	if err := s.db.x.GetContext(ctx, &row, sceneOfContent, c.Customer, c.Committee, array(named)); err != nil {
		return order.Scene{}, fmt.Errorf("read scene: %w", errInTime(ctx, err))
	}
	sc := order.Scene{People: people(row.People.V, named...), Customer: row.Customer.V.customer(), Billing: row.Billing.V,
		First: row.First, Now: at, Mail: s.mail}
	sc.Actor = sc.People[by]
	zone, err := calendar.Zone(row.Zone)
	if err != nil {
		zone = sc.Actor.Location()
	}
	sc.Zone, sc.Today = zone, calendar.DateOf(at, zone)
	sc.Shelf, err = shelf(ctx, s.db.x, c)
	return sc, errInTime(ctx, err)
}

const sceneOfContent = `
	SELECT CASE WHEN cu.id IS NOT NULL THEN ` + customerJSON + ` END AS customer,
		` + billingJSON + ` AS billing, coalesce(c.zone, '') AS zone,
		(SELECT jsonb_agg(` + memberJSON + `) FROM member m WHERE m.id = ANY ($3)) AS people,
		cu.id IS NOT NULL AND ` + firstOrder + ` AS first
	FROM (SELECT) one LEFT JOIN customer cu ON cu.id = $1 LEFT JOIN committee c ON c.id = $2`

// firstOrder is whether customer cu has bought nothing yet.
const firstOrder = `NOT EXISTS (SELECT FROM purchase_order e WHERE e.customer_id = cu.id AND e.state <> 'withdrawn')
		AND NOT EXISTS (SELECT FROM project WHERE customer_id = cu.id)`
