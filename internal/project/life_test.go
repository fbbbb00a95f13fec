package project

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
)

// allIn are the steps that pass every gate before work on site.
var allIn = []Step{
	done(Preparations, Confirmed, manager), done(Survey, Delivered, expert), done(Survey, Assessed, judge), done(Survey, Assessed, second),
	done(Survey, Endorsed, boss), done(DataTemplate, Delivered, manager), done(Plan, Delivered, manager), done(Plan, Approved, seller), done(Plan, Agreed, manager),
}

func TestWhatTheWayToTheNextStageNeeds(t *testing.T) {
	start := func(p Project, s Scene) (Project, change.Effects, error) { return p.Start(s) }
	end := func(reason string, until calendar.Date) func(Project, Scene) (Project, change.Effects, error) {
		return func(p Project, s Scene) (Project, change.Effects, error) {
			s.Customer = customer.Customer{Service: customer.Period{Until: until}}
			return p.End(reason, s)
		}
	}
	late, dropped, unfollowed, unwatched := standing(PreKickoff), standing(PreKickoff), standing(Preparing, allIn...), standing(Preparing, allIn...)
	late.PreKickoff, dropped.PreKickoff, unfollowed.Quality, unwatched.Progress = today.Add(1), calendar.Date{}, "", ""
	for _, tt := range []struct {
		name string
		p    Project
		by   directory.Member
		do   func(Project, Scene) (Project, change.Effects, error)
		want fault.Kind
		said string
	}{
		{"preparations begin on the day of the pre-kickoff", standing(PreKickoff), manager, Project.Prepare, fault.None, ""},
		{"not before it", late, manager, Project.Prepare, fault.Conflict, "still to come"},
		{"not without a day", dropped, manager, Project.Prepare, fault.Conflict, "has no day"},
		{"Management begins them too", standing(PreKickoff), boss, Project.Prepare, fault.None, ""},
		{"the team does not", standing(PreKickoff), expert, Project.Prepare, fault.Forbidden, ""},
		{"nobody begins them twice", standing(Preparing), manager, Project.Prepare, fault.Conflict, ""},
		{"work starts when everything is in", standing(Preparing, allIn...), manager, start, fault.None, ""},
		{"not with a gate open, and the sentence says which", standing(Preparing, allIn[:8]...), manager, start, fault.Conflict, "Still open: plan and schedule."},
		{"nor with several", standing(Preparing, allIn[5:]...), manager, start, fault.Conflict, "Still open: confirmation of preparations and survey report."},
		{"nor without who follows", unfollowed, manager, start, fault.Conflict, "Still open: who follows quality."},
		{"neither its quality nor its progress", unwatched, manager, start, fault.Conflict, "Still open: who follows progress."},
		{"sales does not start it", standing(Preparing, allIn...), seller, start, fault.Forbidden, ""},
		{"acceptance follows the work", standing(Running), manager, Project.Accept, fault.None, ""},
		{"not before it", standing(Preparing, allIn...), manager, Project.Accept, fault.Conflict, ""},
		{"a project ends after its service period", standing(InService), seller, end("", today.Add(-1)), fault.None, ""},
		{"not during it", standing(InService), seller, end("", today), fault.Invalid, ""},
		{"but for a reason", standing(InService), boss, end("The site was closed.", today), fault.None, ""},
		{"not without any period", standing(InService), seller, end(" ", calendar.Date{}), fault.Invalid, ""},
		{"the manager does not end it", standing(InService), manager, end("Done.", today), fault.Forbidden, ""},
		{"nor before it is in service", standing(Running), boss, end("Done.", today), fault.Conflict, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := tt.do(tt.p, gateScene(tt.by))
			if fault.KindOf(err) != tt.want {
				t.Fatalf("the answer is %v, want %q", err, tt.want)
			}
			if err != nil && (!strings.Contains(err.Error(), tt.said) || got.State != tt.p.State) {
				t.Errorf("it is refused with %q at %s", err, got.State)
			}
			if err == nil && (got.State == tt.p.State || got.Since != gateScene(tt.by).Now) {
				t.Errorf("it stays at %s since %s", got.State, got.Since)
			}
		})
	}
}

