package postgres_test

import (
	"testing"
	"time"

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
	must(e.desk.SendDocument(e.Context(), e.by(manager), e.id, report, e.card().Round))(e)
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

func (e *ending) review() closeout.Review {
	return closeout.Review{Service: consultant, Satisfaction: "High.", FollowUp: "None.", From: e.today(), Until: e.today().Add(365)}
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
	ana := must(contacts.AddContact(t.Context(), h.by(seller), h.contact("Ana Ruiz", "ana@acme.example")))(t)
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
		if _, err := e.desk.SendDocument(t.Context(), h.by(manager), e.id, report, e.card().Round); fault.KindOf(err) != fault.Conflict {
			t.Errorf("corrected with a remark open: %v", err)
		}
		e.resolved(r.Issue)
	}
	h.pass(24 * time.Hour)
	again := must(e.desk.SendDocument(t.Context(), h.by(manager), e.id, report, e.card().Round))(t)
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
	done := must(e.desk.Review(t.Context(), h.by(manager), e.id, e.review()))(t)
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
	ideal := h.today().AddMonths(care.Standard().Months(acme, h.today()))
	if n := h.number(`SELECT count(*) FROM callback WHERE project_id = $1 AND ideal_on = $2 AND assigned_to = 'UCONSULT'`, h.ps.ID, ideal); n != 1 {
		t.Errorf("%d call-backs", n)
	}
}

func TestTheSameActChangesACloseOutOnce(t *testing.T) {
	h := newHouse(t)
	h.accepted(h.ps)
	desk, act := closeout.NewDesk(h.store), h.by(manager)
	first := must(desk.Open(t.Context(), act, h.ps.ID, closeout.Opening{}))(t)
	if d := diff(first, must(desk.Open(t.Context(), act, h.ps.ID, closeout.Opening{}))(t)); d != "" {
		t.Error(d)
	}
	act = h.by(manager)
	must(desk.SendDocument(t.Context(), act, first.ID, report, 0))(t)
	if again := must(desk.SendDocument(t.Context(), act, first.ID, report, 0))(t); again.Round != 1 {
		t.Errorf("sent %d times", again.Round)
	}
	if n := h.number(`SELECT count(*) FROM note WHERE topic = 'closeout.card'`); n != 1 {
		t.Errorf("%d cards", n)
	}
}

func TestSilenceIsTurnedThroughDayByDay(t *testing.T) {
	h := newHouse(t)
	e := newEnding(h, h.ps)
	c := e.sent()
	for _, tt := range []struct {
		day, reminders int
		state          closeout.State
	}{{4, 0, closeout.Waiting}, {5, 1, closeout.Waiting}, {10, 2, closeout.Waiting}, {14, 3, closeout.Waiting}, {15, 3, closeout.Waiting}, {16, 3, closeout.Silent}} {
		h.turn(c.ClockFrom.Add(tt.day).At(12*60, paris))
		n := h.number(`SELECT count(*) FROM note WHERE topic = 'closeout.reminder' AND lane = 'UMANAGER'`)
		if got := e.card().State; got != tt.state || int(n) != tt.reminders || e.looks() != 1 {
			t.Errorf("on day %d it is %s after %d reminders, %d looks", tt.day, got, n, e.looks())
		}
	}
	got := e.card()
	if !got.ClosedAt.Equal(c.ClosesOn.At(24*60, paris)) || got.SilenceLimit() != 15 {
		t.Errorf("closed at %s after %d days", got.ClosedAt, got.SilenceLimit())
	}
	if _, err := e.desk.ByLink(t.Context(), c.Link); fault.KindOf(err) != fault.NotFound {
		t.Errorf("the link leads somewhere: %v", err)
	}
	must(e.desk.Verify(t.Context(), h.by(seller), e.id, "Nothing came."))(t)
	must(e.desk.Review(t.Context(), h.by(manager), e.id, e.review()))(t)
	again := must(e.desk.Reopen(t.Context(), h.by(seller), e.id, "They called."))(t)
	if again.Link == c.Link || e.projectState() != project.Closing || e.looks() != 1 {
		t.Errorf("reopened as %+v, project %s", again, e.projectState())
	}
	if d := diff(again, e.card().Closeout); d != "" {
		t.Error(d)
	}
	if n := h.number(`SELECT count(*) FROM callback WHERE outcome = 'superseded'`); n != 1 {
		t.Errorf("%d call-backs fell away", n)
	}
	must(e.desk.SendDocument(t.Context(), h.by(manager), e.id, report, e.card().Round))(t)
	if _, err := e.desk.ByLink(t.Context(), c.Link); fault.KindOf(err) != fault.NotFound {
		t.Errorf("the old link leads somewhere: %v", err)
	}
	must(e.desk.ByLink(t.Context(), again.Link))(t)
}

