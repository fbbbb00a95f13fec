package calendar_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/calendar"
)

// days round which clocks were changed, one way and the other, or a day was left out.
var changes = map[string][]string{
	"Europe/Paris":        {"2027-03-28", "2026-10-25"},
	"America/New_York":    {"2027-03-14", "2026-11-01"},
	"Australia/Lord_Howe": {"2026-10-04", "2027-04-04"},
	"Asia/Shanghai":       {"2026-11-30"},
	"Pacific/Apia":        {"2011-12-30", "2012-04-01"},
}

// match is a schedule as a test of readings, with the spec that says the same.
type match struct {
	spec string
	on   func(wall time.Time) bool
}

func drawMatch(t *rapid.T) match {
	minute, hour := rapid.IntRange(0, 59).Draw(t, "minute"), rapid.IntRange(0, 4).Draw(t, "hour")
	weekday := rapid.IntRange(0, 7).Draw(t, "weekday, or any") // 7 stands for any
	every := rapid.Bool().Draw(t, "every hour")
	m := match{
		spec: fmt.Sprintf("%d %d * * %d", minute, hour, weekday),
		on: func(wall time.Time) bool {
			return wall.Minute() == minute && (every || wall.Hour() == hour) &&
				(weekday == 7 || int(wall.Weekday()) == weekday)
		},
	}
	if every {
		m.spec = fmt.Sprintf("%d * * * %d", minute, weekday)
	}
	if weekday == 7 {
		m.spec = m.spec[:len(m.spec)-1] + "*"
	}
	return m
}

// watch looks at a clock minute by minute, as somebody on the spot would: the schedule comes round at the first
// minute that shows a reading it names, or has jumped past one.
func watch(from, to time.Time, loc *time.Location, on func(wall time.Time) bool) (rings []time.Time) {
	shown := func(t time.Time) time.Time {
		t = t.In(loc)
		return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
	}
	latest := shown(from)
	for t := from.Add(time.Minute); !t.After(to); t = t.Add(time.Minute) {
		rang := false
		for now := shown(t); latest.Before(now); {
			latest = latest.Add(time.Minute)
			rang = rang || on(latest)
		}
		if rang {
			rings = append(rings, t)
		}
	}
	return rings
}

func TestNextIsWhatSomebodyWatchingTheClockSees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{
			"Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "Pacific/Apia",
		}).Draw(t, "zone")
		loc := zone(t, name)
		day, err := time.ParseInLocation(time.DateOnly, rapid.SampledFrom(changes[name]).Draw(t, "day"), time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		// Two days before, so that what was shown before a fold is known when the asking starts.
		from, to := day.AddDate(0, 0, -2), day.AddDate(0, 0, 3)
		m := drawMatch(t)
		s := schedule(t, m.spec)
		rings := watch(from, to, loc, m.on)
		at := day.Add(time.Duration(rapid.IntRange(-24*60, 24*60).Draw(t, "minutes")) * time.Minute)
		for _, ring := range rings {
			if !ring.After(at) {
				continue
			}
			if at = s.Next(at, loc); !at.Equal(ring) {
				t.Fatalf("%s comes at %s, somebody watching saw %s", m.spec, at.In(loc), ring.In(loc))
			}
		}
		if next := s.Next(at, loc); !next.After(to) {
			t.Fatalf("%s comes at %s, which nobody saw", m.spec, next.In(loc))
		}
	})
}

// drawDays has holidays in runs and worked weekends, close together.
func drawDays(t *rapid.T, around calendar.Date) calendar.Days {
	var overrides []calendar.Override
	offsets := rapid.SliceOfNDistinct(rapid.IntRange(-10, 25), 0, 20, rapid.ID[int]).Draw(t, "own days")
	for _, offset := range offsets {
		worked := rapid.IntRange(0, 3).Draw(t, "one in four is worked") == 0
		overrides = append(overrides, calendar.Override{Day: around.Add(offset), Worked: worked, Name: "own"})
	}
	days, err := calendar.NewDays("FR", overrides)
	if err != nil {
		t.Fatal(err)
	}
	return days
}

func TestOccurrencesAreAllHeldOnceAndInOrder(t *testing.T) {
	loc := zone(t, "Europe/Paris")
	rapid.Check(t, func(t *rapid.T) {
		s := schedule(t, rapid.SampledFrom([]string{
			"0 9 * * 1", "0 9 * * *", "0 9,17 * * 1-5", "30 2 * * *", "0 9 * * 1,2", "0 9 * * 6", "15 8 1,15 * *",
		}).Draw(t, "schedule"))
		start := calendar.Date{Year: 2026, Month: time.October, Day: 12}
		days := drawDays(t, start)
		from, to := start.At(0, loc), start.Add(40).At(0, loc)

		held, instants, at := map[string]bool{}, map[time.Time]bool{}, from
		for at.Before(to) {
			o := s.NextOccurrence(at, loc, days)
			if !o.At.After(at) {
				t.Fatalf("%+v takes place no later than the one before, at %s", o, at)
			}
			if held[o.Wall] {
				t.Fatalf("%+v is held twice", o)
			}
			held[o.Wall], instants[o.At], at = true, true, o.At
		}
		for planned := s.Next(from, loc); planned.Before(start.Add(30).At(0, loc)); planned = s.Next(planned, loc) {
			if want := heldAt(planned, loc, days); !instants[want] && want.Before(at) {
				t.Fatalf("planned for %s, it should be held at %s, and is not", planned, want)
			}
		}
	})
}

// heldAt says when a meeting planned for an instant is held, by the letter of the rule.
func heldAt(planned time.Time, loc *time.Location, days calendar.Days) time.Time {
	day := calendar.DateOf(planned, loc)
	if _, off := days.Holiday(day); !off {
		return planned
	}
	for day = day.Add(1); !days.IsWorkday(day); {
		day = day.Add(1)
	}
	local := planned.In(loc)
	return day.At(local.Hour()*60+local.Minute(), loc)
}
