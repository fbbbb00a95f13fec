package postgres_test

import (
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/project"
	"docket/internal/questionnaire"
)

// report is the final document.
var report = project.Document{Title: "Final report", URL: "https://files.example/report.pdf"}

// ending is the close-out of one project.
type ending struct {
	*house
	desk *closeout.Desk
	id   closeout.ID
}

// newEnding opens the close-out of a project that was accepted.
func newEnding(h *house, p project.Project) *ending {
	h.Helper()
	e := &ending{house: h, desk: closeout.NewDesk(h.store)}
	h.accepted(p)
	e.id = must(e.desk.Open(h.Context(), h.by(manager), p.ID, closeout.Opening{}))(h).ID
	return e
}

// accepted takes a project to the end of its acceptance, past what its gates ask.
func (h *house) accepted(p project.Project) {
	h.Helper()
	must(h.sql.ExecContext(h.Context(), `UPDATE project SET state = 'accepting' WHERE id = $1`, p.ID))(h)
	must(h.sql.ExecContext(h.Context(), `INSERT INTO gate_step (project_id, gate, step, by_member, at, document)
		SELECT $1, 'acceptance', step, 'USELLER', now(), '{"url":"https://files.example/acceptance.pdf"}'
		FROM unnest(ARRAY['delivered', 'agreed']) AS step`, p.ID))(h)
}

func (e *ending) sent() closeout.Closeout {
	e.Helper()
	must(e.desk.SendDocument(e.Context(), e.by(manager), e.id, report))(e)
	return must(e.desk.SendQuestionnaire(e.Context(), e.by(manager), e.id))(e)
}

func (e *ending) card() closeout.Card {
	e.Helper()
	return must(e.desk.Show(e.Context(), e.id))(e)
}

func (e *ending) answers() questionnaire.Answers {
	a := questionnaire.Answers{}
	for _, q := range e.card().Asked.Questions {
		switch q.Kind {
		case questionnaire.Scale:
			a[q.Key] = "9"
		case questionnaire.Choice:
			a[q.Key] = "0"
		case questionnaire.Text:
			a[q.Key] = "Well done."
		}
	}
	return a
}

func (e *ending) signature() closeout.Signature {
	return closeout.Signature{Name: "Ana Ruiz", Day: e.today(), Statement: "I accept what was delivered.", Address: "ab12"}
}

// resolved settles and resolves an issue.
func (e *ending) resolved(id issue.ID) {
	e.Helper()
	e.decide(id)
	must(e.issues.Resolve(e.Context(), e.by(manager), id, issue.Result{}))(e)
}

func (e *ending) projectState() project.State {
	e.Helper()
	return must(e.store.Project(e.Context(), e.card().Project))(e).State
}

func (e *ending) looks() int64 {
	e.Helper()
	return e.number(`SELECT count(*) FROM reminder WHERE kind = 'closeout.look' AND subject_id = $1 AND done_at IS NULL`, e.id)
}

func TestACloseOutIsKeptAsItWasWritten(t *testing.T) {
	h := newHouse(t)
	contacts := customer.NewDesk(h.store, h.store)
	ana := must(contacts.SaveContact(t.Context(), h.by(seller), h.contact("Ana Ruiz", "ana@acme.example")))(t)
	e := newEnding(h, h.ps)
	if c := e.card(); c.Owner != manager || c.Contact.ID != ana.ID || c.State != closeout.Sending || e.projectState() != project.Closing {
		t.Fatalf("opened as %+v", c)
	}
	wrote := e.sent()
	if d := diff(wrote, e.card().Closeout); d != "" {
		t.Error(d)
	}
	if wrote.State != closeout.Waiting || wrote.ClosesOn != h.today().Add(15) || e.looks() != 1 {
		t.Errorf("sent as %+v, %d looks", wrote, e.looks())
	}
	page := must(e.desk.AnswerByLink(t.Context(), wrote.Link, "a", e.answers(), []byte{1}))(t)
	if page.Ended || page.Answers["overall"] == "" && len(page.Answers) == 0 || page.Project != "Portal" || page.Customer != "Acme" || page.Contact.Name != "Ana Ruiz" {
		t.Errorf("the page shows %+v", page)
	}
	page = must(e.desk.RemarkByLink(t.Context(), wrote.Link, "b", []string{"The logo is old.", "", "Page 3 is missing."}))(t)
	if len(page.Remarks) != 2 || page.State != closeout.Remarked {
		t.Fatalf("remarks are %+v", page.Remarks)
	}
	if d := diff(page.Closeout, e.card().Closeout); d != "" {
		t.Error(d)
	}
	for _, r := range page.Remarks {
		i := must(h.issues.Show(t.Context(), r.Issue))(t)
		if i.Kind != issue.CustomerRemark || i.Owner != manager || i.RaisedBy != directory.Customer || i.Description != r.Said {
			t.Errorf("the remark became %+v", i.Issue)
		}
		if _, err := e.desk.SendDocument(t.Context(), h.by(manager), e.id, report); fault.KindOf(err) != fault.Conflict {
			t.Errorf("corrected with a remark open: %v", err)
		}
		e.resolved(r.Issue)
	}
	h.pass(24 * time.Hour)
	again := must(e.desk.SendDocument(t.Context(), h.by(manager), e.id, report))(t)
	if again.Round != 2 || again.State != closeout.Waiting || again.ClockFrom != h.today() {
		t.Errorf("corrected as %+v", again)
	}
	page = must(e.desk.SignByLink(t.Context(), again.Link, "c", e.signature()))(t)
	if !page.Ended || page.State != closeout.Signed {
		t.Errorf("signed as %+v", page)
	}
	if _, err := e.desk.ByLink(t.Context(), again.Link); fault.KindOf(err) != fault.NotFound {
		t.Errorf("the link of a close-out that ended: %v", err)
	}
	must(e.desk.Verify(t.Context(), h.by(seller), e.id, "All is well."))(t)
	done := must(e.desk.Review(t.Context(), h.by(manager), e.id, closeout.Review{Service: consultant, Satisfaction: "High.", FollowUp: "None.",
		From: h.today(), Until: h.today().Add(365)}))(t)
	if d := diff(done, e.card().Closeout); d != "" {
		t.Error(d)
	}
	if e.projectState() != project.InService || e.looks() != 0 {
		t.Errorf("the project is %s with %d looks", e.projectState(), e.looks())
	}
	acme := must(h.store.Customer(t.Context(), h.customer.ID))(t)
	if acme.Service.From != h.today() || acme.LiveOn != h.today() {
		t.Errorf("the customer is %+v", acme)
	}
	call := care.Next(acme, h.today(), must(calendar.NewDays("FR", nil))(t))
	if n := h.number(`SELECT count(*) FROM callback WHERE project_id = $1 AND due_on = $2 AND assigned_to = 'UCONSULT'`, h.ps.ID, call); n != 1 {
		t.Errorf("%d call-backs", n)
	}
}
