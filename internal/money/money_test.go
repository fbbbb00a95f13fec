package money_test

import (
	"testing"

	"pgregory.net/rapid"

	"docket/internal/fault"
	"docket/internal/money"
)

func TestHowPeopleWriteAmounts(t *testing.T) {
	for _, tt := range []struct {
		text     string
		currency money.Currency
		minor    int64
		ok       bool
	}{
		{"1200", "EUR", 120000, true},
		{"1200.5", "EUR", 120050, true},
		{"1200,50", "EUR", 120050, true},
		{"1,200.50", "EUR", 120050, true},
		{"1.200,50", "EUR", 120050, true},
		{"1 200,50", "EUR", 120050, true},
		{"1\u202f200,50", "EUR", 120050, true},
		{"1\u00a0200,50", "EUR", 120050, true},
		{"1’200.50", "CHF", 120050, true},
		{"1234,567.89", "EUR", 0, false},
		{"1,23.50", "EUR", 0, false},
		{"1'200.50", "CHF", 120050, true},
		{"1,200", "EUR", 120000, true},
		{"1.200", "EUR", 0, false}, // a thousand, or one?
		{"0.500", "EUR", 50, true},
		{"1.200", "JPY", 0, false},
		{"1,234,567.89", "USD", 123456789, true},
		{"274010.0", "AUD", 27401000, true},
		{"102557.400", "AUD", 10255740, true},
		{"0", "EUR", 0, true},
		{".50", "EUR", 50, true},
		{"1200", "JPY", 1200, true},
		{"1200.5", "JPY", 0, false},
		{"1.234", "BHD", 1234, true},
		{"1200.555", "EUR", 0, false},
		{"12,34,567", "EUR", 0, false},
		{"-5", "EUR", 0, false},
		{"12 EUR", "EUR", 0, false},
		{"", "EUR", 0, false},
		{".", "EUR", 0, false},
		{"1e3", "EUR", 0, false},
		{"999999999999999999", "EUR", 0, false},
		{"100000000000.01", "EUR", 0, false},
	} {
		minor, err := money.Parse(tt.text, tt.currency)
		if (err == nil) != tt.ok || minor != tt.minor || !tt.ok && fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q in %s: %d, %v", tt.text, tt.currency, minor, err)
		}
	}
}

func TestWhichCurrenciesThereAre(t *testing.T) {
	for code, known := range map[money.Currency]bool{"EUR": true, "CNY": true, "AUD": true, "XXX": false, "XTS": false, "eur": false, "": false, "EURO": false} {
		if code.Known() != known || (code.Check() == nil) != known {
			t.Errorf("%q: known %t", code, code.Known())
		}
	}
}

func TestWhatDoesNotComeOutEvenIsRoundedHalfUp(t *testing.T) {
	for _, tt := range []struct {
		list     int64
		quantity money.Quantity
		discount string
		gross    int64
		sold     int64
	}{
		{100, 250, "0", 250, 250},
		{1, 50, "0", 1, 1},        // half a cent
		{1, 49, "0", 0, 0},        // less
		{333, 150, "0", 500, 500}, // 4.995
		{1000, 100, "33.33", 1000, 667},
		{1001, 100, "50", 1001, 501},
		{120000, 100, "100", 120000, 0},
		{money.Limit, 100, "0", money.Limit, money.Limit},
	} {
		p, err := money.ParsePercent(tt.discount)
		if err != nil {
			t.Fatal(err)
		}
		gross := money.Times(tt.list, tt.quantity)
		if sold := p.Off(gross); gross != tt.gross || sold != tt.sold {
			t.Errorf("%d × %s − %s %%: %d, %d; want %d, %d", tt.list, tt.quantity, p, gross, sold, tt.gross, tt.sold)
		}
	}
}

func TestADiscountIsSaidInAsFewDecimalsAsAgree(t *testing.T) {
	for _, tt := range []struct {
		list, sold int64
		want       string
	}{
		{100000, 78000, "22"}, {100000, 77500, "22.5"}, {100000, 33333, "66.667"}, {100, 0, "100"}, {0, 0, "0"}, {3, 2, "33"},
	} {
		if p, ok := money.Discount(tt.list, tt.sold); !ok || p.String() != tt.want {
			t.Errorf("%d for %d: %s %t, want %s", tt.sold, tt.list, p, ok, tt.want)
		}
	}
	if _, ok := money.Discount(100, 101); ok {
		t.Error("a price above the list price has a discount")
	}
}

func TestEverySoldPriceIsTheListPriceWithADiscount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.Int64Range(0, money.Limit).Draw(t, "list")
		sold := rapid.Int64Range(0, list).Draw(t, "sold")
		p, ok := money.Discount(list, sold)
		if !ok || p.Off(list) != sold {
			t.Fatalf("%d − %s %% is %d, not %d", list, p, p.Off(list), sold)
		}
		if back, err := money.ParsePercent(p.String() + " %"); err != nil || back != p {
			t.Fatalf("%s is read as %s, %v", p, back, err)
		}
	})
}

func TestAmountsAreReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := rapid.SampledFrom([]money.Currency{"EUR", "JPY", "BHD", "CNY"}).Draw(t, "currency")
		minor := rapid.Int64Range(0, money.Limit).Draw(t, "minor")
		if back, err := money.Parse(money.Plain(minor, code), code); err != nil || back != minor {
			t.Fatalf("%s is read as %d, %v", money.Plain(minor, code), back, err)
		}
		q := money.Quantity(rapid.Int64Range(1, int64(money.QuantityLimit)).Draw(t, "quantity"))
		if back, err := money.ParseQuantity(q.String()); err != nil || back != q {
			t.Fatalf("%s is read as %s, %v", q, back, err)
		}
	})
}
