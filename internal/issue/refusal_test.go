package issue_test

import (
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
)

// at is a Wednesday, 10:30 UTC.
var at = time.Date(2026, 11, 18, 10, 30, 0, 0, time.UTC)

// by is the scene in which somebody acts on an issue about a project's scope.
func by(actor directory.Member) issue.Scene {
	actor.Active = true
	return issue.Scene{
		Press: "press", Actor: actor, Now: at, Zone: time.UTC, Home: "C1", Project: project.Project{ID: 1, Type: project.PS, State: project.Running},
		Kind: issue.Standard[3], // the customer changes the target
		People: directory.People{
			"UOWNER": {ID: "UOWNER", Active: true, Absences: []directory.Absence{{From: day(16), Until: day(20), StandIn: "USTANDIN"}}},
			"UHERE":  {ID: "UHERE", Active: true},
		},
	}
}

func day(d int) calendar.Date { return calendar.Date{Year: 2026, Month: time.November, Day: d} }

func TestWhatARuleOfIssuesRefuses(t *testing.T) {
	chair := directory.Member{ID: "UCHAIR", Roles: []directory.Role{directory.Chair}}
	guest := directory.Member{ID: "UGUEST"}
	open := issue.Issue{ID: 7, State: issue.Open}
	decided := issue.Issue{ID: 7, State: issue.Decided, Owner: "UOWNER", Due: day(25), Decision: 5,
		Tasks: []issue.Task{{ID: 1, What: issue.InformSales, Owner: "UHERE", Due: day(20)}}}
	decide := func(c issue.Choice) issue.Rule {
		return func(i issue.Issue, s issue.Scene) (issue.Outcome, error) { return i.Decide(c, s) }
	}
	finish := func(i issue.Issue, s issue.Scene) (issue.Outcome, error) { return i.FinishTask(1, s) }
	reopen := func(why string) issue.Rule {
		return func(i issue.Issue, s issue.Scene) (issue.Outcome, error) { return i.Reopen(why, s) }
	}
	for _, tt := range []struct {
		name  string
		issue issue.Issue
		by    directory.Member
		do    issue.Rule
		want  fault.Kind
		field string
	}{
		{"the chair decides for today", open, chair, decide(issue.Choice{Note: "Go.", Owner: "UHERE", Due: day(18)}), fault.None, ""},
		{"not for yesterday", open, chair, decide(issue.Choice{Note: "Go.", Owner: "UHERE", Due: day(17)}), fault.Invalid, "due"},
		{"not a new scope and the end of the project", open, chair, decide(issue.Choice{Owner: "UHERE", Due: day(20),
			Solutions: []issue.SolutionKey{issue.NewScope, issue.StopProject}}), fault.Invalid, "solutions"},
		{"whoever has a task finishes it", decided, directory.Member{ID: "UHERE"}, finish, fault.None, ""},
		{"so does the issue's owner", decided, directory.Member{ID: "UOWNER"}, finish, fault.None, ""},
		{"so does the chair", decided, chair, finish, fault.None, ""},
		{"nobody else does", decided, guest, finish, fault.Forbidden, ""},
		{"anybody reopens, and says why", decided, guest, reopen("It came back."), fault.None, ""},
		{"nobody reopens without a reason", decided, guest, reopen("  "), fault.Invalid, "reason"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := tt.do(tt.issue, by(tt.by))
			if fault.KindOf(err) != tt.want {
				t.Fatalf("the answer is %v, want %q", err, tt.want)
			}
			if f, ok := fault.As(err); ok && f.Field != tt.field {
				t.Errorf("the fault is at %q, want %q", f.Field, tt.field)
			}
		})
	}
}

func TestAnIssueIsAssignedToNobodyWhoLeft(t *testing.T) {
	draft := issue.Draft{Project: 1, Kind: issue.CustomerRemark, Description: "The logo is old."}
	for owner, field := range map[directory.UserID]string{"": "", "UHERE": "", "ULEFT": "owner"} {
		s := by(directory.Member{ID: "UGUEST"})
		s.People["ULEFT"] = directory.Member{ID: "ULEFT", Name: "Lea"}
		draft.Owner = owner
		out, err := issue.Log(draft, s)
		if f, ok := fault.As(err); ok != (field != "") || ok && f.Field != field {
			t.Errorf("assigned to %q: %v", owner, err)
		}
		if err == nil && out.Issue.Owner != owner {
			t.Errorf("assigned to %q instead of %q", out.Issue.Owner, owner)
		}
	}
}

func TestWhoeverStandsInIsRemindedOfWhatIsDue(t *testing.T) {
	due := issue.Issue{ID: 7, State: issue.Decided, Owner: "UOWNER", Due: day(18)}
	for owner, want := range map[directory.UserID]outbox.Lane{"UOWNER": "USTANDIN", "UHERE": "UHERE"} {
		due.Owner = owner
		notes := due.Look(by(directory.Member{})).Notes
		if len(notes) != 1 || notes[0].Channel != want || notes[0].Topic != "action.due" {
			t.Errorf("for %s these are told: %+v, want %s alone", owner, notes, want)
		}
	}
}
