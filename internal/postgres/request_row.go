package postgres

import (
	"docket/internal/approval"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/project"
	"docket/internal/request"
)

// requestRow is request r as requestColumns reads it.
type requestRow struct {
	ID          request.ID
	CustomerID  customer.ID           `db:"customer_id"`
	ProjectID   project.ID            `db:"project_id"`
	CommitteeID directory.CommitteeID `db:"committee_id"`
	Kind        request.Kind
	Title       string
	Body        string
	Source      string
	SourceKey   string `db:"source_key"`
	Agent       directory.UserID
	Owner       directory.UserID
	Turn        document[[]directory.UserID]
	State       request.State
	Since       moment
	OpenedAt    moment `db:"opened_at"`
	ClosedAt    moment `db:"closed_at"`
	Waiting     moment
	Untaken     moment
	Late        moment
	Course      document[request.Course]
	Run         document[approval.Run]
}

// requestColumns are request r, whole.
var requestColumns = requestColumnsWith(`r.body`, `r.course`, runOf("request", "r"))

// requestHead is request r without what only its card shows, which can be long.
var requestHead = requestColumnsWith(`''`, `jsonb_build_object('clock', r.course -> 'clock', 'words', r.course -> 'words')`, `NULL::jsonb`)

func requestColumnsWith(body, course, run string) string {
	return `r.id AS "r.id", r.customer_id AS "r.customer_id", coalesce(r.project_id, 0) AS "r.project_id", r.committee_id AS "r.committee_id",
	r.kind AS "r.kind", r.title AS "r.title", ` + body + ` AS "r.body", r.source AS "r.source", r.source_key AS "r.source_key",
	r.agent AS "r.agent", r.owner AS "r.owner", to_jsonb(r.turn) AS "r.turn", r.state AS "r.state", r.since AS "r.since", r.opened_at AS "r.opened_at",
	r.closed_at AS "r.closed_at", r.waiting_since AS "r.waiting", r.untaken_since AS "r.untaken", r.late_since AS "r.late",
	` + course + ` AS "r.course", ` + run + ` AS "r.run"`
}

// runOf is the last approval of a kind of subject, by the alias of its table.
func runOf(kind, alias string) string {
	return `(SELECT ap.run FROM approval ap WHERE ap.subject_kind = '` + kind + `' AND ap.subject_id = ` + alias + `.id ORDER BY ap.round DESC LIMIT 1)`
}

func (r requestRow) request() request.Request {
	q := request.Request{
		ID: r.ID, Customer: r.CustomerID, Project: r.ProjectID, Committee: r.CommitteeID, Kind: r.Kind, Title: r.Title, Body: r.Body,
		Source: request.Source{Link: r.Source, Key: r.SourceKey}, Agent: r.Agent, Owner: r.Owner, Turn: r.Turn.V, State: r.State,
		Since: r.Since.time(), OpenedAt: r.OpenedAt.time(), ClosedAt: r.ClosedAt.time(), Untaken: r.Untaken.time(), Late: r.Late.time(),
		Waiting: r.Waiting.time(), Course: r.Course.V,
	}
	q.Approval = r.Run.V
	return q
}

// requestLineRow is a request in a list: request r, customer cu, committee c.
type requestLineRow struct {
	R        requestRow
	Customer string
	Class    customer.Class
	Zone     string
}

var requestLineColumns = requestHead + requestLineRest

const requestLineRest = `, cu.name AS customer, cu.class AS class, c.zone AS zone`

// requestLineTables joins what requestLineColumns reads to request r.
const requestLineTables = ` JOIN customer cu ON cu.id = r.customer_id JOIN committee c ON c.id = r.committee_id `

func (r requestLineRow) line() request.Line {
	return request.Line{Request: r.R.request(), CustomerName: r.Customer, Class: r.Class, Zone: r.Zone}
}
