package locale

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/currency"
	"golang.org/x/text/number"
)

// Number says a whole number grouped as the language does: "48,200", "48 200".
func (p *Printer) Number(n int) string { return p.numbers.Sprint(number.Decimal(n)) }

// Hundredths says a number given in hundredths, without needless zeros: "2.5", "2,5".
func (p *Printer) Hundredths(n int64) string {
	return p.numbers.Sprint(number.Decimal(float64(n)/100, number.MaxFractionDigits(2)))
}

// Money says an amount given in the currency's minor units (cents), with its ISO 4217 code: "48,200.00 EUR".
// A code that is none is taken to have hundredths. Every amount is said to the last unit.
func (p *Printer) Money(minor int64, code string) string {
	scale := 2
	if unit, err := currency.ParseISO(code); err == nil {
		scale, _ = currency.Standard.Rounding(unit)
	}
	sign, units := "", uint64(minor)
	if minor < 0 {
		sign, units = "-", -units
	}
	one := uint64(1)
	for range scale {
		one *= 10
	}
	said := sign + p.numbers.Sprint(number.Decimal(units/one))
	if scale > 0 {
		said += p.words.point + fmt.Sprintf("%0*d", scale, units%one)
	}
	return said + p.words.gap + code
}

// Decimal says a number written with a point, "22.5", with the language's own mark and groups.
func (p *Printer) Decimal(plain string) string {
	whole, fraction, broken := strings.Cut(plain, ".")
	if n, err := strconv.Atoi(whole); err == nil {
		whole = p.Number(n)
	}
	if !broken {
		return whole
	}
	return whole + p.words.point + fraction
}
