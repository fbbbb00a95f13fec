package order

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"docket/internal/approval"
	"docket/internal/money"
)

// free is a line of the shelf, included.
func (s *sale) free(quantity money.Quantity) Line {
	l := s.of("LIC") // 420.00
	l.Quantity, l.Included = quantity, true
	return l.Summed()
}

func TestWhatIsIncludedCountsTowardsTheLimitOfTheWhole(t *testing.T) {
	tests := map[string]struct {
		off  money.Percent // of the two audits, 2,400.00
		free money.Quantity
		want []judged
	}{
		"within the limit of 15 % of all":            {0, money.One, nil},                                                           // 420 of 2,820
		"beyond it":                                  {0, 2 * money.One, []judged{{DiscountTooHigh, 0}}},                            // 840 of 3,240
		"beyond it with the discount of the rest":    {money.Percents(10), money.One, []judged{{DiscountTooHigh, 0}}},               // 660 of 2,820
		"at the limit there is nothing left to give": {money.Percents(16), 1, []judged{{DiscountTooHigh, 0}, {DiscountTooHigh, 1}}}, // a hundredth of a licence
		"nothing included, whatever the rounding":    {money.Percents(15), 0, nil},
		"a line that is found stays found by itself": {money.Percents(16), 0, []judged{{DiscountTooHigh, 1}}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := stocked()
			c := s.content(test.off)
			if test.free > 0 {
				c.Lines = append(c.Lines, s.free(test.free))
			}
			if diff := cmp.Diff(test.want, reasons(c.Check(s.scene(ines)))); diff != "" {
				t.Errorf("the verdict (-want +got):\n%s", diff)
			}
		})
	}
}

func TestHowMuchIsGivenAwayDecidesWhoMayApprove(t *testing.T) {
	s := stocked()
	c := s.content(0)
	c.Lines = append(c.Lines, s.free(2*money.One))
	if err := s.submits(c); err != nil {
		t.Fatal(err)
	}
	given := money.Rate(84000, 324000)
	if f := s.Exceptions[0]; f.Has != given || f.Limit != money.Percents(15) {
		t.Errorf("the exception is %+v", f)
	}
	if got := s.Approval.Facts.Measures[approval.Discount]; got != given {
		t.Errorf("the policy goes by %s", got)
	}
	if st, _ := s.Approval.Step("sales"); s.Approval.Decides(st) != "management" {
		t.Error("25.93 % is more than a head of sales may give, and one decides")
	}
}

func TestTheStarterPackIsNobodysDiscount(t *testing.T) {
	s := packed()
	first := s.scene(ines)
	first.First = true
	out, err := Submit(Draft{ID: 3, Owner: ines, Content: plainOrder(s)}, first)
	if err != nil {
		t.Fatal(err)
	}
	if o := out.Order; len(o.Exceptions) != 0 || o.Approval.Facts.Measures[approval.Discount] != money.Percents(10) {
		t.Errorf("its exceptions are %+v, measured by %+v", o.Exceptions, o.Approval.Facts.Measures)
	}
}

func TestNobodyGivesAwayMoreThanTheirLimitWithoutAnException(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := stocked()
		c := s.content(0)
		c.Lines = nil
		for range rapid.IntRange(1, 5).Draw(t, "lines") {
			l := s.of("LIC")
			l.Quantity = money.Quantity(rapid.Int64Range(1, 5000).Draw(t, "quantity"))
			l.Discount = money.Percents(rapid.IntRange(0, 20).Draw(t, "discount"))
			l.Included = rapid.IntRange(0, 3).Draw(t, "included") == 0
			c.Lines = append(c.Lines, l.Summed())
		}
		v := c.Check(s.scene(ines))
		// Half a minor unit a line is lost or won by rounding.
		slack := int64(len(c.Lines))
		if allowed := money.Percents(15).Off(c.Gross()) - slack; c.Total() < allowed && len(v) == 0 {
			t.Fatalf("%d of %d went through", c.Total(), c.Gross())
		}
		if len(v) > 0 && v[0].Line == 0 && c.Total() > money.Percents(15).Off(c.Gross())+slack {
			t.Fatalf("%d of %d needs an approval: %+v", c.Total(), c.Gross(), v[0])
		}
	})
}
