package postgres

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"docket/internal/committee"
)

// itemKind is a kind of thing that stands on agendas, and how its lines are read.
type itemKind struct {
	kind    string // of the subject
	tables  string // with what belongs to them
	id      string
	columns string
	read    func(ctx context.Context, q sqlx.QueryerContext, query string, args ...any) ([]committee.Item, error)
}

var (
	projectItems = itemKind{kind: "project", tables: `project p JOIN customer cu ON cu.id = p.customer_id`, id: `p.id`,
		columns: projectLineColumns + `, ` + projectSteps, read: readItems[projectItemRow]}
	issueItems = itemKind{kind: "issue", tables: `issue i` + issueLineTables, id: `i.id`,
		columns: issueLineColumns, read: readItems[issueItemRow]}
	closeoutItems = itemKind{kind: "closeout", tables: `closeout co` + closeoutLineTables, id: `co.id`,
		columns: closeoutLineColumns, read: readItems[closeoutItemRow]}
	emergencyItems = itemKind{kind: "emergency", tables: `emergency e` + emergencyLineTables, id: `e.id`,
		columns: emergencyLineColumns, read: readItems[emergencyItemRow]}
	orderItems = itemKind{kind: "order", tables: `purchase_order o` + orderEntryTables, id: `o.id`,
		columns: orderEntryColumns, read: readItems[orderItemRow]}
	requestItems = itemKind{kind: "request", tables: `request r` + requestLineTables, id: `r.id`,
		columns: requestLineColumns, read: readItems[requestItemRow]}
	requirementItems = itemKind{kind: "requirement", tables: `requirement q` + requirementLineTables, id: `q.id`,
		columns: requirementLineColumns, read: readItems[requirementItemRow]}
	entitlementItems = itemKind{kind: "entitlement", tables: `entitlement en` + entitlementLineTables, id: `en.id`,
		columns: entitlementLineColumns, read: readItems[entitlementItemRow]}
	serviceItems = itemKind{kind: "customer", tables: serviceItemTables, id: `cu.id`, columns: serviceItemColumns, read: readItems[serviceItemRow]}
	callItems    = itemKind{kind: "callback", tables: `callback cb JOIN project p ON p.id = cb.project_id JOIN customer cu ON cu.id = cb.customer_id`,
		id: `cb.id`, columns: callbackColumns + `, cu.name AS customer, p.name AS project`, read: readItems[callItemRow]}
)

// itemKinds are all of them.
var itemKinds = []*itemKind{&projectItems, &issueItems, &closeoutItems, &emergencyItems, &orderItems, &requestItems, &requirementItems, &entitlementItems,
	&serviceItems, &callItems}

// itemRow is where an item stands on an agenda.
type itemRow struct {
	Section committee.Section
	Weeks   int
	Fresh   bool
}

func (r itemRow) placed() committee.Item {
	return committee.Item{Section: r.Section, Weeks: r.Weeks, New: r.Fresh}
}

type projectItemRow struct {
	itemRow
	projectLineRow
}

func (r projectItemRow) item() committee.Item {
	item, line := r.placed(), r.projectLineRow.line()
	item.Project = &line
	return item
}

type issueItemRow struct {
	itemRow
	issueLineRow
}

func (r issueItemRow) item() committee.Item {
	item, line := r.placed(), r.issueLineRow.line()
	item.Issue = &line
	return item
}

type closeoutItemRow struct {
	itemRow
	closeoutLineRow
}

func (r closeoutItemRow) item() committee.Item {
	item, line := r.placed(), r.closeoutLineRow.line()
	item.Closeout = &line
	return item
}

type emergencyItemRow struct {
	itemRow
	emergencyLineRow
}

func (r emergencyItemRow) item() committee.Item {
	item, line := r.placed(), r.emergencyLineRow.line()
	item.Emergency = &line
	return item
}

type orderItemRow struct {
	itemRow
	orderEntryRow
}

