package approval_test

import (
	"testing"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/money"
)

func standard() approval.Policy { return approval.Standard }

func TestWhoseTurnAStepIs(t *testing.T) {
	cs := func(need int) approval.Policy {
		return approval.Policy{Steps: []approval.Rule{{Key: "cs", Role: directory.CustomerSuccess, Stage: 1, Need: need}}}
	}
	for _, tt := range []struct {
		name string
		so   func(w *world)
		p    approval.Policy
		want []directory.UserID
	}{
		{"those who hold the role", func(*world) {}, cs(1), []directory.UserID{"Lea", "Marc"}},
		{"the stand-in of who is away", func(w *world) { w.away("Marc", "Otto", "2026-11-30", "2026-12-04") }, cs(1), []directory.UserID{"Lea", "Otto"}},
		{"the stand-in's stand-in", func(w *world) {
			w.away("Marc", "Otto", "2026-11-30", "2026-12-04")
			w.away("Otto", "Fred", "2026-11-30", "2026-11-30")
		}, cs(1), []directory.UserID{"Fred", "Lea"}},
		{"a circle that exists does no harm", func(w *world) {
			w.away("Marc", "Lea", "2026-11-30", "2026-12-04")
			w.away("Lea", "Marc", "2026-11-30", "2026-12-04")
		}, cs(1), []directory.UserID{"Lea", "Marc"}},
		{"not who left", func(w *world) { w.leaves("Lea") }, cs(1), []directory.UserID{"Marc"}},
		{"their manager when they all left", func(w *world) { w.leaves("Lea"); w.leaves("Marc") }, cs(1), []directory.UserID{"Carla"}},
		{"the seller's manager when nobody ever held it", func(w *world) { delete(w.people, "Lea"); delete(w.people, "Marc") }, cs(1), []directory.UserID{"Sam"}},
		{"Management when there is no manager either", func(w *world) {
			delete(w.people, "Lea")
			delete(w.people, "Marc")
			w.leaves("Sam")
		}, cs(1), []directory.UserID{"Bob", "Gina"}},
		{"not the seller, who holds the role too", func(w *world) {
			w.people["Ines"] = member("Ines", "Sam", directory.SalesManager, directory.CustomerSuccess)
		}, cs(1), []directory.UserID{"Lea", "Marc"}},
		{"not who stands in for the seller", func(w *world) { w.away("Ines", "Marc", "2026-11-30", "2026-12-04") }, cs(1), []directory.UserID{"Lea"}},
		{"not the seller in somebody's place", func(w *world) { w.away("Marc", "Ines", "2026-11-30", "2026-12-04") }, cs(1), []directory.UserID{"Lea"}},
		{"a superior who left fills no place", func(w *world) { w.leaves("Carla") }, cs(3), []directory.UserID{"Lea", "Marc", "Sam"}},
		{"superiors fill the places that are missing", func(*world) {}, cs(3), []directory.UserID{"Carla", "Lea", "Marc"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			tt.so(w)
			w.begin(tt.p, sold())
			same(t, "turn", w.turn("cs"), tt.want...)
		})
	}
}

func TestAStepWhoseRoleMayNotGiveTheDiscountIsManagements(t *testing.T) {
	w := newWorld(t)
	f := sold("discount_too_high")
	f.Measures[approval.Discount] = money.Percent(2501)
	w.begin(standard(), f)
	w.approves("Lea", "customer_success")
	w.approves("Fred", "finance")
	same(t, "turn", w.turn("sales"), "Bob", "Gina")
	if kind, _ := kinds(w.try("Sam", "sales")); kind != "forbidden" {
		t.Errorf("the head of sales decides beyond the limit: %s", kind)
	}
	w.approves("Bob", "sales")
	if st, _ := w.run.Step("sales"); st.Votes[0].Role != directory.Management || w.run.State != approval.Approved {
		t.Errorf("%+v", st.Votes)
	}
}

func TestWhoDecidesInSomebodysPlaceDoesSoInTheirName(t *testing.T) {
	w := newWorld(t)
	w.away("Marc", "Otto", "2026-11-30", "2026-12-04")
	w.begin(standard(), sold())
	w.approves("Otto", "customer_success")
	if st, _ := w.run.Step("customer_success"); st.Votes[0].By != "Otto" || st.Votes[0].For != "Marc" || st.Votes[0].Role != directory.CustomerSuccess {
		t.Errorf("%+v", st.Votes)
	}
}

func TestWhoIsAwayMayDecideAllTheSame(t *testing.T) {
	w := newWorld(t)
	w.away("Marc", "Otto", "2026-11-30", "2026-12-04")
	w.begin(standard(), sold())
	w.approves("Marc", "customer_success")
}

func TestAnApproverWhoLeavesIsReplacedAtTheNextLook(t *testing.T) {
	w := newWorld(t)
	w.begin(standard(), sold())
	w.leaves("Lea")
	w.leaves("Marc")
	w.look()
	if got := said(w.last); got != "[asked Carla at customer_success]" {
		t.Error(got)
	}
	if kind, _ := kinds(w.try("Marc", "customer_success")); kind != "forbidden" {
		t.Errorf("who left decides: %s", kind)
	}
}

func TestSomebodyElseIsAskedWhenAnAbsenceBegins(t *testing.T) {
	w := newWorld(t)
	w.away("Marc", "Otto", "2026-12-01", "2026-12-01")
	w.begin(standard(), sold())
	same(t, "at midnight, and not again when Marc is back", w.turnTo("2026-12-01 08:00"), "Tue 1 00:00 [asked Otto at customer_success]")
	same(t, "turn", w.turn("customer_success"), "Lea", "Otto")
}

func TestAStepThatNobodyMayDecideSaysSoOnce(t *testing.T) {
	w := newWorld(t)
	for id := range w.people {
		if id != "Ines" {
			w.leaves(id)
		}
	}
	w.begin(standard(), sold())
	if got := said(w.last); got != "[nobody for customer_success]" {
		t.Error(got)
	}
	w.now = w.now.AddDate(0, 0, 1)
	w.look()
	if got := said(w.last); got != "[]" {
		t.Error(got)
	}
}
