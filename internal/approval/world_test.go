package approval_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/setting"
)

// world is a company, one thing to approve and a clock. A store would keep it.
type world struct {
	testing.TB
	now     time.Time
	zone    *time.Location
	days    calendar.Days
	numbers setting.Numbers
	people  directory.People
	run     approval.Run
	last    approval.Outcome
	next    time.Time
}

func member(id directory.UserID, manager directory.UserID, roles ...directory.Role) directory.Member {
	return directory.Member{ID: id, Name: string(id), Active: true, Manager: manager, Roles: roles, Zone: "Europe/Paris"}
}

// newWorld begins on Monday 30 November 2026 at 10:00 in Paris: Ines sells, Marc and Lea are Customer Success under
// Carla, Fred is Finance under nobody, Sam leads Sales under Bob, who is Management as Gina is.
func newWorld(t testing.TB) *world {
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	w := &world{TB: t, zone: zone, people: directory.People{}, now: time.Date(2026, 11, 30, 10, 0, 0, 0, zone)}
	w.holidays("FR")
	for _, m := range []directory.Member{
		member("Ines", "Sam", directory.SalesManager), member("Marc", "Carla", directory.CustomerSuccess),
		member("Lea", "Carla", directory.CustomerSuccess), member("Carla", "Bob"), member("Fred", "", directory.Finance),
		member("Sam", "Bob", directory.SalesLead), member("Bob", "", directory.Management), member("Gina", "", directory.Management),
		member("Otto", "", directory.Consultant),
	} {
		w.people[m.ID] = m
	}
	return w
}

func (w *world) holidays(country string) {
	days, err := calendar.NewDays(country, nil)
	if err != nil {
		w.Fatal(err)
	}
	w.days = days
}

func (w *world) scene(by directory.UserID) approval.Scene {
	return approval.Scene{Now: w.now, Actor: w.people[by], People: w.people, Clock: w.clock()}
}

func (w *world) clock() approval.Clock { return approval.NewClock(w.numbers, w.days, w.zone) }

// sold are the facts of an order of Ines.
func sold(exceptions ...string) approval.Facts {
	return approval.Facts{By: "Ines", Amount: 48_200_00, Currency: "EUR", Exceptions: exceptions,
		Measures: map[string]money.Percent{approval.Discount: 1500},
		Limits:   map[string]map[directory.Role]money.Percent{approval.Discount: {directory.SalesLead: 2500}}}
}

func (w *world) begin(p approval.Policy, f approval.Facts) {
	w.run, w.last = approval.Begin(p, f, w.run.Round+1, w.scene(f.By))
	w.next = w.last.Next
}

func (w *world) take(r approval.Run, o approval.Outcome) { w.run, w.last, w.next = r, o, o.Next }

var bothYes = map[approval.Question]bool{approval.Feasible: true, approval.Staffed: true}

func yes(w *world) approval.Ballot {
	return approval.Ballot{Round: w.run.Round, Choice: approval.Yes, Answers: bothYes}
}

func (w *world) try(by directory.UserID, step string) error {
	r, o, err := w.run.Vote(step, yes(w), w.scene(by))
	if err == nil {
		w.take(r, o)
	}
	return err
}

func (w *world) approves(by directory.UserID, step string) {
	w.Helper()
	if err := w.try(by, step); err != nil {
		w.Fatalf("%s at %s: %v", by, step, err)
	}
}

func (w *world) asks(by directory.UserID, step string) {
	w.Helper()
	r, o, err := w.run.Ask(step, "Which rack?", w.run.Round, w.scene(by))
	if err != nil {
		w.Fatal(err)
	}
	w.take(r, o)
}

func (w *world) answers(by directory.UserID, step string) {
	w.Helper()
	r, _, o, err := w.run.Answer(step, "The left one.", w.run.Round, w.scene(by))
	if err != nil {
		w.Fatal(err)
	}
	w.take(r, o)
}

// look has the run looked at, now.
func (w *world) look() { w.take(w.run.Look(w.scene(""))) }

// at is an instant of the world's zone: "2026-12-01 10:00".
func (w *world) at(words string) time.Time {
	at, err := time.ParseInLocation("2006-01-02 15:04", words, w.zone)
	if err != nil {
		w.Fatal(err)
	}
	return at
}

// turnTo goes to an instant, looking whenever the moment has come, and says what was said.
func (w *world) turnTo(words string) (heard []string) {
	w.Helper()
	to := w.at(words)
	for !w.next.IsZero() && !w.next.After(to) {
		before := w.next
		w.now = w.next
		w.look()
		if words := said(w.last); words != "[]" {
			heard = append(heard, w.now.In(w.zone).Format("Mon 2 15:04 ")+words)
		}
		if !w.next.IsZero() && !w.next.After(before) {
			w.Fatalf("at %s it is looked at again at once, for ever", before)
		}
	}
	w.now = to
	return heard
}

func (w *world) away(who, standIn directory.UserID, from, until string) {
	w.Helper()
	first, err := calendar.ParseDate(from)
	if err != nil {
		w.Fatal(err)
	}
	last, err := calendar.ParseDate(until)
	if err != nil {
		w.Fatal(err)
	}
	m := w.people[who]
	m.Absences = append(slices.Clone(m.Absences), directory.Absence{From: first, Until: last, StandIn: standIn})
	w.people[who] = m
}

func (w *world) leaves(who directory.UserID) {
	m := w.people[who]
	m.Active = false
	w.people[who] = m
}

func (w *world) turn(step string) []directory.UserID {
	st, ok := w.run.Step(step)
	if !ok {
		w.Fatalf("there is no step %s", step)
	}
	return st.Turn
}

func kinds(err error) (fault.Kind, string) {
	if f, ok := fault.As(err); ok {
		return f.Kind, f.Field
	}
	return fault.KindOf(err), ""
}

func same[T comparable](t testing.TB, what string, got []T, want ...T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// said puts an outcome into words.
func said(o approval.Outcome) string {
	var all []string
	for _, c := range o.Asked {
		all = append(all, fmt.Sprintf("asked %s at %s", c.To, c.Step))
	}
	for _, c := range o.Reminded {
		all = append(all, fmt.Sprintf("reminded %s", c.To))
	}
	for _, c := range o.Raised {
		all = append(all, fmt.Sprintf("raised to %s", c.To))
	}
	for _, step := range o.Vacant {
		all = append(all, fmt.Sprintf("nobody for %s", step))
	}
	return fmt.Sprint(all)
}
