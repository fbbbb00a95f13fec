package postgres

import (
	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/invoice"
	"docket/internal/order"
	"docket/internal/project"
)

// invoiceRow is check ic of an invoice as invoiceColumns reads it.
type invoiceRow struct {
	ID       invoice.ID
	OrderID  order.ID      `db:"order_id"`
	From     calendar.Date `db:"from_day"`
	Until    calendar.Date `db:"until_day"`
	State    invoice.State
	Since    moment
	Note     string
	OpenedBy directory.UserID `db:"opened_by"`
	OpenedAt moment           `db:"opened_at"`
	Content  document[invoice.Content]
}

const invoiceColumns = `ic.id AS "ic.id", ic.order_id AS "ic.order_id", ic.from_day AS "ic.from_day", ic.until_day AS "ic.until_day",
	ic.state AS "ic.state", ic.since AS "ic.since", ic.note AS "ic.note", ic.opened_by AS "ic.opened_by",
	ic.opened_at AS "ic.opened_at", ic.content AS "ic.content"`

func (r invoiceRow) check() invoice.Check {
	return invoice.Check{ID: r.ID, Order: r.OrderID, Period: invoice.Period{From: r.From, Until: r.Until}, State: r.State,
		Since: r.Since.time(), Note: r.Note, OpenedBy: r.OpenedBy, OpenedAt: r.OpenedAt.time(), Content: r.Content.V}
}

// invoiceLineRow is a check in a list: check ic, order o, customer cu, committee c.
type invoiceLineRow struct {
	IC       invoiceRow `db:"ic"`
	Title    string
	Type     project.Type
	Customer customer.ID
	Name     string
	Seller   directory.UserID
	Billing  document[customer.Billing]
	Zone     string
	Locale   string
}

const invoiceLineColumns = invoiceColumns + `, o.title AS title, o.type AS type, o.customer_id AS customer, cu.name AS name,
	o.seller AS seller, ` + billingJSON + ` AS billing, c.zone AS zone, c.locale AS locale`

// invoiceLineTables joins what invoiceLineColumns reads to check ic.
const invoiceLineTables = ` JOIN purchase_order o ON o.id = ic.order_id JOIN customer cu ON cu.id = o.customer_id
	JOIN committee c ON c.id = ic.committee_id `

func (r invoiceLineRow) line() invoice.Line {
	return invoice.Line{Check: r.IC.check(), Title: r.Title, Type: r.Type, Customer: r.Customer, CustomerName: r.Name,
		Seller: r.Seller, Billing: r.Billing.V, Zone: r.Zone}
}
