package project

import (
	"slices"
	"strings"
	"testing"
	"time"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// The people of a project at its gates.
var (
	seller  = directory.Member{ID: "USELLER", Name: "Inès", Active: true, Roles: []directory.Role{directory.SalesManager}}
	lead    = directory.Member{ID: "ULEAD", Name: "Hugo", Active: true, Roles: []directory.Role{directory.SalesLead}}
	judge   = directory.Member{ID: "UJUDGE", Name: "Sofia", Active: true, Roles: []directory.Role{directory.Assessor}}
	second  = directory.Member{ID: "USECOND", Name: "Wei", Active: true, Roles: []directory.Role{directory.Assessor}}
	both    = directory.Member{ID: "UBOTH", Name: "Mei", Active: true, Roles: []directory.Role{directory.Consultant, directory.Assessor}}
	atGates = directory.People{manager.ID: manager, expert.ID: expert, seller.ID: seller, lead.ID: lead, judge.ID: judge, second.ID: second,
		both.ID: both, boss.ID: boss, leaver.ID: leaver}
	report = Document{Title: "Report", URL: "https://files.example.com/report.pdf"}
)

func gateScene(by directory.Member) Scene {
	s := scene(by)
	s.People = atGates
	return s
}

// standing is a project at a stage, with the steps taken by people already.
func standing(state State, steps ...Step) Project {
	return Project{ID: 7, Name: "Portal", Type: PS, State: state, Manager: manager.ID, Sales: seller.ID,
		Team: []directory.UserID{expert.ID, both.ID}, Progress: expert.ID, Quality: both.ID, PreKickoff: today, Kickoff: DefaultKickoff, Steps: steps}
}

func done(gate GateKey, kind StepKind, by directory.Member) Step {
	return Step{ID: 1, Gate: gate, Kind: kind, By: by.ID, At: today.At(8*60, time.UTC), Document: report, Note: "Sound."}
}

func TestWhoTakesWhichStepAtAGate(t *testing.T) {
	surveyed := []Step{done(Survey, Delivered, expert)}
	assessedOnce := append(slices.Clone(surveyed), done(Survey, Assessed, judge))
	assessedTwice := append(slices.Clone(assessedOnce), done(Survey, Assessed, second))
	planned := []Step{done(Plan, Delivered, manager)}
	ownPlan := []Step{done(Plan, Delivered, seller)}
	approved := append(slices.Clone(planned), done(Plan, Approved, seller))
	reported := []Step{done(Acceptance, Delivered, expert)}
	for _, tt := range []struct {
		name  string
		state State
		steps []Step
		by    directory.Member
		draft Draft
		want  fault.Kind
		field string
	}{
		{"the manager confirms the preparations", Preparing, nil, manager, Draft{Gate: Preparations, Kind: Confirmed}, fault.None, ""},
		{"so does the team", Preparing, nil, expert, Draft{Gate: Preparations, Kind: Confirmed}, fault.None, ""},
		{"sales does not", Preparing, nil, seller, Draft{Gate: Preparations, Kind: Confirmed}, fault.Forbidden, ""},
		{"nobody confirms before the preparations", PreKickoff, nil, manager, Draft{Gate: Preparations, Kind: Confirmed}, fault.Conflict, ""},
		{"a survey is delivered with its document", Preparing, nil, expert, Draft{Gate: Survey, Kind: Delivered}, fault.Invalid, "document_url"},
		{"an assessor assesses", Preparing, surveyed, judge, Draft{Gate: Survey, Kind: Assessed, Round: 1, Note: "Sound."}, fault.None, ""},
		{"with an opinion", Preparing, surveyed, judge, Draft{Gate: Survey, Kind: Assessed, Round: 1, Note: " "}, fault.Invalid, "note"},
		{"the manager is no assessor", Preparing, surveyed, manager, Draft{Gate: Survey, Kind: Assessed, Round: 1, Note: "Sound."}, fault.Forbidden, ""},
		{"whoever delivered it does not assess it", Preparing, []Step{done(Survey, Delivered, both)}, both, Draft{Gate: Survey, Kind: Assessed, Round: 1, Note: "Sound."}, fault.Forbidden, ""},
		{"nobody assesses twice", Preparing, assessedOnce, judge, Draft{Gate: Survey, Kind: Assessed, Round: 1, Note: "Sound."}, fault.Forbidden, ""},
		{"another one assesses", Preparing, assessedOnce, second, Draft{Gate: Survey, Kind: Assessed, Round: 1, Note: "Sound."}, fault.None, ""},
		{"a third one comes too late", Preparing, assessedTwice, both, Draft{Gate: Survey, Kind: Assessed, Round: 1, Note: "Sound."}, fault.Conflict, ""},
		{"Management does not endorse what one has assessed", Preparing, assessedOnce, boss, Draft{Gate: Survey, Kind: Endorsed, Round: 1}, fault.Conflict, ""},
		{"Management endorses", Preparing, assessedTwice, boss, Draft{Gate: Survey, Kind: Endorsed, Round: 1}, fault.None, ""},
		{"an assessor does not", Preparing, assessedTwice, judge, Draft{Gate: Survey, Kind: Endorsed, Round: 1}, fault.Forbidden, ""},
		{"Management turns it down and says why", Preparing, assessedTwice, boss, Draft{Gate: Survey, Kind: Disagreed, Round: 1, Note: "One rack."}, fault.None, ""},
		{"an assessment is no place to turn down", Preparing, surveyed, judge, Draft{Gate: Survey, Kind: Disagreed, Round: 1, Note: "No."}, fault.Conflict, ""},
		{"sales approves the plan", Preparing, planned, seller, Draft{Gate: Plan, Kind: Approved, Round: 1}, fault.None, ""},
		{"the head of sales does not in their place", Preparing, planned, lead, Draft{Gate: Plan, Kind: Approved, Round: 1}, fault.Forbidden, ""},
		{"sales does not approve an own plan", Preparing, ownPlan, seller, Draft{Gate: Plan, Kind: Approved, Round: 1}, fault.Forbidden, ""},
		{"the head of sales does then", Preparing, ownPlan, lead, Draft{Gate: Plan, Kind: Approved, Round: 1}, fault.None, ""},
		{"and Management", Preparing, ownPlan, boss, Draft{Gate: Plan, Kind: Approved, Round: 1}, fault.None, ""},
		{"a plan is turned down with a reason", Preparing, planned, seller, Draft{Gate: Plan, Kind: Disagreed, Round: 1}, fault.Invalid, "note"},
		{"the customer's agreement is recorded with the document", Preparing, approved, manager, Draft{Gate: Plan, Kind: Agreed, Round: 1}, fault.Invalid, "document_url"},
		{"by the manager", Preparing, approved, manager, Draft{Gate: Plan, Kind: Agreed, Round: 1, Document: report}, fault.None, ""},
		{"or by sales", Preparing, approved, seller, Draft{Gate: Plan, Kind: Agreed, Round: 1, Document: report}, fault.None, ""},
		{"the customer's no needs no document", Preparing, approved, manager, Draft{Gate: Plan, Kind: Disagreed, Round: 1, Note: "Too late."}, fault.None, ""},
		{"what was seen before it was delivered anew does not count", Preparing, approved, manager, Draft{Gate: Plan, Kind: Agreed, Round: 0, Document: report}, fault.Conflict, ""},
		{"a document replaces the one that was seen", Preparing, approved, manager, Draft{Gate: Plan, Kind: Delivered, Round: 1, Document: report}, fault.None, ""},
		{"and no other", Preparing, approved, manager, Draft{Gate: Plan, Kind: Delivered, Document: report}, fault.Conflict, ""},
		{"the acceptance is agreed by sales", Accepting, reported, seller, Draft{Gate: Acceptance, Kind: Agreed, Round: 1}, fault.None, ""},
		{"not by the manager", Accepting, reported, manager, Draft{Gate: Acceptance, Kind: Agreed, Round: 1}, fault.Forbidden, ""},
		{"no gate is called so", Preparing, nil, manager, Draft{Gate: "party", Kind: Confirmed}, fault.NotFound, ""},
		{"an address that is none is refused", Preparing, nil, manager, Draft{Gate: DataTemplate, Kind: Delivered, Document: Document{URL: "javascript:x"}}, fault.Invalid, "document_url"},
		{"a note is no book", Preparing, nil, manager, Draft{Gate: Preparations, Kind: Confirmed, Note: strings.Repeat("x", NoteLimit+1)}, fault.Invalid, "note"},
		{"who left takes no step", Preparing, nil, directory.Member{ID: expert.ID, Roles: expert.Roles}, Draft{Gate: Preparations, Kind: Confirmed}, fault.Forbidden, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := standing(tt.state, tt.steps...).Step(tt.draft, gateScene(tt.by))
			if fault.KindOf(err) != tt.want {
				t.Fatalf("the answer is %v, want %q", err, tt.want)
			}
			if f, ok := fault.As(err); ok && f.Field != tt.field {
				t.Errorf("the fault is at %q, want %q", f.Field, tt.field)
			}
			if grown := len(got.Steps) - len(tt.steps); grown != 1 && err == nil || grown != 0 && err != nil {
				t.Errorf("%d steps were added with %v", grown, err)
			}
		})
	}
}

