package view

import (
	"fmt"
	"time"

	"docket/internal/calendar"
)

// day says a date as a card does: "Monday 30 Nov", and with its year when that is another one.
func (r Reader) day(d calendar.Date) string {
	if d.IsZero() {
		return "–"
	}
	at := time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC)
	if d.Year != r.Now.In(r.Zone).Year() && d.Before(r.today()) {
		return r.P.Date(at, time.UTC)
	}
	return r.P.Day(at, time.UTC)
}

func (r Reader) today() calendar.Date { return calendar.DateOf(r.Now, r.Zone) }

// instant says a minute in the zone of the device it is read on; a client that cannot reads the reader's zone, by name.
func (r Reader) instant(at time.Time) string {
	return fmt.Sprintf("<!date^%d^{date_short_pretty} {time}|%s>", at.Unix(), r.minute(at))
}

// minute says a minute in the reader's zone and names the zone: "Mon 30 Nov 09:00 (Paris)".
func (r Reader) minute(at time.Time) string {
	return r.P.DayTime(at, r.Zone) + " (" + calendar.City(r.Zone.String()) + ")"
}

// age says how long ago something was.
func (r Reader) age(since time.Time) string { return r.P.Age(r.Now.Sub(since)) }
