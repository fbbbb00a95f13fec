package view

import (
	"docket/internal/catalogue"
	"docket/internal/locale"
	"docket/internal/money"
)

// unitWord says so many of a unit; several says a number that is not whole.
type unitWord struct {
	count   func(p *locale.Printer, n int) string
	several locale.Text
}

var unitWords = map[catalogue.Unit]unitWord{
	catalogue.Piece: {func(p *locale.Printer, n int) string { return p.N(n, "%d piece", "%d pieces") }, locale.Textf("%s pieces")},
	catalogue.User:  {func(p *locale.Printer, n int) string { return p.N(n, "%d user", "%d users") }, locale.Textf("%s users")},
	catalogue.Day:   {func(p *locale.Printer, n int) string { return p.N(n, "%d day", "%d days") }, locale.Textf("%s days")},
	catalogue.Month: {func(p *locale.Printer, n int) string { return p.N(n, "%d month", "%d months") }, locale.Textf("%s months")},
	catalogue.Year:  {func(p *locale.Printer, n int) string { return p.N(n, "%d year", "%d years") }, locale.Textf("%s years")},
}

// quantity says how much of something: "2.5 days".
func (r Reader) quantity(q money.Quantity, of catalogue.Unit) string {
	w, known := unitWords[of]
	switch {
	case !known:
		return q.Localize(r.P)
	case q%money.One == 0:
		return w.count(r.P, int(q/money.One))
	}
	return locale.Text{Format: w.several.Format, Args: []any{q}}.Localize(r.P)
}
