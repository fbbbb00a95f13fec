package care

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/setting"
)

var (
	today  = day(2026, time.March, 2) // a Monday
	sofia  = directory.Member{ID: "U0SOFIA", Active: true, Roles: []directory.Role{directory.CustomerSuccess}}
	emil   = directory.Member{ID: "U0EMIL", Active: true}
	ines   = directory.Member{ID: "U0INES", Active: true, Roles: []directory.Role{directory.SalesManager}}
	marc   = directory.Member{ID: "U0MARC", Active: true, Roles: []directory.Role{directory.ProjectManager}}
	clara  = directory.Member{ID: "U0CLARA", Active: true, Roles: []directory.Role{directory.Management}}
	planed = CallBack{ID: 4, Customer: 2, Project: 3, Assigned: sofia.ID, Due: today}
)

func day(year int, month time.Month, d int) calendar.Date {
	return calendar.Date{Year: year, Month: month, Day: d}
}

func scene(by directory.Member, now calendar.Date) Scene {
	paris, _ := calendar.Zone("Europe/Paris")
	days, _ := calendar.NewDays("FR", nil)
	return Scene{
		Scene: project.Scene{Press: "p", Actor: by, Zone: paris, Today: now, Now: now.At(calendar.Morning, paris),
			People:   directory.People{sofia.ID: sofia, emil.ID: emil, ines.ID: ines, marc.ID: marc, clara.ID: clara},
			Customer: customer.Customer{ID: 2, Name: "Acme", Class: customer.A, LiveOn: day(2026, time.January, 30)}},
		NextID: 5, Issue: 6, Kind: issue.Kind{Key: issue.LowSatisfaction, Severity: issue.High, Retired: true}, Days: days,
		Rhythm: Standard(), Diary: Diary{Of: sofia, Most: 5},
		Project: project.Project{ID: 3, Type: project.PS, State: project.InService, Manager: marc.ID, Sales: ines.ID},
	}
}

func TestWhoReportsACall(t *testing.T) {
	done := planed
	done.Outcome, done.DoneBy = Satisfied, sofia.ID
	for _, tt := range []struct {
		name  string
		call  CallBack
		by    directory.Member
		say   Report
		want  fault.Kind
		field string
	}{
		{"whoever has the call", planed, sofia, Report{Outcome: Satisfied}, fault.None, ""},
		{"somebody of Sales", planed, ines, Report{Outcome: Visit, Note: "They want to see the new release."}, fault.None, ""},
		{"not somebody without a role", planed, emil, Report{Outcome: Satisfied}, fault.Forbidden, ""},
		{"nobody a second time", done, sofia, Report{Outcome: Satisfied}, fault.Conflict, ""},
		{"not without an outcome", planed, sofia, Report{}, fault.Invalid, "outcome"},
		{"not with one that is the house's own", planed, sofia, Report{Outcome: Superseded, Note: "x"}, fault.Invalid, "outcome"},
		{"trouble needs a sentence", planed, sofia, Report{Outcome: Trouble, Note: "  "}, fault.Invalid, "note"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := tt.call.Report(tt.say, scene(tt.by, today))
			if f, _ := fault.As(err); fault.KindOf(err) != tt.want || f != nil && f.Field != tt.field {
				t.Fatalf("the fault is %v, want %q in %q", err, tt.want, tt.field)
			}
			if err == nil && (m.CallBack.Outcome != tt.say.Outcome || m.Next == nil || m.Next.Due != day(2026, time.April, 2) || len(m.Effects.Remind) != 1) {
				t.Errorf("it made %+v", m)
			}
		})
	}
}

func TestWhatFollowsFromACall(t *testing.T) {
	m, err := planed.Report(Report{Outcome: Trouble, Note: "Exports fail since Friday."}, scene(sofia, today))
	if err != nil || m.Raised == nil || m.Raised.Issue.Project != 3 || m.Raised.Issue.Description != "Exports fail since Friday." {
		t.Errorf("trouble raises %+v, %v", m.Raised, err)
	}
	m, err = planed.Report(Report{Outcome: Visit, Note: "Next month."}, scene(sofia, today))
	if err != nil || m.Raised != nil || !slices.Equal(lanes(m.Effects.Notes), []outbox.Lane{"U0INES"}) {
		t.Errorf("a wish for a visit tells %v, raises %+v, %v", lanes(m.Effects.Notes), m.Raised, err)
	}
	over := scene(sofia, today)
	over.Project.State = project.Ended
	if m, err = planed.Report(Report{Outcome: Satisfied}, over); err != nil || m.Next != nil || m.Effects.Remind != nil {
		t.Errorf("after the end of the project it plans %+v, %v", m.Next, err)
	}
}

func lanes(notes []outbox.Note) []outbox.Lane {
	var to []outbox.Lane
	for _, n := range notes {
		to = append(to, n.Channel)
	}
	return to
}

