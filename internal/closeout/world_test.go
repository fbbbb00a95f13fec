package closeout_test

import (
	"fmt"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/questionnaire"
)

// The people of the company.
var (
	manager = directory.Member{ID: "UMANAGER", Name: "Marc", Active: true, Roles: []directory.Role{directory.ProjectManager}}
	seller  = directory.Member{ID: "USELLER", Name: "Sara", Active: true, Roles: []directory.Role{directory.SalesManager}}
	boss    = directory.Member{ID: "UBOSS", Name: "Clara", Active: true, Roles: []directory.Role{directory.Management}}
	expert  = directory.Member{ID: "UEXPERT", Name: "Paul", Active: true, Roles: []directory.Role{directory.Consultant}}
	leaver  = directory.Member{ID: "ULEAVER", Name: "Lea"}
	buyer   = directory.Member{ID: directory.Customer, Active: true}
)

var (
	ana    = customer.Contact{ID: 5, Customer: 3, Name: "Ana Ruiz", Email: "ana@acme.example", Roles: []customer.ContactRole{customer.SPoC}}
	bo     = customer.Contact{ID: 6, Customer: 3, Name: "Bo Lind"}
	report = project.Document{URL: "https://files.example/report.pdf"}
	asked  = questionnaire.Questionnaire{Version: 1, Questions: questionnaire.Standard}
)

// world is one project at its end and what stands around it. A store would keep it.
type world struct {
	testing.TB
	zone    *time.Location
	now     time.Time
	project project.Project
	people  directory.People
	issues  map[issue.ID]issue.State
	c       closeout.Closeout
	mail    bool
	said    []outbox.Note
	next    time.Time // of the next look; zero for none
	presses int
	buyer   customer.Customer
}

// newWorld begins on a Wednesday, 2026-11-18 at 10:00 in Paris, with a project in acceptance.
func newWorld(t testing.TB) *world {
	w := &world{TB: t, zone: zoneOf(t, "Europe/Paris"), issues: map[issue.ID]issue.State{}, people: directory.People{},
		buyer: customer.Customer{ID: 3, Name: "Acme", Class: customer.B}}
	w.now = time.Date(2026, 11, 18, 10, 0, 0, 0, w.zone)
	for _, m := range []directory.Member{manager, seller, boss, expert, leaver, buyer} {
		w.people[m.ID] = m
	}
	w.project = project.Project{ID: 2, Customer: 3, Name: "Portal", Type: project.PS, State: project.Accepting, Manager: manager.ID, Sales: seller.ID,
		Steps: []project.Step{{Gate: project.Acceptance, Kind: project.Delivered}, {Gate: project.Acceptance, Kind: project.Agreed}}}
	return w
}

