package postgres

import (
	"github.com/lib/pq"

	"docket/internal/calendar"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/project"
)

// issueRow is issue i as issueColumns reads it.
type issueRow struct {
	ID          issue.ID
	ProjectID   project.ID `db:"project_id"`
	Kind        issue.KindKey
	Severity    issue.Severity
	Description string
	Evidence    string
	Responsible pq.StringArray
	State       issue.State
	RaisedBy    directory.UserID `db:"raised_by"`
	RaisedAt    moment           `db:"raised_at"`
	OpenSince   moment           `db:"open_since"`
	Reopened    int
	DecisionID  decision.ID `db:"decision_id"`
	Solutions   pq.StringArray
	Note        string
	Owner       directory.UserID
	Due         calendar.Date
	DecidedBy   directory.UserID `db:"decided_by"`
	DecidedAt   moment           `db:"decided_at"`
	Ending      issue.Ending
	ResolvedAt  moment `db:"resolved_at"`
	ClosedAt    moment `db:"closed_at"`
	Tasks       document[[]taskDoc]
}

const issueColumns = `i.id AS "i.id", i.project_id AS "i.project_id", i.kind AS "i.kind", i.severity AS "i.severity",
	i.description AS "i.description", i.evidence AS "i.evidence", i.responsible AS "i.responsible", i.state AS "i.state",
	i.raised_by AS "i.raised_by", i.raised_at AS "i.raised_at", i.open_since AS "i.open_since", i.reopened AS "i.reopened",
	coalesce(i.decision_id, 0) AS "i.decision_id", i.solutions AS "i.solutions", i.note AS "i.note", i.owner AS "i.owner",
	i.due AS "i.due", i.decided_by AS "i.decided_by", i.decided_at AS "i.decided_at", i.ending AS "i.ending",
	i.resolved_at AS "i.resolved_at", i.closed_at AS "i.closed_at", (
		SELECT jsonb_agg(jsonb_build_object('id', t.id, 'what', t.what, 'owner', t.owner, 'due', t.due,
			'done_by', t.done_by, 'done_at', t.done_at) ORDER BY t.due, t.what, t.id)
		FROM task t WHERE t.issue_id = i.id) AS "i.tasks"`

func (r issueRow) issue() issue.Issue {
	i := issue.Issue{
		ID: r.ID, Project: r.ProjectID, Kind: r.Kind, Severity: r.Severity, Description: r.Description, Evidence: r.Evidence,
		Responsible: texts[directory.Role](r.Responsible), State: r.State, RaisedBy: r.RaisedBy, RaisedAt: r.RaisedAt.time(),
		OpenSince: r.OpenSince.time(), Reopened: r.Reopened, Decision: r.DecisionID,
		Solutions: texts[issue.SolutionKey](r.Solutions), Note: r.Note, Owner: r.Owner, Due: r.Due, DecidedBy: r.DecidedBy,
		DecidedAt: r.DecidedAt.time(), Ending: r.Ending, ResolvedAt: r.ResolvedAt.time(), ClosedAt: r.ClosedAt.time(),
	}
	for _, t := range r.Tasks.V {
		i.Tasks = append(i.Tasks, t.task())
	}
	return i
}

// taskDoc is a task as the database's documents hold it.
type taskDoc struct {
	ID     issue.TaskID      `json:"id"`
	What   issue.SolutionKey `json:"what"`
	Owner  directory.UserID  `json:"owner"`
	Due    calendar.Date     `json:"due"`
	DoneBy directory.UserID  `json:"done_by"`
	DoneAt *moment           `json:"done_at"`
}

func (d taskDoc) task() issue.Task {
	t := issue.Task{ID: d.ID, What: d.What, Owner: d.Owner, Due: d.Due, DoneBy: d.DoneBy}
	if d.DoneAt != nil {
		t.DoneAt = d.DoneAt.time()
	}
	return t
}

func newTaskDoc(t issue.Task) taskDoc {
	d := taskDoc{ID: t.ID, What: t.What, Owner: t.Owner, Due: t.Due, DoneBy: t.DoneBy}
	if t.Done() {
		at := moment(t.DoneAt)
		d.DoneAt = &at
	}
	return d
}

// issueLineRow is an issue in a list: issue i, kind k, project p, customer cu.
type issueLineRow struct {
	I        issueRow
	KindName string `db:"kind_name"`
	Project  string
	Customer string
	Type     project.Type
}

const issueLineColumns = issueColumns + `, k.name AS kind_name, p.name AS project, cu.name AS customer, p.type AS type`

// issueLineTables joins what issueLineColumns reads to issue i.
const issueLineTables = ` JOIN issue_kind k ON k.key = i.kind JOIN project p ON p.id = i.project_id
	JOIN customer cu ON cu.id = p.customer_id `

func (r issueLineRow) line() issue.Line {
	return issue.Line{
		Issue: r.I.issue(), KindName: r.KindName, ProjectName: r.Project, CustomerName: r.Customer, ProjectType: r.Type,
	}
}