func TestTheLastRemarkResolvedHasTheCorrectionAskedForAtOnce(t *testing.T) {
	h := newHouse(t)
	e := newEnding(h, h.ps)
	must(e.desk.RemarkByLink(t.Context(), e.sent().Link, "r", []string{"One.", "Two."}))(t)
	asked := func() int64 {
		h.sweep()
		return h.number(`SELECT count(*) FROM note WHERE topic = 'closeout.todo' AND args ->> 'what' = 'correction'`)
	}
	for n, r := range e.card().Remarks {
		e.resolved(r.Issue)
		if got := asked(); got != int64(n) || e.looks() != 1 {
			t.Errorf("after %d of 2 it was asked for %d times, %d looks", n+1, got, e.looks())
		}
	}
	must(h.issues.Close(t.Context(), h.by(manager), e.card().Remarks[0].Issue))(t)
	if got := asked(); got != 1 {
		t.Errorf("it was asked for %d times", got)
	}
}

func TestACloseOutEndsWithItsProjectHoweverThatStops(t *testing.T) {
	for name, stop := range map[string]func(*ending){
		"by Management": func(e *ending) {
			must(e.projects.Stop(e.Context(), e.by(boss), e.card().Project, "No budget is left."))(e)
		},
		"through an issue": func(e *ending) {
			i := e.decide(e.log(e.card().Project, "target_changed").ID)
			for _, task := range i.Tasks {
				must(e.issues.FinishTask(e.Context(), e.by(chair), i.ID, task.ID))(e)
			}
			must(e.issues.Resolve(e.Context(), e.by(boss), i.ID, issue.Result{Ending: issue.ProjectEnding, Note: "No budget is left."}))(e)
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			e := newEnding(h, h.ps)
			link := e.sent().Link
			stop(e)
			if c := e.card(); c.State != closeout.Dropped || c.ClosedAt.IsZero() || e.looks() != 0 || e.projectState() != project.Stopped {
				t.Errorf("it is %s with %d looks, the project %s", c.State, e.looks(), e.projectState())
			}
			if err := second(e.desk.ByLink(t.Context(), link)); fault.KindOf(err) != fault.NotFound {
				t.Errorf("the link leads somewhere: %v", err)
			}
		})
	}
}

func TestWhichCloseOutsAList(t *testing.T) {
	h := newHouse(t)
	e, other := newEnding(h, h.ps), newEnding(h, h.bs)
	other.sent()
	ids := func(lines []closeout.Line, err error) []closeout.ID {
		t.Helper()
		h.ok(err)
		all := []closeout.ID{}
		for _, l := range lines {
			all = append(all, l.ID)
		}
		return all
	}
	if d := diff([]closeout.ID{other.id, e.id}, ids(e.desk.List(t.Context(), "", 10))); d != "" {
		t.Errorf("all: %s", d)
	}
	must(h.projects.Stop(t.Context(), h.by(boss), h.bs.ID, "No budget is left."))(t)
	for name, tt := range map[string]struct {
		got  []closeout.ID
		want []closeout.ID
	}{
		"what stands":             {ids(e.desk.List(t.Context(), "", 10)), []closeout.ID{e.id}},
		"what is over is found":   {ids(e.desk.List(t.Context(), "archi", 10)), []closeout.ID{other.id}},
		"by the customer":         {ids(e.desk.List(t.Context(), "ACME", 10)), []closeout.ID{e.id, other.id}},
		"mine as manager":         {ids(e.desk.Mine(t.Context(), manager)), []closeout.ID{e.id}},
		"mine as sales manager":   {ids(e.desk.Mine(t.Context(), seller)), []closeout.ID{e.id}},
		"nobody else's":           {ids(e.desk.Mine(t.Context(), consultant)), []closeout.ID{}},
		"no more than were asked": {ids(e.desk.List(t.Context(), "acme", 1)), []closeout.ID{e.id}},
	} {
		if d := diff(tt.want, tt.got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}
