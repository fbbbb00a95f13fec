package postgres

import (
	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

// entitlementRow is entitlement en as entitlementColumns reads it.
type entitlementRow struct {
	ID          entitlement.ID
	CustomerID  customer.ID           `db:"customer_id"`
	ProjectID   project.ID            `db:"project_id"`
	CommitteeID directory.CommitteeID `db:"committee_id"`
	OrderID     order.ID              `db:"order_id"`
	Line        int
	SKU         catalogue.Code
	Name        string
	Kind        catalogue.Kind
	Unit        catalogue.Unit
	Territory   string
	Quantity    money.Quantity
	Used        money.Quantity
	FromDay     calendar.Date `db:"from_day"`
	UntilDay    calendar.Date `db:"until_day"`
	State       entitlement.State
	EndingSince moment `db:"ending_since"`
	Warned      int
	Note        string
	Since       moment
	Uses        document[[]useDoc] // where entitlementUses are asked for too
}

const entitlementColumns = `en.id AS "en.id", en.customer_id AS "en.customer_id", en.project_id AS "en.project_id",
	en.committee_id AS "en.committee_id", en.order_id AS "en.order_id", en.line AS "en.line", en.sku AS "en.sku", en.name AS "en.name",
	en.kind AS "en.kind", en.unit AS "en.unit", en.territory AS "en.territory", en.quantity AS "en.quantity", en.used AS "en.used",
	en.from_day AS "en.from_day", en.until_day AS "en.until_day", en.state AS "en.state", en.ending_since AS "en.ending_since",
	en.warned AS "en.warned", en.note AS "en.note", en.since AS "en.since"`

func (r entitlementRow) entitlement() entitlement.Entitlement {
	e := entitlement.Entitlement{
		ID: r.ID, Customer: r.CustomerID, Project: r.ProjectID, Committee: r.CommitteeID, Order: int64(r.OrderID), Line: r.Line,
		SKU: r.SKU, Name: r.Name, Kind: r.Kind, Unit: r.Unit, Territory: r.Territory, Quantity: r.Quantity, Used: r.Used,
		From: r.FromDay, Until: r.UntilDay, State: r.State, Ending: r.EndingSince.time(), Warned: r.Warned, Note: r.Note,
		Since: r.Since.time(),
	}
	for _, d := range r.Uses.V {
		e.Uses = append(e.Uses, entitlement.Use{Quantity: d.Quantity, Day: d.Day, Note: d.Note, By: d.By, At: d.At.time()})
	}
	return e
}

// useDoc is a use as entitlementUses writes it.
type useDoc struct {
	Quantity money.Quantity   `json:"quantity"`
	Day      calendar.Date    `json:"day"`
	Note     string           `json:"note"`
	By       directory.UserID `json:"by"`
	At       moment           `json:"at"`
}

// entitlementUses are what was used of entitlement en, oldest first.
const entitlementUses = `(SELECT jsonb_agg(jsonb_build_object('quantity', u.quantity, 'day', u.day, 'note', u.note, 'by', u.by_member,
	'at', u.at) ORDER BY u.id) FROM entitlement_use u WHERE u.entitlement_id = en.id) AS "en.uses"`

// entitlementLineRow is an entitlement in a list.
type entitlementLineRow struct {
	EN       entitlementRow
	Customer string
	Success  directory.UserID
	Project  string
	Zone     string
}

// entitlementLineTables belong to entitlement en.
const entitlementLineTables = ` JOIN customer cu ON cu.id = en.customer_id JOIN project p ON p.id = en.project_id
	JOIN committee c ON c.id = en.committee_id`

const entitlementLineColumns = entitlementColumns + `, cu.name AS customer, cu.success AS success, p.name AS project, c.zone AS zone`

func (r entitlementLineRow) line() entitlement.Line {
	return entitlement.Line{Entitlement: r.EN.entitlement(), Number: r.EN.OrderID.Number(), CustomerName: r.Customer,
		ProjectName: r.Project, Success: r.Success, Zone: r.Zone}
}
