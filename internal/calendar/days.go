package calendar

import (
	"maps"
	"slices"
	"strings"
	"time"

	"docket/internal/fault"
)

// Days is a calendar of working days: Monday to Friday without a country's public holidays, and with a committee's
// own days on top. The zero Days knows no holiday.
type Days struct {
	country string
	own     map[Date]Override
}

// Override is a day on which a committee's calendar differs from its country's.
type Override struct {
	Day Date
	// Worked makes it a working day, also on a weekend or a public holiday; otherwise the day is off.
	Worked bool
	// Name says why, "Company day"; a day off must have one.
	Name string
}

// NewDays is the calendar of a country, by its ISO 3166 code ("FR"), with a committee's own days on top. Without a
// country it has no public holidays. A country that is not known, a day off without a name, and two overrides of one
// day are Invalid faults.
func NewDays(country string, overrides []Override) (Days, error) {
	days := Days{country: strings.ToUpper(strings.TrimSpace(country)), own: make(map[Date]Override, len(overrides))}
	if _, known := countries[days.country]; !known && days.country != "" {
		return Days{}, fault.Invalidf("The public holidays of %q are not known. Known are %s; "+
			"for another country leave it out and list the days off yourself.", country, strings.Join(Countries(), ", "))
	}
	for _, o := range overrides {
		if _, twice := days.own[o.Day]; twice {
			return Days{}, fault.Invalidf("%s is listed twice. Keep one of the two.", o.Day)
		}
		if !o.Worked && o.Name == "" {
			return Days{}, fault.Invalidf("Say what %s is off for: the name is shown when a meeting moves.", o.Day)
		}
		days.own[o.Day] = o
	}
	return days, nil
}

// Countries are the ISO 3166 codes NewDays knows, sorted.
func Countries() []string { return slices.Sorted(maps.Keys(countries)) }

// Holiday tells whether the day is off for a reason that has a name, a public holiday or a committee's own day, and
// gives that name in the country's language where it is known.
func (d Days) Holiday(day Date) (name string, ok bool) {
	if o, own := d.own[day]; own {
		return o.Name, !o.Worked
	}
	it := countryDay(d.country, day)
	return it.name, it.name != "" && !it.worked
}

// IsWorkday tells whether the day is worked.
func (d Days) IsWorkday(day Date) bool {
	if o, own := d.own[day]; own {
		return o.Worked
	}
	if it := countryDay(d.country, day); it.name != "" {
		return it.worked
	}
	weekday := day.Weekday()
	return weekday != time.Saturday && weekday != time.Sunday
}

// NextWorkday is the first working day after the given day.
func (d Days) NextWorkday(day Date) Date { return d.AddWorkdays(day, 1) }

// LastWorkday is the last working day before the given day.
func (d Days) LastWorkday(day Date) Date { return d.AddWorkdays(day, -1) }

// AddWorkdays is the n-th working day after the given day, or before it when n is negative. None added leaves the day
// as it is, worked or not.
func (d Days) AddWorkdays(day Date, n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		if day = day.Add(step); d.IsWorkday(day) {
			n--
		}
	}
	return day
}
