package money_test

import (
	"testing"

	"docket/internal/fault"
	"docket/internal/money"
)

func TestWhichQuantitiesAndDiscountsThereAre(t *testing.T) {
	for text, want := range map[string]money.Quantity{
		"1": 100, "2,5": 250, "0.01": 1, "10000000": money.QuantityLimit, "1,000": 1000 * money.One,
		"0": 0, "0.00": 0, "10000000.01": 0, "2.555": 0, "-1": 0, "": 0, "many": 0, "1.234.5": 0,
	} {
		q, err := money.ParseQuantity(text)
		if q != want || (err == nil) != (want > 0) || want == 0 && fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q is a quantity of %d, %v", text, q, err)
		}
	}
	for text, said := range map[string]string{"0": "0", "100": "100", "22.50 %": "22.5", "12,5%": "12.5", "0.000000000001": "0.000000000001",
		"100.000000000001": "", "101": "", "-1": "", "": "", "0.0000000000001": "", "ten": ""} {
		p, err := money.ParsePercent(text)
		if (err == nil) != (said != "") || err == nil && p.String() != said {
			t.Errorf("%q is a discount of %s, %v", text, p, err)
		}
	}
}

func TestAmountsAtTheirLimitsAreExact(t *testing.T) {
	if minor, err := money.Parse("100000000000.00", "EUR"); err != nil || minor != money.Limit {
		t.Errorf("the largest amount is read as %d, %v", minor, err)
	}
	if got := money.Times(money.Limit, money.One); got != money.Limit {
		t.Errorf("one of the largest is %d", got)
	}
	if got := money.Times(money.Limit, money.QuantityLimit); got != 1<<63-1 {
		t.Errorf("more than can be counted is %d", got)
	}
	if p, ok := money.Discount(money.Limit, money.Limit-1); !ok || p.Off(money.Limit) != money.Limit-1 {
		t.Errorf("a cent off the largest is %s, %t", p, ok)
	}
	for code, want := range map[money.Currency]string{"JPY": "1234", "EUR": "12.34", "BHD": "1.234"} {
		if got := money.Plain(1234, code); got != want {
			t.Errorf("1234 of %s is written %s", code, got)
		}
	}
	if got := money.Plain(5, "BHD"); got != "0.005" {
		t.Errorf("five fils are written %s", got)
	}
}
