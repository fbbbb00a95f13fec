package locale

import (
	"fmt"
	"time"
)

const (
	day   = 24 * time.Hour
	week  = 7 * day
	month = 365 * day / 12
	year  = 365 * day
)

// Age says how long something has lasted, in the one unit a person would use: "5 minutes", "9 days", "3 weeks".
// It rounds down: days up to two weeks, weeks up to nine, months up to two years. A negative age counts as none.
func (p *Printer) Age(d time.Duration) string {
	switch {
	case d < time.Minute:
		return p.T("less than a minute")
	case d < time.Hour:
		return p.N(int(d/time.Minute), "%d minute", "%d minutes")
	case d < day:
		return p.N(int(d/time.Hour), "%d hour", "%d hours")
	case d < 2*week:
		return p.N(int(d/day), "%d day", "%d days")
	case d < 9*week:
		return p.N(int(d/week), "%d week", "%d weeks")
	case d < 2*year:
		return p.N(int(d/month), "%d month", "%d months")
	default:
		return p.N(int(d/year), "%d year", "%d years")
	}
}

// Clock says minutes as a clock that runs: "45 min", "8 h 20", "16 h". Negative minutes count as none.
func (p *Printer) Clock(minutes int) string {
	minutes = max(minutes, 0)
	switch hours, rest := minutes/60, minutes%60; {
	case hours == 0:
		return fmt.Sprintf("%d min", rest)
	case rest == 0:
		return fmt.Sprintf("%d h", hours)
	default:
		return fmt.Sprintf("%d h %02d", hours, rest)
	}
}

// Age is a length of time as an argument of a sentence whose language is not known yet.
type Age time.Duration

// Localize says the age as Printer.Age does.
func (a Age) Localize(p *Printer) string { return p.Age(time.Duration(a)) }
