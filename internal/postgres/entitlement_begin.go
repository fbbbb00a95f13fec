package postgres

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/money"
	"docket/internal/project"
)

// begun are the entitlements of an order that is received: their rows, for
// insertEntitlements, and what comes with them.
type begun struct {
	rows    []begunRow
	effects []change.Effects
}

// beginEntitlements numbers the drafts of a received order and has the rule begin
// them.
func beginEntitlements(ctx context.Context, tx *sqlx.Tx, of entitlement.Source, drafts []entitlement.Draft, s entitlement.Scene) (begun, error) {
	b := begun{rows: []begunRow{}}
	if len(drafts) == 0 {
		return b, nil
	}
	var ids []entitlement.ID
	if err := tx.SelectContext(ctx, &ids, nextEntitlements, len(drafts)); err != nil {
		return b, fmt.Errorf("number entitlements: %w", err)
	}
	for n, d := range drafts {
		m := entitlement.Begin(ids[n], of, d, s)
		b.rows, b.effects = append(b.rows, begunRowOf(m.Entitlement)), append(b.effects, m.Effects)
	}
	return b, nil
}

const nextEntitlements = `SELECT nextval('entitlement_id_seq') FROM generate_series(1, $1)`

// begunRow is an entitlement as insertEntitlements reads it.
type begunRow struct {
	ID        entitlement.ID        `json:"id"`
	Customer  customer.ID           `json:"customer_id"`
	Project   project.ID            `json:"project_id"`
	Committee directory.CommitteeID `json:"committee_id"`
	Order     int64                 `json:"order_id"`
	Line      int                   `json:"line"`
	SKU       catalogue.Code        `json:"sku"`
	Name      string                `json:"name"`
	Kind      catalogue.Kind        `json:"kind"`
	Unit      catalogue.Unit        `json:"unit"`
	Territory string                `json:"territory"`
	Quantity  money.Quantity        `json:"quantity"`
	From      calendar.Date         `json:"from_day"`
	Until     *calendar.Date        `json:"until_day"`
	Since     moment                `json:"since"`
}

func begunRowOf(e entitlement.Entitlement) begunRow {
	r := begunRow{ID: e.ID, Customer: e.Customer, Project: e.Project, Committee: e.Committee, Order: e.Order, Line: e.Line, SKU: e.SKU,
		Name: e.Name, Kind: e.Kind, Unit: e.Unit, Territory: e.Territory, Quantity: e.Quantity, From: e.From, Since: moment(e.Since)}
	if !e.Until.IsZero() {
		r.Until = &e.Until
	}
	return r
}

// insertEntitlements writes the rows of begun, packed in the parameter, within a
// statement of its caller's; the order and the project may be written by it too.
func insertEntitlements(param string) string {
	return `
		INSERT INTO entitlement (id, customer_id, project_id, committee_id, order_id, line, sku, name, kind, unit, territory,
			quantity, from_day, until_day, since) OVERRIDING SYSTEM VALUE
		SELECT b.id, b.customer_id, b.project_id, b.committee_id, b.order_id, b.line, b.sku, b.name, b.kind, b.unit, b.territory,
			b.quantity, b.from_day, b.until_day, b.since
		FROM jsonb_to_recordset(` + param + `::jsonb) AS b (id bigint, customer_id bigint, project_id bigint, committee_id bigint,
			order_id bigint, line int, sku text, name text, kind text, unit text, territory text, quantity bigint, from_day date,
			until_day date, since timestamptz)`
}
