package care

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/calendar"
	"docket/internal/directory"
)

var france, _ = calendar.NewDays("FR", nil)

func TestWhereACallStands(t *testing.T) {
	wednesday := day(2026, time.March, 4)
	full := func(days ...int) map[calendar.Date]int {
		calls := map[calendar.Date]int{}
		for _, d := range days {
			calls[day(2026, time.March, d)] = 2
		}
		return calls
	}
	away := func(from, until int) directory.Member {
		return directory.Member{Absences: []directory.Absence{{From: day(2026, time.March, from), Until: day(2026, time.March, until)}}}
	}
	for _, tt := range []struct {
		name  string
		of    directory.Member
		calls map[calendar.Date]int
		ask   Ask
		want  int // of March
	}{
		{"on its day", directory.Member{}, nil, Ask{Ideal: wednesday}, 4},
		{"on its day while there is room", directory.Member{}, map[calendar.Date]int{wednesday: 1}, Ask{Ideal: wednesday}, 4},
		{"the day before when that is full", directory.Member{}, full(4), Ask{Ideal: wednesday}, 3},
		{"the day after when both are", directory.Member{}, full(3, 4), Ask{Ideal: wednesday}, 5},
		{"after a weekend", directory.Member{}, nil, Ask{Ideal: day(2026, time.March, 7)}, 9},
		{"never before it may", directory.Member{}, full(4), Ask{Ideal: wednesday, From: wednesday}, 5},
		{"before an absence", away(4, 6), nil, Ask{Ideal: wednesday}, 3},
		{"after an absence that nothing comes before", away(1, 6), nil, Ask{Ideal: wednesday, From: day(2026, time.March, 2)}, 9},
		{"in an absence that lasts for weeks", away(1, 31), nil, Ask{Ideal: wednesday, From: day(2026, time.March, 2)}, 4},
		{"in a week that is full, on the day with fewest", directory.Member{}, map[calendar.Date]int{
			day(2026, time.March, 9): 3, day(2026, time.March, 10): 2, day(2026, time.March, 11): 2},
			Ask{Ideal: wednesday, From: day(2026, time.March, 9)}, 10},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.ask.Days = france
			if got := (Diary{Of: tt.of, Most: 2, Calls: tt.calls}).Place(tt.ask); got != day(2026, time.March, tt.want) {
				t.Errorf("it stands on %s", got)
			}
		})
	}
}

func TestACallInALongHolidayStandsAfterIt(t *testing.T) {
	var off []calendar.Override
	for n := range 31 {
		off = append(off, calendar.Override{Day: day(2026, time.August, n+1), Name: "Closed"})
	}
	closed, err := calendar.NewDays("FR", off)
	if err != nil {
		t.Fatal(err)
	}
	if got := (Diary{Most: 2}).Place(Ask{Ideal: day(2026, time.August, 15), Days: closed}); got != day(2026, time.September, 1) {
		t.Errorf("it stands on %s", got)
	}
}

func TestOthersGiveWayBeforeADayHasTooMany(t *testing.T) {
	monday, tuesday := day(2026, time.March, 2), day(2026, time.March, 3)
	late := Ask{Ideal: monday.Add(-7), From: monday, Days: france} // on Monday only
	days, over := Diary{Most: 1}.Spread([]Ask{{Ideal: monday, From: monday, Days: france}, {Ideal: tuesday, From: monday, Days: france}, late})
	if over != 0 || days[2] != monday || days[0] == monday || days[0] == days[1] {
		t.Errorf("they stand on %v, %d over", days, over)
	}
}

// world draws a person's diary and calls that ask for days in it.
func drawDiary(t *rapid.T) (Diary, []Ask) {
	d := Diary{Of: directory.Member{ID: "U"}, Most: rapid.IntRange(1, 3).Draw(t, "most"), Calls: map[calendar.Date]int{}}
	begin := day(2026, time.April, 20) // Labour Day, Victory Day and Ascension lie before
	for range rapid.IntRange(0, 10).Draw(t, "kept") {
		d.Calls[begin.Add(rapid.IntRange(0, 40).Draw(t, "kept on"))]++
	}
	for range rapid.IntRange(0, 2).Draw(t, "absences") {
		from := begin.Add(rapid.IntRange(-5, 40).Draw(t, "away from"))
		d.Of.Absences = append(d.Of.Absences, directory.Absence{From: from, Until: from.Add(rapid.IntRange(0, 20).Draw(t, "away for")), StandIn: "V"})
	}
	from := begin.Add(rapid.IntRange(0, 10).Draw(t, "from"))
	asks := make([]Ask, rapid.IntRange(0, 60).Draw(t, "calls"))
	for n := range asks {
		asks[n] = Ask{Ideal: from.Add(rapid.IntRange(-1, 35).Draw(t, "ideal")), From: from, Days: france}
	}
	return d, asks
}

func TestCallsAreSpread(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, asks := drawDiary(t)
		kept := map[calendar.Date]int{}
		for day, n := range d.Calls {
			kept[day] = n
		}
		days, over := d.Spread(asks)
		again, _ := d.Spread(asks)
		if !slices.Equal(days, again) {
			t.Fatalf("a second time they stand elsewhere: %v, %v", days, again)
		}
		load := map[calendar.Date]int{}
		for n, day := range days {
			a := asks[n]
			load[day]++
			if !a.Days.IsWorkday(day) || day.Before(a.From) {
				t.Fatalf("a call stands on %s", day)
			}
			if off := a.Ideal.DaysUntil(day); off > Leeway || off < -Leeway {
				t.Fatalf("a call for %s stands on %s", a.Ideal, day)
			}
			if _, away := d.Of.Away(day); away && slices.ContainsFunc(a.near(), func(o calendar.Date) bool { _, gone := d.Of.Away(o); return !gone }) {
				t.Fatalf("a call for %s stands in an absence", a.Ideal)
			}
		}
		above := 0
		for day, n := range load {
			above += max(0, n-max(0, d.Most-kept[day]))
		}
		if above != over {
			t.Fatalf("%d calls are above the number, %d are said to be", above, over)
		}
		if most := roomFor(d, asks); len(asks)-over != most {
			t.Fatalf("there is room for %d of %d calls, and %d are over", most, len(asks), over)
		}
	})
}

// roomFor counts the calls that can have a day with room at once, in the plainest way:
// Kuhn's, place by place.
func roomFor(d Diary, asks []Ask) int {
	type place struct {
		day calendar.Date
		n   int
	}
	taken := map[place]int{}
	var give func(n int, seen map[place]bool) bool
	give = func(n int, seen map[place]bool) bool {
		for _, day := range d.choice(asks[n]) {
			for p := (place{day: day}); p.n < d.Most-d.Calls[day]; p.n++ {
				if seen[p] {
					continue
				}
				seen[p] = true
				if other, busy := taken[p]; !busy || give(other, seen) {
					taken[p] = n
					return true
				}
			}
		}
		return false
	}
	room := 0
	for n := range asks {
		if give(n, map[place]bool{}) {
			room++
		}
	}
	return room
}
