// Package money counts money: whole minor units of an ISO 4217 currency, and the
// discounts between a list price and a sold one. It refuses floating point, and
// fractions of a minor unit: what does not come out even is rounded half up.
package money

import (
	"math/bits"
	"slices"
	"strings"

	"golang.org/x/text/currency"

	"docket/internal/fault"
	"docket/internal/locale"
)

// Currency is a code of ISO 4217: "EUR".
type Currency string

// Known reports whether the currency is one of ISO 4217 that money is counted in;
// the code of testing and that of no currency are not.
func (c Currency) Known() bool {
	unit, err := currency.ParseISO(string(c))
	return err == nil && unit.String() == string(c) && !slices.Contains(unreal, string(c))
}

// unreal are codes of metals, tests and none.
var unreal = []string{"XXX", "XTS", "XAU", "XAG", "XPT", "XPD"}

// Digits is how many decimals an amount has: 2 for the euro, 0 for the yen.
func (c Currency) Digits() int {
	unit, err := currency.ParseISO(string(c))
	if err != nil {
		return 2
	}
	digits, _ := currency.Standard.Rounding(unit)
	return digits
}

// Check refuses a code that is no currency.
func (c Currency) Check() error {
	if !c.Known() {
		return fault.Invalidf("Write the currency as in EUR, USD or CNY.").In("currency")
	}
	return nil
}

// Limit is the largest amount, in minor units: a hundred thousand million euros.
// Whatever is reckoned with amounts up to it stays exact.
const Limit = 10_000_000_000_000

// Quantity is how much of something, in hundredths: 250 is two and a half days.
type Quantity int64

// One is a quantity of one.
const One Quantity = 100

// QuantityLimit is the largest quantity, ten million.
const QuantityLimit = 10_000_000 * One

// Times is the price of a quantity at a price for one, rounded half up. The
// arguments are within their limits and not negative; the result may be beyond
// Limit, at most by a factor of ten million.
func Times(each int64, q Quantity) int64 { return share(each, uint64(q), uint64(One)) }

// Part is what falls on so much of a whole quantity, of an amount for all of it,
// rounded half up. The whole is above zero.
func Part(amount int64, of, whole Quantity) int64 { return share(amount, uint64(of), uint64(whole)) }

// share is amount × of ÷ in, rounded half up. What does not fit is the largest number.
func share(amount int64, of, in uint64) int64 {
	const most = 1<<63 - 1
	hi, lo := bits.Mul64(uint64(amount), of)
	lo, carry := bits.Add64(lo, in/2, 0)
	hi += carry
	if hi >= in {
		return most
	}
	q, _ := bits.Div64(hi, lo, in)
	return int64(min(q, most))
}

// Parse reads an amount as people write it, "1,234.50", "1 234,50" or "1234.5",
// into minor units of the currency. More decimals than the currency has, signs
// and words are an Invalid fault.
func Parse(text string, c Currency) (int64, error) {
	minor, ok := decimal(text, c.Digits())
	switch {
	case !ok:
		return 0, fault.Invalidf("Write the amount as a number with at most %d decimals.", c.Digits())
	case minor > Limit:
		return 0, fault.Invalidf("That amount is too large.")
	}
	return minor, nil
}

// ParseQuantity reads a quantity with at most two decimals, above zero.
func ParseQuantity(text string) (Quantity, error) {
	q, ok := decimal(text, 2)
	switch {
	case !ok || q == 0:
		return 0, fault.Invalidf("Write the quantity as a number above zero, with at most two decimals.")
	case q > int64(QuantityLimit):
		return 0, fault.Invalidf("That quantity is too large.")
	}
	return Quantity(q), nil
}

// String writes the quantity as files hold it, without needless zeros: "2.5".
func (q Quantity) String() string { return trim(plain(int64(q), 2)) }

// Localize says the quantity as the language points it: "2,5".
func (q Quantity) Localize(p *locale.Printer) string { return p.Hundredths(int64(q)) }

// Plain writes an amount as files hold it: "1234.50", with all its decimals.
func Plain(minor int64, c Currency) string { return plain(minor, c.Digits()) }

func trim(number string) string {
	if !strings.Contains(number, ".") {
		return number
	}
	return strings.TrimRight(strings.TrimRight(number, "0"), ".")
}
