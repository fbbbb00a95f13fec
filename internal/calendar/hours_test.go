package calendar_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/calendar"
	"docket/internal/fault"
)

func hours(t rapid.TB, start, end int, days calendar.Days, loc *time.Location) calendar.Hours {
	t.Helper()
	h, err := calendar.NewHours(start, end, days, loc)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestWorkingTime(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	office, night := hours(t, 9*60, 18*60, country(t, "FR"), paris), hours(t, 0, 24*60, country(t, "FR",
		calendar.Override{Day: date(t, "2026-10-25"), Worked: true},
		calendar.Override{Day: date(t, "2027-03-28"), Worked: true}), paris)
	tests := map[string]struct {
		hours  calendar.Hours
		from   string
		worked time.Duration
		to     string // where worked ends
	}{
		"within a morning":                   {office, "2026-11-30T09:30:00+01:00", 2 * time.Hour, "2026-11-30T11:30:00+01:00"},
		"from before the day begins":         {office, "2026-11-30T06:00:00+01:00", time.Hour, "2026-11-30T10:00:00+01:00"},
		"exactly to the end of the day":      {office, "2026-11-30T09:00:00+01:00", 9 * time.Hour, "2026-11-30T18:00:00+01:00"},
		"over a night":                       {office, "2026-11-30T17:00:00+01:00", 2 * time.Hour, "2026-12-01T10:00:00+01:00"},
		"over a weekend":                     {office, "2026-11-27T17:00:00+01:00", 2 * time.Hour, "2026-11-30T10:00:00+01:00"},
		"from within a weekend":              {office, "2026-11-28T12:00:00+01:00", time.Hour, "2026-11-30T10:00:00+01:00"},
		"over Easter and its Monday":         {office, "2027-03-26T17:00:00+01:00", 2 * time.Hour, "2027-03-30T10:00:00+02:00"},
		"sixteen hours from a Monday":        {office, "2026-11-30T09:00:00+01:00", 16 * time.Hour, "2026-12-01T16:00:00+01:00"},
		"a day of 25 hours is worked whole":  {night, "2026-10-25T00:00:00+02:00", 25 * time.Hour, "2026-10-26T00:00:00+01:00"},
		"a day of 23 hours is worked whole":  {night, "2027-03-28T00:00:00+01:00", 23 * time.Hour, "2027-03-29T00:00:00+02:00"},
		"the asking may come from elsewhere": {office, "2026-11-30T17:30:00+08:00", time.Hour, "2026-11-30T11:30:00+01:00"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			from, to := instantAt(t, test.from), instantAt(t, test.to)
			if got := test.hours.Add(from, test.worked); !got.Equal(to) {
				t.Errorf("Add ends at %s, want %s", got.In(paris), test.to)
			}
			if got := test.hours.Between(from, to); got != test.worked {
				t.Errorf("Between is %s, want %s", got, test.worked)
			}
			if got := test.hours.Between(to, from); got != -test.worked {
				t.Errorf("Between backwards is %s, want %s", got, -test.worked)
			}
		})
	}
}

func TestNoWorkingTimeLeavesTheInstant(t *testing.T) {
	office, at := hours(t, 9*60, 18*60, country(t, "FR"), time.UTC), instantAt(t, "2026-11-28T03:00:00Z")
	for _, d := range []time.Duration{0, -time.Hour} {
		if got := office.Add(at, d); !got.Equal(at) {
			t.Errorf("adding %s gives %s", d, got)
		}
	}
	var none calendar.Hours
	if got := none.Add(at, time.Hour); !got.IsZero() {
		t.Errorf("no hours reach %s", got)
	}
	if got := none.Between(at, at.Add(time.Hour)); got != 0 {
		t.Errorf("no hours hold %s", got)
	}
}

func TestNewHoursRefuses(t *testing.T) {
	for name, span := range map[string][2]int{
		"hours that end before they start": {600, 540},
		"hours without length":             {600, 600},
		"hours before midnight":            {-1, 600},
		"hours past midnight":              {600, 24*60 + 1},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := calendar.NewHours(span[0], span[1], calendar.Days{}, time.UTC); fault.KindOf(err) != fault.Invalid {
				t.Errorf("gives %v, want an invalid fault", err)
			}
		})
	}
}

func TestAddIsTheFirstInstantBetweenReaches(t *testing.T) {
	loc := zone(t, "Europe/Paris")
	rapid.Check(t, func(t *rapid.T) {
		start := rapid.IntRange(0, 23*60).Draw(t, "start")
		end := rapid.IntRange(start+1, 24*60).Draw(t, "end")
		days := drawDays(t, calendar.Date{Year: 2026, Month: 10, Day: 20})
		h := hours(t, start, end, days, loc)
		from := time.Date(2026, 10, 15, 0, rapid.IntRange(0, 20*24*60).Draw(t, "minutes"), 0, 0, loc)
		d := time.Duration(rapid.IntRange(1, 30*(end-start)).Draw(t, "worked minutes")) * time.Minute
		to := h.Add(from, d)
		if got := h.Between(from, to); got != d {
			t.Fatalf("%s after %s is %s, but between them is %s", d, from, to, got)
		}
		if got := h.Between(from, to.Add(-time.Second)); got >= d {
			t.Fatalf("%s after %s is reached before %s", d, from, to)
		}
	})
}