func (r orderItemRow) item() committee.Item {
	item, entry := r.placed(), r.orderEntryRow.entry()
	item.Order = &entry
	return item
}

type requestItemRow struct {
	itemRow
	requestLineRow
}

func (r requestItemRow) item() committee.Item {
	item, line := r.placed(), r.requestLineRow.line()
	item.Request = &line
	return item
}

type requirementItemRow struct {
	itemRow
	requirementLineRow
}

func (r requirementItemRow) item() committee.Item {
	item, line := r.placed(), r.requirementLineRow.line()
	item.Requirement = &line
	return item
}

type entitlementItemRow struct {
	itemRow
	entitlementLineRow
}

func (r entitlementItemRow) item() committee.Item {
	item, line := r.placed(), r.entitlementLineRow.line()
	item.Entitlement = &line
	return item
}

// readItems reads the rows of a kind as items.
func readItems[Row interface{ item() committee.Item }](ctx context.Context, q sqlx.QueryerContext, query string, args ...any) ([]committee.Item, error) {
	var rows []Row
	if err := sqlx.SelectContext(ctx, q, &rows, query, args...); err != nil {
		return nil, errInTime(ctx, err)
	}
	items := make([]committee.Item, len(rows))
	for n, r := range rows {
		items[n] = r.item()
	}
	return items, nil
}

// itemQueries ask for the items of each kind, with the same arguments.
type itemQueries map[*itemKind]string

// eachKind asks for the items of each kind in the same way.
func eachKind(ask func(k *itemKind) string) itemQueries {
	queries := itemQueries{}
	for _, k := range itemKinds {
		queries[k] = ask(k)
	}
	return queries
}

// of leaves out the kinds of which there are none in any section.
func (q itemQueries) of(total map[committee.Section]int) itemQueries {
	some := itemQueries{}
	for _, s := range agendaSections {
		if total[s.section] > 0 {
			some[s.kind] = q[s.kind]
		}
	}
	return some
}

// items reads an agenda's items as they are now, in the agenda's order.
func (s *Store) items(ctx context.Context, asked itemQueries, args ...any) ([]committee.Item, error) {
	var items []committee.Item
	for _, k := range itemKinds {
		query, ok := asked[k]
		if !ok {
			continue
		}
		of, err := k.read(ctx, s.db.x, query, args...)
		if err != nil {
			return nil, fmt.Errorf("read %s items: %w", k.kind, err)
		}
		items = append(items, of...)
	}
	slices.SortStableFunc(items, func(a, b committee.Item) int {
		return cmp.Compare(slices.Index(committee.Sections, a.Section), slices.Index(committee.Sections, b.Section))
	})
	return items, nil
}

// written asks for the items of a kind that stand on agendas, by a condition on
// the item ai and its page pg.
func (k *itemKind) written(where string) string {
	return `SELECT ai.section AS section, ai.weeks AS weeks, ai.fresh AS fresh, ` + k.columns + `
		FROM agenda_item ai JOIN agenda_page pg ON pg.id = ai.page_id JOIN (` + k.tables + `) ON ` + k.id + ` = ai.subject_id
		WHERE ai.subject_kind = '` + k.kind + `' AND ` + where + `
		ORDER BY ai.section, pg.number, ai.position`
}

// now asks for the items of a kind as they would stand on an agenda posted now,
// the first $2 of each section.
func (k *itemKind) now() string {
	weeks := weeksSince(`top.since`)
	return `
		WITH met (at) AS (` + metBefore + `),
		top AS (` + ofSections(k, agendaSection.first) + `)
		SELECT top.section AS section, ` + weeks + ` AS weeks, ` + weeks + ` = 0 AS fresh, ` + k.columns + `
		FROM met, top JOIN (` + k.tables + `) ON ` + k.id + ` = top.id
		ORDER BY top.part, top.late, top.rn`
}
