// Package emergency holds what in a project cannot wait for Monday: it reaches
// the responsible person and the sales manager at once, again and again until
// somebody takes it, and stands on the next agenda. It refuses an end without
// saying how it ended.
package emergency

import (
	"strconv"
	"time"

	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/project"
)

// ID names an emergency; 0 is none.
type ID int64

// Subject is how the rest of the house points at the emergency.
func (id ID) Subject() outbox.Subject { return outbox.Subject{Kind: "emergency", ID: int64(id)} }

// CardKey is the key of the note that is an emergency's card.
func (id ID) CardKey() string { return "emergency.card:" + strconv.FormatInt(int64(id), 10) }

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
	Round    int                // how often people were told
	Told     []directory.UserID // who was, in any round
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

// Standing reports whether somebody still has something to do about it: it is
// not over, and neither is its project.
func (l Line) Standing() bool { return l.State != Over && !l.In.Over() }

// Card is all that the card of an emergency shows.
type Card struct {
	Line
	Zone   string // IANA zone of the committee
	Locale string // of the committee's channel
}

// WhatLimit and OutcomeLimit are how many characters the description of an
// emergency, and of its end, may have.
const (
	WhatLimit    = 1500
	OutcomeLimit = 1000
)
