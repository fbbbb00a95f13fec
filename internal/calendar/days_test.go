package calendar_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"docket/internal/calendar"
	"docket/internal/fault"
)

func TestPublicHolidaysAreTheCountrysOwn(t *testing.T) {
	tests := map[string]struct {
		country, day string
		holiday      string // empty for none
		worked       bool
	}{
		"Bastille Day":                             {"FR", "2026-07-14", "Fête Nationale", false},
		"the day after it":                         {"FR", "2026-07-15", "", true},
		"a plain Saturday":                         {"FR", "2026-11-28", "", false},
		"small letters will do":                    {"fr", "2026-12-25", "Noël", false},
		"German Unity on a Saturday":               {"DE", "2026-10-03", "Tag der Deutschen Einheit", false},
		"Bavaria's Epiphany is not Germany's":      {"DE", "2027-01-06", "", true},
		"a British Christmas made up on a Monday":  {"GB", "2027-12-27", "Christmas Day", false},
		"Boxing Day made up on a Tuesday":          {"GB", "2027-12-28", "Boxing Day", false},
		"New Year observed in the old year":        {"US", "2027-12-31", "New Year's Day", false},
		"Thanksgiving":                             {"US", "2026-11-26", "Thanksgiving Day", false},
		"only what all cantons keep":               {"CH", "2027-01-06", "", true},
		"the Swiss National Day":                   {"CH", "2028-08-01", "Bundesfeiertag", false},
		"China's bridge in Spring Festival":        {"CN", "2026-02-16", "Spring Festival", false},
		"a Saturday China works for it":            {"CN", "2026-02-28", "", true},
		"a Sunday China works for it":              {"CN", "2026-01-04", "", true},
		"a weekend within the feast":               {"CN", "2026-02-21", "Spring Festival", false},
		"the eve of China's new year":              {"CN", "2027-02-05", "Spring Festival", false},
		"Mid-Autumn by the moon":                   {"CN", "2027-09-15", "Mid-Autumn Festival", false},
		"National Day beyond the almanac":          {"CN", "2041-10-01", "National Day", false},
		"Saint Francis is Italy's again":           {"IT", "2027-10-04", "San Francesco", false},
		"and was not before 2026":                  {"IT", "2024-10-04", "", true},
		"Poland's Christmas Eve":                   {"PL", "2026-12-24", "Wigilia", false},
		"King's Day":                               {"NL", "2028-04-27", "Koningsdag", false},
		"Good Friday is worked in the Netherlands": {"NL", "2027-03-26", "", true},
		"Norway's Constitution Day":                {"NO", "2028-05-17", "Grunnlovsdag", false},
		"Saint Patrick's Day":                      {"IE", "2026-03-17", "Saint Patrick's Day", false},
		"a province's day is not Canada's":         {"CA", "2027-08-02", "", true},
		"no country, no holiday":                   {"", "2026-12-25", "", true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			days := country(t, test.country)
			got, off := days.Holiday(date(t, test.day))
			if off != (test.holiday != "") || off && got != test.holiday {
				t.Errorf("holiday is %q (%t), want %q", got, off, test.holiday)
			}
			if worked := days.IsWorkday(date(t, test.day)); worked != test.worked {
				t.Errorf("worked is %t, want %t", worked, test.worked)
			}
		})
	}
}

func TestOwnDaysWin(t *testing.T) {
	days := country(t, "FR",
		calendar.Override{Day: date(t, "2026-07-14"), Worked: true},
		calendar.Override{Day: date(t, "2026-07-15"), Name: "Company day"},
		calendar.Override{Day: date(t, "2026-07-18"), Worked: true, Name: "Stocktaking"},
	)
	for day, want := range map[string]bool{"2026-07-14": true, "2026-07-15": false, "2026-07-18": true} {
		if got := days.IsWorkday(date(t, day)); got != want {
			t.Errorf("%s worked is %t, want %t", day, got, want)
		}
	}
	if name, off := days.Holiday(date(t, "2026-07-15")); !off || name != "Company day" {
		t.Errorf("the company day is %q (%t)", name, off)
	}
	if _, off := days.Holiday(date(t, "2026-07-18")); off {
		t.Error("a worked Saturday is a holiday")
	}
}

func TestNewDaysRefuses(t *testing.T) {
	day := date(t, "2026-07-15")
	tests := map[string]struct {
		country   string
		overrides []calendar.Override
	}{
		"a country it does not know": {"XX", nil},
		"a country by its name":      {"France", nil},
		"a day off without a name":   {"FR", []calendar.Override{{Day: day}}},
		"one day listed twice":       {"FR", []calendar.Override{{Day: day, Name: "a"}, {Day: day, Worked: true}}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if _, err := calendar.NewDays(test.country, test.overrides); fault.KindOf(err) != fault.Invalid {
				t.Errorf("gives %v, want an invalid fault", err)
			}
		})
	}
}

func TestEveryCountryHasAYearOfHolidays(t *testing.T) {
	codes := calendar.Countries()
	for _, want := range []string{"CN", "DE", "FR", "GB", "US"} {
		if !slices.Contains(codes, want) {
			t.Errorf("%s is not known", want)
		}
	}
	for _, code := range codes {
		days, off := country(t, code), 0
		for day := date(t, "2027-01-01"); day.Year == 2027; day = day.Add(1) {
			if name, ok := days.Holiday(day); ok && name != "" {
				off++
			}
		}
		if off < 4 || off > 30 {
			t.Errorf("%s has %d holidays in 2027", code, off)
		}
	}
}

func TestAddWorkdays(t *testing.T) {
	days := country(t, "FR")
	tests := map[string]struct {
		from string
		n    int
		want string
	}{
		"none leaves the day":            {"2026-11-28", 0, "2026-11-28"},
		"one from a Friday is Monday":    {"2026-11-27", 1, "2026-11-30"},
		"one from a Saturday is Monday":  {"2026-11-28", 1, "2026-11-30"},
		"over a holiday and its weekend": {"2027-03-26", 1, "2027-03-30"},
		"back over a weekend":            {"2026-11-30", -1, "2026-11-27"},
		"ten are two weeks":              {"2026-11-16", 10, "2026-11-30"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := days.AddWorkdays(date(t, test.from), test.n); got != date(t, test.want) {
				t.Errorf("is %s, want %s", got, test.want)
			}
		})
	}
}

func TestWorkdaysThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := drawDays(t, calendar.Date{Year: 2026, Month: 11, Day: 30})
		from := calendar.Date{Year: 2026, Month: 11, Day: 10}.Add(rapid.IntRange(0, 60).Draw(t, "days"))
		n := rapid.IntRange(1, 30).Draw(t, "workdays")
		to := days.AddWorkdays(from, n)
		counted := 0
		for day := from.Add(1); day.Compare(to) <= 0; day = day.Add(1) {
			if days.IsWorkday(day) {
				counted++
			}
		}
		if counted != n || !days.IsWorkday(to) {
			t.Fatalf("%d workdays after %s is %s, which counts %d", n, from, to, counted)
		}
		if back := days.AddWorkdays(to, -n); days.IsWorkday(from) && back != from {
			t.Fatalf("%d workdays back from %s is %s, not %s", n, to, back, from)
		}
	})
}
