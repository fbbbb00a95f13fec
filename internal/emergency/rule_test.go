package emergency_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/emergency"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/setting"
)

// night is a Saturday, 03:10 in Paris.
var night = time.Date(2026, 11, 21, 2, 10, 0, 0, time.UTC)

// company is everybody, all of them there.
func company() directory.People {
	people := directory.People{}
	for id, roles := range map[directory.UserID][]directory.Role{
		"UPM": {directory.ProjectManager}, "USALES": {directory.SalesManager}, "UBOSS": {directory.Management},
		"UCHIEF": {directory.Management, directory.Chair}, "UFINANCE": {directory.Finance}, "UTEAM": nil, "UGUEST": nil,
	} {
		people[id] = directory.Member{ID: id, Roles: roles, Active: true, Guest: id == "UGUEST"}
	}
	return people
}

func day(d int) calendar.Date { return calendar.Date{Year: 2026, Month: time.November, Day: d} }

// by is the scene in which somebody acts.
func by(who directory.UserID) emergency.Scene {
	all := company()
	return emergency.Scene{
		Press: "press", NextID: 7, Actor: all[who], People: all, Home: "C1", Zone: time.UTC, Now: night,
		Project: project.Project{ID: 1, Name: "Portal", State: project.Running, Manager: "UPM", Sales: "USALES", Team: []directory.UserID{"UTEAM"}},
	}
}

var flooded = emergency.Draft{Project: 1, What: "The server room is flooded."}

func raised(t *testing.T, s emergency.Scene) (emergency.Emergency, change.Effects) {
	t.Helper()
	e, effects, err := emergency.Raise(flooded, s)
	if err != nil {
		t.Fatal(err)
	}
	return e, effects
}

// told are those the notes tell, in their order.
func told(notes []outbox.Note) (users []string) {
	for _, n := range notes {
		if n.Topic == "emergency.told" {
			users = append(users, string(n.Channel))
		}
	}
	return users
}

func TestWhoIsToldOfAnEmergency(t *testing.T) {
	away := func(of, standIn directory.UserID) func(*emergency.Scene) {
		return func(s *emergency.Scene) {
			m := s.People[of]
			m.Absences = []directory.Absence{{From: day(20), Until: day(22), StandIn: standIn}}
			s.People[of] = m
		}
	}
	left := func(of directory.UserID) func(*emergency.Scene) {
		return func(s *emergency.Scene) {
			m := s.People[of]
			m.Active = false
			s.People[of] = m
		}
	}
	leads := func(manager, sales directory.UserID) func(*emergency.Scene) {
		return func(s *emergency.Scene) { s.Project.Manager, s.Project.Sales = manager, sales }
	}
	for _, tt := range []struct {
		name string
		by   directory.UserID
		set  []func(*emergency.Scene)
		want []string
	}{
		{"the project manager and the sales manager", "UTEAM", nil, []string{"UPM", "USALES"}},
		{"who stands in for an absent manager", "UTEAM", []func(*emergency.Scene){away("UPM", "UFINANCE")}, []string{"UFINANCE", "USALES"}},
		{"one message where one stands in for the other", "UTEAM", []func(*emergency.Scene){away("UPM", "USALES")}, []string{"USALES"}},
		{"one message to who is both", "UTEAM", []func(*emergency.Scene){leads("UPM", "UPM")}, []string{"UPM"}},
		{"Management where nobody is set", "UTEAM", []func(*emergency.Scene){leads("", "")}, []string{"UBOSS", "UCHIEF"}},
		{"Management in place of who has left", "UTEAM", []func(*emergency.Scene){left("UPM"), leads("UPM", "")}, []string{"UBOSS", "UCHIEF"}},
		{"nobody what they said themselves", "UPM", nil, []string{"USALES"}},
		{"Management where only who said it would be told", "UPM", []func(*emergency.Scene){leads("UPM", "UPM")}, []string{"UBOSS", "UCHIEF"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := by(tt.by)
			for _, set := range tt.set {
				set(&s)
			}
			e, effects := raised(t, s)
			if diff := cmp.Diff(tt.want, told(effects.Notes)); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
			if len(e.Told) != len(tt.want) {
				t.Errorf("it remembers %v", e.Told)
			}
		})
	}
}

func TestWhatNobodyTakesIsToldAgainAndThenAbove(t *testing.T) {
	s := by("UTEAM")
	s.Numbers = setting.Numbers{setting.EmergencyRepeat: {20}, setting.EmergencyRounds: {2}}
	e, effects := raised(t, s)
	below, above := []string{"UPM", "USALES"}, []string{"UPM", "USALES", "UBOSS", "UCHIEF"}
	for _, round := range []struct {
		told []string
		wait time.Duration
	}{{below, 20 * time.Minute}, {below, 20 * time.Minute}, {above, time.Hour}, {above, time.Hour}} {
		if diff := cmp.Diff(round.told, told(effects.Notes)); diff != "" {
			t.Errorf("round %d (-want +got):\n%s", e.Round, diff)
		}
		if wait := effects.Remind[0].Due.Sub(s.Now); wait != round.wait {
			t.Errorf("after round %d they are told again in %s", e.Round, wait)
		}
		e, effects, _ = e.Repeat(s)
	}
}

