package approval

import (
	"slices"
	"time"

	"docket/internal/directory"
)

// Look is what happens when a moment has come, or people have changed: whose turn
// it became is called, who has had it for long is reminded, then superiors are
// called. After an outage only the last moment missed is acted on.
func (r Run) Look(s Scene) (Run, Outcome) {
	var o Outcome
	if r.State != Open {
		return r, o
	}
	s.Clock, r = s.Clock.Of(r), r.cloned()
	for n := range r.Steps {
		st := &r.Steps[n]
		if st.State == Open && st.passed(s) {
			r.remind(st, s, &o)
		}
		if st.pending() {
			r.call(st, s, &o)
		}
		if at, waits := st.chase(s.Clock); waits && !at.After(s.Now) {
			st.Asked = slices.Clone(st.Asked)
			st.Asked[len(st.Asked)-1].Chased = true
			o.Chased = append(o.Chased, st.Key)
		}
	}
	o.Asked = slices.DeleteFunc(o.Asked, func(c Call) bool { return slices.Contains(o.Raised, c) })
	o.Reminded = slices.DeleteFunc(o.Reminded, func(c Call) bool { return !r.turn(c) })
	return r.settled(s, o)
}

// chase is when whoever has to answer is reminded, once.
func (st Step) chase(c Clock) (time.Time, bool) {
	x, waits := st.Unanswered()
	if st.State != Asked || !waits || x.Chased || len(c.moments) == 0 {
		return time.Time{}, false
	}
	return c.add(x.At, c.moments[0]), true
}

// passed counts the moments that have come, and reports whether any did.
func (st *Step) passed(s Scene) bool {
	before := st.Told
	for st.Told < len(st.Due) && !st.Due[st.Told].After(s.Now) {
		if st.Told == late(len(st.Due)) {
			st.LateAt = st.Due[st.Told]
		}
		st.Told++
	}
	return st.Told > before
}

// remind acts on the last moment that has come: the first reminds those whose turn
// it is, the second calls their managers, whatever follows Management.
func (r *Run) remind(st *Step, s Scene, o *Outcome) {
	if st.Told == 1 {
		for _, user := range st.Turn {
			o.Reminded = append(o.Reminded, Call{Step: st.Key, To: user})
		}
		return
	}
	before := r.bench(*st, s).reached()
	st.Up = slices.Clone(st.Up)
	for _, up := range s.above(r.bench(*st, s), st.Told > 2) {
		if !slices.Contains(st.Up, up) && !slices.Contains(before, up) {
			st.Up = append(st.Up, up)
		}
	}
	for _, user := range r.bench(*st, s).reached() {
		if !slices.Contains(before, user) {
			o.Raised = append(o.Raised, Call{Step: st.Key, To: user})
		}
	}
}

// turn reports whether it is still the person's turn.
func (r Run) turn(c Call) bool {
	st, ok := r.Step(c.Step)
	return ok && slices.Contains(st.Turn, c.To)
}

// Turn are those whose turn it is at any step, sorted.
func (r Run) Turn() []directory.UserID {
	var all []directory.UserID
	for _, st := range r.Pending() {
		all = append(all, st.Turn...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
