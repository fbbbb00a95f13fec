package order

import (
	"strings"
	"testing"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
)

func TestWhoIsShownTheFormOfAChange(t *testing.T) {
	s := submitted(t, plainOrder)
	for by, may := range map[directory.UserID]bool{ines: true, mona: true, sol: false, marc: false, fay: false, carl: false} {
		if err := s.MayChange(s.people[by], s.people, s.now); (err == nil) != may {
			t.Errorf("%s: %v", by, err)
		}
	}
	over := s.Order
	over.State = Withdrawn
	if err := over.MayChange(s.people[ines], s.people, s.now); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a withdrawn order is changed: %v", err)
	}
}

func TestWhoIsShownTheFormOfADecisionAndOfAnAnswer(t *testing.T) {
	s := submitted(t, plainOrder)
	card := func() Card { return Card{Entry: Entry{Order: s.Order}, People: s.people} }
	steps := []string{"customer_success"}
	if step, err := card().MayVote(steps, 1, s.people[marc], s.now); step != "customer_success" || err != nil {
		t.Errorf("Customer Success decides %q, %v", step, err)
	}
	if _, err := card().MayVote(steps, 1, s.people[fay], s.now); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("Finance decides for Customer Success: %v", err)
	}
	if err := card().MayAnswer("customer_success", 1, s.people[ines], s.now); fault.KindOf(err) != fault.Conflict {
		t.Errorf("what nobody asked is answered: %v", err)
	}
	if _, err := s.does(marc, func(o Order, sc Scene) (Outcome, error) { return o.Ask("customer_success", "When?", 1, sc) }); err != nil {
		t.Fatal(err)
	}
	if err := card().MayAnswer("customer_success", 1, s.people[ines], s.now); err != nil {
		t.Errorf("the seller answers: %v", err)
	}
	if err := card().MayAnswer("customer_success", 1, s.people[sol], s.now); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("somebody else answers: %v", err)
	}
	if _, err := s.does(ines, func(o Order, sc Scene) (Outcome, error) { return o.Withdraw("Too dear", sc) }); err != nil {
		t.Fatal(err)
	}
	const gone = "PO-1042 was withdrawn at "
	if _, err := card().MayVote(steps, 1, s.people[marc], s.now); err == nil || !hasPrefix(err, gone) {
		t.Errorf("of a withdrawn order it says %v", err)
	}
	if err := card().MayAnswer("customer_success", 1, s.people[ines], s.now); err == nil || !hasPrefix(err, gone) {
		t.Errorf("of its question it says %v", err)
	}
	if err := s.votes(marc, "customer_success", approval.Yes); err == nil || !hasPrefix(err, gone) {
		t.Errorf("a vote on it is answered %v", err)
	}
	if _, err := s.Ask("customer_success", "When?", 1, s.scene(marc)); err == nil || !hasPrefix(err, gone) {
		t.Errorf("a question about it is answered %v", err)
	}
	if _, err := s.Answer("customer_success", "Soon.", 1, s.scene(ines)); err == nil || !hasPrefix(err, gone) {
		t.Errorf("an answer about it is answered %v", err)
	}
}

func hasPrefix(err error, want string) bool {
	return strings.HasPrefix(err.Error(), want)
}

func TestEachNumberOfALineHasItsLimit(t *testing.T) {
	for name, alter := range map[string]func(*Line){
		"a list price below zero":   func(l *Line) { l.List = -1 },
		"a sold price below zero":   func(l *Line) { l.Sold = -1 },
		"a list price out of range": func(l *Line) { l.List = money.Limit + 1 },
		"a sold price out of range": func(l *Line) { l.Sold = money.Limit + 1 },
		"a product out of range":    func(l *Line) { l.List, l.Quantity = money.Limit, 2*money.One },
	} {
		s := stocked()
		c := s.content(0)
		alter(&c.Lines[0])
		seen := false
		for _, f := range c.Check(s.scene(ines)) {
			seen = seen || f.Reason == PriceTooLarge && f.Line == 1
		}
		if !seen {
			t.Errorf("%s: %v", name, reasons(c.Check(s.scene(ines))))
		}
	}
}

func TestALineIsLooseAndSoIsTheStatementOfWork(t *testing.T) {
	v := Verdict{{Reason: NoTitle}, {Reason: NoLines}, {Reason: SOWUnnamed}, {Reason: NotOnSale, Line: 2}, {Reason: TooManyLines}}
	got := reasons(v.Loose())
	if len(got) != 3 || got[0].Reason != SOWUnnamed || got[1].Line != 2 || got[2].Reason != TooManyLines {
		t.Errorf("beside no field stand %v", got)
	}
}

func TestTheLargestAmountIsStillALine(t *testing.T) {
	l := Line{List: money.Limit}
	if _, err := l.With(Figures{Quantity: money.One}, Figures{}, "EUR"); err != nil {
		t.Errorf("the largest amount: %v", err)
	}
	l.List++
	if _, err := l.With(Figures{Quantity: money.One}, Figures{}, "EUR"); fieldOf(err) != "quantity" {
		t.Errorf("one more: %v", err)
	}
}
