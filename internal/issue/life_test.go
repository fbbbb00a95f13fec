package issue_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/calendar"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/project"
)

var actors = []directory.Member{
	{ID: "UCHAIR", Active: true, Roles: []directory.Role{directory.Chair}},
	{ID: "UBOSS", Active: true, Roles: []directory.Role{directory.Management}},
	{ID: "UPM", Active: true, Roles: []directory.Role{directory.ProjectManager}},
	{ID: "USALES", Active: true, Roles: []directory.Role{directory.SalesManager}},
	{ID: "UNOBODY", Active: true},
	{ID: "UGONE", Roles: []directory.Role{directory.Management}},
}

// life is an issue under random presses, with what a store would remember of it.
type life struct {
	kind      issue.Kind
	issue     issue.Issue
	project   project.Project
	now       time.Time
	decisions int
	stopped   bool
	next      time.Time // when the next check is due; zero for never
}

func (l *life) scene(t *rapid.T) issue.Scene {
	people := directory.People{}
	for _, m := range actors {
		people[m.ID] = m
	}
	return issue.Scene{
		Press: "press", NextID: 1, Actor: rapid.SampledFrom(actors).Draw(t, "actor"), People: people, Project: l.project,
		Kind: l.kind, Home: "CHOME", Zone: time.UTC, Now: l.now,
	}
}

// take is what a store does with the outcome of a rule.
func (l *life) take(t *rapid.T, o issue.Outcome, err error) bool {
	if err != nil {
		if fault.KindOf(err) == fault.Internal {
			t.Fatalf("a rule failed: %v", err)
		}
		return false
	}
	l.issue = o.Issue
	if d := o.Effects.Decision; d != nil && d.Subject.Kind == "issue" {
		l.decisions++
		if l.issue.Decision != d.Supersedes {
			t.Fatalf("decision %d replaces %d, in force is %d", l.decisions, d.Supersedes, l.issue.Decision)
		}
		l.issue.Decision = decision.ID(l.decisions)
	}
	for n := range l.issue.Tasks {
		l.issue.Tasks[n].ID = issue.TaskID(n + 1)
	}
	if o.Stops != "" {
		l.project.State, l.stopped = project.Stopped, true
	}
	l.remember(o)
	return true
}

func (l *life) remember(o issue.Outcome) {
	if len(o.Effects.Forget) > 0 {
		l.next = time.Time{}
	}
	for _, r := range o.Effects.Remind {
		l.next = r.Due
	}
}

func (l *life) decide(t *rapid.T) {
	c := issue.Choice{
		Note:     rapid.SampledFrom([]string{"", "Do it."}).Draw(t, "note"),
		Owner:    rapid.SampledFrom([]directory.UserID{"", "UPM", "USALES", "UGONE"}).Draw(t, "owner"),
		Due:      calendar.DateOf(l.now, time.UTC).Add(rapid.IntRange(-1, 10).Draw(t, "days")),
		Replaces: decision.ID(rapid.IntRange(max(0, l.decisions-1), l.decisions).Draw(t, "seen")),
	}
	if len(l.kind.Solutions) > 0 {
		c.Solutions = rapid.SliceOfDistinct(rapid.SampledFrom(l.kind.Solutions), rapid.ID).Draw(t, "solutions")
	}
	was := l.issue
	o, err := was.Decide(c, l.scene(t))
	if !l.take(t, o, err) {
		return
	}
	switch {
	case was.State == issue.Decided && c.Replaces != was.Decision:
		t.Fatal("decided by somebody who had not seen the decision in force")
	case was.State == issue.Resolved || was.State == issue.Closed:
		t.Fatalf("a %s issue was decided", was.State)
	case l.issue.Owner == "" || l.issue.Owner == "UGONE" || l.issue.Due.IsZero():
		t.Fatalf("decided without an owner or a date: %+v", l.issue)
	}
	for _, k := range l.kind.Always {
		if !slices.Contains(l.issue.Solutions, k) {
			t.Fatalf("the decision lacks %s", k)
		}
	}
}

