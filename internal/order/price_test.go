package order

import (
	"testing"

	"pgregory.net/rapid"

	"docket/internal/money"
)

func TestTheThirdNumberFollows(t *testing.T) {
	shown := Figures{Quantity: 2 * money.One, Discount: money.Percents(10), Sold: 180000}
	tests := map[string]struct {
		typed    Figures
		discount string
		sold     int64
		field    string // of the fault
	}{
		"nothing was altered":              {shown, "10", 180000, ""},
		"a discount makes the sold price":  {Figures{2 * money.One, money.Percents(25), 180000}, "25", 150000, ""},
		"a sold price makes the discount":  {Figures{2 * money.One, money.Percents(10), 150000}, "25", 150000, ""},
		"more of it keeps the discount":    {Figures{3 * money.One, money.Percents(10), 180000}, "10", 270000, ""},
		"both altered, and they agree":     {Figures{2 * money.One, money.Percents(25), 150000}, "25", 150000, ""},
		"both altered, and they do not":    {Figures{2 * money.One, money.Percents(25), 150001}, "", 0, "sold"},
		"more than the list price":         {Figures{2 * money.One, money.Percents(10), 200001}, "", 0, "sold"},
		"more of it at a price of its own": {Figures{3 * money.One, money.Percents(10), 150000}, "50", 150000, ""},
		"more than can be paid":            {Figures{money.QuantityLimit, money.Percents(10), 180000}, "", 0, "quantity"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			l := Line{List: 100000}
			if test.field == "quantity" {
				l.List = money.Limit
			}
			got, err := l.With(test.typed, shown, "EUR")
			if fieldOf(err) != test.field {
				t.Fatalf("refused with %v", err)
			}
			if test.field == "" && (got.Discount.String() != test.discount || got.Sold != test.sold) {
				t.Errorf("it is %s off and %d", got.Discount, got.Sold)
			}
		})
	}
}

func TestWhateverIsTypedTheThreeAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		figures := func(name string) Figures {
			return Figures{Quantity: money.Quantity(rapid.Int64Range(1, 100_000).Draw(t, name+" quantity")),
				Discount: money.Percents(rapid.IntRange(0, 100).Draw(t, name+" discount")), Sold: rapid.Int64Range(0, 1_000_000).Draw(t, name+" sold")}
		}
		l := Line{List: rapid.Int64Range(0, 10_000_000).Draw(t, "list"), Included: rapid.Bool().Draw(t, "included")}
		got, err := l.With(figures("typed"), figures("shown"), "EUR")
		if err == nil && (got.Discount.Off(got.Gross()) != got.Sold || got.Included && got.Sold != 0) {
			t.Fatalf("%d × %s − %s = %d", got.List, got.Quantity, got.Discount, got.Sold)
		}
	})
}

func TestAnotherCurrencyHasListPricesOfItsOwn(t *testing.T) {
	s := stocked()
	c := s.content(money.Percents(10))
	lic := s.of("LIC")
	lic.Discount = money.Percents(10)
	c.Lines = append(c.Lines, lic.Summed(), s.of("VIEWS"), Line{Name: "By hand", Quantity: money.One, List: 5, Sold: 5})
	got := c.In("USD", s.shelf)
	if l := got.Lines[1]; got.Currency != "USD" || l.List != 46000 || l.Sold != 41400 {
		t.Errorf("the licence is %+v", l)
	}
	if got.Lines[0].List != 120000 || got.Lines[3].List != 5 || c.Lines[1].List != 42000 {
		t.Errorf("what has no price in dollars, or the content before, changed: %+v", got.Lines)
	}
	if v := got.Lines[2]; v.Thresholds[0].Per != 280 {
		t.Errorf("page views without a price in dollars are %+v", v)
	}
}

func TestNumbersOfOrdersAreRead(t *testing.T) {
	for text, want := range map[string]ID{"PO-1042": 1042, "po-1042": 1042, "1042": 1042, "#1042": 1042, " PO 1042 ": 1042, "PO-0": 0, "acme": 0, "": 0, "PO-": 0, "10x": 0} {
		if got, ok := ParseNumber(text); ok != (want > 0) || ok && got != want {
			t.Errorf("%q is read as %d, %t", text, got, ok)
		}
	}
}
