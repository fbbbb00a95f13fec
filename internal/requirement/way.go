package requirement

import (
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
)

// Move is that a requirement came to a state.
type Move struct {
	To   State            `json:"to"`
	By   directory.UserID `json:"by,omitempty"` // "" for the clock, and for the tracker
	At   time.Time        `json:"at"`
	Note string           `json:"note,omitempty"` // why, or what came of it
	Day  calendar.Date    `json:"day,omitzero"`   // for which it is planned since
}

// Last is the last time the requirement came to the state.
func (c Course) Last(to State) (Move, bool) {
	for _, m := range slices.Backward(c.Moves) {
		if m.To == to {
			return m, true
		}
	}
	return Move{}, false
}

// because says why the requirement came to the state it has just come to.
func (r Requirement) because(note string) Requirement {
	r.Moves = slices.Clone(r.Moves)
	r.Moves[len(r.Moves)-1].Note = note
	return r
}
