package postgres

import (
	"time"

	"github.com/lib/pq"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/request"
	"docket/internal/requirement"
	"docket/internal/setting"
)

// requirementRow is requirement q as requirementColumns reads it.
type requirementRow struct {
	ID          requirement.ID
	CustomerID  customer.ID           `db:"customer_id"`
	ProjectID   project.ID            `db:"project_id"`
	CommitteeID directory.CommitteeID `db:"committee_id"`
	RequestID   request.ID            `db:"request_id"`
	Title       string
	Body        string
	Urgency     requirement.Urgency
	RaisedBy    directory.UserID `db:"raised_by"`
	Turn        pq.StringArray
	State       requirement.State
	Since       moment
	RaisedAt    moment        `db:"raised_at"`
	SubmittedAt moment        `db:"submitted_at"`
	PlannedFor  calendar.Date `db:"planned_for"`
	Tracker     string
	Ticket      string
	URL         string
	Course      document[requirement.Course]
	Run         document[approval.Run]
}

// requirementColumns are requirement q, whole.
const requirementColumns = `q.id AS "q.id", q.customer_id AS "q.customer_id", q.project_id AS "q.project_id", q.committee_id AS "q.committee_id",
	coalesce(q.request_id, 0) AS "q.request_id", q.title AS "q.title", q.body AS "q.body", q.urgency AS "q.urgency",
	q.raised_by AS "q.raised_by", q.turn AS "q.turn", q.state AS "q.state", q.since AS "q.since", q.raised_at AS "q.raised_at",
	q.submitted_at AS "q.submitted_at", q.planned_for AS "q.planned_for", q.tracker AS "q.tracker", q.ticket AS "q.ticket",
	q.ticket_url AS "q.url", q.course AS "q.course",
	(SELECT ap.run FROM approval ap WHERE ap.subject_kind = 'requirement' AND ap.subject_id = q.id
		ORDER BY ap.round DESC LIMIT 1) AS "q.run"`

func (r requirementRow) requirement() requirement.Requirement {
	req := requirement.Requirement{
		ID: r.ID, Customer: r.CustomerID, Project: r.ProjectID, Committee: r.CommitteeID, Request: r.RequestID,
		Title: r.Title, Body: r.Body, Urgency: r.Urgency, RaisedBy: r.RaisedBy, Turn: texts[directory.UserID](r.Turn),
		State: r.State, Since: r.Since.time(), RaisedAt: r.RaisedAt.time(), SubmittedAt: r.SubmittedAt.time(), PlannedFor: r.PlannedFor,
		Ticket: requirement.Ticket{Tracker: r.Tracker, Key: r.Ticket, URL: r.URL}, Course: r.Course.V,
	}
	req.Approval = r.Run.V
	return req
}

// requirementLineRow is a requirement in a list: requirement q, customer cu, project p,
// committee c.
type requirementLineRow struct {
	Q        requirementRow
	Customer string
	Project  string
	Zone     string
}

const requirementLineColumns = requirementColumns + `, cu.name AS customer, p.name AS project, c.zone AS zone`

// requirementLineTables joins what requirementLineColumns reads to requirement q.
const requirementLineTables = ` JOIN customer cu ON cu.id = q.customer_id JOIN project p ON p.id = q.project_id
	JOIN committee c ON c.id = q.committee_id `

func (r requirementLineRow) line() requirement.Line {
	return requirement.Line{Requirement: r.Q.requirement(), CustomerName: r.Customer, ProjectName: r.Project, Zone: r.Zone}
}

// wishSceneRow is the scene of a requirement as wishScene reads it, of customer cu,
// project p and committee c.
type wishSceneRow struct {
	Customer document[customerDoc]
	P        projectRow
	C        committeeRow
	People   document[[]memberDoc]
	Numbers  document[setting.Numbers]
}

// wishScene is what rules look at beside the requirement; named is the SQL for the
// people who are needed beside those of the project and of roles, a text[].
func wishScene(named string) string {
	return customerJSON + ` AS customer, ` + projectColumns + `, ` + committeeColumns + `,
		` + peopleOfWish(named) + ` AS people, ` + numbersJSON + ` AS numbers`
}

// peopleOfWish are those who are named, and those of project p and its committee c, with
// peopleAround them.
func peopleOfWish(named string) string {
	return peopleAround(named + ` || ARRAY[p.manager, p.sales] || c.members`)
}

// peopleAround are those who are named, the holders of the roles whose turn a
// requirement may be, their managers, and who stands in for any of them.
func peopleAround(named string) string {
	return `(WITH RECURSIVE part (id) AS (
			SELECT unnest(` + named + `)
			UNION SELECT h.id FROM member h WHERE h.roles && '{assessor,management,sales_lead,sales_manager}'
			UNION SELECT next.id FROM part JOIN member pm ON pm.id = part.id,
				LATERAL (SELECT nullif(pm.manager, '') UNION ALL SELECT aw.stand_in FROM absence aw WHERE aw.member_id = pm.id) AS next (id)
			WHERE next.id IS NOT NULL)
		SELECT jsonb_agg(` + memberJSON + `) FROM member m WHERE m.id = ANY (ARRAY(SELECT id FROM part)))`
}

// scene is what a rule may look at, who acts aside.
func (r wishSceneRow) scene(at time.Time, named ...directory.UserID) (requirement.Scene, error) {
	schedule, err := r.C.committee().Schedule()
	if err != nil {
		return requirement.Scene{}, err
	}
	sc := requirement.Scene{
		People: people(r.People.V, named...), Customer: r.Customer.V.customer(), Project: r.P.project(),
		Members: texts[directory.UserID](r.C.Members), Home: r.C.Channel, Locale: r.C.Locale, Zone: schedule.Zone(), Days: schedule.Days(),
		Today: calendar.DateOf(at, schedule.Zone()), Now: at, Numbers: r.Numbers.V,
	}
	if own := sc.Project.Channel; own != "" {
		sc.Home = outbox.Lane(own)
	}
	day := sc.Numbers.List(setting.WorkingDay)
	sc.Hours, err = calendar.NewHours(day[0]*60, day[1]*60, sc.Days, sc.Zone)
	return sc, err
}
