package calendar_test

import (
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/fault"
)

func TestDatesReadAndCompare(t *testing.T) {
	d := date(t, "2026-11-30")
	if d != (calendar.Date{Year: 2026, Month: time.November, Day: 30}) || d.String() != "2026-11-30" {
		t.Errorf("read as %s", d)
	}
	if got := d.Add(2); got != date(t, "2026-12-02") {
		t.Errorf("two days later is %s", got)
	}
	if d.Weekday() != time.Monday {
		t.Errorf("is a %s", d.Weekday())
	}
	for _, earlier := range []string{"2026-11-29", "2026-10-31", "2025-12-31"} {
		if date(t, earlier).Compare(d) >= 0 || d.Compare(date(t, earlier)) <= 0 || d.Compare(d) != 0 {
			t.Errorf("%s does not come before %s", earlier, d)
		}
	}
	for _, text := range []string{"", "30.11.2026", "2026-02-30", "2026-11-30T09:00"} {
		if _, err := calendar.ParseDate(text); fault.KindOf(err) != fault.Invalid {
			t.Errorf("ParseDate(%q) gives %v, want an invalid fault", text, err)
		}
	}
}

func TestAMonthLaterIsTheSameDayOrTheLastOne(t *testing.T) {
	for _, tt := range []struct {
		from   string
		months int
		want   string
	}{
		{"2026-11-18", 1, "2026-12-18"}, {"2026-12-18", 1, "2027-01-18"}, {"2027-01-31", 1, "2027-02-28"}, {"2028-01-31", 1, "2028-02-29"},
		{"2026-10-31", 1, "2026-11-30"}, {"2026-11-30", 3, "2027-02-28"}, {"2026-11-18", 14, "2028-01-18"}, {"2027-03-31", -1, "2027-02-28"},
		{"2026-11-18", 0, "2026-11-18"},
	} {
		if got := date(t, tt.from).AddMonths(tt.months); got != date(t, tt.want) {
			t.Errorf("%d months after %s is %s, want %s", tt.months, tt.from, got, tt.want)
		}
	}
}

func TestDaysAreCountedInTheZone(t *testing.T) {
	paris, shanghai := zone(t, "Europe/Paris"), zone(t, "Asia/Shanghai")
	tests := map[string]struct {
		a, b string
		loc  *time.Location
		want int
	}{
		"a minute over midnight is a day":       {"2026-11-30T23:59:00+01:00", "2026-12-01T00:00:00+01:00", paris, 1},
		"the same minutes elsewhere are none":   {"2026-11-30T23:59:00+01:00", "2026-12-01T00:00:00+01:00", shanghai, 0},
		"a week in which the clock goes back":   {"2026-10-19T09:00:00+02:00", "2026-10-26T08:00:00+01:00", paris, 7},
		"a day of 23 hours is a day":            {"2027-03-28T00:00:00+01:00", "2027-03-29T00:00:00+02:00", paris, 1},
		"backwards is negative":                 {"2026-12-01T12:00:00+01:00", "2026-11-28T12:00:00+01:00", paris, -3},
		"within a day there are none, any hour": {"2026-11-30T00:00:00+01:00", "2026-11-30T23:59:00+01:00", paris, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := calendar.DateOf(instantAt(t, test.a), test.loc).DaysUntil(calendar.DateOf(instantAt(t, test.b), test.loc)); got != test.want {
				t.Errorf("counts %d, want %d", got, test.want)
			}
		})
	}
}

func TestADayEndsAtTheNextMidnight(t *testing.T) {
	tests := map[string]struct{ zone, at, want string }{
		"the next midnight":                   {"Europe/Paris", "2026-11-30T09:00:00+01:00", "2026-12-01T00:00:00+01:00"},
		"midnight begins its own day":         {"Europe/Paris", "2026-12-01T00:00:00+01:00", "2026-12-02T00:00:00+01:00"},
		"a day of 25 hours":                   {"Europe/Paris", "2026-10-25T01:00:00+02:00", "2026-10-26T00:00:00+01:00"},
		"a day before one without midnight":   {"America/Santiago", "2026-09-05T12:00:00-04:00", "2026-09-06T01:00:00-03:00"},
		"the day before one Apia left out":    {"Pacific/Apia", "2011-12-29T12:00:00-10:00", "2011-12-31T00:00:00+14:00"},
		"the zone decides which day it is in": {"Asia/Shanghai", "2026-11-30T18:00:00+01:00", "2026-12-02T00:00:00+08:00"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			loc := zone(t, test.zone)
			if got := calendar.DateOf(instantAt(t, test.at), loc).At(24*60, loc).In(loc).Format(time.RFC3339); got != test.want {
				t.Errorf("ends at %s, want %s", got, test.want)
			}
		})
	}
}

func instantAt(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}
