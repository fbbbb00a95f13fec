// Package emergency holds what in a project cannot wait for Monday: it reaches
// the responsible person and the sales manager at once, again and again until
// somebody takes it, and stands on the next agenda. It refuses an end without
// saying how it ended.
package emergency

import (
	"time"

	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/project"
)

// ID names an emergency; 0 is none.
type ID int64

// Subject is how the rest of the house points at the emergency.
func (id ID) Subject() outbox.Subject { return outbox.Subject{Kind: "emergency", ID: int64(id)} }

// State is a stage of an emergency's life.
type State string

// The stages.
const (
	Raised State = "raised" // nobody has taken it
	Taken  State = "taken"
	Over   State = "over"
)

// Emergency is something beyond the project manager's control.
type Emergency struct {
	ID       ID
	Project  project.ID
	What     string
	Evidence string // permalink of a Slack message, "" for none
	State    State
	RaisedBy directory.UserID
	RaisedAt time.Time
	Round    int // how often people were told
	TakenBy  directory.UserID
	TakenAt  time.Time
	OverBy   directory.UserID
	OverAt   time.Time
	Outcome  string // how it ended
}

// Line is an emergency in a list.
type Line struct {
	Emergency
	In project.Line
}
