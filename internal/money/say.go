package money

import "docket/internal/locale"

// Amount is money in a sentence: "48,200.00 EUR".
type Amount struct {
	Minor    int64
	Currency Currency
}

// Localize says the amount.
func (a Amount) Localize(p *locale.Printer) string { return p.Money(a.Minor, string(a.Currency)) }

// Localize says the percentage: "22.5 %".
func (p Percent) Localize(in *locale.Printer) string { return in.Decimal(p.String()) + "\u00a0%" }
