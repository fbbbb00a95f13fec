// Package care looks after customers whose project is in service: somebody calls
// them back at intervals, and their service period does not end unnoticed. It
// refuses an outcome without a word about it, and a second one.
package care

import (
	"slices"
	"time"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/request"
)

// ID names a call-back; 0 is none.
type ID int64

// Subject is how the rest of the house points at the call-back.
func (id ID) Subject() outbox.Subject { return outbox.Subject{Kind: "callback", ID: int64(id)} }

// Outcome is what came of a call-back.
type Outcome string

// The outcomes (domain, section 8). Superseded is one that a newer review or the
// end of the project made void.
const (
	Open       Outcome = ""
	Satisfied  Outcome = "satisfied"
	Trouble    Outcome = "issue"
	Visit      Outcome = "visit"
	Unanswered Outcome = "unanswered" // of an attempt; the call stays open
	Superseded Outcome = "superseded"
)

// Outcomes lists those a person chooses from.
var Outcomes = []Outcome{Satisfied, Trouble, Visit, Unanswered}

// CallBack is one call to a customer about a project in service.
type CallBack struct {
	ID       ID
	Customer customer.ID
	Project  project.ID
	From     calendar.Date // the day of the call before it, or of the beginning of the service
	Every    int           // months after From; those of the rhythm when it was planned
	Ideal    calendar.Date // the day the rhythm asks for
	Due      calendar.Date // the day it stands on, within Leeway of the ideal one
	DueSince time.Time     // since when it is due, from which on it is on the agenda; zero while it is not
	Assigned directory.UserID
	Attempts []Attempt // at which nobody answered, oldest first
	Outcome  Outcome
	Note     string
	DoneBy   directory.UserID
	DoneAt   time.Time
}

// Attempt is a call that nobody answered.
type Attempt struct {
	By   directory.UserID `json:"by"`
	At   time.Time        `json:"at"`
	Note string           `json:"note,omitempty"`
}

// IsDue reports whether the call is to be made now, or should have been.
func (c CallBack) IsDue() bool { return c.Outcome == Open && !c.DueSince.IsZero() }

// AttemptsMost is how many attempts are kept of a call: the last ones.
const AttemptsMost = 20

// NoteLimit is how many characters the note about a call may have.
const NoteLimit = 1000

// Report is what somebody says of a call they made.
type Report struct {
	Outcome Outcome
	Note    string
	Request string // what the customer asks for beside; "" for nothing
}

func (r Report) check() error {
	switch {
	case !slices.Contains(Outcomes, r.Outcome):
		return fault.Invalidf("Choose what came of the call.").In("outcome")
	case r.Note == "" && (r.Outcome == Trouble || r.Outcome == Visit):
		return fault.Invalidf("Say in a sentence what the customer said.").In("note")
	case utf8.RuneCountInString(r.Note) > NoteLimit:
		return fault.Invalidf("The note may have at most %d characters.", NoteLimit).In("note")
	case r.Request != "" && r.Outcome == Unanswered:
		return fault.Invalidf("Nobody answered, so nobody has asked for anything.").In("request")
	case utf8.RuneCountInString(r.Request) > request.BodyLimit:
		return fault.Invalidf("The request may have at most %d characters.", request.BodyLimit).In("request")
	}
	return nil
}
