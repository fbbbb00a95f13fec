package catalogue_test

import (
	"testing"

	"pgregory.net/rapid"

	"docket/internal/catalogue"
	"docket/internal/fault"
)

func TestHowPeopleWritePrices(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"EUR 1,200.50", "EUR 1200.50"},
		{"1 200,50 EUR", "EUR 1200.50"},
		{"eur1200.5\n\n USD 1.300,00 ", "EUR 1200.50, USD 1300.00"},
		{"JPY 190000", "JPY 190000"},
		{"", ""},
		{"EUR", "?"},
		{"1200", "?"},
		{"EUR 1200 USD", "?"},
		{"cheap", "?"}, // though CHE is a currency
		{"EUR 1\nEUR 2", "?"},
		{"EUR 1.005", "?"},
		{"XXX 1", "?"},
	} {
		p, err := catalogue.ParsePrices(tt.text)
		if got := p.String(); err == nil && got != tt.want || (err != nil) != (tt.want == "?") || err != nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %q, %v; want %q", tt.text, got, err, tt.want)
		}
	}
}

func TestHowPeopleWriteThresholds(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"100000: EUR 0.90; USD 1.00\n\n200 000: EUR 0,80", []string{"100000: EUR 0.90, USD 1.00", "200000: EUR 0.80"}},
		{"100,000: EUR 1,200.00, USD 1,300.00", []string{"100000: EUR 1200.00, USD 1300.00"}},
		{"", nil},
	} {
		all, err := catalogue.ParseThresholds(tt.text)
		if err != nil || len(all) != len(tt.want) {
			t.Fatalf("%q: %v, %v", tt.text, all, err)
		}
		for n, threshold := range all {
			if threshold.String() != tt.want[n] {
				t.Errorf("%q: %s, want %s", tt.text, threshold, tt.want[n])
			}
		}
	}
	for _, text := range []string{"100000 EUR 1", "many: EUR 1", "100000: 1", "100000: EUR one"} {
		if all, err := catalogue.ParseThresholds(text); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v, %v", text, all, err)
		}
	}
}

func TestPricesAreReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySKU("LIC").Draw(t, "sku")
		if p, err := catalogue.ParsePrices(s.Prices.String()); err == nil && len(s.Prices) > 1 {
			t.Fatalf("two prices on a line are read as %s", p)
		}
		for _, threshold := range s.Thresholds {
			back, err := catalogue.ParseThresholds(threshold.String())
			if err != nil || len(back) != 1 || back[0].String() != threshold.String() {
				t.Fatalf("%s becomes %v, %v", threshold, back, err)
			}
		}
	})
}
