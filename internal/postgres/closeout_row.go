package postgres

import (
	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/project"
	"docket/internal/questionnaire"
)

// closeoutRow is close-out co as closeoutColumns reads it.
type closeoutRow struct {
	ID              closeout.ID
	ProjectID       project.ID `db:"project_id"`
	State           closeout.State
	Since           moment
	Owner           directory.UserID
	ContactID       customer.ContactID `db:"contact_id"`
	OpenedBy        directory.UserID   `db:"opened_by"`
	OpenedAt        moment             `db:"opened_at"`
	Link            []byte
	Round           int
	Document        document[project.Document]
	DocumentBy      directory.UserID `db:"document_by"`
	DocumentAt      moment           `db:"document_at"`
	Questionnaire   questionnaire.Version
	QuestionnaireBy directory.UserID `db:"questionnaire_by"`
	QuestionnaireAt moment           `db:"questionnaire_at"`
	NudgedBy        directory.UserID `db:"nudged_by"`
	NudgedAt        moment           `db:"nudged_at"`
	ClockFrom       calendar.Date    `db:"clock_from"`
	ClosesOn        calendar.Date    `db:"closes_on"`
	VerifiedBy      directory.UserID `db:"verified_by"`
	VerifiedAt      moment           `db:"verified_at"`
	VerifiedNote    string           `db:"verified_note"`
	ClosedAt        moment           `db:"closed_at"`
	Signature       document[*closeout.Signature]
	Review          document[*closeout.Review]
	Reopened        int
	Note            string
	Remarks         document[[]remarkDoc]
	Answers         document[questionnaire.Answers]
	AnsweredAt      moment `db:"answered_at"`
}

const closeoutColumns = `co.id AS "co.id", co.project_id AS "co.project_id", co.state AS "co.state", co.since AS "co.since",
	co.owner AS "co.owner", coalesce(co.contact_id, 0) AS "co.contact_id", co.opened_by AS "co.opened_by",
	co.opened_at AS "co.opened_at", co.link AS "co.link", co.round AS "co.round", co.document AS "co.document",
	co.document_by AS "co.document_by", co.document_at AS "co.document_at", coalesce(co.questionnaire, 0) AS "co.questionnaire",
	co.questionnaire_by AS "co.questionnaire_by", co.questionnaire_at AS "co.questionnaire_at", co.nudged_by AS "co.nudged_by",
	co.nudged_at AS "co.nudged_at", co.clock_from AS "co.clock_from", co.closes_on AS "co.closes_on",
	co.verified_by AS "co.verified_by", co.verified_at AS "co.verified_at", co.verified_note AS "co.verified_note",
	co.closed_at AS "co.closed_at", co.signature AS "co.signature", co.review AS "co.review", co.reopened AS "co.reopened",
	co.note AS "co.note", (
		SELECT jsonb_agg(jsonb_build_object('issue', r.issue_id, 'round', r.round, 'said', r.said, 'at', r.at, 'state', ri.state)
			ORDER BY r.at, r.issue_id)
		FROM closeout_remark r JOIN issue ri ON ri.id = r.issue_id WHERE r.closeout_id = co.id) AS "co.remarks",
	(SELECT ca.answers FROM closeout_answer ca WHERE ca.closeout_id = co.id) AS "co.answers",
	(SELECT ca.at FROM closeout_answer ca WHERE ca.closeout_id = co.id) AS "co.answered_at"`

func (r closeoutRow) closeout() closeout.Closeout {
	c := closeout.Closeout{
		ID: r.ID, Project: r.ProjectID, State: r.State, Since: r.Since.time(), Owner: r.Owner, Contact: r.ContactID,
		OpenedBy: r.OpenedBy, OpenedAt: r.OpenedAt.time(), Round: r.Round, Document: r.Document.V,
		DocumentSent: closeout.Sent{By: r.DocumentBy, At: r.DocumentAt.time()}, Questionnaire: r.Questionnaire,
		QuestionsSent: closeout.Sent{By: r.QuestionnaireBy, At: r.QuestionnaireAt.time()},
		Nudged:        closeout.Sent{By: r.NudgedBy, At: r.NudgedAt.time()}, ClockFrom: r.ClockFrom, ClosesOn: r.ClosesOn,
		Answers: r.Answers.V, AnsweredAt: r.AnsweredAt.time(), Verified: closeout.Sent{By: r.VerifiedBy, At: r.VerifiedAt.time()},
		VerifiedNote: r.VerifiedNote, ClosedAt: r.ClosedAt.time(), Signature: r.Signature.V, Review: r.Review.V,
		Reopened: r.Reopened, Note: r.Note,
	}
	copy(c.Link[:], r.Link)
	for _, d := range r.Remarks.V {
		c.Remarks = append(c.Remarks, closeout.Remark{Issue: d.Issue, Round: d.Round, Said: d.Said, At: d.At.time(), State: d.State})
	}
	return c
}

// remarkDoc is a remark as the database's documents hold it.
type remarkDoc struct {
	Issue issue.ID    `json:"issue"`
	Round int         `json:"round"`
	Said  string      `json:"said"`
	At    moment      `json:"at"`
	State issue.State `json:"state"` // of the issue
}

// closeoutLineRow is a close-out in a list: close-out co, project p, customer cu,
// committee c.
type closeoutLineRow struct {
	Co   closeoutRow
	Zone string
	projectLineRow
}

const closeoutLineColumns = closeoutColumns + `, c.zone AS zone, ` + projectLineColumns

// closeoutLineTables joins what closeoutLineColumns reads to close-out co.
const closeoutLineTables = ` JOIN project p ON p.id = co.project_id JOIN customer cu ON cu.id = p.customer_id
	JOIN committee c ON c.id = co.committee_id `

func (r closeoutLineRow) line() closeout.Line {
	return closeout.Line{Closeout: r.Co.closeout(), In: r.projectLineRow.line(), Zone: r.Zone}
}
