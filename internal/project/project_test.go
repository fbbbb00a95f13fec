package project

import (
	"strings"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
)

var (
	today   = calendar.Date{Year: 2026, Month: time.November, Day: 18}
	manager = directory.Member{ID: "UMANAGER", Name: "Marc", Active: true, Roles: []directory.Role{directory.ProjectManager}}
	expert  = directory.Member{ID: "UEXPERT", Name: "Paul", Active: true, Roles: []directory.Role{directory.Consultant}}
	helper  = directory.Member{ID: "UHELPER", Name: "Tom", Active: true}
	leaver  = directory.Member{ID: "ULEAVER", Name: "Lea", Roles: []directory.Role{directory.Consultant}}
	boss    = directory.Member{ID: "UBOSS", Name: "Clara", Active: true, Roles: []directory.Role{directory.Management}}
)

func scene(by directory.Member) Scene {
	return Scene{Press: "press", Actor: by, Today: today, Now: today.At(9*60, time.UTC), Zone: time.UTC, Home: "CHOME",
		People: directory.People{manager.ID: manager, expert.ID: expert, helper.ID: helper, leaver.ID: leaver, boss.ID: boss}}
}

func TestWhatALaunchNeeds(t *testing.T) {
	sound := Launch{Team: Team{Manager: manager.ID, Members: []directory.UserID{expert.ID}}, Schedule: Schedule{Day: today}}
	for _, tt := range []struct {
		name  string
		kind  Type
		state State
		by    directory.Member
		spoil func(*Launch)
		want  fault.Kind
		field string
	}{
		{"Management launches a PS project with a consultant", PS, New, boss, func(*Launch) {}, fault.None, ""},
		{"a project manager does not appoint himself", PS, New, manager, func(*Launch) {}, fault.Forbidden, ""},
		{"a consultant does not", PS, New, expert, func(*Launch) {}, fault.Forbidden, ""},
		{"nobody launches twice", PS, PreKickoff, boss, func(*Launch) {}, fault.Conflict, ""},
		{"a manager without the role is refused", PS, New, boss, func(l *Launch) { l.Manager = helper.ID }, fault.Invalid, "manager"},
		{"a project needs a manager", PS, New, boss, func(l *Launch) { l.Manager = "" }, fault.Invalid, "manager"},
		{"a project needs a team", BS, New, boss, func(l *Launch) { l.Members = nil }, fault.Invalid, "team"},
		{"a PS team without a consultant is refused", PS, New, boss, func(l *Launch) { l.Members = []directory.UserID{helper.ID} }, fault.Invalid, "team"},
		{"a BS team needs none", BS, New, boss, func(l *Launch) { l.Members = []directory.UserID{helper.ID} }, fault.None, ""},
		{"somebody who left is refused", PS, New, boss, func(l *Launch) { l.Members = append(l.Members, leaver.ID) }, fault.Invalid, "team"},
		{"a day is needed", PS, New, boss, func(l *Launch) { l.Day = calendar.Date{} }, fault.Invalid, "pre_kickoff"},
		{"yesterday is refused", PS, New, boss, func(l *Launch) { l.Day = today.Add(-1) }, fault.Invalid, "pre_kickoff"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := sound
			tt.spoil(&l)
			got, effects, err := Project{ID: 7, Name: "Portal", Type: tt.kind, State: tt.state}.Launch(l, scene(tt.by))
			if fault.KindOf(err) != tt.want {
				t.Fatalf("the fault is %v, want %q", err, tt.want)
			}
			if f, ok := fault.As(err); ok && f.Field != tt.field {
				t.Errorf("the fault is at %q, want %q", f.Field, tt.field)
			}
			if err != nil {
				if got.State != tt.state || effects.Decision != nil {
					t.Errorf("a refused launch left state %s and decision %v", got.State, effects.Decision)
				}
				return
			}
			if got.State != PreKickoff || effects.Decision.Owner != manager.ID || effects.Decision.Due != today {
				t.Errorf("launched as %s with decision %+v", got.State, effects.Decision)
			}
		})
	}
}

func TestOnlyManagementStopsAProjectAndSaysWhy(t *testing.T) {
	for _, tt := range []struct {
		name   string
		state  State
		by     directory.Member
		reason string
		want   fault.Kind
	}{
		{"Management stops a running project", Running, boss, "The customer left.", fault.None},
		{"a project manager does not", Running, manager, "The customer left.", fault.Forbidden},
		{"a reason is needed", Running, boss, "  ", fault.Invalid},
		{"nobody stops what has stopped", Stopped, boss, "Again.", fault.Conflict},
		{"nobody stops what has ended", Ended, boss, "Too late.", fault.Conflict},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := Project{Name: "Portal", State: tt.state}.Stop(tt.reason, scene(tt.by))
			if fault.KindOf(err) != tt.want || err == nil && (got.State != Stopped || got.Note == "") {
				t.Errorf("stopped as %s (%q) with %v, want %q", got.State, got.Note, err, tt.want)
			}
		})
	}
}

func TestWhatAProjectNeeds(t *testing.T) {
	sound := Project{Name: "Portal", Customer: 1, Type: PS, Committee: 1}
	for field, spoil := range map[string]func(*Project){
		"":          func(*Project) {},
		"name":      func(p *Project) { p.Name = strings.Repeat("x", NameLimit+1) },
		"customer":  func(p *Project) { p.Customer = 0 },
		"type":      func(p *Project) { p.Type = "XS" },
		"committee": func(p *Project) { p.Committee = 0 },
	} {
		p := sound
		spoil(&p)
		err := p.Check()
		if f, ok := fault.As(err); ok != (field != "") || ok && f.Field != field {
			t.Errorf("with a spoiled %q the check says %v", field, err)
		}
	}
}
