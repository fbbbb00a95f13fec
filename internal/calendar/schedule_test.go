package calendar_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/calendar"
	"docket/internal/fault"
)

func zone(t rapid.TB, name string) *time.Location {
	t.Helper()
	loc, err := calendar.Zone(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func schedule(t rapid.TB, spec string) calendar.Schedule {
	t.Helper()
	s, err := calendar.Parse(spec)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestParseRefusesWhatNeverOrTooOftenComes(t *testing.T) {
	tests := map[string]struct{ spec, says string }{
		"nothing":                    {"", "five parts"},
		"a half-typed schedule":      {"0 9 *", "has 3"},
		"a schedule with seconds":    {"0 0 9 * * 1", "has 6"},
		"a descriptor":               {"@weekly", "five parts"},
		"an interval":                {"@every 1h", "five parts"},
		"an interval padded to five": {"@every 1h * * *", "cannot be read"},
		"a zone of its own":          {"TZ=Europe/Paris 0 9 * * 1", "five parts"},
		"a zone for a minute":        {"TZ=Europe/Paris 9 * * 1", "cannot be read"},
		"a zone cut short":           {"CRON_TZ= 9 * * 1", "cannot be read"},
		"the 31st of February":       {"0 9 31 2 *", "never comes"},
		"the 31st of short months":   {"0 9 31 4,6,9,11 *", "never comes"},
		"the 60th minute":            {"60 9 * * 1", "cannot be read"},
		"an eighth weekday":          {"0 9 * * 7", "0, Sunday"},
		"words":                      {"every Monday at nine o'clock", "cannot be read"},
		"a range upside down":        {"0 9 * * 5-1", "cannot be read"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := calendar.Parse(test.spec)
			if fault.KindOf(err) != fault.Invalid {
				t.Fatalf("Parse(%q) gives %v, want an invalid fault", test.spec, err)
			}
			if !strings.Contains(err.Error(), test.says) {
				t.Errorf("Parse(%q) says %q, want it to say %q", test.spec, err, test.says)
			}
		})
	}
}

func TestSchedulesCompare(t *testing.T) {
	if schedule(t, "0 9 * * 1") != schedule(t, " 0  9 * * 1 ") {
		t.Error("the same schedule with other spaces differs")
	}
	if schedule(t, "0 9 * * 1") == schedule(t, "0 9 * * 2") {
		t.Error("Monday's schedule is Tuesday's")
	}
	if got := schedule(t, " 0  9 * * mon").String(); got != "0 9 * * mon" {
		t.Errorf("String() = %q", got)
	}
}

func TestNextFollowsTheWallClock(t *testing.T) {
	tests := map[string]struct {
		spec, zone, after string
		want              []string
	}{
		"a Monday keeps its hour when winter comes": {
			"0 9 * * 1", "Europe/Paris", "2026-10-19T09:00:00+02:00",
			[]string{"2026-10-26T09:00:00+01:00", "2026-11-02T09:00:00+01:00"},
		},
		"a time in Paris's gap comes at its end": {
			"30 2 * * *", "Europe/Paris", "2027-03-27T12:00:00+01:00",
			[]string{"2027-03-28T03:00:00+02:00", "2027-03-29T02:30:00+02:00"},
		},
		"all times in one gap come once": {
			"*/20 2 * * *", "Europe/Paris", "2027-03-28T01:30:00+01:00",
			[]string{"2027-03-28T03:00:00+02:00", "2027-03-29T02:00:00+02:00"},
		},
		"an hour that comes twice fires the first time": {
			"30 2 * * *", "Europe/Paris", "2026-10-24T12:00:00+02:00",
			[]string{"2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00"},
		},
		"asked within the second time round, it is over": {
			"30 2 * * *", "Europe/Paris", "2026-10-25T02:10:00+01:00",
			[]string{"2026-10-26T02:30:00+01:00"},
		},
		"New York's gap": {
			"15 2 * * 0", "America/New_York", "2027-03-13T00:00:00-05:00",
			[]string{"2027-03-14T03:00:00-04:00", "2027-03-21T02:15:00-04:00"},
		},
		"New York's twice-told hour": {
			"15 1 * * 0", "America/New_York", "2026-10-31T00:00:00-04:00",
			[]string{"2026-11-01T01:15:00-04:00", "2026-11-08T01:15:00-05:00"},
		},
		"Lord Howe's gap is half an hour": {
			"15 2 * * *", "Australia/Lord_Howe", "2026-10-03T12:00:00+10:30",
			[]string{"2026-10-04T02:30:00+11:00", "2026-10-05T02:15:00+11:00"},
		},
		"Lord Howe's fold is half an hour": {
			"45 1 * * *", "Australia/Lord_Howe", "2027-04-03T12:00:00+11:00",
			[]string{"2027-04-04T01:45:00+11:00", "2027-04-05T01:45:00+10:30"},
		},
		"Shanghai knows no change": {
			"0 9 * * 1", "Asia/Shanghai", "2026-10-25T00:00:00+08:00",
			[]string{"2026-10-26T09:00:00+08:00", "2026-11-02T09:00:00+08:00"},
		},
		"the Friday Apia left out comes as Saturday begins": {
			"0 9 * * 5", "Pacific/Apia", "2011-12-29T23:00:00-10:00",
			[]string{"2011-12-31T00:00:00+14:00", "2012-01-06T09:00:00+14:00"},
		},
		"29 February waits eight years over 2100": {
			"0 9 29 2 *", "UTC", "2096-03-01T00:00:00Z",
			[]string{"2104-02-29T09:00:00Z", "2108-02-29T09:00:00Z"},
		},
		// The standard library's zone bounds stand still on this day.
		"the last day of a leap year beyond the zone's table": {
			"0 9 31 12 *", "Europe/Paris", "2039-12-31T09:00:00+01:00", []string{"2040-12-31T09:00:00+01:00"},
		},
		"the very instant is not after itself": {
			"0 9 * * 1", "UTC", "2026-11-30T09:00:00Z", []string{"2026-12-07T09:00:00Z"},
		},
		"a moment before it is": {
			"0 9 * * 1", "UTC", "2026-11-30T08:59:59.999Z", []string{"2026-11-30T09:00:00Z"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			loc, s := zone(t, test.zone), schedule(t, test.spec)
			at, err := time.Parse(time.RFC3339Nano, test.after)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range test.want {
				at = s.Next(at, loc)
				if got := at.In(loc).Format(time.RFC3339); got != want {
					t.Fatalf("next is %s, want %s", got, want)
				}
			}
		})
	}
}

func TestTheZeroScheduleNeverComes(t *testing.T) {
	if got := (calendar.Schedule{}).Next(time.Unix(0, 0), time.UTC); !got.IsZero() {
		t.Errorf("comes at %s", got)
	}
}

func TestZoneRefusesWhatIsNone(t *testing.T) {
	for _, name := range []string{"", "Local", "Paris", "../etc/passwd", "Europe/Atlantis"} {
		if _, err := calendar.Zone(name); fault.KindOf(err) != fault.Invalid {
			t.Errorf("Zone(%q) gives %v, want an invalid fault", name, err)
		}
	}
}
