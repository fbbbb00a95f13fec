package request

import (
	"slices"

	"docket/internal/directory"
)

// peopled is the request after people have changed: what its owner can no longer
// carry out goes to the dispatcher, and whose turn it became is called. It reports
// whether anything is different.
func (r Request) peopled(s Scene) (Outcome, bool) {
	before := r
	if left, _ := DoLeave.Find(); left.leaves(r.State) && len(s.seats([]directory.UserID{r.Owner})) == 0 {
		return r.given("", "", s).moved(before, DoLeave, Sorting, "", s), true
	}
	if slices.Equal(r.Turn, r.turn(s)) {
		return Outcome{Request: r}, false
	}
	return r.changed(before, "", s), true
}
