package money

import (
	"strconv"
	"strings"
)

// decimal reads a number of at most so many decimals into units of the last one.
// Blanks, apostrophes and the other separator may group the digits by three.
func decimal(text string, decimals int) (int64, bool) {
	whole, fraction := cut(strings.Map(ungroup, strings.TrimSpace(text)), decimals)
	if whole == "" && fraction == "" || len(whole) > 15 || len(strings.TrimRight(fraction, "0")) > decimals {
		return 0, false
	}
	fraction = strings.TrimRight(fraction, "0")
	digits := whole + fraction + strings.Repeat("0", decimals-len(fraction))
	if len(digits) > 18 || strings.Trim(digits, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	return n, err == nil
}

// ungroup takes out what people put between thousands, and cannot be anything else.
func ungroup(r rune) rune {
	switch r {
	case ' ', '\u00a0', '\u202f', '\'', '’':
		return -1
	}
	return r
}

// cut parts a number at its decimal separator: the last point or comma, unless it
// groups thousands. A lone comma before three digits groups where three decimals
// cannot be meant; a lone point there says now this and now that, and is no number.
func cut(number string, decimals int) (whole, fraction string) {
	last := strings.LastIndexAny(number, ".,")
	if last < 0 {
		return number, ""
	}
	mark, head, tail := number[last:last+1], number[:last], number[last+1:]
	alone := !strings.ContainsAny(head, ".,")
	switch {
	case strings.Contains(head, mark):
		return ungrouped(number, mark), ""
	case alone && unclear(head, tail, decimals) && mark == ",":
		return head + tail, ""
	case alone && unclear(head, tail, decimals):
		return number, ""
	case mark == ".":
		return ungrouped(head, ","), tail
	}
	return ungrouped(head, "."), tail
}

// unclear reports whether a lone mark between the two may group thousands.
func unclear(head, tail string, decimals int) bool {
	return decimals < 3 && len(tail) == 3 && head != "" && len(head) <= 3 && head[0] != '0'
}

// ungrouped takes the mark out of digits grouped by three; digits grouped otherwise
// are left as they are, and are no number.
func ungrouped(digits, mark string) string {
	groups := strings.Split(digits, mark)
	for n, g := range groups {
		if n > 0 && len(g) != 3 || n == 0 && len(groups) > 1 && (g == "" || len(g) > 3) {
			return digits
		}
	}
	return strings.Join(groups, "")
}

// plain writes units of the last of so many decimals.
func plain(n int64, decimals int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	digits := strconv.FormatInt(n, 10)
	if decimals == 0 {
		return sign + digits
	}
	if missing := decimals + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	return sign + digits[:len(digits)-decimals] + "." + digits[len(digits)-decimals:]
}