func TestWhoMovesThePreKickoffAndWhereTo(t *testing.T) {
	set := standing(PreKickoff).Schedule()
	moved := Schedule{Day: today.Add(3), Kickoff: Kickoff{At: 9 * 60, Minutes: 30, Place: "Room 4"}}
	for _, tt := range []struct {
		name  string
		state State
		by    directory.Member
		to    Schedule
		seen  Schedule
		want  fault.Kind
		field string
	}{
		{"the manager moves it", PreKickoff, manager, moved, set, fault.None, ""},
		{"so does sales", PreKickoff, seller, moved, set, fault.None, ""},
		{"the team does not", PreKickoff, expert, moved, set, fault.Forbidden, ""},
		{"it is dropped", PreKickoff, manager, Schedule{}, set, fault.None, ""},
		{"not after the preparations began", Preparing, manager, moved, set, fault.Conflict, ""},
		{"not over a move that was not seen", PreKickoff, manager, moved, moved, fault.Conflict, ""},
		{"not into the past", PreKickoff, manager, Schedule{Day: today.Add(-1)}, set, fault.Invalid, "pre_kickoff"},
		{"nor to this morning", PreKickoff, manager, Schedule{Day: today, Kickoff: Kickoff{At: 8 * 60, Minutes: 60}}, set, fault.Invalid, "kickoff_at"},
		{"not for a minute", PreKickoff, manager, Schedule{Day: today.Add(1), Kickoff: Kickoff{At: 600, Minutes: 1}}, set, fault.Invalid, "kickoff_minutes"},
		{"not to the 25th hour", PreKickoff, manager, Schedule{Day: today.Add(1), Kickoff: Kickoff{At: 1500, Minutes: 60}}, set, fault.Invalid, "kickoff_at"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := standing(tt.state).Reschedule(tt.to, tt.seen, gateScene(tt.by))
			if f, _ := fault.As(err); fault.KindOf(err) != tt.want || f != nil && f.Field != tt.field {
				t.Fatalf("the answer is %v, want %q at %q", err, tt.want, tt.field)
			}
			if err == nil && got.PreKickoff != tt.to.Day {
				t.Errorf("it is on %s", got.PreKickoff)
			}
		})
	}
}

func TestWhoChangesATeam(t *testing.T) {
	set := standing(Running).Staff()
	with := func(change func(*Team)) Team {
		to := set
		to.Members = slices.Clone(set.Members)
		change(&to)
		return to
	}
	other := with(func(t *Team) { t.Manager = "UOTHER" })
	for _, tt := range []struct {
		name  string
		by    directory.Member
		to    Team
		seen  Team
		want  fault.Kind
		field string
	}{
		{"the manager names who follows quality", manager, with(func(t *Team) { t.Quality = judge.ID }), set, fault.None, ""},
		{"the team does not", expert, with(func(t *Team) { t.Quality = judge.ID }), set, fault.Forbidden, ""},
		{"the manager appoints nobody in their place", manager, other, set, fault.Forbidden, "manager"},
		{"Management does", boss, other, set, fault.None, ""},
		{"not over a change that was not seen", manager, set, other, fault.Conflict, ""},
		{"a manager holds the role", boss, with(func(t *Team) { t.Manager = expert.ID }), set, fault.Invalid, "manager"},
		{"so does who sells", boss, with(func(t *Team) { t.Sales = expert.ID }), set, fault.Invalid, "sales"},
		{"a team is somebody", manager, with(func(t *Team) { t.Members = nil }), set, fault.Invalid, "team"},
		{"of a PS project a consultant", manager, with(func(t *Team) { t.Members = []directory.UserID{judge.ID} }), set, fault.Invalid, "team"},
		{"nobody who left", manager, with(func(t *Team) { t.Progress = leaver.ID }), set, fault.Invalid, "progress"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := gateScene(tt.by)
			s.People = directory.People{"UOTHER": {ID: "UOTHER", Active: true, Roles: []directory.Role{directory.ProjectManager}}}
			for id, m := range atGates {
				s.People[id] = m
			}
			_, _, err := standing(Running).SetTeam(tt.to, tt.seen, s)
			if f, _ := fault.As(err); fault.KindOf(err) != tt.want || f != nil && f.Field != tt.field {
				t.Errorf("the answer is %v, want %q at %q", err, tt.want, tt.field)
			}
		})
	}
}

