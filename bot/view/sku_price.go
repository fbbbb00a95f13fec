package view

import (
	"maps"
	"slices"
	"strings"

	"docket/internal/catalogue"
	"docket/internal/locale"
)

// perUnit says of what a price is.
var perUnit = map[catalogue.Unit]locale.Text{
	catalogue.Piece: locale.Textf("by the piece"),
	catalogue.User:  locale.Textf("per user"),
	catalogue.Day:   locale.Textf("per day"),
	catalogue.Month: locale.Textf("per month"),
	catalogue.Year:  locale.Textf("per year"),
}

func (r Reader) per(u catalogue.Unit) string {
	if t, ok := perUnit[u]; ok {
		return t.Localize(r.P)
	}
	return name(string(u))
}

// prices says a price in all its currencies.
func (r Reader) prices(p catalogue.Prices) string {
	said := make([]string, 0, len(p))
	for _, c := range slices.Sorted(maps.Keys(p)) {
		said = append(said, r.P.Money(p[c], string(c)))
	}
	return strings.Join(said, dot)
}
