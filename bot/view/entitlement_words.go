package view

import (
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/locale"
	"docket/internal/money"
)

// entitlementWords are the states of an entitlement in the record.
var entitlementWords = map[entitlement.State]locale.Text{
	entitlement.Usable: locale.Textf("can be used"),
	entitlement.Used:   locale.Textf("used up"),
	entitlement.Lapsed: locale.Textf("let lapse"),
}

// thing is what was bought.
func thing(l entitlement.Line) string { return bold(l.Name) }

// thingOf is what was bought, and by whom.
func thingOf(l entitlement.Line) string { return bold(l.CustomerName) + dot + name(l.Name) }

// thingAloud is what was bought as a screen reader says it beside the name of its button; raw text.
func thingAloud(l entitlement.Line) string { return l.CustomerName + dot + l.Name }

// remains is how much there is: of what is counted, what is left of it.
func (r Reader) remains(l entitlement.Line) string {
	if !l.Counted() {
		return r.quantity(l.Quantity, l.Unit)
	}
	whole := r.quantity(l.Quantity, l.Unit)
	if l.Unit == catalogue.Piece {
		whole = l.Quantity.Localize(r.P)
	}
	return r.P.T("%s of %s left", l.Left(), whole)
}

// remainsDrawn is remains with a bar of what is left.
func (r Reader) remainsDrawn(l entitlement.Line) string {
	if !l.Counted() {
		return r.remains(l)
	}
	return supply(l.Left(), l.Quantity) + "  " + r.remains(l)
}

// supply draws how much of a whole is left, at most barCells long; what is left at all shows.
func supply(left, whole money.Quantity) string {
	if whole <= 0 {
		return ""
	}
	cells := min(int((whole+money.One-1)/money.One), barCells)
	full := int((left*money.Quantity(cells) + whole - 1) / whole)
	return strings.Repeat("▰", full) + strings.Repeat("▱", cells-full)
}

// lasts is until when it can be used, or how that ended.
func (r Reader) lasts(l entitlement.Line) string {
	switch {
	case l.State == entitlement.Used:
		return r.P.T("used up")
	case l.State == entitlement.Lapsed:
		return r.P.T("let lapse")
	case l.Until.IsZero():
		return r.P.T("without end")
	case l.Expired(l.Today(r.Now)):
		return "⚠️ " + r.P.T("expired on %s", r.day(l.Until))
	case l.Unsettled():
		return "⚠️ " + r.P.T("until %s", r.day(l.Until)) + ", " + r.ahead(l)
	}
	return r.P.T("until %s", r.farDay(l.Until))
}

// farDay says a day that may lie years ahead or back: with its year, where the name of the day would mislead.
func (r Reader) farDay(d calendar.Date) string {
	const clear = 300 // days, within which a month means one year only
	if away := r.today().DaysUntil(d); away > clear || away < -clear {
		return r.P.Date(d.At(12*60, time.UTC), time.UTC)
	}
	return r.day(d)
}

// ahead is how many days there are to the last one.
func (r Reader) ahead(l entitlement.Line) string {
	left := l.Today(r.Now).DaysUntil(l.Until)
	if left <= 0 {
		return r.P.T("the last day")
	}
	return r.P.N(left, "%d day to go", "%d days to go")
}

// territory is where it may be used, nothing when nobody said.
func (r Reader) territory(code string) string {
	if code == "" {
		return ""
	}
	return name(r.country(code))
}

// self is the reader as a permission looks at a member; what is shown by it is a courtesy.
func (r Reader) self() directory.Member {
	return directory.Member{ID: r.ID, Roles: r.Roles, Active: true}
}

// loggable tells whether the reader may write down a use, and there is something left.
func (r Reader) loggable(l entitlement.Line) bool {
	return l.Counted() && l.State == entitlement.Usable && l.MayUse(r.self(), r.People, r.Now) == nil
}

// settleable tells whether the reader may say what becomes of it.
func (r Reader) settleable(l entitlement.Line) bool {
	return l.State != entitlement.Used && !l.Until.IsZero() && l.MaySettle(r.self(), r.People, r.Now) == nil
}
