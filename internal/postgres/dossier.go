package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/dossier"
	"docket/internal/fault"
	"docket/internal/project"
	"docket/internal/questionnaire"
	"docket/internal/setting"
)

// fileRow is a customer with what there is one of, and how many of the rest.
type fileRow struct {
	customerRow
	Unrenewed bool
	Billing   document[customer.Billing]
	Projects  int
	Rights    int
	Bought    bool
	Calls     document[[]callDoc]
	Answers   document[[]feedbackDoc]
	Numbers   document[setting.Numbers]
}

// callDoc is a call-back on its customer's card.
type callDoc struct {
	ID       care.ID          `json:"id"`
	Project  string           `json:"project"`
	Due      calendar.Date    `json:"due"`
	Assigned directory.UserID `json:"assigned"`
	callbackDoc
}

func (d callDoc) call(of customer.ID) *dossier.Call {
	return &dossier.Call{ProjectName: d.Project, CallBack: care.CallBack{ID: d.ID, Customer: of, Due: d.Due, Assigned: d.Assigned,
		Outcome: d.Outcome, Note: d.Note, DoneBy: d.DoneBy, DoneAt: d.DoneAt.time()}}
}

// feedbackDoc is what a customer answered, with what was asked.
type feedbackDoc struct {
	Project string                `json:"project"`
	At      moment                `json:"at"`
	Asked   askedDoc              `json:"asked"`
	Answers questionnaire.Answers `json:"answers"`
}

func (r fileRow) file() dossier.File {
	f := dossier.File{Customer: r.customer(), Unrenewed: r.Unrenewed, Billing: r.Billing.V, Bought: r.Bought}
	f.Projects.Count, f.Rights.Count = r.Projects, r.Rights
	for _, d := range r.Calls.V {
		if d.Outcome == care.Open {
			f.Next = d.call(f.ID)
		} else {
			f.Last = d.call(f.ID)
		}
	}
	feedback := make([]dossier.Feedback, len(r.Answers.V))
	for n, d := range r.Answers.V {
		feedback[n] = dossier.Feedback{Project: d.Project, At: d.At.time(), Asked: d.Asked.questionnaire(), Answers: d.Answers}
	}
	f.LowScore = r.Numbers.V.One(setting.LowScore)
	f.Scores = dossier.Scores(feedback, f.LowScore)
	return f
}

// CustomerFile implements dossier.Store.
func (s *Store) CustomerFile(ctx context.Context, id customer.ID) (dossier.File, error) {
	f, err := s.customerFile(ctx, id)
	if err != nil {
		return f, err
	}
	if f.People, err = s.CustomerPeople(ctx, id, 0, dossier.PeopleShown); err != nil {
		return f, err
	}
	if f.Open, err = s.OpenItems(ctx, id, 0, dossier.OpenShown); err != nil {
		return f, err
	}
	if f.Projects.First, err = s.projectsOf(ctx, id, dossier.ProjectsShown); err != nil {
		return f, err
	}
	if f.Rights.Count > 0 {
		f.Rights.First, err = s.entitlements(ctx, rightsOfCustomer, s.at(), id, dossier.RightsShown)
	}
	if err != nil {
		return f, fmt.Errorf("list what customer %d can use: %w", id, err)
	}
	return f, nil
}

func (s *Store) customerFile(ctx context.Context, id customer.ID) (dossier.File, error) {
	var row fileRow
	err := s.db.x.GetContext(ctx, &row, fileOfCustomer, id, dossier.ScoresShown)
	if errors.Is(err, sql.ErrNoRows) {
		return dossier.File{}, fault.NotFoundf("That customer is no longer there.")
	}
	if err != nil {
		return dossier.File{}, fmt.Errorf("read file of customer %d: %w", id, errInTime(ctx, err))
	}
	return row.file(), nil
}