func TestAPauseLongerThanAnHourStaysOneAboveToo(t *testing.T) {
	s := by("UTEAM")
	s.Numbers = setting.Numbers{setting.EmergencyRepeat: {90}, setting.EmergencyRounds: {1}}
	e, _ := raised(t, s)
	if _, effects, _ := e.Repeat(s); effects.Remind[0].Due.Sub(s.Now) != 90*time.Minute {
		t.Errorf("the superiors are told again at %s", effects.Remind[0].Due)
	}
}

func TestWhatIsTakenOrOverIsToldNoMore(t *testing.T) {
	e, _ := raised(t, by("UTEAM"))
	taken, effects, err := e.Take(by("USALES"))
	if err != nil || !slices.Contains(effects.Forget, e.ID.Subject()) {
		t.Fatalf("taking it brings %+v, %v", effects, err)
	}
	over := by("")
	over.Project.State = project.Stopped
	for called, after := range map[string]func() (emergency.Emergency, change.Effects, error){
		"taken":           func() (emergency.Emergency, change.Effects, error) { return taken.Repeat(by("")) },
		"project stopped": func() (emergency.Emergency, change.Effects, error) { return e.Repeat(over) },
	} {
		if same, effects, err := after(); err != nil || len(effects.Notes)+len(effects.Remind) > 0 || effects.Verb != "" || same.Round != 1 {
			t.Errorf("%s: it brings %+v, %v", called, effects, err)
		}
	}
}

func TestWhatARuleOfEmergenciesRefuses(t *testing.T) {
	standing, _ := raised(t, by("UTEAM"))
	taken, _, _ := standing.Take(by("USALES"))
	over, _, _ := taken.End("Pumped out.", by("USALES"))
	stopped := func(who directory.UserID) emergency.Scene {
		s := by(who)
		s.Project.State = project.Stopped
		return s
	}
	gone := by("UPM")
	gone.Actor.Active = false
	raise := func(d emergency.Draft, s emergency.Scene) error { _, _, err := emergency.Raise(d, s); return err }
	take := func(e emergency.Emergency, s emergency.Scene) error { _, _, err := e.Take(s); return err }
	end := func(e emergency.Emergency, outcome string, s emergency.Scene) error {
		_, _, err := e.End(outcome, s)
		return err
	}
	for _, tt := range []struct {
		name  string
		err   error
		want  fault.Kind
		field string
	}{
		{"anybody with a role raises one", raise(flooded, by("UFINANCE")), fault.None, ""},
		{"so does the team, without any role", raise(flooded, by("UTEAM")), fault.None, ""},
		{"nobody from outside", raise(flooded, by("UGUEST")), fault.Forbidden, ""},
		{"nobody who has left", raise(flooded, gone), fault.Forbidden, ""},
		{"not without a project", raise(emergency.Draft{What: "Fire."}, by("UPM")), fault.Invalid, "project"},
		{"not without a word", raise(emergency.Draft{Project: 1, What: " \n"}, by("UPM")), fault.Invalid, "what"},
		{"not with a book", raise(emergency.Draft{Project: 1, What: strings.Repeat("é", emergency.WhatLimit+1)}, by("UPM")), fault.Invalid, "what"},
		{"not in a project that is over", raise(flooded, stopped("UPM")), fault.Conflict, "project"},
		{"whoever has a role takes it", take(standing, by("UFINANCE")), fault.None, ""},
		{"nobody from outside takes it", take(standing, by("UGUEST")), fault.Forbidden, ""},
		{"nobody takes it twice", take(taken, by("USALES")), fault.Conflict, ""},
		{"nobody takes it from another", take(taken, by("UPM")), fault.Conflict, ""},
		{"nobody takes what is over", take(over, by("UPM")), fault.Conflict, ""},
		{"nobody takes it in a project that is over", take(standing, stopped("UPM")), fault.Conflict, ""},
		{"nobody who has left ends it", end(standing, "Dry.", gone), fault.Forbidden, ""},
		{"whoever took it ends it", end(taken, "Dry.", by("USALES")), fault.None, ""},
		{"so does whoever raised it", end(taken, "Dry.", by("UTEAM")), fault.None, ""},
		{"so does the project manager", end(taken, "Dry.", by("UPM")), fault.None, ""},
		{"so does Management", end(taken, "Dry.", by("UBOSS")), fault.None, ""},
		{"a false alarm ends untaken", end(standing, "A false alarm.", by("UTEAM")), fault.None, ""},
		{"not somebody else", end(taken, "Dry.", by("UFINANCE")), fault.Forbidden, ""},
		{"not without saying how", end(taken, " ", by("USALES")), fault.Invalid, "outcome"},
		{"not with a book about it", end(taken, strings.Repeat("x", emergency.OutcomeLimit+1), by("USALES")), fault.Invalid, "outcome"},
		{"not twice", end(over, "Dry.", by("USALES")), fault.Conflict, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, _ := fault.As(tt.err)
			if fault.KindOf(tt.err) != tt.want || f != nil && f.Field != tt.field {
				t.Errorf("it is answered with %v, want %v in %q", tt.err, tt.want, tt.field)
			}
		})
	}
}
