// Package care looks after customers whose project is in service: somebody calls
// them back at intervals, and their service period does not end unnoticed. It
// refuses an outcome without a word about it, and a second one.
package care

import (
	"time"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/project"
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
	Superseded Outcome = "superseded"
)

// Outcomes lists those a person chooses from.
var Outcomes = []Outcome{Satisfied, Trouble, Visit}

// CallBack is one call to a customer about a project in service.
type CallBack struct {
	ID       ID
	Customer customer.ID
	Project  project.ID
	Due      calendar.Date
	Assigned directory.UserID
	Outcome  Outcome
	Note     string
	DoneBy   directory.UserID
	DoneAt   time.Time
}

// NoteLimit is how many characters the note about a call may have.
const NoteLimit = 1000

// interval is how many months lie between two calls while a customer has been
// live for less than the given months.
type interval struct {
	below  int // months since go-live; 0 for ever after
	months int
}

// intervals are the domain's table: every 1, 2 or 3 months, by class of customer
// and time since go-live.
var intervals = map[customer.Class][]interval{
	customer.A: {{below: 12, months: 1}, {months: 2}},
	customer.B: {{below: 6, months: 1}, {below: 12, months: 2}, {months: 3}},
	customer.C: {{below: 12, months: 2}, {months: 3}},
}

// Next is the day of the call after one on the given day: a working day.
func Next(c customer.Customer, after calendar.Date, days calendar.Days) calendar.Date {
	months := 3
	for _, i := range intervals[c.Class] {
		if i.below == 0 || c.LiveOn.IsZero() || after.Before(c.LiveOn.AddMonths(i.below)) {
			months = i.months
			break
		}
	}
	due := after.AddMonths(months)
	if !days.IsWorkday(due) {
		due = days.NextWorkday(due)
	}
	return due
}

// Report is what somebody says of a call they made.
type Report struct {
	Outcome Outcome
	Note    string
}

func (r Report) check() error {
	switch {
	case r.Outcome != Satisfied && r.Outcome != Trouble && r.Outcome != Visit:
		return fault.Invalidf("Choose what came of the call.").In("outcome")
	case r.Note == "" && r.Outcome != Satisfied:
		return fault.Invalidf("Say in a sentence what the customer said.").In("note")
	case utf8.RuneCountInString(r.Note) > NoteLimit:
		return fault.Invalidf("The note may have at most %d characters.", NoteLimit).In("note")
	}
	return nil
}
