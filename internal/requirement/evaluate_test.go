package requirement

import (
	"slices"
	"strings"
	"testing"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
)

const (
	bert directory.UserID = "U0BERT" // assesses
	cleo directory.UserID = "U0CLEO" // assesses
)

// weighed is a requirement under evaluation by Ana, Bert and Cleo.
func weighed(t testing.TB) *deal {
	d := newDeal(t)
	for _, id := range []directory.UserID{bert, cleo} {
		d.people[id] = directory.Member{ID: id, Name: string(id), Zone: "Europe/Paris", Active: true, Roles: []directory.Role{directory.Assessor}, Manager: mona}
	}
	d.must(d.take(Raise(wish(), d.raising(pavel))))
	return d
}

// wish is one that is necessary and that nothing solves.
func wish() Draft {
	return Draft{Project: 7, Title: "Invoices as XML", Necessary: Yes, Solvable: No, Urgency: High}
}

func (d *deal) raising(by directory.UserID) Scene {
	s := d.scene(by)
	s.NextID, s.Customer = 113, customer.Customer{ID: 3}
	return s
}

func (d *deal) says(by directory.UserID, e Effort) error {
	return d.take(d.Evaluate(Assessment{Contract: Yes, Urgent: No, Stops: No, Effort: e}, d.scene(by)))
}

func (d *deal) decides(by directory.UserID, v Verdict) error {
	return d.take(d.Decide(v, d.scene(by)))
}

// faulted is the kind of a fault with the fields it stands at.
func faulted(err error) string {
	said := []string{string(fault.KindOf(err))}
	for _, f := range fault.All(err) {
		said = append(said, f.Field)
	}
	return strings.TrimSpace(strings.Join(said, " "))
}

func TestWhatMayBeRaised(t *testing.T) {
	for _, tt := range []struct {
		name string
		by   directory.UserID
		as   func(*Draft, *Scene)
		want string // how it is refused, or the state it comes to
	}{
		{"the project's manager raises what is necessary", pavel, nil, "evaluating"},
		{"Management does too", mona, nil, "evaluating"},
		{"a consultant does not", carl, nil, "forbidden project"},
		{"what is not necessary was explained to the customer", pavel, func(d *Draft, _ *Scene) { d.Necessary, d.Note = No, "Shown." }, "persuaded"},
		{"and it is said how", pavel, func(d *Draft, _ *Scene) { d.Necessary = No }, "invalid note"},
		{"what exists may solve it", pavel, func(d *Draft, _ *Scene) { d.Solvable, d.Note = Yes, "The export can." }, "worked_around"},
		{"and it is said how it does", pavel, func(d *Draft, _ *Scene) { d.Solvable = Yes }, "invalid note"},
		{"no question is left open", pavel, func(d *Draft, _ *Scene) { d.Necessary = "" }, "invalid necessary"},
		{"nor the second", pavel, func(d *Draft, _ *Scene) { d.Solvable = "" }, "invalid solvable"},
		{"nor how urgent it is", pavel, func(d *Draft, _ *Scene) { d.Urgency = "soon" }, "invalid urgency"},
		{"all that is missing is said at once", pavel, func(d *Draft, _ *Scene) { d.Title, d.Project, d.Urgency = " ", 0, "" }, "invalid project title urgency"},
		{"a title is short", pavel, func(d *Draft, _ *Scene) { d.Title = strings.Repeat("é", TitleLimit+1) }, "invalid title"},
		{"a request of the customer is answered", pavel, func(d *Draft, s *Scene) { d.Request, s.Wisher = 381, 3 }, "evaluating"},
		{"one of another customer is not", pavel, func(d *Draft, s *Scene) { d.Request, s.Wisher = 381, 4 }, "invalid project"},
		{"a project whose manager left takes any project manager's word", cleo, func(_ *Draft, s *Scene) {
			gone := s.People[pavel]
			gone.Active = false
			s.People[pavel] = gone
			s.Actor.Roles = []directory.Role{directory.ProjectManager}
		}, "evaluating"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := weighed(t)
			draft, s := wish(), d.raising(tt.by)
			if tt.as != nil {
				tt.as(&draft, &s)
			}
			made, err := Raise(draft, s)
			got := string(made.Requirement.State)
			if err != nil {
				got = faulted(err)
			}
			if got != tt.want {
				t.Errorf("%s, want %s: %v", got, tt.want, err)
			}
		})
	}
}

