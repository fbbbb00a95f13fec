package directory

import (
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
