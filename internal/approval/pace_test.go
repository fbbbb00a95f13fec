package approval_test

import (
	"slices"
	"testing"
	"time"

	"docket/internal/setting"
)

func TestARunKeepsThePaceItBeganWith(t *testing.T) {
	for name, changed := range map[string]setting.Numbers{
		"sooner":          {setting.ApprovalHours: {8, 16}},
		"later":           {setting.ApprovalHours: {100, 200, 300}},
		"working hours":   {setting.ApprovalClock: {1}},
		"working days":    {setting.ApprovalClock: {2}},
		"another workday": {setting.WorkingDay: {12, 13}, setting.ApprovalClock: {1}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, was := range []setting.Numbers{nil, working} {
				asked := func(change setting.Numbers) (heard []string, spent, limit time.Duration) {
					w := newWorld(t)
					w.numbers = was
					w.begin(standard(), sold())
					heard = w.turnTo("2026-11-30 15:00")
					w.numbers = change
					w.asks("Marc", "customer_success")
					w.now = w.at("2026-11-30 16:00")
					w.answers("Ines", "customer_success")
					heard = append(heard, w.turnTo("2026-12-18 12:00")...)
					st, _ := w.run.Step("customer_success")
					clock := w.clock().Of(w.run)
					return heard, st.Spent(clock, w.now), clock.Limit()
				}
				heard, spent, limit := asked(was)
				after, spentAfter, limitAfter := asked(changed)
				if len(heard) == 0 || !slices.Equal(heard, after) || spent != spentAfter || limit != limitAfter {
					t.Errorf("it went %v, %s of %s; after the change %v, %s of %s", heard, spent, limit, after, spentAfter, limitAfter)
				}
			}
		})
	}
}

func TestTheNextRoundTakesTheNewPace(t *testing.T) {
	w := newWorld(t)
	w.begin(standard(), sold())
	w.numbers = setting.Numbers{setting.ApprovalHours: {8, 16, 24}}
	w.begin(standard(), sold())
	if got := w.turnTo("2026-11-30 19:00"); !slices.Equal(got, []string{"Mon 30 18:00 [reminded Lea reminded Marc]"}) {
		t.Errorf("after 8 hours: %v", got)
	}
}

func TestPlainHoursAreHoursThoughTheWallClockIsPutBack(t *testing.T) {
	for name, tt := range map[string]struct{ from, reminded string }{
		"in autumn": {"2026-10-24 18:00", "Sun 25 17:00"},
		"in spring": {"2026-03-28 18:00", "Sun 29 19:00"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.now = w.at(tt.from)
			w.begin(standard(), sold())
			w.turnTo(tt.from)
			begun := w.now
			got := w.turnTo(w.at(tt.from).Add(25 * time.Hour).In(w.zone).Format("2006-01-02 15:04"))
			if !slices.Equal(got, []string{tt.reminded + " [reminded Lea reminded Marc]"}) {
				t.Errorf("it went %v", got)
			}
			if st, _ := w.run.Step("customer_success"); st.Spent(w.clock(), w.now) != w.now.Sub(begun) {
				t.Errorf("spent %s", st.Spent(w.clock(), w.now))
			}
		})
	}
}
