package entitlement

import (
	"strings"
	"time"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// MaySettle says who decides what becomes of an entitlement that ends.
var MaySettle = directory.Permission{
	Roles:   []directory.Role{directory.CustomerSuccess, directory.SalesManager, directory.SalesLead, directory.Presales, directory.Management},
	Refusal: locale.Textf("Only Customer Success, Sales or Management may say what becomes of it."),
}

// Seen is how an entitlement stood when somebody decided what becomes of it.
type Seen struct {
	Until calendar.Date `json:"until,omitzero"`
	State State         `json:"state"`
}

// Seen is how the entitlement stands.
func (e Entitlement) Seen() Seen { return Seen{Until: e.Until, State: e.State} }

// Extend gives the entitlement a new last day, for a reason. One that was let lapse
// comes back by it. Warnings whose day has passed are not given again.
func (e Entitlement) Extend(until calendar.Date, why string, seen Seen, s Scene) (Made, error) {
	if err := s.may(MaySettle); err != nil {
		return Made{}, err
	}
	why = strings.TrimSpace(why)
	switch {
	case e.State == Used:
		return Made{}, fault.Conflictf("All of it is used; there is nothing to extend.")
	case e.State == Lapsed && seen.State != Lapsed:
		return Made{}, fault.Conflictf("This was let lapse on %s already.", said(calendar.DateOf(e.Since, s.Zone)))
	case e.Seen() != seen:
		return Made{}, fault.Conflictf("Somebody has extended it until %s meanwhile.", said(e.Until))
	case e.Until.IsZero():
		return Made{}, fault.Invalidf("It has no last day.")
	case !e.Until.Before(until):
		return Made{}, fault.Invalidf("The new last day comes after the old one, %s.", said(e.Until)).In("until")
	case until.Before(s.Today):
		return Made{}, fault.Invalidf("That day is over.").In("until")
	}
	if err := checkReason(why); err != nil {
		return Made{}, err
	}
	before := e
	if e.State != Usable {
		e.Since = s.Now
	}
	e.State, e.Until, e.Note = Usable, until, why
	e.Ending, e.Warned = time.Time{}, 0
	return e.settled(before, "entitlement.extended", s), nil
}

// Lapse lets the entitlement go, for a reason: nothing more will be used of it.
func (e Entitlement) Lapse(why string, seen Seen, s Scene) (Made, error) {
	if err := s.may(MaySettle); err != nil {
		return Made{}, err
	}
	why = strings.TrimSpace(why)
	switch {
	case e.State == Lapsed:
		return Made{}, fault.Conflictf("This was let lapse on %s already.", said(calendar.DateOf(e.Since, s.Zone)))
	case e.State == Used:
		return Made{}, fault.Conflictf("All of it is used; there is nothing to let lapse.")
	case e.Seen() != seen:
		return Made{}, fault.Conflictf("Somebody has extended it until %s meanwhile.", said(e.Until))
	}
	if err := checkReason(why); err != nil {
		return Made{}, err
	}
	before := e
	e.State, e.Note, e.Since = Lapsed, why, s.Now
	e.Ending, e.Warned = time.Time{}, 0
	return e.settled(before, "entitlement.lapsed", s), nil
}

func checkReason(why string) error {
	switch {
	case why == "":
		return fault.Invalidf("Say why in a sentence.").In("note")
	case utf8.RuneCountInString(why) > NoteLimit:
		return fault.Invalidf("The note may have at most %d characters.", NoteLimit).In("note")
	}
	return nil
}

// settled is a change that was somebody's decision, for the committee's minutes. The
// next warning is set anew.
func (e Entitlement) settled(before Entitlement, verb string, s Scene) Made {
	m := e.changed(before, verb)
	m.Effects.Forget, m.Effects.Remind = []outbox.Subject{e.ID.Subject()}, e.rewatch(s)
	m.Effects.Decision = &decision.Decision{Subject: e.ID.Subject(), Committee: e.Committee, Verb: verb, Note: e.Note, Due: decided(e)}
	return m
}

// decided is the new last day, where there is one.
func decided(e Entitlement) calendar.Date {
	if e.State == Usable {
		return e.Until
	}
	return calendar.Date{}
}