func (l *life) resolve(t *rapid.T) {
	r := issue.Result{
		Ending: rapid.SampledFrom([]issue.Ending{issue.NoEnding, issue.ScopeAgreed, issue.ProjectEnding}).Draw(t, "ending"),
		Note:   rapid.SampledFrom([]string{"", "In the folder."}).Draw(t, "where"),
	}
	was := l.issue
	s := l.scene(t)
	o, err := was.Resolve(r, s)
	if !l.take(t, o, err) {
		return
	}
	switch {
	case was.State != issue.Decided:
		t.Fatalf("a %s issue was resolved", was.State)
	case l.kind.Scope != (l.issue.Ending != issue.NoEnding):
		t.Fatalf("scope %t, ending %q", l.kind.Scope, l.issue.Ending)
	case l.issue.Ending == issue.ProjectEnding && !s.Actor.Has(directory.Management):
		t.Fatalf("%s stopped the project", s.Actor.ID)
	case slices.ContainsFunc(was.Tasks, func(t issue.Task) bool { return !t.Done() }):
		t.Fatal("resolved with a task to do")
	}
}

func (l *life) closeIt(t *rapid.T) {
	was := l.issue
	o, err := was.Close(l.scene(t))
	if l.take(t, o, err) && (was.State != issue.Resolved || l.decisions == 0) {
		t.Fatalf("a %s issue was closed after %d decisions", was.State, l.decisions)
	}
}

func (l *life) reopen(t *rapid.T) {
	was := l.issue
	o, err := was.Reopen(rapid.SampledFrom([]string{"", "It came back."}).Draw(t, "why"), l.scene(t))
	if l.take(t, o, err) && (was.State == issue.Open || l.issue.Reopened != was.Reopened+1 || !l.issue.OpenSince.Equal(l.now)) {
		t.Fatalf("reopened from %s: %+v", was.State, l.issue)
	}
}

func (l *life) finish(t *rapid.T) {
	o, err := l.issue.FinishTask(issue.TaskID(rapid.IntRange(0, 3).Draw(t, "task")), l.scene(t))
	l.take(t, o, err)
}

// wait lets days pass and does the checks that fall due.
func (l *life) wait(t *rapid.T) {
	to := l.now.Add(time.Duration(rapid.IntRange(1, 96).Draw(t, "hours")) * time.Hour)
	for !l.next.IsZero() && !l.next.After(to) {
		if l.next.After(l.now) {
			l.now = l.next
		}
		e := l.issue.Look(l.scene(t))
		l.next = time.Time{}
		l.remember(issue.Outcome{Effects: e})
		if !l.next.IsZero() && !l.next.After(l.now) {
			t.Fatal("a check is due at once, for ever")
		}
	}
	l.now = to
}

// always holds after every press.
func (l *life) always(t *rapid.T) {
	switch l.issue.State {
	case issue.Open:
	case issue.Decided, issue.Resolved, issue.Closed:
		if l.decisions == 0 || l.issue.Owner == "" || l.issue.Due.IsZero() {
			t.Fatalf("%s without a whole decision", l.issue.State)
		}
	}
	if l.issue.State == issue.Decided && !l.stopped && l.next.IsZero() {
		last := l.issue.Due
		for _, task := range l.issue.Tasks {
			if !task.Done() && last.Before(task.Due) {
				last = task.Due
			}
		}
		if calendar.DateOf(l.now, time.UTC).Before(last.Add(3)) {
			t.Fatalf("decided until %s, and at %s nobody will look again", last, l.now)
		}
	}
	if l.issue.State != issue.Decided && !l.next.IsZero() {
		t.Fatalf("a check of a %s issue", l.issue.State)
	}
}

func TestLifeOfAnIssue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := life{now: time.Date(2026, 11, 18, 10, 0, 0, 0, time.UTC), kind: rapid.SampledFrom(issue.Standard).Draw(t, "kind")}
		l.project = project.Project{ID: 7, Committee: 1, Name: "Portal", Type: l.kind.Applies[0], State: project.Running, Manager: "UPM", Sales: "USALES"}
		o, err := issue.Log(issue.Draft{Project: 7, Kind: l.kind.Key, Description: "It hinders us."}, l.scene(t))
		if err != nil {
			t.Fatal(err)
		}
		l.take(t, o, nil)
		t.Repeat(map[string]func(*rapid.T){
			"decide": l.decide, "resolve": l.resolve, "close": l.closeIt, "reopen": l.reopen, "finish": l.finish,
			"wait": l.wait, "": l.always,
		})
	})
}
