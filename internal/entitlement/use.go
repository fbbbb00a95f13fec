package entitlement

import (
	"strings"
	"time"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/money"
	"docket/internal/outbox"
)

// MayUse says who writes down what a customer used.
var MayUse = directory.Permission{
	Roles: []directory.Role{directory.CustomerSuccess, directory.Consultant, directory.ProjectManager,
		directory.SalesManager, directory.SalesLead, directory.Presales, directory.Management},
	Refusal: locale.Textf("Only consultants, project managers, Sales, Customer Success or Management may write down what a customer used."),
}

// MayGiveBack says who takes back what was written down.
var MayGiveBack = directory.Permission{
	Roles:   []directory.Role{directory.CustomerSuccess},
	Refusal: locale.Textf("Only Customer Success may give back what was used."),
}

// NoteLimit is how many characters a note may have.
const NoteLimit = 500

// Log writes down what was used, or given back. Seen is how much of it was used
// when its writer looked: whoever comes second counts too while there is enough,
// and is told otherwise.
func (e Entitlement) Log(u Use, seen money.Quantity, s Scene) (Made, error) {
	u.Note = strings.TrimSpace(u.Note)
	u.By, u.At = s.Actor.ID, s.Now
	if err := e.mayLog(u, s); err != nil {
		return Made{}, err
	}
	if err := u.check(e, s); err != nil {
		return Made{}, err
	}
	if err := e.enough(u.Quantity, seen); err != nil {
		return Made{}, err
	}
	before := e
	e.Used += u.Quantity
	if e.State = Usable; e.Left() == 0 {
		e.State = Used
	}
	if e.State != before.State {
		e.Since = s.Now
	}
	verb := "entitlement.used"
	if u.Quantity < 0 {
		verb = "entitlement.returned"
	}
	m := e.changed(before, verb)
	switch {
	case e.State == Used:
		m.Effects.Forget = []outbox.Subject{e.ID.Subject()}
	case before.State == Used:
		m.Effects.Remind = e.watch(s)
	}
	m.Use = &u
	m.Entitlement.Uses = append(m.Entitlement.Uses[:len(e.Uses):len(e.Uses)], u)
	return m, nil
}

func (e Entitlement) mayLog(u Use, s Scene) error {
	if u.Quantity < 0 {
		if err := MayGiveBack.Check(s.Actor); err != nil {
			return fieldOf(err, "quantity")
		}
	} else if err := s.may(MayUse); err != nil {
		return err
	}
	switch {
	case !e.Counted():
		return fault.Invalidf("This is a right the customer has, and nothing to be used up.")
	case e.State == Lapsed:
		return fault.Conflictf("This was let lapse on %s. Extend it first.", said(calendar.DateOf(e.Since, s.Zone)))
	}
	return nil
}

// fieldOf puts a fault beside the field that brought it about.
func fieldOf(err error, field string) error {
	if f, ok := fault.As(err); ok {
		return f.In(field)
	}
	return err
}

// said is a day in a sentence.
func said(d calendar.Date) locale.Day { return locale.Day{At: d.At(0, time.UTC), Zone: time.UTC} }

func (u Use) check(e Entitlement, s Scene) error {
	switch {
	case u.Quantity == 0:
		return fault.Invalidf("Write how much was used.").In("quantity")
	case u.Day.IsZero():
		return fault.Invalidf("Choose a day.").In("day")
	case s.Today.Before(u.Day):
		return fault.Invalidf("That day is still to come.").In("day")
	case u.Day.Before(e.From):
		return fault.Invalidf("It was bought later, on %s.", said(e.From)).In("day")
	case u.Quantity > 0 && !e.Until.IsZero() && e.Until.Before(u.Day):
		return fault.Invalidf("It could be used until %s. Extend it first.", said(e.Until)).In("day")
	case u.Quantity < 0 && u.Note == "":
		return fault.Invalidf("Say why it is given back.").In("note")
	case utf8.RuneCountInString(u.Note) > NoteLimit:
		return fault.Invalidf("The note may have at most %d characters.", NoteLimit).In("note")
	}
	return nil
}

// enough refuses more than is left, and to give back more than was used.
func (e Entitlement) enough(q, seen money.Quantity) error {
	switch {
	case q < 0 && -q > e.Used:
		return fault.Invalidf("No more than %s was used so far.", e.Used).In("quantity")
	case q <= e.Left():
		return nil
	case e.Used != seen:
		return fault.Conflictf("Somebody has written down a use meanwhile. No more than %s is left.", e.Left()).In("quantity")
	}
	return fault.Invalidf("No more than %s is left.", e.Left()).In("quantity")
}

// changed is an entitlement that somebody changed, with its place in the record; it
// is drawn again wherever it stands.
func (e Entitlement) changed(before Entitlement, verb string) Made {
	return Made{Entitlement: e, Effects: change.Effects{
		Verb: verb, Subject: e.ID.Subject(), Before: before, After: e,
		Stale: []outbox.Subject{e.ID.Subject(), e.Customer.Subject()},
	}}
}
