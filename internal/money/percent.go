package money

import (
	"database/sql/driver"
	"fmt"

	"docket/internal/fault"
)

// Percent is a part of a hundred, in steps of which a hundred per cent are 10^14.
// That is fine enough for every sold price up to Limit to be a list price with a
// discount, to the minor unit.
type Percent int64

// Hundred is all of it.
const Hundred Percent = 100_000_000_000_000

// percentDecimals is how many decimals of one per cent there are.
const percentDecimals = 12

// Percents is a whole number of per cent.
func Percents(n int) Percent { return Percent(n) * (Hundred / 100) }

// Off is the amount with the discount taken off, rounded half up: the sold price of
// a list price.
func (p Percent) Off(list int64) int64 { return share(list, uint64(Hundred-p), uint64(Hundred)) }

// Rate is how much of a whole a part of it is, rounded half up. The whole is above
// zero, the part not above it.
func Rate(part, whole int64) Percent {
	return Percent(share(part, uint64(Hundred), uint64(whole)))
}

// Discount is the discount that makes the sold price of the list price: of all that
// do, the one with the fewest decimals. There is none for a sold price above the
// list price.
func Discount(list, sold int64) (Percent, bool) {
	switch {
	case sold < 0 || sold > list || list > Limit:
		return 0, false
	case list == 0:
		return 0, true
	}
	exact := Rate(list-sold, list)
	for step := Hundred / 100; step > 1; step /= 10 {
		p := min((exact+step/2)/step*step, Hundred)
		if p.Off(list) == sold {
			return p, true
		}
	}
	return exact, exact.Off(list) == sold
}

// ParsePercent reads a percentage between 0 and 100, with or without its sign.
func ParsePercent(text string) (Percent, error) {
	n, ok := decimal(trimSign(text), percentDecimals)
	if !ok || Percent(n) > Hundred {
		return 0, fault.Invalidf("Write the discount as a number between 0 and 100.")
	}
	return Percent(n), nil
}

// String writes the percentage without sign or needless zeros: "22.5".
func (p Percent) String() string { return trim(plain(int64(p), percentDecimals)) }

// MarshalText writes the percentage as String does, for JSON and YAML.
func (p Percent) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (p *Percent) UnmarshalText(text []byte) (err error) {
	*p, err = ParsePercent(string(text))
	return err
}

// Value writes the percentage into a column of whole numbers.
func (p Percent) Value() (driver.Value, error) { return int64(p), nil }

// Scan reads it back.
func (p *Percent) Scan(column any) error {
	n, ok := column.(int64)
	if !ok {
		return fmt.Errorf("scan percentage: %T is none", column)
	}
	*p = Percent(n)
	return nil
}

func trimSign(text string) string {
	for len(text) > 0 && (text[len(text)-1] == '%' || text[len(text)-1] == ' ') {
		text = text[:len(text)-1]
	}
	return text
}

// Rounded is the percentage with so many decimals at most, half up: for people.
func (p Percent) Rounded(decimals int) Percent {
	step := Hundred / 100
	for range decimals {
		step /= 10
	}
	return (p + step/2) / step * step
}
