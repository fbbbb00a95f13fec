package directory

import (
	"slices"

	"docket/internal/calendar"
	"docket/internal/fault"
)

// Absence is a time away with somebody who stands in. Both days are included
// and meant in the absent member's own time zone.
type Absence struct {
	From    calendar.Date
	Until   calendar.Date
	StandIn UserID
}

// Away returns the absence that covers the day, if one does.
func (m Member) Away(day calendar.Date) (Absence, bool) {
	for _, a := range m.Absences {
		if !day.Before(a.From) && !a.Until.Before(day) {
			return a, true
		}
	}
	return Absence{}, false
}

// Check refuses an absence that makes no sense for the member.
func (a Absence) Check(of UserID) error {
	switch {
	case a.Until.Before(a.From):
		return fault.Invalidf("The last day away is before the first.").In("until")
	case a.StandIn == "":
		return fault.Invalidf("Name somebody who stands in.").In("stand_in")
	case a.StandIn == of:
		return fault.Invalidf("Somebody else has to stand in.").In("stand_in")
	}
	return nil
}

// Admit refuses an absence by which somebody would stand in for themselves: on a day
// of it, its stand-in is away too and whoever stands in then leads back. The people
// are the stand-in, their stand-ins and so on.
func (p People) Admit(of UserID, a Absence) error {
	if p.leadsBack(of, a, nil) {
		return fault.Conflictf("%s is away in those days too, and who stands in then leads back to %s. Choose somebody else.",
			a.StandIn.Mention(), of.Mention()).In("stand_in")
	}
	return nil
}

// leadsBack reports whether the chain of stand-ins reaches somebody within the days.
func (p People) leadsBack(of UserID, a Absence, through []UserID) bool {
	if slices.Contains(through, a.StandIn) {
		return false
	}
	for _, next := range p[a.StandIn].Absences {
		next.From, next.Until = later(next.From, a.From), earlier(next.Until, a.Until)
		if next.Until.Before(next.From) {
			continue
		}
		if next.StandIn == of || p.leadsBack(of, next, append(through, a.StandIn)) {
			return true
		}
	}
	return false
}

func later(a, b calendar.Date) calendar.Date {
	if a.Before(b) {
		return b
	}
	return a
}

func earlier(a, b calendar.Date) calendar.Date {
	if a.Before(b) {
		return a
	}
	return b
}
