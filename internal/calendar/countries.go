package calendar

import (
	"slices"
	"sync"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/at"
	"github.com/rickar/cal/v2/be"
	"github.com/rickar/cal/v2/ca"
	"github.com/rickar/cal/v2/ch"
	"github.com/rickar/cal/v2/cz"
	"github.com/rickar/cal/v2/de"
	"github.com/rickar/cal/v2/dk"
	"github.com/rickar/cal/v2/es"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/ie"
	"github.com/rickar/cal/v2/it"
	"github.com/rickar/cal/v2/jp"
	"github.com/rickar/cal/v2/nl"
	"github.com/rickar/cal/v2/no"
	"github.com/rickar/cal/v2/pl"
	"github.com/rickar/cal/v2/se"
	"github.com/rickar/cal/v2/us"
)

// specialDay is a day a country treats unlike its weekday; its zero value is a day like any other.
type specialDay struct {
	name   string
	worked bool
}

// countries hold the holidays of a whole country by law; those of its regions, and days off by custom, are a committee's
// own days. The lists are rickar/cal's, mended where the law says otherwise; it has none of China.
var countries = map[string]func(year int) map[Date]specialDay{
	"AT": rules(at.Holidays),
	"BE": rules(be.Holidays),
	"CA": rules(without(ca.Holidays, ca.EasterMonday, ca.CivicDay)),
	"CH": rules(swissEverywhere),
	"CN": chinaDays,
	"CZ": rules(cz.Holidays),
	"DE": rules(de.Holidays),
	"DK": rules(without(dk.Holidays, dk.Grundlovsdag)),
	"ES": rules(es.Holidays),
	"FR": rules(fr.Holidays),
	"GB": rules(gb.Holidays),
	"IE": rules(ie.Holidays),
	"IT": rules(append(slices.Clone(it.Holidays), saintFrancis)),
	"JP": rules(jp.Holidays),
	"NL": rules(without(nl.Holidays, nl.GoedeVrijdag, nl.BevrijdingsDag)),
	"NO": rules(no.Holidays),
	"PL": rules(append(slices.Clone(pl.Holidays), christmasEve)),
	"SE": rules(se.Holidays),
	"US": rules(us.Holidays),
}

var (
	// swissEverywhere are the four that every canton keeps.
	swissEverywhere = []*cal.Holiday{ch.Neujahr, ch.Auffahrt, ch.Bundesfeiertag, ch.Weihnachtstag}
	saintFrancis    = &cal.Holiday{Name: "San Francesco", StartYear: 2026, Month: time.October, Day: 4, Func: cal.CalcDayOfMonth}
	christmasEve    = &cal.Holiday{Name: "Wigilia", StartYear: 2025, Month: time.December, Day: 24, Func: cal.CalcDayOfMonth}
)

func without(holidays []*cal.Holiday, not ...*cal.Holiday) []*cal.Holiday {
	return slices.DeleteFunc(slices.Clone(holidays), func(h *cal.Holiday) bool { return slices.Contains(not, h) })
}

func init() {
	// Its rules would otherwise be worked out in the machine's zone, where midnight may be missing.
	cal.DefaultLoc = time.UTC
}

// rules are the days off of a year by the rules of a holiday list: the feast itself, and where it is made up for.
func rules(holidays []*cal.Holiday) func(year int) map[Date]specialDay {
	return func(year int) map[Date]specialDay {
		days := map[Date]specialDay{}
		for _, holiday := range holidays {
			if holiday.Type == cal.ObservanceReligious || holiday.Type == cal.ObservanceOther {
				continue
			}
			// New Year's Day may be observed in the old year, and Christmas in the new one.
			for _, y := range []int{year - 1, year, year + 1} {
				actual, observed := holiday.Calc(y)
				for _, t := range []time.Time{actual, observed} {
					if t.Year() == year {
						days[DateOf(t, time.UTC)] = specialDay{name: holiday.Name}
					}
				}
			}
		}
		return days
	}
}

type countryYear struct {
	country string
	year    int
}

// specialDays remembers the years worked out so far.
var specialDays sync.Map // countryYear → map[Date]specialDay

func countryDay(country string, day Date) specialDay {
	key := countryYear{country: country, year: day.Year}
	if year, ok := specialDays.Load(key); ok {
		return year.(map[Date]specialDay)[day]
	}
	of, known := countries[country]
	if !known {
		return specialDay{}
	}
	year, _ := specialDays.LoadOrStore(key, of(day.Year))
	return year.(map[Date]specialDay)[day]
}