const fileOfCustomer = `
	SELECT ` + customerColumns + `, ` + billingJSON + ` AS billing, ` + numbersJSON + ` AS numbers,
		EXISTS (SELECT FROM service_end se WHERE se.customer_id = cu.id AND se.until_day = cu.service_until AND se.renewed_to IS NULL) AS unrenewed,
		(SELECT count(*) FROM project p WHERE p.customer_id = cu.id) AS projects,
		(SELECT count(*) FROM entitlement en WHERE en.customer_id = cu.id AND en.state = 'usable') AS rights,
		EXISTS (SELECT FROM entitlement en WHERE en.customer_id = cu.id) AS bought,
		(SELECT jsonb_agg(jsonb_build_object('id', cb.id, 'project', p.name, 'due', cb.due_on, 'assigned', cb.assigned_to, 'outcome', cb.outcome,
				'note', cb.note, 'done_by', cb.done_by, 'done_at', cb.done_at))
			FROM (` + callsOfCustomer + `) AS cb JOIN project p ON p.id = cb.project_id) AS calls,
		(SELECT jsonb_agg(jsonb_build_object('project', co.name, 'at', co.at, 'answers', co.answers, 'asked', ` + askedJSON + `) ORDER BY co.at)
			FROM (` + answersOfCustomer + `) AS co) AS answers
	FROM customer cu WHERE cu.id = $1`

// callsOfCustomer are the call to be made next and the last one that was made.
const callsOfCustomer = `
	(SELECT * FROM callback WHERE customer_id = cu.id AND outcome = '' ORDER BY due_on, id LIMIT 1)
	UNION ALL
	(SELECT * FROM callback WHERE customer_id = cu.id AND outcome NOT IN ('', 'superseded') ORDER BY done_at DESC, id DESC LIMIT 1)`

// answersOfCustomer are the customer's last $2 answers.
const answersOfCustomer = `
	SELECT p.name, ca.at, ca.answers, ca.version AS questionnaire
	FROM project p JOIN closeout c ON c.project_id = p.id JOIN closeout_answer ca ON ca.closeout_id = c.id
	WHERE p.customer_id = cu.id ORDER BY ca.at DESC LIMIT $2`

const rightsOfCustomer = `
	SELECT ` + entitlementLineColumns + ` FROM entitlement en` + entitlementLineTables + `
	WHERE en.customer_id = $2 AND en.state = 'usable'` + endedLast + ` LIMIT $3`

// CustomerPeople implements dossier.Store.
func (s *Store) CustomerPeople(ctx context.Context, id customer.ID, offset, limit int) (dossier.Part[customer.Contact], error) {
	var part dossier.Part[customer.Contact]
	var rows []contactRow
	err := s.db.x.SelectContext(ctx, &rows, peopleOfCustomer, id, offset, limit)
	if err == nil {
		err = s.db.x.GetContext(ctx, &part.Count, countPeople, id)
	}
	if err != nil {
		return part, fmt.Errorf("list people of customer %d: %w", id, errInTime(ctx, err))
	}
	for _, r := range rows {
		part.First = append(part.First, r.contact())
	}
	return part, nil
}

const peopleOfCustomer = `
	SELECT ` + contactColumns + ` FROM contact ct WHERE ct.customer_id = $1 AND NOT ct.retired
	ORDER BY 'spoc' = ANY (ct.roles) DESC, cardinality(ct.roles) = 0, lower(ct.name), ct.id OFFSET $2 LIMIT $3`

const countPeople = `SELECT count(*) FROM contact ct WHERE ct.customer_id = $1 AND NOT ct.retired`

func (s *Store) projectsOf(ctx context.Context, id customer.ID, limit int) ([]project.Line, error) {
	var rows []projectLineRow
	if err := s.db.x.SelectContext(ctx, &rows, projectsOfCustomer, id, limit); err != nil {
		return nil, fmt.Errorf("list projects of customer %d: %w", id, errInTime(ctx, err))
	}
	lines := make([]project.Line, len(rows))
	for n, r := range rows {
		lines[n] = r.line()
	}
	return lines, nil
}

// Issues are counted for the rows that are shown, not for all there are.
const projectsOfCustomer = `
	SELECT ` + projectLineColumns + ` FROM (
		SELECT * FROM project p WHERE p.customer_id = $1 ORDER BY ` + latestProject + ` LIMIT $2
	) AS p JOIN customer cu ON cu.id = p.customer_id
	ORDER BY ` + latestProject

const latestProject = `p.state IN ('ended', 'stopped'), p.created_at DESC, p.id DESC`