func TestACallIsRemindedOnItsStages(t *testing.T) {
	away := scene(directory.Member{}, today)
	absent := sofia
	absent.Absences = []directory.Absence{{From: today, Until: today, StandIn: ines.ID}}
	away.People[sofia.ID] = absent
	for _, tt := range []struct {
		name  string
		s     Scene
		topic outbox.Topic
		to    []outbox.Lane
		next  calendar.Date
	}{
		{"before its day nobody is told", scene(directory.Member{}, today.Add(-3)), "", nil, today},
		{"on its day whoever has it", scene(directory.Member{}, today), "callback.due", []outbox.Lane{"U0SOFIA"}, today.Add(2)},
		{"in their absence the stand-in", away, "callback.due", []outbox.Lane{"U0INES"}, today.Add(2)},
		{"after a week the superiors", scene(directory.Member{}, today.Add(7)), "callback.escalated", []outbox.Lane{"U0CLARA"}, calendar.Date{}},
		{"after an outage the last stage only", scene(directory.Member{}, today.Add(30)), "callback.escalated", []outbox.Lane{"U0CLARA"}, calendar.Date{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := planed.Look(tt.s).Effects
			if got := lanes(e.Notes); !slices.Equal(got, tt.to) || len(got) > 0 && e.Notes[0].Topic != tt.topic {
				t.Errorf("it tells %v, want %v by %s", e.Notes, tt.to, tt.topic)
			}
			var next calendar.Date
			if len(e.Remind) > 0 {
				next = calendar.DateOf(e.Remind[0].Due, tt.s.Zone)
			}
			if next != tt.next {
				t.Errorf("it looks again on %s, want %s", next, tt.next)
			}
		})
	}
}

func TestTheEndOfAServicePeriodIsTold(t *testing.T) {
	ends := day(2026, time.June, 30)
	for _, tt := range []struct {
		name    string
		on      calendar.Date
		settled bool
		told    bool
		next    calendar.Date
	}{
		{"long before, nobody", ends.Add(-90), false, false, ends.Add(-60)},
		{"sixty days before, Sales", ends.Add(-60), false, true, ends.Add(-30)},
		{"a week before, Sales", ends.Add(-7), false, true, ends},
		{"on the last day, Sales for the last time", ends, false, true, calendar.Date{}},
		{"nobody when it is settled", ends.Add(-30), true, false, calendar.Date{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := scene(directory.Member{}, tt.on)
			s.Customer.Service.Until = ends
			e, near := LookService(tt.settled, s)
			if near != tt.told {
				t.Errorf("on the agenda: %t", near)
			}
			if told := slices.Equal(lanes(e.Notes), []outbox.Lane{"U0INES"}); told != tt.told {
				t.Errorf("it tells %v", lanes(e.Notes))
			}
			var next calendar.Date
			if len(e.Remind) > 0 {
				next = calendar.DateOf(e.Remind[0].Due, s.Zone)
			}
			if next != tt.next {
				t.Errorf("it looks again on %s, want %s", next, tt.next)
			}
		})
	}
}

func TestHowAServicePeriodGoesOn(t *testing.T) {
	ends := day(2026, time.June, 30)
	for _, tt := range []struct {
		name    string
		by      directory.Member
		settled bool
		say     Renewal
		want    fault.Kind
		field   string
	}{
		{"Sales renews it", ines, false, Renewal{Ends: ends, Until: ends.Add(365)}, fault.None, ""},
		{"Management says that it is not renewed", clara, false, Renewal{Ends: ends, Note: "They were bought."}, fault.None, ""},
		{"a project manager does neither", marc, false, Renewal{Ends: ends, Until: ends.Add(365)}, fault.Forbidden, ""},
		{"nobody settles it twice", ines, true, Renewal{Ends: ends, Until: ends.Add(365)}, fault.Conflict, ""},
		{"nobody settles another period than the one they saw", ines, false, Renewal{Ends: ends.Add(-365), Until: ends.Add(30)}, fault.Conflict, ""},
		{"it does not end before it began", ines, false, Renewal{Ends: ends, Until: ends}, fault.Invalid, "until"},
		{"its end has a reason", ines, false, Renewal{Ends: ends}, fault.Invalid, "note"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := scene(tt.by, ends.Add(-60))
			s.Customer.Service.Until = ends
			c, e, err := Renew(tt.say, tt.settled, s)
			if f, _ := fault.As(err); fault.KindOf(err) != tt.want || f != nil && f.Field != tt.field {
				t.Fatalf("the fault is %v, want %q in %q", err, tt.want, tt.field)
			}
			if err != nil {
				return
			}
			if tt.say.Renewed() != (c.Service.Until == ends.Add(365)) || tt.say.Renewed() != (len(e.Remind) == 1) {
				t.Errorf("it goes on until %s with %d reminders", c.Service.Until, len(e.Remind))
			}
			if to := lanes(e.Notes); !slices.Equal(to, []outbox.Lane{"U0MARC", "U0INES"}) {
				t.Errorf("it tells %v", to)
			}
		})
	}
}

