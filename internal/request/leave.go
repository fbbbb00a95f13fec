package request

import (
	"slices"

	"docket/internal/directory"
)

// peopled is the request after people have changed: what its owner can no longer
// carry out goes to the dispatcher, and whose turn it became is called.
func (r Request) peopled(s Scene) Outcome {
	before, o := r, Outcome{Request: r}
	left, _ := DoLeave.Find()
	switch {
	case left.leaves(r.State) && len(s.seats([]directory.UserID{r.Owner})) == 0:
		o = r.given("", "", s).moved(before, DoLeave, Sorting, "", s)
	case !slices.Equal(r.Turn, r.turn(s)):
		o = r.changed(before, "", s)
	}
	o.Effects.Forget, o.Effects.Remind = nil, nil // whoever looks sets the next look
	return o
}
