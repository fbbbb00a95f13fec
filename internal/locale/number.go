package locale

import (
	"math"

	"golang.org/x/text/currency"
	"golang.org/x/text/number"
)

// Number says a whole number grouped as the language does: "48,200", "48 200".
func (p *Printer) Number(n int) string { return p.numbers.Sprint(number.Decimal(n)) }

// Money says an amount given in the currency's minor units (cents), with its ISO 4217 code: "48,200.00 EUR".
// A code that is none is taken to have hundredths.
func (p *Printer) Money(minor int64, code string) string {
	scale := 2
	if unit, err := currency.ParseISO(code); err == nil {
		scale, _ = currency.Standard.Rounding(unit)
	}
	amount := number.Decimal(float64(minor)/math.Pow10(scale), number.Scale(scale))
	return p.numbers.Sprint(amount) + " " + code
}