// No sequence of presses starts work on site with a gate open, passes a survey
// with one assessor twice, or lets somebody approve what they delivered.
func TestNoSequenceOfStepsPassesAGateThatIsOpen(t *testing.T) {

	kinds := []StepKind{Confirmed, Delivered, Assessed, Endorsed, Approved, Agreed, Disagreed}
	rapid.Check(t, func(t *rapid.T) {
		p := standing(PreKickoff)
		if n := rapid.IntRange(0, 2*len(allIn)).Draw(t, "steps before"); n <= len(allIn) {
			p = standing(Preparing, allIn[:n]...)
		}
		for range rapid.IntRange(20, 80).Draw(t, "presses") {
			s := gateScene(rapid.SampledFrom(crowd).Draw(t, "by"))
			before := p
			var err error
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0:
				p, _, err = p.Prepare(s)
			case 1:
				p, _, err = p.Start(s)
			case 2:
				p, _, err = p.Accept(s)
			default:
				p, err = drawStep(t, p, s, kinds)
			}
			if err != nil && !same(p, before) {
				t.Fatalf("a refusal (%v) changed the project", err)
			}
			holds(t, before, p)
		}
	})
}

// drawStep is a step that is likely to count, or any other.
func drawStep(t *rapid.T, p Project, s Scene, kinds []StepKind) (Project, error) {
	r := rapid.SampledFrom(gateRules).Draw(t, "gate")
	g := p.gate(r)
	d := Draft{Gate: r.key, Kind: g.Next.Kind, Round: g.Round, Document: report, Note: "Sound."}
	if rapid.IntRange(0, 9).Draw(t, "stray") < 2 {
		d.Kind, d.Round = rapid.SampledFrom(kinds).Draw(t, "kind"), rapid.IntRange(0, g.Round+1).Draw(t, "seen")
	} else if may := slices.DeleteFunc(slices.Clone(crowd), func(m directory.Member) bool {
		return p.mayStep(g, g.Next, gateScene(m)) != nil
	}); len(may) > 0 {
		s.Actor = rapid.SampledFrom(may).Draw(t, "whose turn it is")
	}
	after, _, err := p.Step(d, s)
	return after, err
}

func same(a, b Project) bool { return a.State == b.State && len(a.Steps) == len(b.Steps) }

func holds(t *rapid.T, before, p Project) {
	if before.State == Preparing && p.State == Running && len(before.Missing(Running)) > 0 {
		t.Fatalf("work on site starts with %v open", before.Missing(Running))
	}
	for _, g := range p.Gates() {
		seen := map[directory.UserID]StepKind{}
		for _, s := range g.Steps {
			first, took := seen[s.By]
			if took && (s.Kind == Assessed || s.Kind == Approved) {
				t.Fatalf("%s was %s and %s by %s", g.Key, first, s.Kind, s.By)
			}
			seen[s.By] = s.Kind
		}
		if g.Key == Survey && g.Done && len(g.Steps) != 4 {
			t.Fatalf("the survey passed with %d steps", len(g.Steps))
		}
	}
}

// crowd is everybody who presses.
var crowd = []directory.Member{manager, expert, seller, lead, judge, second, both, boss}

func TestAPreKickoffWaitsForNobodyBeforeItsDay(t *testing.T) {
	late, s := standing(PreKickoff), gateScene(boss)
	late.PreKickoff = today.Add(1)
	if got := late.Awaited(s); len(got) > 0 {
		t.Errorf("the day before, it waits for %v", got)
	}
	s.Today = today.Add(1)
	if got := late.Awaited(s); !slices.Equal(got, []directory.UserID{manager.ID}) {
		t.Errorf("on the day, it waits for %v", got)
	}
}
