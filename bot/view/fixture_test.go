package view

import (
	"encoding/json"
	"testing"
	"time"

	"docket/internal/audit"
	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/emergency"
	"docket/internal/issue"
	"docket/internal/locale"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/request"
)

// The people of every fixture.
const (
	ana  directory.UserID = "U0ANA"
	marc directory.UserID = "U0MARC"
	lea  directory.UserID = "U0LEA"
)

var (
	monday = time.Date(2026, 11, 30, 8, 0, 0, 0, time.UTC) // 09:00 in Paris
	paris  = must(time.LoadLocation("Europe/Paris"))
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func on(month time.Month, day int) calendar.Date {
	return calendar.Date{Year: 2026, Month: month, Day: day}
}

// fixture makes the things that are drawn: as a company has them, or as somebody wrote them who means harm.
type fixture struct {
	written func(string) string // what somebody wrote, where the company has this
	many    int                 // how many of what comes in lists
}

var company = fixture{written: func(s string) string { return s }, many: 3}

func reader(p *locale.Printer, roles ...directory.Role) Reader {
	return Reader{P: p, Zone: paris, Now: monday, ID: ana, Roles: roles}
}

func (f fixture) line(state issue.State) issue.Line {
	i := issue.Issue{
		ID: 12, Project: 7, Kind: "resource_unavailable", Severity: issue.High, Description: f.written("The consultant left.\nNobody else knows the import."),
		Evidence: f.written("https://acme.slack.com/archives/C1/p1"), Responsible: []directory.Role{directory.ProjectManager},
		State: state, RaisedBy: lea, RaisedAt: monday.AddDate(0, 0, -21), OpenSince: monday.AddDate(0, 0, -21),
	}
	if state != issue.Open {
		i.Decision, i.Solutions, i.Note = 5, []issue.SolutionKey{issue.FindResource, issue.InformCustomer}, f.written("Ask the Lyon team first.")
		i.Owner, i.Due, i.DecidedBy, i.DecidedAt = marc, on(time.December, 7), ana, monday.Add(-48*time.Hour)
		i.Tasks = []issue.Task{
			{ID: 1, What: issue.InformCustomer, Owner: marc, Due: on(time.December, 2)},
			{ID: 2, What: issue.InformSales, Owner: lea, Due: on(time.December, 2), DoneBy: lea, DoneAt: monday.Add(-time.Hour)},
		}
	}
	if state == issue.Resolved || state == issue.Closed {
		i.ResolvedAt, i.ClosedAt, i.Ending = monday.Add(-2*time.Hour), monday.Add(-time.Hour), issue.ScopeAgreed
	}
	return issue.Line{Issue: i, KindName: f.written("Human resource unavailable"), ProjectName: f.written("ERP roll-out"),
		CustomerName: f.written("Acme"), ProjectType: project.PS}
}

func (f fixture) card(state issue.State) issue.Card {
	k := issue.Kind{Key: "resource_unavailable", Name: f.written("Human resource unavailable"), Applies: []project.Type{project.PS, project.BS},
		Solutions: []issue.SolutionKey{issue.FindResource, issue.NewPlanning, issue.InformCustomer}, Always: []issue.SolutionKey{issue.InformCustomer},
		Roles: []directory.Role{directory.ProjectManager}, Severity: issue.High, Scope: state == issue.Decided}
	c := issue.Card{Line: f.line(state), Catalogue: k, Committee: 1, Zone: "Europe/Paris", Locale: "en-GB"}
	if state != issue.Open {
		c.Decisions = []decision.Decision{{ID: 5, Verb: "issue.decided", Note: f.written("The scope is in the shared folder."), By: ana, At: monday}}
	}
	return c
}

func (f fixture) project(state project.State) project.Line {
	p := project.Project{ID: 7, Committee: 1, Customer: 3, Name: f.written("ERP roll-out"), Type: project.PS, State: state,
		Contract: f.written("PO-1042"), Channel: "C0ERP", ReceivedOn: on(time.November, 26), CreatedAt: monday}
	if state != project.New {
		p.Manager, p.Sales, p.Team, p.PreKickoff = marc, lea, []directory.UserID{ana, lea}, on(time.December, 9)
	}
	if state == project.Stopped {
		p.Note = f.written("The customer went another way.")
	}
	return project.Line{Project: p, CustomerName: f.written("Borealis"), Open: 2}
}

func (f fixture) committee() committee.Committee {
	return committee.Committee{ID: 1, Name: f.written("Customer committee"), Channel: "C0COMM", Zone: "Europe/Paris", Cron: "0 9 * * 1",
		Country: "FR", Overrides: []calendar.Override{{Day: on(time.December, 24), Name: f.written("Christmas Eve")}}, Locale: "fr-FR",
		Members: []directory.UserID{ana, marc, lea}}
}

func (f fixture) meeting(state committee.State) committee.Meeting {
	m := committee.Meeting{ID: 4, Committee: 1, Wall: "2026-11-30T09:00", DueAt: monday, PostedAt: monday, State: state}
	if state != committee.Posted {
		m.StartedBy, m.StartedAt, m.Attended = ana, monday.Add(5*time.Minute), []directory.UserID{ana, marc}
	}
	if state == committee.Ended {
		m.EndedBy, m.EndedAt = ana, monday.Add(50*time.Minute)
	}
	return m
}

func (f fixture) items() []committee.Item {
	var items []committee.Item
	late, send, owned := f.inApproval(), f.toSend(), f.owned()
	waiting, silent, closed := f.closing(closeout.Waiting).Line, f.closing(closeout.Silent).Line, f.closing(closeout.Reviewed).Line
	for n := range f.many {
		open, decided, fresh, launched := f.line(issue.Open), f.line(issue.Decided), f.project(project.New), f.project(project.PreKickoff)
		urgent, over, gates, began := f.emergency(emergency.Raised).Line, f.emergency(emergency.Over).Line, f.atGates(n), f.project(project.Running)
		ending, expired, extended := owned[4], owned[5], owned[0]
		open.ID, decided.ID, fresh.ID, launched.ID = issue.ID(n+10), issue.ID(n+500), project.ID(n+10), project.ID(n+500)
		items = append(items,
			committee.Item{Section: committee.NewProjects, Project: &fresh, New: n == 0},
			committee.Item{Section: committee.NewProjects, Project: &launched},
			committee.Item{Section: committee.PSIssues, Issue: &open, Weeks: n},
			committee.Item{Section: committee.BSIssues, Issue: &decided, Weeks: 3},
			committee.Item{Section: committee.CloseOuts, Closeout: &waiting, Weeks: n},
			committee.Item{Section: committee.CloseOuts, Closeout: &silent, Weeks: n},
			committee.Item{Section: committee.CloseOuts, Closeout: &closed, Weeks: n},
			committee.Item{Section: committee.Gates, Project: &gates, Weeks: n},
			committee.Item{Section: committee.Gates, Project: &began, Weeks: n},
			committee.Item{Section: committee.Emergencies, Emergency: &urgent, New: n == 0, Weeks: n},
			committee.Item{Section: committee.Emergencies, Emergency: &over},
			committee.Item{Section: committee.Approvals, Order: &late, Weeks: n},
			committee.Item{Section: committee.Approvals, Order: &send},
			committee.Item{Section: committee.OrdersToSend, Order: &send, New: n == 0, Weeks: n},
			committee.Item{Section: committee.OrdersToSend, Order: &late},
			committee.Item{Section: committee.Expiring, Entitlement: &ending, Weeks: n},
			committee.Item{Section: committee.Expiring, Entitlement: &expired, Weeks: n},
			committee.Item{Section: committee.Expiring, Entitlement: &extended})
		items = append(items, f.requestItems(n)...)
		items = append(items, f.careItems(n)...)
	}
	return items
}

// atGates is a project in preparation, with more done at its gates the higher the number.
func (f fixture) atGates(done int) project.Line {
	l := f.project(project.Preparing)
	for n, k := range []project.GateKey{project.Preparations, project.Survey, project.DataTemplate}[:min(done, 3)] {
		l.Steps = append(l.Steps, project.Step{ID: int64(n + 1), Gate: k, Kind: []project.StepKind{project.Confirmed, project.Delivered, project.Delivered}[n],
			By: marc, At: monday, Document: project.Document{Title: f.written("Survey"), URL: "https://files.example/survey"}})
	}
	return l
}

func (f fixture) summary() committee.Summary {
	n := f.many
	return committee.Summary{
		Left: map[committee.Section]int{committee.NewProjects: n, committee.PSIssues: n, committee.BSIssues: 0, committee.CloseOuts: 2 * n, committee.Emergencies: n, committee.Gates: n, committee.Approvals: n, committee.OrdersToSend: n, committee.Expiring: 2 * n, committee.ServiceEnds: 2 * n, committee.CallsDue: 2 * n},
		Total: map[committee.Section]int{committee.NewProjects: 2 * n, committee.PSIssues: n + 2, committee.BSIssues: n, committee.CloseOuts: 3 * n,
			committee.Emergencies: 2 * n, committee.Gates: 2 * n, committee.Approvals: 2 * n, committee.OrdersToSend: 2 * n, committee.Expiring: 3 * n, committee.ServiceEnds: 3 * n, committee.CallsDue: 4 * n},
		New: 1, Decided: 5, Closed: 2, Changed: 7, Long: 1, Late: 1, LastMet: monday.AddDate(0, 0, -7),
	}
}

func (f fixture) lines(state issue.State) []issue.Line {
	lines := make([]issue.Line, f.many)
	for n := range lines {
		lines[n] = f.line(state)
		lines[n].ID = issue.ID(n + 1)
	}
	return lines
}

func (f fixture) page(state committee.State, number int) committee.Page {
	return committee.Page{ID: 1, Number: number, Pages: 2, Meeting: f.meeting(state), Committee: f.committee(), Summary: f.summary(),
		Items: f.items(), Changes: f.lines(issue.Closed)}
}

func (f fixture) preview() committee.Preview {
	return committee.Preview{Committee: f.committee(), Next: calendar.Occurrence{Wall: "2026-12-07T09:00", At: monday.AddDate(0, 0, 7)},
		Summary: f.summary(), Items: f.items()}
}

func (f fixture) minutes() committee.Minutes {
	m := committee.Minutes{Meeting: f.meeting(committee.Ended), Committee: f.committee(), Absent: []directory.UserID{lea}}
	m.Sort(f.items())
	for n := range f.many {
		about, launched := f.line(issue.Decided), f.project(project.PreKickoff)
		d := decision.Decision{ID: decision.ID(n + 1), Subject: about.ID.Subject(), Verb: "issue.decided", Choices: []string{"find_resource"},
			Note: f.written("Ask the Lyon team first."), Owner: marc, Due: on(time.December, 7), By: ana, At: monday}
		l := decision.Decision{ID: decision.ID(n + 1000), Subject: launched.ID.Subject(), Verb: "project.launched", Choices: []string{string(ana)},
			Owner: marc, Due: on(time.December, 9), By: ana, At: monday}
		extended := f.owned()[0]
		e := decision.Decision{ID: decision.ID(n + 2000), Subject: extended.ID.Subject(), Verb: "entitlement.extended", Note: f.written("They asked for it."),
			Due: extended.Until, By: ana, At: monday}
		sold := f.inApproval()
		a := decision.Decision{ID: decision.ID(n + 3000), Subject: sold.ID.Subject(), Verb: "order.approved", Choices: []string{string(directory.CustomerSuccess)}, By: ana, At: monday}
		b := decision.Decision{ID: decision.ID(n + 4000), Subject: sold.ID.Subject(), Verb: "order.declined", Choices: []string{string(directory.Finance)},
			Note: f.written("The price is not ours."), By: ana, At: monday}
		m.Decisions = append(m.Decisions, committee.Minute{Decision: a, Order: &sold}, committee.Minute{Decision: b, During: true, Order: &sold})
		m.Decisions = append(m.Decisions, committee.Minute{Decision: d, During: n > 0, Issue: &about, Outdated: n == 0},
			committee.Minute{Decision: l, During: true, Project: &launched}, committee.Minute{Decision: e, During: true, Entitlement: &extended})
	}
	special := f.waitingRequest(request.Signing)
	s := decision.Decision{ID: 5000, Subject: special.ID.Subject(), Verb: request.Signed, Choices: []string{string(directory.SalesLead)}, By: ana, At: monday}
	b := decision.Decision{ID: 6000, Subject: special.ID.Subject(), Verb: request.SentBack, Choices: []string{string(directory.SalesManager)},
		Note: f.written("Two days, at least."), By: ana, At: monday}
	m.Decisions = append(m.Decisions, committee.Minute{Decision: s, During: true, Request: &special}, committee.Minute{Decision: b, Request: &special})
	return m
}

func (f fixture) member() directory.Member {
	return directory.Member{ID: marc, Name: f.written("Marc"), Roles: []directory.Role{directory.Chair, directory.Admin}, Manager: ana,
		Active: true, Absences: []directory.Absence{{From: on(time.November, 30), Until: on(time.December, 4), StandIn: lea}}}
}

func (f fixture) entries(t testing.TB) []audit.Entry {
	t.Helper()
	before, after := f.line(issue.Open).Issue, f.line(issue.Decided).Issue
	entries := make([]audit.Entry, f.many)
	for n := range entries {
		entries[n] = audit.Entry{ID: int64(n), At: monday, By: ana, Verb: "issue.decided", Subject: before.ID.Subject(),
			Before: must(json.Marshal(before)), After: must(json.Marshal(after))}
	}
	return append(entries, audit.Entry{At: monday, Verb: f.written("issue.logged"), After: must(json.Marshal(before))})
}

func (f fixture) customer() customer.Customer {
	return customer.Customer{ID: 3, Name: f.written("Borealis"), Class: customer.A, Territory: f.written("FR")}
}

func (f fixture) lane() outbox.Lane { return "C0COMM" }
