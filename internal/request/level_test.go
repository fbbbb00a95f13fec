package request

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/setting"
)

// officeHours are 9 to 18 on the working days of a country.
func officeHours(t testing.TB, country, zone string) calendar.Hours {
	t.Helper()
	loc, err := calendar.Zone(zone)
	if err != nil {
		t.Fatal(err)
	}
	days, err := calendar.NewDays(country, nil)
	if err != nil {
		t.Fatal(err)
	}
	hours, err := calendar.NewHours(9*60, 18*60, days, loc)
	if err != nil {
		t.Fatal(err)
	}
	return hours
}

// wall is a wall time in Paris.
func wall(t testing.TB, at string) time.Time {
	t.Helper()
	paris, err := calendar.Zone("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	read, err := time.ParseInLocation("2006-01-02 15:04", at, paris)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func TestHowLongAServiceLevelHasLeft(t *testing.T) {
	h := officeHours(t, "FR", "Europe/Paris")
	for _, tt := range []struct {
		name   string
		opened string
		pauses [][2]string
		now    string
		spent  time.Duration
		due    string // "" for a clock that stands with time left
		broken bool
	}{
		{"just logged", "2026-11-18 10:00", nil, "2026-11-18 10:00", 0, "2026-11-18 14:00", false},
		{"at noon", "2026-11-18 10:00", nil, "2026-11-18 12:00", 2 * time.Hour, "2026-11-18 14:00", false},
		{"at the last moment", "2026-11-18 10:00", nil, "2026-11-18 14:00", 4 * time.Hour, "2026-11-18 14:00", true},
		{"a minute later", "2026-11-18 10:00", nil, "2026-11-18 14:01", 4*time.Hour + time.Minute, "2026-11-18 14:00", true},
		{"a week later", "2026-11-18 10:00", nil, "2026-11-25 14:00", 49 * time.Hour, "2026-11-18 14:00", true},
		{"over night", "2026-11-18 17:00", nil, "2026-11-19 08:00", time.Hour, "2026-11-19 12:00", false},
		{"over a weekend", "2026-11-20 17:00", nil, "2026-11-22 12:00", time.Hour, "2026-11-23 12:00", false},
		{"over a public holiday", "2026-11-10 17:00", nil, "2026-11-11 15:00", time.Hour, "2026-11-12 12:00", false},
		{"logged at night", "2026-11-18 03:00", nil, "2026-11-18 04:00", 0, "2026-11-18 13:00", false},
		{"while the customer is waited for", "2026-11-18 10:00", [][2]string{{"2026-11-18 11:00", ""}}, "2026-11-19 17:00", time.Hour, "", false},
		{"after the customer answered", "2026-11-18 10:00", [][2]string{{"2026-11-18 11:00", "2026-11-20 09:00"}}, "2026-11-20 10:00", 2 * time.Hour, "2026-11-20 12:00", false},
		{"after two pauses", "2026-11-18 10:00", [][2]string{{"2026-11-18 11:00", "2026-11-18 12:00"}, {"2026-11-18 13:00", "2026-11-18 15:00"}}, "2026-11-18 16:00", 3 * time.Hour, "2026-11-18 17:00", false},
		{"broken, then waiting", "2026-11-18 10:00", [][2]string{{"2026-11-18 16:00", ""}}, "2026-11-19 10:00", 6 * time.Hour, "2026-11-18 14:00", true},
		{"across the end of summer time", "2026-10-23 16:00", nil, "2026-10-26 10:00", 3 * time.Hour, "2026-10-26 11:00", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := Request{State: Working, OpenedAt: wall(t, tt.opened), Course: Course{Clock: Clock{Resolve: 4}}}
			for _, p := range tt.pauses {
				pause := Pause{From: wall(t, p[0])}
				if p[1] != "" {
					pause.Until = wall(t, p[1])
				}
				r.Clock.Pauses = append(r.Clock.Pauses, pause)
			}
			levels := r.Levels(h, wall(t, tt.now))
			if len(levels) != 1 || levels[0].Spent != tt.spent || levels[0].Broken() != tt.broken {
				t.Fatalf("the levels are %+v", levels)
			}
			if due := levels[0].Due; tt.due == "" && !due.IsZero() || tt.due != "" && !due.Equal(wall(t, tt.due)) {
				t.Errorf("it is due at %v, want %s", due, tt.due)
			}
		})
	}
}

