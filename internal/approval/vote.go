package approval

import (
	"slices"
	"strings"

	"docket/internal/fault"
)

// Ballot is what somebody pressed, on the card of a round.
type Ballot struct {
	Round   int
	Choice  Choice
	Note    string // why it is declined
	Answers map[Question]bool
}

// Vote counts a decision on the step. Authority is proved here, from the scene, and
// kept with the vote. One person counts once, and so does each right to decide.
func (r Run) Vote(step string, b Ballot, s Scene) (Run, Outcome, error) {
	at, by, err := r.entitled(step, b.Round, s)
	if err != nil {
		return r, Outcome{}, err
	}
	v, err := r.Steps[at].vote(b)
	if err != nil {
		return r, Outcome{}, err
	}
	v.By, v.At, v.Above = s.Actor.ID, s.Now, by.above
	if by.holder != s.Actor.ID {
		v.For = by.holder
	}
	s.Clock, r = s.Clock.Of(r), r.cloned()
	st := &r.Steps[at]
	v.Role, v.Limit = r.Decides(*st), r.limit(*st)
	st.Votes = append(slices.Clone(st.Votes), v)
	var o Outcome
	r.count(st, s, &o)
	r, o = r.settled(s, o)
	return r, o, nil
}

// count draws the consequence of the last vote.
func (r *Run) count(st *Step, s Scene, o *Outcome) {
	declined := st.Votes[len(st.Votes)-1].Choice == No
	if !declined && st.agreed() < st.need() {
		r.recall(st, s, o)
		return
	}
	st.Took = st.Spent(s.Clock, s.Now)
	st.State, st.ClosedAt = Approved, s.Now
	if declined {
		st.State, r.State = Declined, Declined
		r.drop(s)
		return
	}
	r.recall(st, s, o)
	r.advance(s, o)
}

// recall works out anew whose turn the step is on which somebody has just voted, if it
// is still open; where people apart sign, whose turn any is.
func (r *Run) recall(voted *Step, s Scene, o *Outcome) {
	for n := range r.Steps {
		if st := &r.Steps[n]; st.pending() && (st == voted || r.Facts.Apart) {
			r.call(st, s, o)
		}
	}
}

// vote is what a ballot says, or a fault at the field that is missing.
func (st Step) vote(b Ballot) (Vote, error) {
	v := Vote{Choice: b.Choice, Note: strings.TrimSpace(b.Note)}
	if b.Choice == No {
		if v.Note == "" {
			return Vote{}, fault.Invalidf("Say why, so that it can be put right.").In("note")
		}
		return v, nil
	}
	for _, q := range st.Asks {
		yes, answered := b.Answers[q]
		switch {
		case !answered:
			return Vote{}, fault.Invalidf("Answer with yes or no.").In(string(q))
		case !yes:
			return Vote{}, fault.Invalidf("With a no it cannot be approved. Decline it, or ask first.").In(string(q))
		}
	}
	if len(st.Asks) > 0 {
		v.Answers = b.Answers
	}
	return v, nil
}
