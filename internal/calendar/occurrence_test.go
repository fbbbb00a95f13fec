package calendar_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"docket/internal/calendar"
)

func date(t *testing.T, text string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func country(t rapid.TB, code string, overrides ...calendar.Override) calendar.Days {
	t.Helper()
	days, err := calendar.NewDays(code, overrides)
	if err != nil {
		t.Fatal(err)
	}
	return days
}

// line is an occurrence as a test writes it: its key, when it is held, and what moved it.
type line struct{ Wall, At, Moved string }

func TestMeetingsMoveOffPublicHolidays(t *testing.T) {
	off := func(day, name string) calendar.Override { return calendar.Override{Day: date(t, day), Name: name} }
	tests := map[string]struct {
		spec, zone string
		days       calendar.Days
		after      string // a reading in the zone
		want       []line
	}{
		"Easter Monday moves to Tuesday and keeps its key": {
			"0 9 * * 1", "Europe/Paris", country(t, "FR"), "2027-03-22T09:00",
			[]line{
				{"2027-03-29T09:00", "2027-03-30T09:00", "Lundi de Pâques"},
				{"2027-04-05T09:00", "2027-04-05T09:00", ""},
			},
		},
		"on the holiday itself it still lies ahead": {
			"0 9 * * 1", "Europe/Paris", country(t, "FR"), "2027-03-29T12:00",
			[]line{{"2027-03-29T09:00", "2027-03-30T09:00", "Lundi de Pâques"}},
		},
		"once held it lies behind": {
			"0 9 * * 1", "Europe/Paris", country(t, "FR"), "2027-03-30T09:00",
			[]line{{"2027-04-05T09:00", "2027-04-05T09:00", ""}},
		},
		"a Friday's holiday moves over the weekend": {
			"0 9 * * 5", "Europe/London", country(t, "GB"), "2027-03-20T00:00",
			[]line{{"2027-03-26T09:00", "2027-03-30T09:00", "Good Friday"}},
		},
		"a golden week moves to the day work begins": {
			"0 9 * * 1", "Asia/Shanghai", country(t, "CN"), "2026-09-28T09:00",
			[]line{
				{"2026-10-05T09:00", "2026-10-08T09:00", "National Day"},
				{"2026-10-12T09:00", "2026-10-12T09:00", ""},
			},
		},
		"a worked Saturday takes what moved": {
			"0 9 * * 5", "Asia/Shanghai", country(t, "CN", off("2026-10-09", "Company day")), "2026-10-08T09:00",
			[]line{{"2026-10-09T09:00", "2026-10-10T09:00", "Company day"}},
		},
		"a Saturday somebody asked for stays": {
			"0 9 * * 6", "Europe/Paris", country(t, "FR"), "2026-11-30T00:00",
			[]line{{"2026-12-05T09:00", "2026-12-05T09:00", ""}},
		},
		"a Saturday that is a feast moves": {
			"0 9 * * 6", "Europe/Paris", country(t, "FR"), "2027-05-01T00:00",
			[]line{{"2027-05-01T09:00", "2027-05-03T09:00", "Fête du Travail"}},
		},
		"a holiday that is worked does not move": {
			"0 9 * * 1", "Europe/Paris",
			country(t, "FR", calendar.Override{Day: date(t, "2027-05-17"), Worked: true}), "2027-05-11T00:00",
			[]line{{"2027-05-17T09:00", "2027-05-17T09:00", ""}},
		},
		"two meetings at one instant are the one that did not move": {
			"0 9 * * 1,2", "Europe/Paris", country(t, "FR"), "2027-03-23T09:00",
			[]line{
				{"2027-03-30T09:00", "2027-03-30T09:00", ""},
				{"2027-04-05T09:00", "2027-04-05T09:00", ""},
			},
		},
		"two meetings moved to other hours of a day are both held": {
			"0 9,17 * * 1", "Europe/Paris", country(t, "FR"), "2027-03-23T09:00",
			[]line{
				{"2027-03-29T09:00", "2027-03-30T09:00", "Lundi de Pâques"},
				{"2027-03-29T17:00", "2027-03-30T17:00", "Lundi de Pâques"},
			},
		},
		"a date of the year moves like any other": {
			"0 17 29 3 *", "Europe/Paris", country(t, "FR"), "2027-03-01T00:00",
			[]line{{"2027-03-29T17:00", "2027-03-30T17:00", "Lundi de Pâques"}},
		},
		"without a country nothing moves": {
			"0 9 * * 1", "Europe/Paris", calendar.Days{}, "2027-03-22T09:00",
			[]line{{"2027-03-29T09:00", "2027-03-29T09:00", ""}},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			loc, s := zone(t, test.zone), schedule(t, test.spec)
			const layout = "2006-01-02T15:04"
			at, err := time.ParseInLocation(layout, test.after, loc)
			if err != nil {
				t.Fatal(err)
			}
			var got []line
			for range test.want {
				o := s.NextOccurrence(at, loc, test.days)
				at = o.At
				got = append(got, line{Wall: o.Wall, At: o.At.In(loc).Format(layout), Moved: o.Moved})
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("occurrences differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTheZeroScheduleHasNoOccurrence(t *testing.T) {
	var none calendar.Schedule
	if got := none.NextOccurrence(time.Unix(0, 0), time.UTC, calendar.Days{}); got != (calendar.Occurrence{}) {
		t.Errorf("has %+v", got)
	}
}
