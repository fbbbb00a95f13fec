package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/catalogue"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/order"
	"docket/internal/reminder"
)

// receive writes what a received order turns into: its project and what the customer
// may use. It returns what comes with them.
func (st orderStage) receive(ctx context.Context, tx *sqlx.Tx, act directory.Act, out order.Outcome) ([]change.Effects, error) {
	if out.Project == nil {
		return nil, nil
	}
	p, sc := *out.Project, st.scene
	source := entitlement.Source{Customer: p.Customer, Project: p.ID, Committee: p.Committee, Order: int64(out.Order.ID),
		Territory: out.Order.Territory, From: p.ReceivedOn}
	b, err := beginEntitlements(ctx, tx, source, out.Entitlements,
		entitlement.Scene{Press: act.Key, Actor: sc.Actor, People: sc.People, Zone: sc.Zone, Today: sc.Today, Now: sc.Now, Numbers: sc.Numbers})
	if err != nil {
		return nil, err
	}
	rows, err := pack(b.rows)
	if err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, receiveOrder, p.ID, p.Committee, p.Customer, p.Name, p.Type, p.Contract, p.ReceivedOn, p.Sales,
		p.CreatedAt, act.Key, rows); err != nil {
		return nil, fmt.Errorf("begin project of order %d: %w", out.Order.ID, err)
	}
	return append([]change.Effects{{Verb: "project.added", Subject: p.ID.Subject(), After: p}}, b.effects...), nil
}

var receiveOrder = `WITH launched AS (
		INSERT INTO project (id, committee_id, customer_id, name, type, state, contract, received_on, sales, created_at, since, act)
		OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, 'new', $6, $7, $8, $9, $9, $10)
	)` + insertEntitlements("$11")

// chaseOrder lets the time at which an order's seller is reminded have its effect.
func (s *Store) chaseOrder(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	id := order.ID(r.Subject.ID)
	chase := func(o order.Order, sc order.Scene) (order.Outcome, error) { return o.Chased(sc), nil }
	if _, err := s.changeOrderIn(ctx, tx, staging{act: actOf(r), id: r.Subject.ID}, scenesOfOrders, now, chase); err != nil {
		return fmt.Errorf("chase order %d: %w", id, err)
	}
	return nil
}

// Printed implements order.Store.
func (s *Store) Printed(ctx context.Context, id order.ID) (map[catalogue.Code]catalogue.SKU, error) {
	var skus document[[]catalogue.SKU]
	if err := s.db.x.GetContext(ctx, &skus, skusOfOrder, id); err != nil {
		return nil, fmt.Errorf("read catalogue of order %d: %w", id, errInTime(ctx, err))
	}
	byCode := make(map[catalogue.Code]catalogue.SKU, len(skus.V))
	for _, sku := range skus.V {
		byCode[sku.Code] = sku
	}
	return byCode, nil
}

const skusOfOrder = `
	SELECT (SELECT jsonb_agg(s.content) FROM sku s
		WHERE s.code IN (SELECT l ->> 'sku' FROM jsonb_array_elements(o.content -> 'lines') AS l)
			AND s.since <= o.edition AND (s.until IS NULL OR s.until > o.edition))
	FROM purchase_order o WHERE o.id = $1`