func TestALevelThatWasMetDoesNotGoOn(t *testing.T) {
	h := officeHours(t, "FR", "Europe/Paris")
	r := Request{State: Told, OpenedAt: wall(t, "2026-11-18 10:00")}
	r.Clock, r.DoneAt = Clock{Answer: 2, Resolve: 4, AnsweredAt: wall(t, "2026-11-18 11:00")}, wall(t, "2026-11-18 16:00")
	levels := r.Levels(h, wall(t, "2026-11-30 10:00"))
	if answer := levels[0]; answer.Spent != time.Hour || answer.Broken() || !answer.Due.IsZero() {
		t.Errorf("the first answer, in time, is %+v", answer)
	}
	if resolve := levels[1]; resolve.Spent != 6*time.Hour || !resolve.Broken() || !resolve.Due.Equal(wall(t, "2026-11-18 14:00")) {
		t.Errorf("the resolution, two hours late, is %+v", resolve)
	}
}

func TestTheClassOfTheCustomerSaysWhatIsPromised(t *testing.T) {
	n := setting.Numbers{setting.ResolveHours: {10, 20, 30}}
	for class, want := range map[customer.Class]Clock{
		customer.A: {Answer: 2, Resolve: 10}, customer.B: {Answer: 4, Resolve: 20}, customer.C: {Answer: 8, Resolve: 30}, "": {Answer: 8, Resolve: 30},
	} {
		if got := promised(class, n); got.Answer != want.Answer || got.Resolve != want.Resolve {
			t.Errorf("class %q is promised %+v, want %+v", class, got, want)
		}
	}
}

// What is due is exactly the moment at which the time spent reaches the promise,
// wherever the pauses lie and in two countries.
func TestALevelIsDueWhenItsTimeIsSpent(t *testing.T) {
	places := map[string]calendar.Hours{"FR": officeHours(t, "FR", "Europe/Paris"), "CN": officeHours(t, "CN", "Asia/Shanghai")}
	rapid.Check(t, func(t *rapid.T) {
		h := places[rapid.SampledFrom([]string{"FR", "CN"}).Draw(t, "country")]
		at := wallOf("2026-09-25T08:00:00Z").Add(time.Duration(rapid.IntRange(0, 60*24*60).Draw(t, "opened")) * time.Minute)
		r := Request{State: Working, OpenedAt: at, Course: Course{Clock: Clock{Resolve: rapid.IntRange(1, 80).Draw(t, "hours")}}}
		for range rapid.IntRange(0, 4).Draw(t, "pauses") {
			from := at.Add(time.Duration(rapid.IntRange(1, 5000).Draw(t, "runs")) * time.Minute)
			at = from.Add(time.Duration(rapid.IntRange(1, 5000).Draw(t, "stands")) * time.Minute)
			r.Clock.Pauses = append(r.Clock.Pauses, Pause{From: from, Until: at})
		}
		now := at.Add(time.Duration(rapid.IntRange(0, 20000).Draw(t, "now")) * time.Minute)
		l := r.Levels(h, now)[0]
		if l.Due.IsZero() {
			t.Fatalf("a clock that runs is due at no time: %+v", l)
		}
		if at := r.Levels(h, l.Due)[0]; at.Spent != l.Promised && !at.Stands {
			t.Fatalf("due at %v, when %v of %v are spent", l.Due, at.Spent, l.Promised)
		}
		if l.Broken() == now.Before(l.Due) && h.Between(l.Due, now) > 0 {
			t.Fatalf("broken is %t at %v, due %v", l.Broken(), now, l.Due)
		}
		if later := r.Levels(h, now.Add(time.Hour))[0]; later.Spent < l.Spent {
			t.Fatalf("time ran backwards: %v, then %v", l.Spent, later.Spent)
		}
	})
}

func wallOf(instant string) time.Time {
	at, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		panic(err)
	}
	return at
}

func TestTheTimeInWhichARequestWasOverDoesNotCount(t *testing.T) {
	h := officeHours(t, "FR", "Europe/Paris")
	told := Request{State: Told, Since: wall(t, "2026-11-18 16:00"), OpenedAt: wall(t, "2026-11-18 10:00")}
	told.Clock, told.DoneAt = Clock{Resolve: 16}, wall(t, "2026-11-18 14:00")
	again := told
	again.DoneAt = wallOf("0001-01-01T00:00:00Z")
	again = again.moved(told, DoReopen, Working, "", Scene{Now: wall(t, "2026-11-25 09:00"), Hours: h}).Request
	if l := again.Levels(h, wall(t, "2026-11-25 10:00"))[0]; l.Spent != 5*time.Hour {
		t.Errorf("four hours, and one since it was reopened, are %v", l.Spent)
	}
}

func TestARequirementTakesTheTimeThatDevelopmentTakes(t *testing.T) {
	r := Request{State: Wished, OpenedAt: wall(t, "2026-11-18 10:00")}
	r.Clock = Clock{Answer: 2, Resolve: 4}
	if levels := r.Levels(officeHours(t, "FR", "Europe/Paris"), wall(t, "2026-12-18 10:00")); len(levels) != 1 || levels[0].Kind != FirstAnswer {
		t.Errorf("a wish for development is promised %+v", levels)
	}
}
