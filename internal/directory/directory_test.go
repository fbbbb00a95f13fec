package directory

import (
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/fault"
)

// noon is a Wednesday at 12:00 UTC.
var noon = time.Date(2026, 11, 18, 12, 0, 0, 0, time.UTC)

func away(standIn UserID, from, until int) []Absence {
	day := func(d int) calendar.Date { return calendar.Date{Year: 2026, Month: time.November, Day: d} }
	return []Absence{{From: day(from), Until: day(until), StandIn: standIn}}
}

func TestWhoIsReachedForSomebody(t *testing.T) {
	for _, tt := range []struct {
		name   string
		people People
		want   UserID
	}{
		{"who is there is reached", People{"A": {ID: "A"}}, "A"},
		{"the stand-in of who is away", People{"A": {Absences: away("B", 16, 20)}, "B": {}}, "B"},
		{"the first and the last day are away", People{"A": {Absences: away("B", 18, 18)}, "B": {}}, "B"},
		{"who is back is reached again", People{"A": {Absences: away("B", 10, 17)}, "B": {}}, "A"},
		{"the stand-in's stand-in", People{"A": {Absences: away("B", 16, 20)}, "B": {Absences: away("C", 16, 20)}, "C": {}}, "C"},
		{"a circle ends where it began", People{"A": {Absences: away("B", 16, 20)}, "B": {Absences: away("A", 16, 20)}}, "A"},
		{"a day is meant in one's own zone", People{"A": {Zone: "Pacific/Auckland", Absences: away("B", 19, 19)}, "B": {}}, "B"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.people.Reach("A", noon); got != tt.want {
				t.Errorf("reached %s, want %s", got, tt.want)
			}
		})
	}
}

func TestWhoIsToldWhenSomebodyDoesNotAct(t *testing.T) {
	boss := Member{Active: true, Roles: []Role{Management}}
	for _, tt := range []struct {
		name   string
		people People
		want   []UserID
	}{
		{"the manager", People{"A": {Manager: "M"}, "M": {}, "X": boss}, []UserID{"M"}},
		{"the manager's stand-in", People{"A": {Manager: "M"}, "M": {Absences: away("S", 16, 20)}, "S": {}}, []UserID{"S"}},
		{"Management when nobody manages them", People{"A": {}, "X": boss, "Y": boss}, []UserID{"X", "Y"}},
		{"never themselves", People{"A": boss, "X": boss}, []UserID{"X"}},
		{"nobody who left", People{"A": {}, "X": {Roles: []Role{Management}}}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.people.Superiors("A", noon)
			if len(got) != len(tt.want) {
				t.Fatalf("told %v, want %v", got, tt.want)
			}
			for i := range got {
				if got[i] != tt.want[i] {
					t.Errorf("told %v, want %v", got, tt.want)
				}
			}
		})
	}
}

func TestAPermissionIsForThoseWhoHoldARoleAndAreThere(t *testing.T) {
	for _, tt := range []struct {
		name string
		by   Member
		want fault.Kind
	}{
		{"an administrator may", Member{Active: true, Roles: []Role{Consultant, Admin}}, fault.None},
		{"a consultant may not", Member{Active: true, Roles: []Role{Consultant}}, fault.Forbidden},
		{"an administrator who left may not", Member{Roles: []Role{Admin}}, fault.Forbidden},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := Administer.Check(tt.by); fault.KindOf(err) != tt.want {
				t.Errorf("the answer is %v, want %q", err, tt.want)
			}
		})
	}
}

func TestAnAbsenceMakesSense(t *testing.T) {
	for name, tt := range map[string]struct {
		absence Absence
		field   string
	}{
		"a week":                    {away("B", 16, 20)[0], ""},
		"an end before the start":   {away("B", 20, 16)[0], "until"},
		"nobody stands in":          {away("", 16, 20)[0], "stand_in"},
		"one stands in for oneself": {away("A", 16, 20)[0], "stand_in"},
	} {
		err := tt.absence.Check("A")
		if f, ok := fault.As(err); ok != (tt.field != "") || ok && f.Field != tt.field {
			t.Errorf("%s: %v, want a fault at %q", name, err, tt.field)
		}
	}
}
