package issue_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/setting"
)

func TestWhoIsRemindedWhenFollowsTheSettings(t *testing.T) {
	for _, tt := range []struct {
		name  string
		days  []int // nil is the default
		looks string
		told  string
	}{
		{"on the day, the day after, and the manager two days later", nil, "23 24 26", "due>UOWNER overdue>UOWNER escalated>UBOSS"},
		{"the owner several times", []int{0, 1, 2, 4}, "23 24 25 27", "due>UOWNER overdue>UOWNER overdue>UOWNER escalated>UBOSS"},
		{"nobody before a day is over", []int{1, 2}, "24 25", "overdue>UOWNER escalated>UBOSS"},
		{"the manager at once", []int{0}, "23", "escalated>UBOSS"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := by(directory.Member{})
			s.People = directory.People{"UOWNER": {ID: "UOWNER", Active: true, Manager: "UBOSS"}, "UBOSS": {ID: "UBOSS", Active: true}}
			if tt.days != nil {
				s.Numbers = setting.Numbers{setting.ActionReminders: tt.days}
			}
			i := issue.Issue{ID: 7, State: issue.Decided, Owner: "UOWNER", Due: day(23), Decision: 5}
			s.Now = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
			var looks, told []string
			keys := map[string]bool{}
			for next := i.Look(s).Remind; len(next) > 0; {
				s.Now = next[0].Due
				looks = append(looks, fmt.Sprint(calendar.DateOf(s.Now, s.Zone).Day))
				e := i.Look(s)
				for _, n := range e.Notes {
					if !keys[n.Key] {
						told = append(told, strings.TrimPrefix(string(n.Topic), "action.")+">"+string(n.Channel))
					}
					keys[n.Key] = true
				}
				next = e.Remind
			}
			if got := strings.Join(looks, " "); got != tt.looks {
				t.Errorf("looked at on %q, want %q", got, tt.looks)
			}
			if got := strings.Join(told, " "); got != tt.told {
				t.Errorf("told %q, want %q", got, tt.told)
			}
		})
	}
}

func TestHowSoonSomebodyIsInformedFollowsTheSettings(t *testing.T) {
	for days, want := range map[int]calendar.Date{0: day(18), 2: day(20), 9: day(25)} { // the 25th is the decision's own day
		s := by(directory.Member{ID: "UCHAIR", Roles: []directory.Role{directory.Chair}})
		s.Numbers = setting.Numbers{setting.InformWithin: {days}}
		o, err := issue.Issue{ID: 7, State: issue.Open}.Decide(issue.Choice{Note: "Go.", Owner: "UHERE", Due: day(25)}, s)
		if err != nil {
			t.Fatal(err)
		}
		if len(o.Issue.Tasks) != 1 || o.Issue.Tasks[0].Due != want {
			t.Errorf("within %d days: %+v, want %s", days, o.Issue.Tasks, want)
		}
	}
}
