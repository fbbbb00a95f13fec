package entitlement_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/money"
	"docket/internal/outbox"
	"docket/internal/setting"
)

var (
	until = day(2026, time.December, 18)
	clock directory.Member
)

func TestWhatAReceivedOrderEntitlesTo(t *testing.T) {
	m := entitlement.Begin(31, source, entitlement.Draft{Line: 2, SKU: "WS", Name: "Workshop", Kind: catalogue.Workshop, Unit: catalogue.Day,
		Quantity: 5 * money.One, Until: until}, at(paul, source.From, 10*60))
	e := m.Entitlement
	if e.Left() != 500 || e.State != entitlement.Usable || e.From != source.From || e.Territory != "FR" || e.Unsettled() || m.Effects.Subject.ID != 31 {
		t.Errorf("it begins as %+v", e)
	}
	looks(t, m.Effects, until.Add(-60).At(9*60, paris))
	e.Until = calendar.Date{}
	looks(t, e.Look(scene(clock)).Effects)
}

func TestAnEndThatIsNearFromTheStartIsToldTheNextMorning(t *testing.T) {
	for _, tt := range []struct {
		name    string
		until   calendar.Date
		minutes int
		want    time.Time
	}{
		{"ten days ahead, by day", monday.Add(10), 10 * 60, monday.Add(1).At(9*60, paris)},
		{"ten days ahead, before nine", monday.Add(10), 8 * 60, monday.At(9*60, paris)},
		{"already past", monday.Add(-10), 22 * 60, monday.Add(1).At(9*60, paris)},
		{"not near", monday.Add(61), 10 * 60, monday.Add(1).At(9*60, paris)},
		{"far", monday.Add(100), 10 * 60, monday.Add(40).At(9*60, paris)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := entitlement.Begin(1, source, entitlement.Draft{Line: 1, Until: tt.until, Quantity: 100}, at(clock, monday, tt.minutes))
			looks(t, m.Effects, tt.want)
		})
	}
}

func TestWhoIsWarnedWhen(t *testing.T) {
	for _, tt := range []struct {
		name string
		on   calendar.Date
		warn int // 0 for nobody is warned
		next time.Time
	}{
		{"sixty-one days before, nobody", until.Add(-61), 0, until.Add(-60).At(9*60, paris)},
		{"sixty days before", until.Add(-60), 60, until.Add(-30).At(9*60, paris)},
		{"forty days before, after an outage", until.Add(-40), 60, until.Add(-30).At(9*60, paris)},
		{"thirty days before", until.Add(-30), 30, until.Add(-7).At(9*60, paris)},
		{"seven days before", until.Add(-7), 7, until.Add(1).At(9*60, paris)},
		{"two days before, after an outage over all three", until.Add(-2), 7, until.Add(1).At(9*60, paris)},
		{"the day after", until.Add(1), entitlement.Over, time.Time{}},
		{"weeks after, after an outage", until.Add(30), entitlement.Over, time.Time{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := workshop(until).Look(at(clock, tt.on, 9*60))
			if tt.next.IsZero() {
				looks(t, m.Effects)
			} else {
				looks(t, m.Effects, tt.next)
			}
			if tt.warn == 0 {
				if len(m.Effects.Notes) != 0 || m.Entitlement.Unsettled() {
					t.Errorf("it is told to %v", lanes(m.Effects.Notes))
				}
				return
			}
			if got := lanes(m.Effects.Notes); !slices.Equal(got, []outbox.Lane{"U0LEA"}) || !m.Entitlement.Unsettled() || m.Entitlement.Warned != tt.warn {
				t.Fatalf("it is told to %v, warned %d", got, m.Entitlement.Warned)
			}
			var args entitlement.WarningArgs
			if err := json.Unmarshal(m.Effects.Notes[0].Args, &args); err != nil || args.Warning != tt.warn || args.Until != until {
				t.Errorf("it says %+v, %v", args, err)
			}
			if again := m.Entitlement.Look(at(clock, tt.on, 11*60)); len(again.Effects.Notes) != 0 {
				t.Errorf("two hours later it is told again to %v", lanes(again.Effects.Notes))
			}
		})
	}
}