func TestAssessorsAreAskedSideBySideUntilEnoughHaveSaid(t *testing.T) {
	d := weighed(t)
	if !slices.Equal(d.Turn, []directory.UserID{ana, bert, cleo}) || d.Ready {
		t.Fatalf("it waits for %v", d.Turn)
	}
	d.must(d.says(ana, Small))
	d.must(d.says(ana, Large)) // they think again
	if !slices.Equal(d.Turn, []directory.UserID{bert, cleo}) || len(d.Evaluations) != 1 || d.Evaluations[0].Effort != Large {
		t.Fatalf("it waits for %v with %+v", d.Turn, d.Evaluations)
	}
	d.must(d.says(bert, Small))
	if !d.Ready || !slices.Equal(d.Turn, []directory.UserID{gina, mona}) || !Differ(d.Evaluations) {
		t.Errorf("evaluated, it waits for %v", d.Turn)
	}
	if got := faulted(d.says(carl, Small)); got != "forbidden" {
		t.Errorf("a consultant evaluates: %s", got)
	}
	if got := faulted(d.take(d.Evaluate(Assessment{Contract: "perhaps"}, d.scene(cleo)))); got != "invalid contract urgent stops effort" {
		t.Errorf("open questions are refused with %s", got)
	}
	d.must(d.decides(mona, Verdict{Choice: Develop}))
	if got := faulted(d.says(cleo, Small)); got != "conflict" {
		t.Errorf("after the decision: %s", got)
	}
}

func TestAnAssessorWhoLeavesIsNotWaitedFor(t *testing.T) {
	d := weighed(t)
	d.must(d.says(ana, Small))
	for _, id := range []directory.UserID{bert, cleo} {
		gone := d.people[id]
		gone.Active = false
		d.people[id] = gone
	}
	d.must(d.take(d.Looked(d.scene("")), nil))
	if !d.Ready || !slices.Equal(d.Turn, []directory.UserID{gina, mona}) {
		t.Errorf("it waits for %v", d.Turn)
	}
}

func TestNobodyEvaluatesTheirOwnAlone(t *testing.T) {
	d := newDeal(t)
	m := d.people[pavel]
	m.Roles = append(m.Roles, directory.Assessor)
	d.people[pavel] = m
	gone := d.people[ana]
	gone.Active = false
	d.people[ana] = gone
	d.must(d.take(Raise(wish(), d.raising(pavel))))
	d.must(d.says(pavel, Small))
	if d.Enough(d.scene("")) {
		t.Error("one's own evaluation is enough")
	}
	if got := faulted(d.decides(mona, Verdict{Choice: Develop})); got != "invalid reason" {
		t.Errorf("Management decides on it without a reason: %s", got)
	}
	d.must(d.decides(mona, Verdict{Choice: Develop, Reason: "It is small."}))
}

func TestWhatMayBeDecided(t *testing.T) {
	day := func(d *deal, n int) calendar.Date { return d.scene("").Today.Add(n) }
	for _, tt := range []struct {
		name   string
		by     directory.UserID
		enough bool
		v      Verdict
		in     int // days until it comes up again
		want   string
	}{
		{"Management has it developed", mona, true, Verdict{Choice: Develop}, 0, "to_schedule"},
		{"against payment", mona, true, Verdict{Choice: ForPayment}, 0, "negotiating"},
		{"or puts it off until a day", mona, true, Verdict{Choice: PutOff, Note: "After spring."}, 90, "not_now"},
		{"never without a day", mona, true, Verdict{Choice: PutOff, Note: "After spring."}, 0, "invalid review_on"},
		{"nor for ever", mona, true, Verdict{Choice: PutOff, Note: "After spring."}, 366, "invalid review_on"},
		{"nor without a word for the customer", mona, true, Verdict{Choice: PutOff}, 90, "invalid note"},
		{"something is chosen", mona, true, Verdict{Choice: "no"}, 0, "invalid choice"},
		{"an assessor does not decide", ana, true, Verdict{Choice: Develop}, 0, "forbidden"},
		{"too few have evaluated it", mona, false, Verdict{Choice: Develop}, 0, "invalid reason"},
		{"and Management says why it decides", mona, false, Verdict{Choice: Develop, Reason: "It burns."}, 0, "to_schedule"},
		{"the chair waits until enough have", nora, false, Verdict{Choice: Develop, Reason: "It burns."}, 0, "conflict"},
		{"and decides then", nora, true, Verdict{Choice: Develop}, 0, "to_schedule"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := weighed(t)
			chair := d.people[nora]
			chair.Roles = []directory.Role{directory.Chair}
			d.people[nora] = chair
			d.must(d.says(ana, Small))
			if tt.enough {
				d.must(d.says(bert, Small))
			}
			if tt.in > 0 {
				tt.v.ReviewOn = day(d, tt.in)
			}
			err := d.decides(tt.by, tt.v)
			got := string(d.State)
			if err != nil {
				got = faulted(err)
			} else if d.last.Effects.Decision == nil {
				t.Error("no decision is on record")
			}
			if got != tt.want {
				t.Errorf("%s, want %s: %v", got, tt.want, err)
			}
		})
	}
}
