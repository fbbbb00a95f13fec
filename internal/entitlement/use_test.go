package entitlement_test

import (
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/fault"
	"docket/internal/money"
)

func TestWhatIsWrittenDownOfAUse(t *testing.T) {
	whole := workshop(day(2026, time.December, 18))
	begun := whole
	begun.Used = 2 * money.One
	over := workshop(day(2026, time.November, 27))
	licence, yearly, used, lapsed := begun, begun, begun, begun
	licence.Kind, licence.Unit = catalogue.Licence, catalogue.User
	yearly.Kind, yearly.Unit = catalogue.Support, catalogue.Year
	used.Used, used.State = used.Quantity, entitlement.Used
	lapsed.State, lapsed.Since = entitlement.Lapsed, monday.At(0, paris)
	friday := day(2026, time.November, 27)
	for _, tt := range []struct {
		name  string
		of    entitlement.Entitlement
		by    directory.Member
		say   entitlement.Use
		seen  money.Quantity
		want  fault.Kind
		field string
		left  money.Quantity
		state entitlement.State
	}{
		{"a consultant uses half a day", whole, paul, entitlement.Use{Quantity: 50, Day: monday}, 0, fault.None, "", 450, entitlement.Usable},
		{"a day that is some days ago", whole, ines, entitlement.Use{Quantity: 100, Day: friday}, 0, fault.None, "", 400, entitlement.Usable},
		{"the rest is used up", begun, paul, entitlement.Use{Quantity: 300, Day: monday}, 200, fault.None, "", 0, entitlement.Used},
		{"somebody else wrote one down meanwhile, and there is enough", begun, paul, entitlement.Use{Quantity: 300, Day: monday}, 100, fault.None, "", 0, entitlement.Used},
		{"what was used in time is written down late", over, paul, entitlement.Use{Quantity: 100, Day: friday}, 0, fault.None, "", 400, entitlement.Usable},
		{"Customer Success gives back", used, lea, entitlement.Use{Quantity: -100, Day: monday, Note: "It was cancelled."}, 500, fault.None, "", 100, entitlement.Usable},
		{"not more than is left", begun, paul, entitlement.Use{Quantity: 301, Day: monday}, 200, fault.Invalid, "quantity", 0, ""},
		{"not more than somebody else left", begun, paul, entitlement.Use{Quantity: 301, Day: monday}, 0, fault.Conflict, "quantity", 0, ""},
		{"nothing", whole, paul, entitlement.Use{Day: monday}, 0, fault.Invalid, "quantity", 0, ""},
		{"not on a day to come", whole, paul, entitlement.Use{Quantity: 100, Day: monday.Add(1)}, 0, fault.Invalid, "day", 0, ""},
		{"not on no day", whole, paul, entitlement.Use{Quantity: 100}, 0, fault.Invalid, "day", 0, ""},
		{"not before it was bought", whole, paul, entitlement.Use{Quantity: 100, Day: day(2026, time.August, 31)}, 0, fault.Invalid, "day", 0, ""},
		{"not after the last day", over, paul, entitlement.Use{Quantity: 100, Day: monday}, 0, fault.Invalid, "day", 0, ""},
		{"not with a note that is a book", whole, paul, entitlement.Use{Quantity: 100, Day: monday, Note: string(make([]byte, 501))}, 0, fault.Invalid, "note", 0, ""},
		{"not by somebody without a role", whole, emil, entitlement.Use{Quantity: 100, Day: monday}, 0, fault.Forbidden, "", 0, ""},
		{"a consultant gives nothing back", begun, paul, entitlement.Use{Quantity: -100, Day: monday, Note: "x"}, 200, fault.Forbidden, "quantity", 0, ""},
		{"nothing is given back without a word", begun, lea, entitlement.Use{Quantity: -100, Day: monday, Note: " "}, 200, fault.Invalid, "note", 0, ""},
		{"not more is given back than was used", begun, lea, entitlement.Use{Quantity: -201, Day: monday, Note: "x"}, 200, fault.Invalid, "quantity", 0, ""},
		{"a licence is not used up", licence, paul, entitlement.Use{Quantity: 100, Day: monday}, 200, fault.Invalid, "", 0, ""},
		{"nor is a year of support", yearly, paul, entitlement.Use{Quantity: 100, Day: monday}, 200, fault.Invalid, "", 0, ""},
		{"nor what was let lapse", lapsed, paul, entitlement.Use{Quantity: 100, Day: monday}, 200, fault.Conflict, "", 0, ""},
		{"nor what is used up", used, paul, entitlement.Use{Quantity: 1, Day: monday}, 500, fault.Invalid, "quantity", 0, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := tt.of.Log(tt.say, tt.seen, scene(tt.by))
			refused(t, err, tt.want, tt.field)
			if err != nil {
				return
			}
			if got := m.Entitlement; got.Left() != tt.left || got.State != tt.state || len(got.Uses) != 1 || got.Uses[0].By != tt.by.ID || *m.Use != got.Uses[0] {
				t.Errorf("it made %+v", got)
			}
			if back := m.Effects.Verb == "entitlement.returned"; back != (tt.say.Quantity < 0) {
				t.Errorf("%s is recorded as %s", tt.say.Quantity, m.Effects.Verb)
			}
			if over := m.Entitlement.State == entitlement.Used; over != (len(m.Effects.Forget) == 1) {
				t.Errorf("%s, its reminders are forgotten: %v", m.Entitlement.State, !over)
			}
		})
	}
}