func TestWhoeverTakesThePlaceOfSomebodyTakesTheStep(t *testing.T) {
	planned := []Step{done(Plan, Delivered, manager)}
	for _, tt := range []struct {
		name string
		away func(directory.People, *Project)
		by   directory.Member
		want fault.Kind
	}{
		{"a stand-in, while the sales manager is away", func(p directory.People, _ *Project) {
			away := seller
			away.Absences = []directory.Absence{{From: today, Until: today, StandIn: helper.ID}}
			p[seller.ID], p[helper.ID] = away, helper
		}, helper, fault.None},
		{"and not before", func(p directory.People, _ *Project) { p[helper.ID] = helper }, helper, fault.Forbidden},
		{"the head of sales, when the sales manager left", func(p directory.People, _ *Project) {
			p[seller.ID] = directory.Member{ID: seller.ID, Roles: seller.Roles}
		}, lead, fault.None},
		{"the head of sales, when there is none", func(_ directory.People, p *Project) { p.Sales = "" }, lead, fault.None},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, p := gateScene(tt.by), standing(Preparing, planned...)
			s.People = directory.People{}
			for id, m := range atGates {
				s.People[id] = m
			}
			tt.away(s.People, &p)
			if _, _, err := p.Step(Draft{Gate: Plan, Kind: Approved, Round: 1}, s); fault.KindOf(err) != tt.want {
				t.Errorf("the answer is %v, want %q", err, tt.want)
			}
		})
	}
}

