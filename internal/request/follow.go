package request

import (
	"cmp"
	"time"
)

// Progress is how the requirement that answers a wish stands.
type Progress string

// The ways it stands.
const (
	Pending  Progress = "pending"  // evaluated, agreed, scheduled, developed
	Deferred Progress = "deferred" // it stays on the list until its day
	Dormant  Progress = "dormant"  // the customer lets it rest
	Solved   Progress = "solved"   // developed, or nothing has to be
)

// Following is what a requirement says of itself to the request it answers.
type Following struct {
	Wish     int64 // the requirement's number
	Progress Progress
	Result   string // what the customer has of it, once it is solved
}

// Followed is the request after its requirement went on. One that has gone another
// way meanwhile only keeps the requirement's number.
func (r Request) Followed(f Following, s Scene) Outcome {
	before := r
	r.Wish = f.Wish
	move, _ := DoFollow.Find()
	if !move.leaves(r.State) {
		return r.changed(before, "", s)
	}
	r.Owner = cmp.Or(r.Owner, s.Project.Manager, r.Agent)
	switch f.Progress {
	case Solved:
		return r.done(f.Result, s).moved(before, DoFollow, Done, SayDone, s)
	case Deferred:
		return r.moved(before, DoFollow, Wished, SayNotNow, s)
	case Dormant:
		return r.moved(before, DoFollow, Resting, SayResting, s)
	}
	if r.State == Wished {
		r.Untaken = time.Time{}
		return r.changed(before, DoFollow, s)
	}
	return r.moved(before, DoFollow, Wished, SayWish, s)
}