func zoneOf(t testing.TB, name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func (w *world) today() calendar.Date { return calendar.DateOf(w.now, w.zone) }

func (w *world) scene(by directory.Member) closeout.Scene {
	w.presses++
	kinds := map[issue.KindKey]issue.Kind{}
	for _, k := range issue.Standard {
		k.Retired = true // whatever the catalogue offers
		kinds[k.Key] = k
	}
	ids := make([]issue.ID, 20)
	for n := range ids {
		ids[n] = issue.ID(w.presses*100 + n)
	}
	s := closeout.Scene{
		Scene: project.Scene{Press: fmt.Sprintf("press:%d", w.presses), Actor: by, People: w.people, Customer: w.buyer,
			Contacts: []customer.Contact{bo, ana}, Home: "CHOME", Zone: w.zone, Today: w.today(), Now: w.now, Mail: w.mail},
		NextID: 1, Issues: ids, Link: closeout.Link{0: byte(w.presses), 1: byte(w.presses >> 8)}, Project: w.project,
		Current: asked.Version, Kinds: kinds, Rhythm: care.Standard(), Diary: care.Diary{Of: expert, Most: 5},
	}
	if w.c.Questionnaire != 0 {
		s.Asked = asked
	}
	return s
}

// take is what a store does with the outcome of a rule.
func (w *world) take(o closeout.Outcome) {
	w.c = o.Closeout
	if o.Project != nil {
		w.project = *o.Project
	}
	if o.Customer != nil {
		w.buyer = *o.Customer
	}
	for _, raised := range o.Raised {
		w.issues[raised.Issue.ID] = raised.Issue.State
	}
	w.said = append(w.said, o.Effects.Notes...)
	if len(o.Effects.Forget) > 0 {
		w.next = time.Time{}
	}
	for _, r := range o.Effects.Remind {
		w.next = r.Due
	}
}

// see reads what became of the remarks' issues.
func (w *world) see() closeout.Closeout {
	c := w.c
	c.Remarks = append([]closeout.Remark(nil), w.c.Remarks...)
	for n, r := range c.Remarks {
		c.Remarks[n].State = w.issues[r.Issue]
	}
	return c
}

func (w *world) try(by directory.Member, rule closeout.Rule) error {
	o, err := rule(w.see(), w.scene(by))
	if err == nil {
		w.take(o)
	}
	return err
}

// does carries a rule out that has to succeed.
func (w *world) does(by directory.Member, rule closeout.Rule) {
	w.Helper()
	if err := w.try(by, rule); err != nil {
		w.Fatal(err)
	}
}

// turn goes to an instant, looking at the close-out whenever its moment comes.
func (w *world) turn(to time.Time) {
	w.Helper()
	for !w.next.IsZero() && !w.next.After(to) {
		if w.next.After(w.now) {
			w.now = w.next
		}
		w.look()
	}
	w.now = to
}

// look has the close-out looked at, now.
func (w *world) look() {
	w.Helper()
	w.next = time.Time{}
	w.take(w.see().Looked(w.scene(directory.Member{})))
	if !w.next.IsZero() && !w.next.After(w.now) {
		w.Fatalf("at %s it is looked at again at once, for ever: %s", w.now, w.next)
	}
}

// days goes to an hour of the nth day from today.
func (w *world) days(n, hour int) {
	w.Helper()
	w.turn(w.today().Add(n).At(hour*60, w.zone))
}

// topics are those of what was said since the last time it was asked, in order.
func (w *world) topics() []outbox.Topic {
	all := []outbox.Topic{}
	for _, n := range w.said {
		all = append(all, n.Topic)
	}
	w.said = nil
	return all
}

// refusal is the kind and the field of a rule's answer.
func refusal(err error) (fault.Kind, string) {
	f, ok := fault.As(err)
	if !ok {
		return fault.KindOf(err), ""
	}
	return f.Kind, f.Field
}

// The rules as presses.
func open(o closeout.Opening) closeout.Rule {
	return func(_ closeout.Closeout, s closeout.Scene) (closeout.Outcome, error) { return closeout.Open(o, s) }
}

func document(d project.Document) closeout.Rule {
	return func(c closeout.Closeout, s closeout.Scene) (closeout.Outcome, error) {
		return c.SendDocument(d, c.Round, s)
	}
}

func remarks(said ...closeout.RemarkDraft) closeout.Rule {
	return func(c closeout.Closeout, s closeout.Scene) (closeout.Outcome, error) { return c.Remark(said, s) }
}

func written(said ...string) closeout.Rule {
	return func(c closeout.Closeout, s closeout.Scene) (closeout.Outcome, error) {
		return c.RemarkByCustomer(said, s)
	}
}

func answer(a questionnaire.Answers) closeout.Rule {
	return func(c closeout.Closeout, s closeout.Scene) (closeout.Outcome, error) {
		return c.Answer(a, []byte{1}, s)
	}
}

func sign(sig closeout.Signature) closeout.Rule {
	return func(c closeout.Closeout, s closeout.Scene) (closeout.Outcome, error) { return c.Sign(sig, s) }
}

func paper(sig closeout.Signature) closeout.Rule {
	return func(c closeout.Closeout, s closeout.Scene) (closeout.Outcome, error) {
		return c.RecordSignature(sig, s)
	}
}

func verify(note string) closeout.Rule {
	return func(c closeout.Closeout, s closeout.Scene) (closeout.Outcome, error) { return c.Verify(note, s) }
}

func review(r closeout.Review) closeout.Rule {
	return func(c closeout.Closeout, s closeout.Scene) (closeout.Outcome, error) { return c.HandOver(r, s) }
}

func reopen(reason string) closeout.Rule {
	return func(c closeout.Closeout, s closeout.Scene) (closeout.Outcome, error) { return c.Reopen(reason, s) }
}

func change(o closeout.Opening) closeout.Rule {
	return func(c closeout.Closeout, s closeout.Scene) (closeout.Outcome, error) {
		return c.Change(o, closeout.Opening{Owner: c.Owner, Contact: c.Contact}, s)
	}
}

func (w *world) signature() closeout.Signature {
	return closeout.Signature{Name: "Ana Ruiz", Day: w.today(), Statement: "I accept.", Evidence: report}
}

func (w *world) handOver() closeout.Review {
	return closeout.Review{Service: expert.ID, Satisfaction: "High.", FollowUp: "None.", From: w.today(), Until: w.today().Add(365)}
}

// points are answers that give every scale the same.
func points(n string) questionnaire.Answers {
	a := questionnaire.Answers{}
	for _, q := range asked.Questions {
		switch q.Kind {
		case questionnaire.Scale:
			a[q.Key] = n
		case questionnaire.Choice:
			a[q.Key] = "0"
		}
	}
	return a
}

// sent is a world in which both are sent and the clock runs.
func sent(t testing.TB) *world {
	w := newWorld(t)
	w.does(manager, open(closeout.Opening{}))
	w.does(manager, document(report))
	w.does(manager, closeout.Closeout.SendQuestionnaire)
	w.topics()
	return w
}

// silent is a world in which the customer did not answer.
func silent(t testing.TB) *world {
	w := sent(t)
	w.days(16, 12)
	w.topics()
	if w.c.State != closeout.Silent {
		t.Fatalf("it is %s after 16 days", w.c.State)
	}
	return w
}

// remarked is a world in which the customer made one remark.
func remarked(t testing.TB) *world {
	w := sent(t)
	w.does(buyer, written("The logo is old."))
	w.topics()
	return w
}

// reviewed is a world in which the project is in service after silence.
func reviewed(t testing.TB) *world {
	w := silent(t)
	w.does(seller, verify("Nothing came."))
	w.does(manager, review(w.handOver()))
	w.topics()
	return w
}
