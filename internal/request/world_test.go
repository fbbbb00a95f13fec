package request

import (
	"strings"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/project"
)

// The people of the rules' world.
const (
	agent      directory.UserID = "UAGENT"
	owner      directory.UserID = "UOWNER"
	manager    directory.UserID = "UMANAGER" // of the project
	seller     directory.UserID = "USELLER"  // sales manager of the project
	head       directory.UserID = "UHEAD"    // of sales
	dispatcher directory.UserID = "UDISPATCH"
	boss       directory.UserID = "UBOSS" // Management
	guest      directory.UserID = "UGUEST"
	gone       directory.UserID = "UGONE"
)

func member(id directory.UserID, roles ...directory.Role) directory.Member {
	return directory.Member{ID: id, Name: strings.ToLower(string(id)), Roles: roles, Active: true, Zone: "Europe/Paris"}
}

func company() directory.People {
	all := directory.People{}
	for _, m := range []directory.Member{
		member(agent, directory.Consultant), member(owner, directory.Consultant), member(manager, directory.ProjectManager),
		member(seller, directory.SalesManager), member(head, directory.SalesLead), member(dispatcher, directory.Dispatcher),
		member(boss, directory.Management), {ID: guest, Name: "uguest", Active: true, Guest: true},
	} {
		all[m.ID] = m
	}
	left := member(gone, directory.Consultant)
	left.Active = false
	all[gone] = left
	return all
}

// scene is Wednesday noon, with a project in delivery.
func scene(t testing.TB) Scene {
	t.Helper()
	now := wall(t, "2026-11-18 12:00")
	days, err := calendar.NewDays("FR", nil)
	if err != nil {
		t.Fatal(err)
	}
	return Scene{Press: "press", People: company(), NextID: 101, Committee: 1, Now: now, Zone: now.Location(), Today: calendar.DateOf(now, now.Location()),
		Days: days, Hours: officeHours(t, "FR", "Europe/Paris"), Customer: customer.Customer{ID: 7, Name: "Acme", Class: customer.B},
		Project: project.Project{ID: 9, Customer: 7, State: project.Running, Manager: manager, Sales: seller}}
}

// by is the scene in which somebody presses, a minute later.
func (s Scene) by(who directory.UserID) Scene {
	s.Actor = s.People[who]
	s.Now = s.Now.Add(time.Minute)
	s.Press += "+" + string(who)
	return s
}

// away has somebody away with a stand-in.
func (s Scene) away(who, standIn directory.UserID) {
	m := s.People[who]
	m.Absences = []directory.Absence{{From: s.Today, Until: s.Today.Add(7), StandIn: standIn}}
	s.People[who] = m
}

// leaves has somebody leave the company.
func (s Scene) leaves(who directory.UserID) {
	m := s.People[who]
	m.Active = false
	s.People[who] = m
}

// made is what a rule makes, where it must not refuse.
func made(t testing.TB) func(Outcome, error) Outcome {
	return func(o Outcome, err error) Outcome {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
}

// logged is a service request of the agent's.
func logged(t testing.TB, s Scene) Request {
	t.Helper()
	return made(t)(Log(Draft{Customer: 7, Kind: Service, Body: "The export button does nothing. Please help."}, s.by(agent))).Request
}

// working is one that the owner carries out.
func working(t testing.TB, s Scene) Request {
	t.Helper()
	r := handed(t, s)
	return made(t)(r.Take(s.by(owner))).Request
}

// handed is one that the owner has not taken.
func handed(t testing.TB, s Scene) Request {
	t.Helper()
	r := made(t)(logged(t, s).InScope(s.by(agent))).Request
	return made(t)(r.Hand(owner, "They are patient.", s.by(agent))).Request
}

// done is one that the owner has carried out.
func done(t testing.TB, s Scene) Request {
	t.Helper()
	return made(t)(working(t, s).Finish("Repaired.", s.by(owner))).Request
}

// refused fails unless the error is a fault of the kind whose sentence holds the
// words.
func refused(t testing.TB, err error, kind fault.Kind, words string) {
	t.Helper()
	if fault.KindOf(err) != kind || !strings.Contains(err.Error(), words) {
		t.Errorf("refused with %v (%s), want %s with %q", err, fault.KindOf(err), kind, words)
	}
}

// lanes are to whom the notes of a topic go.
func lanes(notes []outbox.Note, topic outbox.Topic) []outbox.Lane {
	var to []outbox.Lane
	for _, n := range notes {
		if n.Topic == topic {
			to = append(to, n.Channel)
		}
	}
	return to
}
