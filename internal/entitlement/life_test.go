package entitlement_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/fault"
	"docket/internal/money"
)

// life is an entitlement under random presses and the clock.
type life struct {
	e       entitlement.Entitlement
	now     time.Time
	next    time.Time // when it is looked at; zero for never
	sum     money.Quantity
	told    map[string]bool
	reached map[entitlement.State]int // in all lives
}

func (l *life) scene(by directory.Member) entitlement.Scene {
	s := at(by, calendar.DateOf(l.now, paris), 0)
	s.Now = l.now
	return s
}

func (l *life) take(t *rapid.T, m entitlement.Made, err error) {
	if err != nil {
		if fault.KindOf(err) == fault.Internal {
			t.Fatal(err)
		}
		return
	}
	if m.Use != nil {
		l.sum += m.Use.Quantity
	}
	l.e = m.Entitlement
	if len(m.Effects.Forget) > 0 {
		l.next = time.Time{}
	}
	for _, r := range m.Effects.Remind {
		l.next = r.Due
	}
	for _, n := range m.Effects.Notes {
		if l.told[n.Key] {
			t.Fatalf("told twice: %s", n.Key)
		}
		l.told[n.Key] = true
	}
	l.reached[l.e.State]++
}

var actors = []directory.Member{lea, tom, paul, ines, clara, emil}

func (l *life) use(t *rapid.T) {
	u := entitlement.Use{Quantity: money.Quantity(rapid.SampledFrom([]int{1, 50, 100, 250, 500, -50, -100, -500, 0}).Draw(t, "much")),
		Day: calendar.DateOf(l.now, paris).Add(rapid.IntRange(-3, 1).Draw(t, "day")), Note: rapid.SampledFrom([]string{"", "x"}).Draw(t, "note")}
	m, err := l.e.Log(u, money.Quantity(rapid.IntRange(0, 500).Draw(t, "seen")), l.scene(rapid.SampledFrom(actors).Draw(t, "by")))
	l.take(t, m, err)
}

func (l *life) settle(t *rapid.T) {
	s, why := l.scene(rapid.SampledFrom(actors).Draw(t, "by")), rapid.SampledFrom([]string{"Because.", ""}).Draw(t, "why")
	if rapid.IntRange(0, 2).Draw(t, "lapse") == 0 {
		m, err := l.e.Lapse(why, l.e.Seen(), s)
		l.take(t, m, err)
		return
	}
	m, err := l.e.Extend(l.e.Until.Add(rapid.IntRange(-1, 90).Draw(t, "days")), why, l.e.Seen(), s)
	l.take(t, m, err)
}

// wait lets hours or months pass; at times nobody was there to look when a moment came.
func (l *life) wait(t *rapid.T) {
	to := l.now.Add(time.Duration(rapid.SampledFrom([]int{1, 7, 24, 200, 800, 2000}).Draw(t, "hours")) * time.Hour)
	if rapid.IntRange(0, 3).Draw(t, "outage") == 0 {
		l.now = to
	}
	for !l.next.IsZero() && !l.next.After(to) {
		if l.next.After(l.now) {
			l.now = l.next
		}
		was := l.next
		l.next = time.Time{}
		l.take(t, l.e.Look(l.scene(directory.Member{})), nil)
		if !l.next.IsZero() && !l.next.After(was) {
			t.Fatalf("looked at %s, it is looked at again at %s", was, l.next)
		}
	}
	l.now = to
}

func (l *life) always(t *rapid.T) {
	e, today := l.e, calendar.DateOf(l.now, paris)
	switch {
	case e.Used < 0 || e.Used > e.Quantity:
		t.Fatalf("%s of %s is used", e.Used, e.Quantity)
	case e.Used != l.sum:
		t.Fatalf("%s is used, and %s was written down", e.Used, l.sum)
	case (e.State == entitlement.Used) != (e.Left() == 0):
		t.Fatalf("%s with %s left", e.State, e.Left())
	case e.State == entitlement.Usable && (e.Warned == entitlement.Over) != l.next.IsZero():
		t.Fatalf("it ends on %s, the last warning was %d, and it is looked at at %s", e.Until, e.Warned, l.next)
	case e.State == entitlement.Usable && e.Warned == entitlement.Over && !(e.Expired(today) && e.Unsettled()):
		t.Fatalf("its end was told, and it ends on %s", e.Until)
	case e.State != entitlement.Usable && !l.next.IsZero():
		t.Fatalf("%s, it is looked at at %s", e.State, l.next)
	case !l.next.IsZero() && (l.next.In(paris).Hour() != 9 || l.next.Before(l.now)):
		t.Fatalf("it is looked at at %s", l.next)
	}
	var sum money.Quantity
	for _, u := range e.Uses {
		sum += u.Quantity
	}
	if sum != e.Used {
		t.Fatalf("its uses are %s, it says %s", sum, e.Used)
	}
}

func TestLifeOfAnEntitlement(t *testing.T) {
	reached := map[entitlement.State]int{}
	rapid.Check(t, func(rt *rapid.T) {
		l := &life{told: map[string]bool{}, reached: reached, now: source.From.At(10*60, paris)}
		m := entitlement.Begin(31, source, entitlement.Draft{Line: 1, Quantity: 5 * money.One, Until: source.From.Add(rapid.IntRange(0, 120).Draw(rt, "days"))}, l.scene(clock))
		l.take(rt, m, nil)
		rt.Repeat(map[string]func(*rapid.T){"use": l.use, "use again": l.use, "settle": l.settle, "wait": l.wait, "": l.always})
	})
	for _, s := range []entitlement.State{entitlement.Usable, entitlement.Used, entitlement.Lapsed} {
		if reached[s] == 0 {
			t.Errorf("no life came to %s: %v", s, reached)
		}
	}
}
