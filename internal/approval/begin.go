package approval

import (
	"slices"
	"time"
)

// Begin starts the course of a round: the steps the policy asks for, the first of
// them open. Where it asks for none the run is approved at once.
func Begin(p Policy, f Facts, round int, s Scene) (Run, Outcome) {
	r := Run{Round: round, Began: s.Now, State: Open, Facts: f, Pace: s.Clock.pace}
	for _, rule := range p.Steps {
		if because, taken := rule.applies(f); taken {
			r.Steps = append(r.Steps, Step{Rule: rule, State: Waiting, Because: because})
		}
	}
	var o Outcome
	r.advance(s, &o)
	return r.settled(s, o)
}

// advance opens the next stage once the one before is through, or ends the run.
func (r *Run) advance(s Scene, o *Outcome) {
	if len(r.Pending()) > 0 {
		return
	}
	first := slices.IndexFunc(r.Steps, func(st Step) bool { return st.State == Waiting })
	if first < 0 {
		r.State = Approved
		return
	}
	stage := r.Steps[first].Stage
	for n := range r.Steps {
		if st := &r.Steps[n]; st.State == Waiting && st.Stage == stage {
			st.State, st.OpenedAt, st.Due = Open, s.Now, s.Clock.from(s.Now)
			r.call(st, s, o)
		}
	}
}

// call works out whose turn the step is, and calls those whose turn it was not.
func (r *Run) call(st *Step, s Scene, o *Outcome) {
	turn := r.bench(*st, s).reached()
	for _, user := range turn {
		if !slices.Contains(st.Turn, user) {
			o.Asked = append(o.Asked, Call{Step: st.Key, To: user})
		}
	}
	if len(turn) == 0 && (len(st.Turn) > 0 || st.OpenedAt.Equal(s.Now)) {
		o.Vacant = append(o.Vacant, st.Key)
	}
	st.Turn = turn
}

// settled ends every rule. It says when to look at the run again: at the next moment
// of a clock that runs, or when somebody else is reached.
func (r Run) settled(s Scene, o Outcome) (Run, Outcome) {
	r.LateSince = r.late()
	for _, st := range r.Steps {
		if at, waits := st.chase(s.Clock); waits {
			o.sooner(at)
		}
		if st.State != Open {
			continue
		}
		if st.Told < len(st.Due) {
			o.sooner(st.Due[st.Told])
		}
		if at, any := r.bench(st, s).turns(); any {
			o.sooner(at)
		}
	}
	return r, o
}

func (o *Outcome) sooner(at time.Time) {
	if o.Next.IsZero() || at.Before(o.Next) {
		o.Next = at
	}
}

// Void ends a run because the thing changed or was withdrawn. What was voted stays
// in it and counts no more.
func (r Run) Void(s Scene) Run {
	if r.State != Open {
		return r
	}
	s.Clock, r = s.Clock.Of(r), r.cloned()
	r.State = Void
	r.drop(s)
	r, _ = r.settled(s, Outcome{})
	return r
}

// drop ends the steps that are not closed.
func (r *Run) drop(s Scene) {
	for n := range r.Steps {
		st := &r.Steps[n]
		if st.pending() {
			st.Took = st.Spent(s.Clock, s.Now)
			st.State, st.ClosedAt = Void, s.Now
		} else if st.State == Waiting {
			st.State = Void
		}
	}
}