func TestWhoGetsTheStandardOfServiceByMail(t *testing.T) {
	ends := day(2026, time.June, 30)
	renewed := Renewal{Ends: ends, Until: ends.Add(365)}
	jeanne := customer.Contact{ID: 7, Name: "Jeanne Petit", Email: "jeanne@borealis.example", Roles: []customer.ContactRole{customer.KeyUser, customer.SPoC}}
	so := func(change func(*customer.Contact)) []customer.Contact {
		changed := jeanne
		change(&changed)
		return []customer.Contact{changed}
	}
	standard := project.Document{URL: "https://house.example/standard"}
	for _, tt := range []struct {
		name     string
		contacts []customer.Contact
		mail     bool
		standard project.Document
		say      Renewal
		mailed   bool
	}{
		{"the single point of contact", []customer.Contact{{ID: 3, Email: "x@borealis.example"}, jeanne}, true, standard, renewed, true},
		{"nobody, when it is not renewed", []customer.Contact{jeanne}, true, standard, Renewal{Ends: ends, Note: "They were bought."}, false},
		{"nobody, without a mail server", []customer.Contact{jeanne}, false, standard, renewed, false},
		{"nobody, without a standard", []customer.Contact{jeanne}, true, project.Document{}, renewed, false},
		{"nobody, when the contact has no address", so(func(c *customer.Contact) { c.Email = "" }), true, standard, renewed, false},
		{"nobody, when the contact has left", so(func(c *customer.Contact) { c.Retired = true }), true, standard, renewed, false},
		{"nobody, when nobody speaks for the customer", so(func(c *customer.Contact) { c.Roles = nil }), true, standard, renewed, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := scene(ines, ends.Add(-60))
			s.Customer.Service.Until, s.Customer.Locale = ends, "fr"
			s.Contacts, s.Mail, s.Standard = tt.contacts, tt.mail, tt.standard
			_, e, err := Renew(tt.say, false, s)
			want := []outbox.Lane{"U0MARC", "U0INES"}
			if tt.mailed {
				want = append([]outbox.Lane{"mailto:jeanne@borealis.example"}, want...)
			}
			if to := lanes(e.Notes); err != nil || !slices.Equal(to, want) {
				t.Fatalf("it tells %v, %v", to, err)
			}
			var said StandardArgs
			if tt.mailed && (json.Unmarshal(e.Notes[0].Args, &said) != nil || said.Responsible != "U0INES" || said.To != jeanne.Name ||
				said.Locale != "fr" || said.Until != renewed.Until || said.Standard != standard) {
				t.Errorf("the letter carries %s", e.Notes[0].Args)
			}
		})
	}
}

func TestACallThatWasPlannedLateCountsFromToday(t *testing.T) {
	made := Plan(today.Add(-90), scene(ines, today)).CallBack
	if made.Due != day(2026, time.April, 2) || made.Ideal != made.Due || made.Every != 1 || made.From != today || made.Assigned != sofia.ID {
		t.Errorf("it is planned as %+v", made)
	}
}

func TestAStandInReportsACall(t *testing.T) {
	s := scene(emil, today)
	if _, err := planed.Report(Report{Outcome: Satisfied}, s); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("somebody without a role reports it: %v", err)
	}
	absent := sofia
	absent.Absences = []directory.Absence{{From: today, Until: today, StandIn: emil.ID}}
	s.People[sofia.ID] = absent
	if _, err := planed.Report(Report{Outcome: Satisfied}, s); err != nil {
		t.Errorf("who stands in reports it: %v", err)
	}
}

func TestNobodyIsRemindedOfACallThatIsNotToBeMade(t *testing.T) {
	made, over := planed, scene(directory.Member{}, today)
	made.Outcome = Superseded
	over.Project.State = project.Stopped
	for name, e := range map[string]change.Effects{"made void": made.Look(scene(directory.Member{}, today)).Effects, "of a project that stopped": planed.Look(over).Effects} {
		if len(e.Notes)+len(e.Remind) > 0 {
			t.Errorf("%s: it brings %+v", name, e)
		}
	}
}

func TestTheOnlyStageOfACallIsNoEscalation(t *testing.T) {
	s := scene(directory.Member{}, today)
	s.Numbers = setting.Numbers{setting.CallbackReminders: {0}}
	if e := planed.Look(s).Effects; len(e.Notes) != 1 || e.Notes[0].Topic != "callback.due" {
		t.Errorf("it tells %+v", e.Notes)
	}
}

func TestManagementIsToldWhereSalesHasLeft(t *testing.T) {
	s := scene(directory.Member{}, today)
	s.Customer.Service.Until = today
	gone := ines
	gone.Active = false
	s.People[ines.ID] = gone
	if e, _ := LookService(false, s); !slices.Equal(lanes(e.Notes), []outbox.Lane{"U0CLARA"}) {
		t.Errorf("it tells %v", lanes(e.Notes))
	}
}
