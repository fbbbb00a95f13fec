package requirement

import (
	"slices"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// moved is the requirement in another state: the one way there.
func (r Requirement) moved(to State, s Scene) Requirement {
	r.State, r.Since, r.Reminded = to, s.Now, 0
	r.Moves = append(slices.Clone(r.Moves), Move{To: to, By: s.Actor.ID, At: s.Now, Day: r.PlannedFor})
	return r
}

// made is what every change of the requirement brings with it: its place in the
// record, its card, the cards of those whose turn it became, and when it is looked at
// again. Before is nil when it was not there.
func (r Requirement) made(verb string, before *Requirement, s Scene, notes ...outbox.Note) Made {
	r.Turn, r.Ready = r.turn(s), r.ready(s)
	e := change.Effects{Verb: verb, Subject: r.ID.Subject(), After: r, Stale: []outbox.Subject{r.ID.Subject()}}
	if before != nil {
		e.Before = *before
	} else {
		e.Notes = append(e.Notes, r.card(s))
	}
	e.Notes = append(append(e.Notes, notes...), r.calls(before, s)...)
	e.Remind = r.handedIn(s)
	return r.watched(Made{Requirement: r, Effects: e}, s)
}

// turn is who has to act, each as they can be reached.
func (r Requirement) turn(s Scene) []directory.UserID {
	switch r.State {
	case Evaluating:
		return r.evaluates(s)
	case Confirming:
		return r.Approval.Turn()
	}
	return s.present(r.awaited(s)...)
}

// watched has the requirement looked at when its next moment comes, and only then.
func (r Requirement) watched(m Made, s Scene) Made {
	m.Effects.Forget = append(m.Effects.Forget, r.ID.Subject())
	m.Effects.Remind = append(m.Effects.Remind, r.look(r.next(s), s)...)
	if r.State == Evaluating {
		m.Effects.Remind = append(m.Effects.Remind, s.listing(r.Committee)...)
	}
	return m
}
