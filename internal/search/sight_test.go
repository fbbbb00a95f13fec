package search

import (
	"strings"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
)

func TestWhoSeesWhat(t *testing.T) {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	today := calendar.DateOf(at, time.UTC)
	away := directory.Member{ID: "UAWAY", Active: true, Absences: []directory.Absence{{From: today, Until: today, StandIn: "UME"}}}
	back := directory.Member{ID: "UBACK", Active: true, Absences: []directory.Absence{{From: today.Add(-9), Until: today.Add(-1), StandIn: "UME"}}}
	people := directory.People{"UAWAY": away, "UBACK": back, "UME": {ID: "UME", Active: true}}
	for _, tt := range []struct {
		name   string
		roles  []directory.Role
		people directory.People
		orders string // the end of a question about orders
	}{
		{"a consultant sees those and what consultants approve", []directory.Role{directory.Consultant}, nil, "('o~uUME' | 'o~rconsultant')"},
		{"a stand-in sees what whoever is away would see", []directory.Role{directory.Chair}, people, "('o~uUAWAY' | 'o~uUME' | 'o~rchair')"},
		{"an administrator reads no prices by that", []directory.Role{directory.Admin}, nil, "('o~uUME' | 'o~radmin')"},
		{"Finance sees all", []directory.Role{directory.Finance}, nil, ""},
		{"who sells sees all", []directory.Role{directory.Consultant, directory.SalesManager}, people, ""},
		{"Management sees all", []directory.Role{directory.Management}, nil, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := See(directory.Member{ID: "UME", Roles: tt.roles, Active: true}, tt.people, at)
			if err != nil {
				t.Fatal(err)
			}
			if got := s.lexemes(Orders, "o~"); got != tt.orders {
				t.Errorf("orders are seen by %q, want %q", got, tt.orders)
			}
			for _, k := range Kinds {
				if rest := s.lexemes(k, letters[k]+ShardMark); k != Orders && rest != "" {
					t.Errorf("%s is hidden by %q", k, rest)
				}
				ask := Read("PO-1042").Ask(k, s)
				all := ask.Numbers
				for _, l := range ask.Levels {
					all = append(all, l.Asks...)
				}
				for _, of := range all {
					if k == Orders && !strings.Contains(of, tt.orders) {
						t.Errorf("%q is asked of everybody’s orders", of)
					}
				}
			}
		})
	}
	for who, m := range map[string]directory.Member{
		"a deactivated account": {ID: "UME", Roles: []directory.Role{directory.Management}},
		"a guest":               {ID: "UME", Active: true, Guest: true},
	} {
		if _, err := See(m, nil, at); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s finds: %v", who, err)
		}
	}
}
