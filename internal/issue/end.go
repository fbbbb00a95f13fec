package issue

import (
	"slices"
	"strings"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
	"docket/internal/project"
)

// Ending is how an issue about the project's scope ended.
type Ending string

// The two endings of a scope issue, and none for the others.
const (
	NoEnding      Ending = ""
	ScopeAgreed   Ending = "scope_agreed"    // the customer validated a new scope
	ProjectEnding Ending = "project_stopped" // Management stopped the project
)

// Result is what came out of an issue.
type Result struct {
	Ending Ending // required of a scope issue
	Note   string // where the validated scope is, or why the project stops
}

// Resolve says that what was decided has been carried out. A scope issue ends
// in a validated scope, or in the project stopped by Management.
func (i Issue) Resolve(r Result, s Scene) (Outcome, error) {
	if err := i.mayCarry(s.Actor); err != nil {
		return Outcome{}, err
	}
	if i.State != Decided {
		return Outcome{}, fault.Conflictf("This issue is %s; only a decided one can be resolved.", i.State.Text())
	}
	if open := slices.IndexFunc(i.Tasks, func(t Task) bool { return !t.Done() }); open >= 0 {
		return Outcome{}, fault.Conflictf("A task is still open: %s. Mark it done first.", i.Tasks[open].What.Text())
	}
	if err := r.check(s.Kind); err != nil {
		return Outcome{}, err
	}
	before := i
	i.State, i.ResolvedAt, i.Ending = Resolved, s.Now, r.Ending
	o := Outcome{Issue: i, Effects: change.Effects{
		Verb: "issue.resolved", Subject: i.ID.Subject(), Before: before, After: i,
		Stale:  []outbox.Subject{i.ID.Subject()},
		Notes:  []outbox.Note{i.news("issue.resolved", s)},
		Forget: []outbox.Subject{i.ID.Subject()},
	}}
	switch r.Ending {
	case ScopeAgreed:
		d := i.decided("issue.scope_agreed", s, i.Decision)
		d.Note = strings.TrimSpace(r.Note)
		o.Effects.Decision = d
	case ProjectEnding:
		if err := project.MayStop.Check(s.Actor); err != nil {
			return Outcome{}, err
		}
		o.Stops = strings.TrimSpace(r.Note)
	}
	return o, nil
}

func (r Result) check(k Kind) error {
	switch {
	case k.Scope && r.Ending == NoEnding:
		return fault.Invalidf("An issue about the scope ends with a new validated scope or with the project stopped.").In("ending")
	case !k.Scope && r.Ending != NoEnding:
		return fault.Invalidf("Only an issue about the scope ends this way.").In("ending")
	case r.Ending == ScopeAgreed && strings.TrimSpace(r.Note) == "":
		return fault.Invalidf("Say where the validated scope is kept.").In("reason")
	case r.Ending == ProjectEnding && strings.TrimSpace(r.Note) == "":
		return fault.Invalidf("Say why the project stops.").In("reason")
	}
	return nil
}

func (i Issue) mayCarry(m directory.Member) error {
	if m.ID == i.Owner && m.Active {
		return nil
	}
	return directory.Permission{
		Roles:   slices.Concat(maySettle, i.Responsible),
		Refusal: locale.Textf("Only the issue's owner, those responsible for it, the chair or Management may do this."),
	}.Check(m)
}

// Close puts a resolved issue away.
func (i Issue) Close(s Scene) (Outcome, error) {
	if err := i.mayCarry(s.Actor); err != nil {
		return Outcome{}, err
	}
	if i.State != Resolved {
		return Outcome{}, fault.Conflictf("This issue is %s; only a resolved one can be closed.", i.State.Text())
	}
	before := i
	i.State, i.ClosedAt = Closed, s.Now
	return Outcome{Issue: i, Effects: change.Effects{
		Verb: "issue.closed", Subject: i.ID.Subject(), Before: before, After: i,
		Stale: []outbox.Subject{i.ID.Subject()},
	}}, nil
}

// Reopen makes an issue open again at any time after its decision; everybody
// may, with a reason.
func (i Issue) Reopen(reason string, s Scene) (Outcome, error) {
	if i.State == Open {
		return Outcome{}, fault.Conflictf("This issue is open already.")
	}
	if s.Project.Over() {
		return Outcome{}, fault.Conflictf("%s is over; its issues stay as they are.", s.Project.Name)
	}
	if reason = strings.TrimSpace(reason); reason == "" {
		return Outcome{}, fault.Invalidf("Say why it is open again.").In("reason")
	}
	before := i
	i.State, i.OpenSince, i.Reopened = Open, s.Now, i.Reopened+1
	i.Ending, i.Note = NoEnding, reason
	i.Tasks = slices.DeleteFunc(slices.Clone(i.Tasks), func(t Task) bool { return !t.Done() })
	return Outcome{Issue: i, Effects: change.Effects{
		Verb: "issue.reopened", Subject: i.ID.Subject(), Before: before, After: i,
		Stale:  []outbox.Subject{i.ID.Subject()},
		Notes:  []outbox.Note{i.news("issue.reopened", s)},
		Forget: []outbox.Subject{i.ID.Subject()},
	}}, nil
}