func TestWhoHasTheCustomerIsReachedThroughAbsence(t *testing.T) {
	away := func(m directory.Member, standIn directory.UserID) directory.Member {
		m.Absences = []directory.Absence{{From: monday, Until: monday, StandIn: standIn}}
		return m
	}
	gone := lea
	gone.Active = false
	for _, tt := range []struct {
		name   string
		change func(s *entitlement.Scene)
		want   []outbox.Lane
	}{
		{"the customer success manager", func(*entitlement.Scene) {}, []outbox.Lane{"U0LEA"}},
		{"whoever stands in", func(s *entitlement.Scene) { s.People[lea.ID] = away(lea, paul.ID) }, []outbox.Lane{"U0PAUL"}},
		{"whoever stands in for the stand-in", func(s *entitlement.Scene) {
			s.People[lea.ID], s.People[paul.ID] = away(lea, paul.ID), away(paul, emil.ID)
		}, []outbox.Lane{"U0EMIL"}},
		{"nobody has the customer: all of Customer Success", func(s *entitlement.Scene) { s.Success = "" }, []outbox.Lane{"U0LEA", "U0TOM"}},
		{"one of them stands in for the other: once", func(s *entitlement.Scene) { s.Success = ""; s.People[tom.ID] = away(tom, lea.ID) }, []outbox.Lane{"U0LEA"}},
		{"who had the customer left", func(s *entitlement.Scene) { s.People[lea.ID] = gone }, []outbox.Lane{"U0TOM"}},
		{"there is no Customer Success", func(s *entitlement.Scene) {
			delete(s.People, lea.ID)
			delete(s.People, tom.ID)
		}, []outbox.Lane{"U0CLARA"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := at(clock, until.Add(-18), 9*60)
			tt.change(&s)
			if got := lanes(workshop(until).Look(s).Effects.Notes); !slices.Equal(got, tt.want) {
				t.Errorf("it is told to %v, want %v", got, tt.want)
			}
		})
	}
}

func TestNobodyIsWarnedAtNight(t *testing.T) {
	seventh := until.Add(-7)
	for minutes, want := range map[int]time.Time{3 * 60: seventh.At(9*60, paris), 9 * 60: {}, 19*60 + 59: {}, 21 * 60: until.Add(-6).At(9*60, paris)} {
		notes := workshop(until).Look(at(clock, seventh, minutes)).Effects.Notes
		if len(notes) != 1 || !notes[0].NotBefore.Equal(want) {
			t.Errorf("%d minutes after midnight it is told %+v", minutes, notes)
		}
	}
}

func TestTheNumbersOfTheHouseSayWhenPeopleAreWarned(t *testing.T) {
	s := at(clock, until.Add(-90), 9*60)
	s.Numbers = setting.Numbers{setting.EntitlementEnds: {90, 0}}
	m := workshop(until).Look(s)
	if m.Entitlement.Warned != 90 || len(m.Effects.Notes) != 1 {
		t.Errorf("ninety days before, %+v", m.Effects.Notes)
	}
	looks(t, m.Effects, until.At(9*60, paris))
}

func TestWhatIsUsedUpOrLetGoEndsUnnoticed(t *testing.T) {
	for _, state := range []entitlement.State{entitlement.Used, entitlement.Lapsed} {
		e := workshop(until)
		e.State = state
		m := e.Look(at(clock, until.Add(-7), 9*60))
		if len(m.Effects.Notes) != 0 || m.Entitlement.Unsettled() {
			t.Errorf("%s, it is told to %v", state, lanes(m.Effects.Notes))
		}
		looks(t, m.Effects)
	}
}

// looks fails unless the entitlement is looked at at these times and no others.
func looks(t *testing.T, e change.Effects, want ...time.Time) {
	t.Helper()
	var got []time.Time
	for _, r := range e.Remind {
		got = append(got, r.Due)
	}
	if !slices.EqualFunc(got, want, time.Time.Equal) {
		t.Errorf("it is looked at at %v, want %v", got, want)
	}
}

func TestWhatHasNoEndOrIsOverIsNotWatched(t *testing.T) {
	forever := entitlement.Begin(1, source, entitlement.Draft{Line: 1, Quantity: 100, Kind: catalogue.Licence, Unit: catalogue.Piece}, scene(paul))
	looks(t, forever.Effects)
	e := workshop(monday.Add(10))
	e.State, e.Used = entitlement.Used, e.Quantity
	looks(t, e.Look(scene(clock)).Effects)
}
