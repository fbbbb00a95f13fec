package postgres

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/intake"
	"docket/internal/order"
	"docket/internal/project"
)

// recallRows are what orders of the past come to, as saveRecalled reads it.
type recallRows struct {
	orders       []recalledRow
	projects     []recalledProject
	entitlements []begunRow
	served       []servedRow
}

// recalledRow is an order, of which the content says the most.
type recalledRow struct {
	ID         order.ID          `json:"id"`
	Seller     directory.UserID  `json:"seller"`
	Total      int64             `json:"total"`
	Content    order.Content     `json:"content"`
	Exceptions []order.Finding   `json:"exceptions"`
	Edition    catalogue.Edition `json:"edition"`
	Since      moment            `json:"since"`
	Received   *order.Receipt    `json:"received"`
	Project    project.ID        `json:"project_id"`
	Act        string            `json:"act"`
}

// recalledProject is a project that is only now made.
type recalledProject struct {
	project.Project
	Act string
}

// servedRow is a customer who is served longer.
type servedRow struct {
	ID    customer.ID   `json:"id"`
	Until calendar.Date `json:"until"`
}

// save writes orders, projects, what can still be used and how long customers are
// served, in one statement.
func (b *taking) save(ctx context.Context, past []recalled, k intake.Known) error {
	e := effects{act: b.act, at: b.at}
	rows := recallRows{projects: []recalledProject{}, served: []servedRow{}}
	ready := make([]intake.Ready, len(past))
	for n, r := range past {
		ready[n] = r.Ready
		o := r.out.Order
		rows.orders = append(rows.orders, recalledRow{
			ID: o.ID, Seller: o.Seller, Total: o.Total(), Content: o.Content, Exceptions: append([]order.Finding{}, o.Exceptions...),
			Edition: o.Edition, Since: moment(o.Since), Received: o.Received, Project: o.Project, Act: r.key,
		})
		e.all = append(e.all, r.out.Effects)
		if p := r.out.Project; p != nil {
			rows.projects = append(rows.projects, recalledProject{Project: *p, Act: r.contract().Key()})
			e.all = append(e.all, change.Effects{Verb: "project.added", Subject: p.ID.Subject(), After: *p})
		}
	}
	begun, err := b.begin(ctx, past, k)
	if err != nil {
		return err
	}
	rows.entitlements, e.all = begun.rows, append(e.all, begun.effects...)
	for _, c := range k.Served(slices.Values(ready)) {
		rows.served = append(rows.served, servedRow{ID: c.ID, Until: c.Service.Until})
		before := k.Customers[strings.ToLower(c.Name)].Customer
		e.all = append(e.all, change.Effects{Verb: "customer.extended", Subject: c.ID.Subject(), Before: before, After: c})
	}
	return b.write(ctx, e, rows)
}

// begin has the rule begin what can still be used of all the orders.
func (b *taking) begin(ctx context.Context, past []recalled, k intake.Known) (begun, error) {
	all, count := begun{rows: []begunRow{}}, 0
	for _, r := range past {
		count += len(r.out.Entitlements)
	}
	var ids []entitlement.ID
	if err := b.tx.SelectContext(ctx, &ids, nextEntitlements, count); err != nil {
		return all, fmt.Errorf("number entitlements: %w", err)
	}
	for _, r := range past {
		o, zone := r.out.Order, k.Zone(r.out.Order.Committee)
		of := entitlement.Source{Customer: o.Customer, Project: o.Project, Committee: o.Committee, Order: int64(o.ID), Territory: o.Territory,
			From: o.Received.SignedOn}
		scene := entitlement.Scene{Press: b.act.Key, Zone: zone, Today: calendar.DateOf(b.at, zone), Now: b.at, Numbers: k.Numbers}
		for _, draft := range r.out.Entitlements {
			m := entitlement.Begin(ids[len(all.rows)], of, draft, scene)
			all.rows, all.effects = append(all.rows, begunRowOf(m.Entitlement)), append(all.effects, m.Effects)
		}
	}
	return all, nil
}

func (b *taking) write(ctx context.Context, e effects, rows recallRows) error {
	args, err := e.args()
	if err != nil {
		return err
	}
	for _, v := range []any{rows.projects, rows.orders, rows.entitlements, rows.served} {
		packed, err := pack(v)
		if err != nil {
			return fmt.Errorf("pack orders: %w", err)
		}
		args = append(args, packed)
	}
	_, err = b.tx.ExecContext(ctx, saveRecalled, args...)
	return err
}

var saveRecalled = `WITH ` + effectsCTE + `, launched AS (
		INSERT INTO project (id, committee_id, customer_id, name, type, state, contract, received_on, sales, created_at, since, act)
			OVERRIDING SYSTEM VALUE
		SELECT p."ID", p."Committee", p."Customer", p."Name", p."Type", p."State", p."Contract", p."ReceivedOn", p."Sales", $3, $3, p."Act"
		FROM jsonb_to_recordset($10::jsonb) AS p ("ID" bigint, "Committee" bigint, "Customer" bigint, "Name" text, "Type" text, "State" text,
			"Contract" text, "ReceivedOn" date, "Sales" text, "Act" text)
	), written AS (
		INSERT INTO purchase_order (id, customer_id, committee_id, seller, title, type, currency, territory, total, reference, content,
			exceptions, edition, revision, changed_at, changed_by, state, since, submitted_at, received, project_id, imported, act)
		SELECT o.id, (o.content ->> 'customer')::bigint, (o.content ->> 'committee')::bigint, o.seller, o.content ->> 'title',
			o.content ->> 'type', o.content ->> 'currency', o.content ->> 'territory', o.total, coalesce(o.content ->> 'reference', ''),
			o.content, o.exceptions, o.edition, 1, o.since, o.seller, 'received', o.since, o.since, o.received, o.project_id, true, o.act
		FROM jsonb_to_recordset($11::jsonb) AS o (id bigint, seller text, total bigint, content jsonb, exceptions jsonb, edition int,
			since timestamptz, received jsonb, project_id bigint, act text)
	), begun AS (` + insertEntitlements("$12") + `
	), served AS (
		UPDATE customer cu SET service_until = s.until FROM jsonb_to_recordset($13::jsonb) AS s (id bigint, until date) WHERE cu.id = s.id
	)
	SELECT ` + sayEffects