func TestWhoStandsInForWhoeverIsWarnedMayDoWhatTheyMay(t *testing.T) {
	e, s := workshop(day(2026, time.December, 18)), scene(emil)
	away := lea
	away.Absences = []directory.Absence{{From: monday, Until: monday, StandIn: emil.ID}}
	s.People[lea.ID] = away
	if _, err := e.Lapse("They were bought.", e.Seen(), s); err != nil {
		t.Errorf("who stands in is refused: %v", err)
	}
	if _, err := e.Log(entitlement.Use{Quantity: 100, Day: monday}, 0, s); err != nil {
		t.Errorf("who stands in writes nothing down: %v", err)
	}
	_, err := e.Log(entitlement.Use{Quantity: -100, Day: monday, Note: "x"}, 0, s)
	refused(t, err, fault.Forbidden, "quantity")
	s.Actor.Active = false
	_, err = e.Lapse("They were bought.", e.Seen(), s)
	refused(t, err, fault.Forbidden, "")
}

func TestWhatBecomesOfWhatEnds(t *testing.T) {
	near := workshop(day(2026, time.December, 18))
	near.Ending, near.Warned = monday.At(9*60, paris), 30
	over, forever, used, lapsed := near, near, near, near
	over.Until, over.Warned = day(2026, time.November, 20), entitlement.Over
	forever.Until = calendar.Date{}
	used.Used, used.State = used.Quantity, entitlement.Used
	lapsed.State = entitlement.Lapsed
	spring := day(2027, time.March, 31)
	for _, tt := range []struct {
		name  string
		do    func(s entitlement.Scene) (entitlement.Made, error)
		by    directory.Member
		want  fault.Kind
		field string
	}{
		{"Sales extends", extend(near, spring, "Asked.", near.Seen()), ines, fault.None, ""},
		{"what has expired is extended", extend(over, spring, "Asked.", over.Seen()), lea, fault.None, ""},
		{"what was let lapse is extended", extend(lapsed, spring, "Asked.", lapsed.Seen()), lea, fault.None, ""},
		{"a consultant does not extend", extend(near, spring, "Asked.", near.Seen()), paul, fault.Forbidden, ""},
		{"not without a reason", extend(near, spring, " ", near.Seen()), ines, fault.Invalid, "note"},
		{"not to a day before", extend(near, near.Until, "Asked.", near.Seen()), ines, fault.Invalid, "until"},
		{"not to a day that is over", extend(over, monday.Add(-1), "Asked.", over.Seen()), ines, fault.Invalid, "until"},
		{"not over the head of somebody who extended it", extend(near, spring, "Asked.", over.Seen()), ines, fault.Conflict, ""},
		{"nor of somebody who let it lapse", extend(lapsed, spring, "Asked.", near.Seen()), ines, fault.Conflict, ""},
		{"not what has no last day", extend(forever, spring, "Asked.", forever.Seen()), ines, fault.Invalid, ""},
		{"not what is used up", extend(used, spring, "Asked.", used.Seen()), ines, fault.Conflict, ""},
		{"Customer Success lets it lapse", lapse(near, "Sold.", near.Seen()), tom, fault.None, ""},
		{"what has expired lapses", lapse(over, "Sold.", over.Seen()), clara, fault.None, ""},
		{"what has no last day lapses", lapse(forever, "Sold.", forever.Seen()), clara, fault.None, ""},
		{"it does not lapse twice", lapse(lapsed, "Sold.", lapsed.Seen()), tom, fault.Conflict, ""},
		{"nor without a reason", lapse(near, "", near.Seen()), tom, fault.Invalid, "note"},
		{"nor when somebody extended it meanwhile", lapse(near, "Sold.", over.Seen()), tom, fault.Conflict, ""},
		{"nor what is used up", lapse(used, "Sold.", used.Seen()), tom, fault.Conflict, ""},
		{"nor by a consultant", lapse(near, "Sold.", near.Seen()), paul, fault.Forbidden, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := tt.do(scene(tt.by))
			refused(t, err, tt.want, tt.field)
			if err != nil {
				return
			}
			e, d := m.Entitlement, m.Effects.Decision
			if e.Unsettled() || e.Warned != 0 || d == nil || d.Committee != 1 || d.Note != e.Note {
				t.Errorf("it made %+v, decided %+v", e, d)
			}
			if e.State == entitlement.Usable && (d.Due != spring || len(m.Effects.Remind) != 1 || m.Effects.Remind[0].Due != spring.Add(-60).At(9*60, paris)) {
				t.Errorf("extended, it is looked at %+v", m.Effects.Remind)
			}
			if e.State == entitlement.Lapsed && len(m.Effects.Remind) != 0 {
				t.Errorf("let lapse, it is looked at %+v", m.Effects.Remind)
			}
		})
	}
}

func extend(e entitlement.Entitlement, until calendar.Date, why string, seen entitlement.Seen) func(entitlement.Scene) (entitlement.Made, error) {
	return func(s entitlement.Scene) (entitlement.Made, error) { return e.Extend(until, why, seen, s) }
}

func lapse(e entitlement.Entitlement, why string, seen entitlement.Seen) func(entitlement.Scene) (entitlement.Made, error) {
	return func(s entitlement.Scene) (entitlement.Made, error) { return e.Lapse(why, seen, s) }
}
