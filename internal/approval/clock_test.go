package approval_test

import (
	"testing"
	"time"

	"docket/internal/setting"
)

// working counts the hours from 9 to 18, and reminds after 8, 16 and 24 of them.
var working = setting.Numbers{setting.ApprovalClock: {1}, setting.ApprovalHours: {8, 16, 24}}

func TestTheClockRemindsThenCallsSuperiorsThenManagement(t *testing.T) {
	for _, tt := range []struct {
		name    string
		numbers setting.Numbers
		country string
		from    string
		until   string
		want    []string
	}{
		{"in plain hours, over a weekend", nil, "FR", "2026-12-04 17:00", "2026-12-10 09:00", []string{
			"Sat 5 17:00 [reminded Lea reminded Marc]",
			"Sun 6 17:00 [raised to Carla]",
			"Mon 7 17:00 [raised to Bob raised to Gina]",
		}},
		{"in working hours, over a weekend", working, "FR", "2026-12-04 17:00", "2026-12-10 09:00", []string{
			"Mon 7 16:00 [reminded Lea reminded Marc]",
			"Tue 8 15:00 [raised to Carla]",
			"Wed 9 14:00 [raised to Bob raised to Gina]",
		}},
		{"in the hours of working days", setting.Numbers{setting.ApprovalClock: {2}}, "FR", "2026-12-04 17:00", "2026-12-10 09:00", []string{
			"Mon 7 17:00 [reminded Lea reminded Marc]",
			"Tue 8 17:00 [raised to Carla]",
			"Wed 9 17:00 [raised to Bob raised to Gina]",
		}},
		{"over Bastille Day in France", working, "FR", "2026-07-13 17:00", "2026-07-17 18:00", []string{
			"Wed 15 16:00 [reminded Lea reminded Marc]",
			"Thu 16 15:00 [raised to Carla]",
			"Fri 17 14:00 [raised to Bob raised to Gina]",
		}},
		{"and not in China", working, "CN", "2026-07-13 17:00", "2026-07-17 18:00", []string{
			"Tue 14 16:00 [reminded Lea reminded Marc]",
			"Wed 15 15:00 [raised to Carla]",
			"Thu 16 14:00 [raised to Bob raised to Gina]",
		}},
		{"over China's Spring Festival, with a Saturday that is worked", working, "CN", "2026-02-13 17:00", "2026-02-28 18:00", []string{
			"Sat 14 16:00 [reminded Lea reminded Marc]",
			"Tue 24 15:00 [raised to Carla]",
			"Wed 25 14:00 [raised to Bob raised to Gina]",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.numbers, w.now = tt.numbers, w.at(tt.from)
			w.holidays(tt.country)
			w.begin(standard(), sold())
			same(t, "what the clock does", w.turnTo(tt.until), tt.want...)
			if w.run.LateSince.IsZero() {
				t.Error("it is not late")
			}
			w.approves("Gina", "customer_success")
			if st, _ := w.run.Step("customer_success"); !st.Votes[0].Above || !w.run.LateSince.IsZero() {
				t.Errorf("a superior decided: %+v, late since %s", st.Votes, w.run.LateSince)
			}
		})
	}
}

func TestAnOutageLeavesTheLastMomentOnly(t *testing.T) {
	w := newWorld(t)
	w.begin(standard(), sold())
	w.now = w.at("2026-12-03 11:00")
	w.look()
	if got := said(w.last); got != "[raised to Bob raised to Carla raised to Gina]" {
		t.Error(got)
	}
	if !w.run.LateSince.Equal(w.at("2026-12-02 10:00")) {
		t.Errorf("late since %s", w.run.LateSince)
	}
	w.look()
	if got := said(w.last); got != "[]" {
		t.Errorf("looked at again: %s", got)
	}
}

func TestTheClockStandsWhileAnAnswerIsAwaited(t *testing.T) {
	w := newWorld(t)
	w.begin(standard(), sold())
	w.turnTo("2026-11-30 16:00")
	w.asks("Marc", "customer_success")
	if got := w.turnTo("2026-12-01 15:00"); len(got) != 0 {
		t.Errorf("while it stands: %v", got)
	}
	st, _ := w.run.Step("customer_success")
	if spent := st.Spent(w.clock(), w.now); spent != 6*time.Hour {
		t.Errorf("spent %s", spent)
	}
	w.answers("Ines", "customer_success")
	if got := w.turnTo("2026-12-02 09:59"); len(got) != 1 || got[0] != "Wed 2 09:00 [reminded Lea reminded Marc]" {
		t.Errorf("18 hours after the answer: %v", got)
	}
	w.approves("Lea", "customer_success")
	if st, _ := w.run.Step("customer_success"); st.Took != 24*time.Hour+59*time.Minute {
		t.Errorf("it took %s", st.Took)
	}
}

func TestWhoeverHasToAnswerIsRemindedOnce(t *testing.T) {
	w := newWorld(t)
	w.begin(standard(), sold())
	w.asks("Marc", "customer_success")
	w.now = w.next
	w.look()
	if !w.now.Equal(w.at("2026-12-01 10:00")) || len(w.last.Chased) != 1 || !w.next.IsZero() {
		t.Errorf("at %s: %+v", w.now, w.last)
	}
}

func TestAQuestionMayBeAskedAgainAndDecidedUnanswered(t *testing.T) {
	w := newWorld(t)
	w.begin(standard(), sold())
	w.asks("Marc", "customer_success")
	if _, _, err := w.run.Ask("customer_success", "And?", 1, w.scene("Lea")); err == nil {
		t.Error("two questions at once")
	}
	w.answers("Ines", "customer_success")
	w.asks("Lea", "customer_success")
	w.approves("Lea", "customer_success")
	_, _, _, err := w.run.Answer("customer_success", "Late.", 1, w.scene("Ines"))
	if kind, _ := kinds(err); kind != "conflict" {
		t.Errorf("answered after the decision: %v", err)
	}
}
