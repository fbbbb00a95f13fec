package approval_test

import (
	"slices"
	"testing"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/money"
)

func TestWhichStepsAPolicyTakes(t *testing.T) {
	amount := approval.Policy{Steps: []approval.Rule{
		{Key: "always", Role: directory.CustomerSuccess, Stage: 1},
		{Key: "large", Role: directory.Management, Stage: 2, When: approval.When{Above: map[money.Currency]int64{"EUR": 10_000_00}}},
		{Key: "discount", Role: directory.Finance, Stage: 2, When: approval.When{Exceptions: []string{"discount_too_high"}}},
		{Key: "both", Role: directory.SalesLead, Stage: 3,
			When: approval.When{Exceptions: []string{approval.AnyException}, Above: map[money.Currency]int64{"EUR": 10_000_00}}},
	}}
	facts := func(amount int64, currency money.Currency, exceptions ...string) approval.Facts {
		return approval.Facts{By: "Ines", Amount: amount, Currency: currency, Exceptions: exceptions}
	}
	for _, tt := range []struct {
		name  string
		p     approval.Policy
		facts approval.Facts
		want  []string
	}{
		{"an order inside the catalogue", approval.Standard, sold(), []string{"customer_success"}},
		{"one with an exception", approval.Standard, sold("managed_service"), []string{"customer_success", "finance", "sales"}},
		{"a small one", amount, facts(10_000_00, "EUR"), []string{"always"}},
		{"a large one", amount, facts(10_000_01, "EUR"), []string{"always", "large"}},
		{"one in a currency nobody named", amount, facts(1, "CNY"), []string{"always", "large"}},
		{"a small one with the exception", amount, facts(1, "EUR", "discount_too_high"), []string{"always", "discount"}},
		{"with another exception", amount, facts(1, "EUR", "managed_service"), []string{"always"}},
		{"large and with an exception", amount, facts(20_000_00, "EUR", "managed_service"), []string{"always", "large", "both"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.begin(tt.p, tt.facts)
			var got []string
			for _, st := range w.run.Steps {
				got = append(got, st.Key)
			}
			same(t, "steps", got, tt.want...)
		})
	}
}

func TestAnOrderWithExceptionsGoesThroughItsStages(t *testing.T) {
	w := newWorld(t)
	w.begin(approval.Standard, sold("managed_service"))
	if got := said(w.last); got != "[asked Lea at customer_success asked Marc at customer_success]" {
		t.Error(got)
	}
	w.approves("Marc", "customer_success")
	if got := said(w.last); got != "[asked Fred at finance]" {
		t.Error(got)
	}
	w.approves("Fred", "finance")
	same(t, "turn", w.turn("sales"), "Sam")
	w.approves("Sam", "sales")
	if w.run.State != approval.Approved || !w.next.IsZero() {
		t.Errorf("it is %s and looked at again at %s", w.run.State, w.next)
	}
	st, _ := w.run.Step("sales")
	if v := st.Votes[0]; v.Role != directory.SalesLead || v.Limit == nil || *v.Limit != 2500 || v.For != "" || v.Above {
		t.Errorf("kept with the vote: %+v", v)
	}
}

func TestStepsOfOneStageStandSideBySide(t *testing.T) {
	w := newWorld(t)
	p := approval.Policy{Steps: []approval.Rule{
		{Key: "finance", Role: directory.Finance, Stage: 1}, {Key: "sales", Role: directory.SalesLead, Stage: 1},
		{Key: "management", Role: directory.Management, Stage: 2},
	}}
	w.begin(p, sold())
	same(t, "turn", w.run.Turn(), "Fred", "Sam")
	w.approves("Sam", "sales")
	same(t, "turn", w.run.Turn(), "Fred")
	w.approves("Fred", "finance")
	same(t, "turn", w.run.Turn(), "Bob", "Gina")
}

func TestTwoOfThreeHaveToAgreeAndEachCountsOnce(t *testing.T) {
	w := newWorld(t)
	w.people["Nora"] = member("Nora", "Carla", directory.CustomerSuccess)
	w.begin(approval.Policy{Steps: []approval.Rule{{Key: "two", Role: directory.CustomerSuccess, Stage: 1, Need: 2}}}, sold())
	w.approves("Marc", "two")
	if w.run.State != approval.Open || len(w.last.Asked) != 0 {
		t.Errorf("after one it is %s, and %s", w.run.State, said(w.last))
	}
	same(t, "turn", w.turn("two"), "Lea", "Nora")
	if kind, _ := kinds(w.try("Marc", "two")); kind != "conflict" {
		t.Errorf("twice: %s", kind)
	}
	w.look()
	same(t, "turn after a look", w.turn("two"), "Lea", "Nora")
	w.approves("Nora", "two")
	if w.run.State != approval.Approved {
		t.Errorf("after two it is %s", w.run.State)
	}
}

func TestWhoeverStandsInDoesNotCountTwice(t *testing.T) {
	w := newWorld(t)
	w.away("Marc", "Lea", "2026-11-30", "2026-12-04")
	w.begin(approval.Policy{Steps: []approval.Rule{{Key: "two", Role: directory.CustomerSuccess, Stage: 1, Need: 2}}}, sold())
	same(t, "turn: their manager fills the place", w.turn("two"), "Carla", "Lea")
	w.approves("Lea", "two")
	if err := w.try("Lea", "two"); err == nil {
		t.Error("Lea voted for herself and for Marc")
	}
	w.approves("Carla", "two")
	if st, _ := w.run.Step("two"); w.run.State != approval.Approved || !st.Votes[1].Above {
		t.Errorf("it is %s by %+v", w.run.State, st.Votes)
	}
}

func TestADeclineEndsTheRun(t *testing.T) {
	w := newWorld(t)
	w.begin(approval.Standard, sold("managed_service"))
	r, o, err := w.run.Vote("customer_success", approval.Ballot{Round: 1, Choice: approval.No, Note: " No rack. "}, w.scene("Lea"))
	if err != nil {
		t.Fatal(err)
	}
	w.take(r, o)
	var states []approval.State
	for _, st := range r.Steps {
		states = append(states, st.State)
	}
	same(t, "steps", states, approval.Declined, approval.Void, approval.Void)
	if r.State != approval.Declined || r.Steps[0].Votes[0].Note != "No rack." || !o.Next.IsZero() {
		t.Errorf("it is %+v, looked at %s", r, o.Next)
	}
}

func TestARunThatIsVoidKeepsItsVotes(t *testing.T) {
	w := newWorld(t)
	w.begin(approval.Standard, sold("managed_service"))
	w.approves("Marc", "customer_success")
	void := w.run.Void(w.scene("Ines"))
	if void.State != approval.Void || void.Steps[0].State != approval.Approved || void.Steps[1].State != approval.Void {
		t.Errorf("it is %+v", void)
	}
	if w.run.State != approval.Open || w.run.Steps[1].State != approval.Open {
		t.Error("the run before was changed")
	}
	if again := void.Void(w.scene("Ines")); !slices.EqualFunc(again.Steps, void.Steps, func(a, b approval.Step) bool { return a.ClosedAt.Equal(b.ClosedAt) }) {
		t.Error("void twice")
	}
}