func TestWhoeverHasTheTurnIsToldOnce(t *testing.T) {
	told := func(e []outbox.Note) []string {
		var said []string
		for _, n := range e {
			said = append(said, string(n.Topic)+" "+string(n.Channel))
		}
		slices.Sort(said)
		return said
	}
	steps := []Step{done(Preparations, Confirmed, manager), done(DataTemplate, Delivered, manager), done(Survey, Delivered, expert),
		done(Survey, Assessed, judge), done(Survey, Assessed, second), done(Survey, Endorsed, boss)}
	for _, tt := range []struct {
		name string
		do   func() (Project, []outbox.Note, error)
		want []string
	}{
		{"assessors hear of a survey, and not who delivered it", step(standing(Preparing), both, Draft{Gate: Survey, Kind: Delivered, Document: report}),
			[]string{"gate.turn UJUDGE", "gate.turn USECOND"}},
		{"the second assessor has heard of it", step(standing(Preparing, done(Survey, Delivered, expert)), judge,
			Draft{Gate: Survey, Kind: Assessed, Round: 1, Note: "Sound."}), nil},
		{"then Management", step(standing(Preparing, done(Survey, Delivered, expert), done(Survey, Assessed, judge)), second,
			Draft{Gate: Survey, Kind: Assessed, Round: 1, Note: "Sound."}), []string{"gate.turn UBOSS"}},
		{"sales hears of a plan", step(standing(Preparing), manager, Draft{Gate: Plan, Kind: Delivered, Document: report}), []string{"gate.turn USELLER"}},
		{"a plan turned down goes to the manager once", step(standing(Preparing, done(Plan, Delivered, expert)), seller,
			Draft{Gate: Plan, Kind: Disagreed, Round: 1, Note: "Too fast."}), []string{"gate.disagreed UMANAGER"}},
		{"and to sales when the customer says no", step(standing(Preparing, done(Plan, Delivered, expert), done(Plan, Approved, seller)), manager,
			Draft{Gate: Plan, Kind: Disagreed, Round: 1, Note: "Too fast."}), []string{"gate.disagreed USELLER"}},
		{"the last gate tells the manager that work may start", step(standing(Preparing, append(steps, done(Plan, Delivered, expert), done(Plan, Approved, seller))...),
			seller, Draft{Gate: Plan, Kind: Agreed, Round: 1, Document: report}), []string{"gate.turn UMANAGER"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, notes, err := tt.do()
			if got := told(notes); err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("told are %v (%v), want %v", got, err, tt.want)
			}
		})
	}
}

// step takes one, and leaves invitations aside.
func step(p Project, by directory.Member, d Draft) func() (Project, []outbox.Note, error) {
	return func() (Project, []outbox.Note, error) {
		after, e, err := p.Step(d, gateScene(by))
		notes := slices.DeleteFunc(e.Notes, func(n outbox.Note) bool { return n.Topic == InvitationTopic })
		return after, notes, err
	}
}

func TestADocumentThatWasTurnedDownIsDeliveredAnew(t *testing.T) {
	steps := []Step{done(Plan, Delivered, manager), done(Plan, Approved, seller), done(Plan, Disagreed, seller)}
	p := standing(Preparing, steps...)
	g := p.Gate(Plan)
	if g.Round != 2 || len(g.Steps) != 0 || g.Refused == nil || g.Next.Kind != Delivered {
		t.Fatalf("the gate stands at %+v", g)
	}
	_, _, err := p.Step(Draft{Gate: Plan, Kind: Agreed, Round: 1, Document: report}, gateScene(manager))
	if err == nil || !strings.Contains(err.Error(), "turned it down") {
		t.Errorf("who saw the old one is told %v", err)
	}
	if _, _, err = p.Step(Draft{Gate: Plan, Kind: Agreed, Round: 2, Document: report}, gateScene(manager)); fault.KindOf(err) != fault.Conflict {
		t.Errorf("nothing is delivered, and it is agreed: %v", err)
	}
	if p, _, err = p.Step(Draft{Gate: Plan, Kind: Delivered, Round: 2, Document: report}, gateScene(manager)); err != nil || p.Gate(Plan).Next.Kind != Approved {
		t.Errorf("delivered anew it asks for %+v, %v", p.Gate(Plan).Next, err)
	}
}
