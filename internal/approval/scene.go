package approval

import (
	"slices"
	"time"

	"docket/internal/directory"
)

// Scene is what a rule may look at beside the run, as it is when the press arrives.
type Scene struct {
	Now    time.Time
	Actor  directory.Member // nobody when the clock acts
	People directory.People // who asks for approval, everybody with a role of the policy or Management, their managers and who stands in
	Clock  Clock
}

// Outcome is who has to hear of what a rule did, and when to look again.
type Outcome struct {
	Asked    []Call    // whose turn it is now and was not before
	Reminded []Call    // whose turn it has been for long
	Raised   []Call    // superiors, who may decide too from now on
	Chased   []string  // steps whose question has waited for long
	Vacant   []string  // steps that nobody may decide any more
	Next     time.Time // when to look again; zero is never
}

// Call is a step and somebody whose turn it is.
type Call struct {
	Step string
	To   directory.UserID
}

// late is since when a step of the run that is still open is past its deadline.
func (r Run) late() (since time.Time) {
	for _, st := range r.Pending() {
		if !st.LateAt.IsZero() && (since.IsZero() || st.LateAt.Before(since)) {
			since = st.LateAt
		}
	}
	return since
}

// Pending are the steps whose turn it is, asked or not.
func (r Run) Pending() []Step {
	var open []Step
	for _, st := range r.Steps {
		if st.pending() {
			open = append(open, st)
		}
	}
	return open
}

// Step returns the step of the key.
func (r Run) Step(key string) (Step, bool) {
	n := slices.IndexFunc(r.Steps, func(st Step) bool { return st.Key == key })
	if n < 0 {
		return Step{}, false
	}
	return r.Steps[n], true
}

// pending reports whether the step's turn has come and it is not closed.
func (st Step) pending() bool { return st.State == Open || st.State == Asked }

// agreed is how many have approved.
func (st Step) agreed() int {
	n := 0
	for _, v := range st.Votes {
		if v.Choice == Yes {
			n++
		}
	}
	return n
}

// Answered reports whether the question was answered.
func (x Exchange) Answered() bool { return !x.AnsweredAt.IsZero() }

// Unanswered is the question the step waits for an answer to.
func (st Step) Unanswered() (Exchange, bool) {
	if n := len(st.Asked) - 1; n >= 0 && !st.Asked[n].Answered() {
		return st.Asked[n], true
	}
	return Exchange{}, false
}

// cloned is the run with steps of its own, so that the one before stays as it was.
func (r Run) cloned() Run {
	r.Steps = slices.Clone(r.Steps)
	return r
}
