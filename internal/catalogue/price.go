package catalogue

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"docket/internal/calendar"
	"docket/internal/fault"
	"docket/internal/money"
)

// in is the price as files hold it: "1200.00".
func (p Prices) in(c money.Currency) string { return money.Plain(p[c], c) }

// String writes the prices on one line, "EUR 1200.00, USD 1320.00", by currency.
func (p Prices) String() string {
	said := make([]string, 0, len(p))
	for _, c := range slices.Sorted(maps.Keys(p)) {
		said = append(said, string(c)+" "+p.in(c))
	}
	return strings.Join(said, ", ")
}

// String writes the threshold on one line: "100000: EUR 0.90, USD 1.00".
func (t Threshold) String() string { return strconv.FormatInt(t.Above, 10) + ": " + t.Per.String() }

// ParsePrices reads one price a line, "EUR 1,200.00", the currency before or after the
// amount. What is none is an Invalid fault.
func ParsePrices(text string) (Prices, error) { return pricesOf(strings.Split(text, "\n")) }

func pricesOf(each []string) (Prices, error) {
	prices := Prices{}
	for _, one := range each {
		if one = strings.TrimSpace(one); one == "" {
			continue
		}
		c, amount := codeAndAmount(one)
		if err := c.Check(); err != nil {
			return nil, fault.Invalidf("Write each price as in “EUR 1,200.00”, the currency by its three letters.")
		}
		if _, twice := prices[c]; twice {
			return nil, fault.Invalidf("There are two prices in %s.", string(c))
		}
		minor, err := money.Parse(amount, c)
		if err != nil {
			return nil, err
		}
		prices[c] = minor
	}
	return prices, nil
}

// codeAndAmount parts a price at its currency, which is its first word or its last,
// with or without a blank between.
func codeAndAmount(price string) (money.Currency, string) {
	amount := strings.TrimFunc(price, unicode.IsLetter)
	before, after, _ := strings.Cut(price, amount)
	c := money.Currency(strings.ToUpper(before + after))
	if before != "" && after != "" || !c.Known() {
		return "", price
	}
	return c, strings.TrimSpace(amount)
}

// ParseThresholds reads one threshold a line: "100000: EUR 0.90; USD 1.00". A comma
// before a currency parts prices as well as a semicolon. What is none is an Invalid
// fault.
func ParseThresholds(text string) ([]Threshold, error) {
	var all []Threshold
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		above, rest, ok := strings.Cut(line, ":")
		views, err := ParseWhole(above)
		if !ok || err != nil {
			return nil, fault.Invalidf("Write each threshold as in “100000: EUR 0.90; USD 1.00”: above how many page views, then the price of each thousand.")
		}
		per, err := pricesOf(parted(rest))
		if err != nil {
			return nil, err
		}
		all = append(all, Threshold{Above: views, Per: per})
	}
	return all, nil
}

// parted are the prices of a line: parted by semicolons, and by commas after which a
// currency comes.
func parted(prices string) []string {
	var each []string
	for _, part := range strings.FieldsFunc(prices, func(r rune) bool { return r == ';' || r == '；' }) {
		for _, piece := range strings.Split(part, ",") {
			c, _ := codeAndAmount(strings.TrimSpace(piece))
			if len(each) > 0 && c == "" {
				each[len(each)-1] += "," + piece
				continue
			}
			each = append(each, piece)
		}
	}
	return each
}

// ParseWhole reads a whole number, with or without blanks, points or commas between
// its thousands. "" is 0; what is none is an Invalid fault.
func ParseWhole(text string) (int64, error) {
	if strings.TrimSpace(text) == "" {
		return 0, nil
	}
	const counted money.Currency = "JPY" // a currency without decimals
	n, err := money.Parse(text, counted)
	if err != nil {
		return 0, fault.Invalidf("Write a whole number.")
	}
	return n, nil
}

func day(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// get is the price in a currency by its code, and whether the code is one.
func (p Prices) get(code string) (int64, bool) {
	c := money.Currency(code)
	return p[c], c.Known()
}
