package requirement

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/setting"
)

// deal is a requirement that the customer shall pay for, and the house around it.
type deal struct {
	testing.TB
	Requirement
	people  directory.People
	project project.Project
	zone    *time.Location
	days    calendar.Days
	now     time.Time
	press   int
	last    Made
}

const (
	ines  directory.UserID = "U0INES"  // sells to the customer
	nora  directory.UserID = "U0NORA"  // sells to others
	pavel directory.UserID = "U0PAVEL" // manages the project
	sol   directory.UserID = "U0SOL"   // head of sales, above Inès
	mona  directory.UserID = "U0MONA"  // Management
	gina  directory.UserID = "U0GINA"  // Management
	ana   directory.UserID = "U0ANA"   // assesses
	carl  directory.UserID = "U0CARL"  // consultant
)

// newDeal is a requirement that was decided to be developed against payment on Monday
// 30 November 2026 at 10:00 in Paris.
func newDeal(t testing.TB) *deal {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	days, err := calendar.NewDays("FR", nil)
	if err != nil {
		t.Fatal(err)
	}
	d := &deal{TB: t, people: directory.People{}, zone: zone, days: days, now: time.Date(2026, 11, 30, 10, 0, 0, 0, zone),
		project: project.Project{ID: 7, Sales: ines, Manager: pavel, Committee: 1}}
	for id, m := range map[directory.UserID]directory.Member{ines: {Roles: []directory.Role{directory.SalesManager}, Manager: sol},
		nora: {Roles: []directory.Role{directory.SalesManager}}, pavel: {Roles: []directory.Role{directory.ProjectManager}, Manager: mona},
		sol: {Roles: []directory.Role{directory.SalesLead}, Manager: mona}, mona: {Roles: []directory.Role{directory.Management}},
		gina: {Roles: []directory.Role{directory.Management}}, ana: {Roles: []directory.Role{directory.Assessor}},
		carl: {Roles: []directory.Role{directory.Consultant}}} {
		m.ID, m.Name, m.Zone, m.Active = id, string(id), "Europe/Paris", true
		d.people[id] = m
	}
	r := Requirement{ID: 112, Customer: 3, Project: 7, Committee: 1, Title: "Export", Urgency: High, RaisedBy: pavel,
		RaisedAt: d.now, SubmittedAt: d.now, Ticket: Ticket{Tracker: Internal, Key: "REQ-112"}}
	r.Evaluations = []Evaluation{{By: ana, At: d.now, Effort: Small}}
	d.Requirement = r.moved(Evaluating, d.scene(pavel))
	d.decide(ForPayment)
	return d
}

// decide settles what becomes of it, as its rule does.
func (d *deal) decide(c Choice) {
	s := d.scene(mona)
	before, r := d.Requirement, d.Requirement
	r.Outcome = &Outcome{Choice: c, By: mona, At: d.now}
	to := map[Choice]State{Develop: ToSchedule, ForPayment: Negotiating, PutOff: NotNow}[c]
	if c == PutOff {
		r.Outcome.ReviewOn = s.Today.Add(30)
	}
	d.take(r.moved(to, s).made("requirement.decided", &before, s), nil)
}

func (d *deal) scene(by directory.UserID) Scene {
	d.press++
	hours, err := calendar.NewHours(9*60, 18*60, d.days, d.zone)
	if err != nil {
		d.Fatal(err)
	}
	return Scene{Press: fmt.Sprint("press", d.press), Actor: d.people[by], People: d.people, Project: d.project, Home: "CPROJECT", Locale: "en",
		Zone: d.zone, Days: d.days, Hours: hours, Today: calendar.DateOf(d.now, d.zone), Now: d.now, Numbers: setting.Numbers{}}
}

func (d *deal) take(m Made, err error) error {
	if err == nil {
		d.Requirement, d.last = m.Requirement, m
	}
	return err
}

func (d *deal) agrees(by directory.UserID, amount int64, seen int) error {
	return d.take(d.Agree(Price{Amount: amount, Currency: "EUR", Terms: "in two parts"}, seen, d.scene(by)))
}

func (d *deal) signs(by directory.UserID, step string, round int) error {
	return d.take(d.Sign(step, approval.Ballot{Round: round, Choice: approval.Yes}, d.scene(by)))
}

func (d *deal) declines(by directory.UserID, step string, round int) error {
	return d.take(d.Sign(step, approval.Ballot{Round: round, Choice: approval.No, Note: "too cheap"}, d.scene(by)))
}

func (d *deal) plans(by directory.UserID, days int, seen calendar.Date) error {
	s := d.scene(by)
	return d.take(d.Schedule(Plan{Day: s.Today.Add(days), Release: "2.4"}, seen, s))
}

// confirmed is a deal whose price is signed.
func confirmed(t testing.TB) *deal {
	d := newDeal(t)
	d.must(d.agrees(ines, 480000, 0))
	d.must(d.signs(mona, "management", 1))
	if d.State != ToSchedule {
		t.Fatalf("it is %s", d.State)
	}
	return d
}

// developing is a deal that is being developed, planned for Monday 14 December.
func developing(t testing.TB) *deal {
	d := confirmed(t)
	d.must(d.plans(pavel, 14, calendar.Date{}))
	d.must(d.take(d.Begin(d.scene(pavel))))
	return d
}

func (d *deal) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// turnTo goes to an instant, looking whenever the moment has come, and says to whom a
// card or news went.
func (d *deal) turnTo(words string) (heard []string) {
	d.Helper()
	to, err := time.ParseInLocation("2006-01-02 15:04", words, d.zone)
	if err != nil {
		d.Fatal(err)
	}
	for {
		next := d.due()
		if next.IsZero() || next.After(to) {
			break
		}
		d.now = next
		d.must(d.take(d.Looked(d.scene("")), nil))
		for _, n := range d.last.Effects.Notes {
			if n.Channel != "CPROJECT" {
				heard = append(heard, d.now.In(d.zone).Format("Mon 2 15:04 ")+said(n))
			}
		}
		if again := d.due(); !again.IsZero() && !again.After(next) {
			d.Fatalf("at %s it is looked at again at once, for ever", next)
		}
	}
	d.now = to
	return heard
}

// due is when the requirement is looked at next.
func (d *deal) due() (at time.Time) {
	for _, r := range d.last.Effects.Remind {
		if r.Kind == LookKind {
			at = sooner(at, r.Due)
		}
	}
	return at
}

// said is to whom a note goes and what about: a turn, a reminder, the verb of news.
func said(n outbox.Note) string {
	var args struct {
		Why  Why
		Verb string
	}
	if err := json.Unmarshal(n.Args, &args); err != nil {
		return err.Error()
	}
	return strings.ToLower(strings.TrimPrefix(string(n.Channel), "U0")) + " " + cmp.Or(args.Verb, string(args.Why), "turn")
}

func (d *deal) away(who, standIn directory.UserID, from, until int) {
	day := func(n int) calendar.Date { return calendar.DateOf(d.now, d.zone).Add(n) }
	m := d.people[who]
	m.Absences = append(slices.Clone(m.Absences), directory.Absence{From: day(from), Until: day(until), StandIn: standIn})
	d.people[who] = m
}

func (d *deal) leaves(who directory.UserID) {
	m := d.people[who]
	m.Active = false
	d.people[who] = m
}

func refused(t testing.TB, err error, kind fault.Kind, field string) {
	t.Helper()
	if f, ok := fault.As(err); !ok || f.Kind != kind || f.Field != field {
		t.Errorf("the answer is %v, want a %v in %q", err, kind, field)
	}
}

func same[T comparable](t testing.TB, what string, got []T, want ...T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
