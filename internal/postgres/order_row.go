package postgres

import (
	"docket/internal/approval"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

// orderRow is order o as orderColumns reads it.
type orderRow struct {
	ID          order.ID
	CustomerID  customer.ID           `db:"customer_id"`
	CommitteeID directory.CommitteeID `db:"committee_id"`
	Seller      directory.UserID
	Title       string
	Type        project.Type
	Currency    money.Currency
	Territory   string
	Total       int64
	Reference   string
	Content     document[order.Content]
	Count       int
	Exceptions  document[[]order.Finding]
	Edition     catalogue.Edition
	Revision    int
	ChangedAt   moment           `db:"changed_at"`
	ChangedBy   directory.UserID `db:"changed_by"`
	State       order.State
	Since       moment
	SubmittedAt moment `db:"submitted_at"`
	ApprovedAt  moment `db:"approved_at"`
	Sent        document[*order.Dispatch]
	Received    document[*order.Receipt]
	ProjectID   project.ID `db:"project_id"`
	Note        string
	Imported    bool
	Run         document[approval.Run]
}

// orderColumns are order o, whole.
var orderColumns = orderColumnsWith(`o.content`, linesOfOrder)

// orderEntryOnly are order o but for the lines of its content.
var orderEntryOnly = orderColumnsWith(`o.content - 'lines'`, linesOfOrder)

// orderHead is order o but for its content, which can be long.
var orderHead = orderColumnsWith(`'{}'::jsonb`, `0`)

const linesOfOrder = `coalesce(jsonb_array_length(o.content -> 'lines'), 0)`

func orderColumnsWith(content, lines string) string {
	return `o.id AS "o.id", o.customer_id AS "o.customer_id", o.committee_id AS "o.committee_id", o.seller AS "o.seller",
	o.title AS "o.title", o.type AS "o.type", o.currency AS "o.currency", o.territory AS "o.territory", o.total AS "o.total",
	o.reference AS "o.reference", ` + content + ` AS "o.content", ` + lines + ` AS "o.count",
	nullif(o.exceptions, '[]') AS "o.exceptions", o.edition AS "o.edition",
	o.revision AS "o.revision", o.changed_at AS "o.changed_at", o.changed_by AS "o.changed_by", o.state AS "o.state", o.since AS "o.since",
	o.submitted_at AS "o.submitted_at", o.approved_at AS "o.approved_at", o.sent AS "o.sent", o.received AS "o.received",
	coalesce(o.project_id, 0) AS "o.project_id", o.note AS "o.note", o.imported AS "o.imported",
	(SELECT ap.run FROM approval ap WHERE ap.subject_kind = 'order' AND ap.subject_id = o.id AND ap.round = o.revision) AS "o.run"`
}

func (r orderRow) order() order.Order {
	o := order.Order{
		ID: r.ID, Content: r.Content.V, Seller: r.Seller, State: r.State, Since: r.Since.time(), Revision: r.Revision,
		ChangedAt: r.ChangedAt.time(), ChangedBy: r.ChangedBy, Edition: r.Edition, Exceptions: r.Exceptions.V, Approval: r.Run.V,
		SubmittedAt: r.SubmittedAt.time(), ApprovedAt: r.ApprovedAt.time(), Sent: r.Sent.V, Received: r.Received.V,
		Project: r.ProjectID, Note: r.Note, Imported: r.Imported,
	}
	o.Customer, o.Committee, o.Title, o.Type = r.CustomerID, r.CommitteeID, r.Title, r.Type
	o.Currency, o.Territory, o.Reference = r.Currency, r.Territory, r.Reference
	return o
}

// orderEntryRow is an order in a list: order o, customer cu, committee c.
type orderEntryRow struct {
	O        orderRow
	Customer string
	Zone     string
}

var orderEntryColumns = orderEntryOnly + `, cu.name AS customer, c.zone AS zone`

// orderEntryTables joins what orderEntryColumns reads to order o.
const orderEntryTables = ` JOIN customer cu ON cu.id = o.customer_id JOIN committee c ON c.id = o.committee_id `

func (r orderEntryRow) entry() order.Entry {
	return order.Entry{Order: r.O.order(), CustomerName: r.Customer, Amount: r.O.Total, Count: r.O.Count, Zone: r.Zone}
}
