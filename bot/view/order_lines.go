package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/money"
	"docket/internal/order"
)

// linesShown is how many lines of an order stand on one page.
const linesShown = 20

// pagesOf is how many pages so many lines take.
func pagesOf(lines int) int { return max(1, (lines+linesShown-1)/linesShown) }

// pageOf is a page's lines: from the first up to, and without, the second.
func pageOf(page, lines int) (from, to int) {
	from = min(max(page-1, 0), pagesOf(lines)-1) * linesShown
	return from, min(from+linesShown, lines)
}

// OrderLinesFirst is what was sold, its first page.
func OrderLinesFirst(r Reader, c order.Card) slack.ModalViewRequest { return OrderLinesPage(r, c, 1) }

// OrderLinesPage is what was sold, a page of it.
func OrderLinesPage(r Reader, c order.Card, page int) slack.ModalViewRequest {
	blocks := []slack.Block{section(r.orderName(c.Entry))}
	from, to := pageOf(page, len(c.Lines))
	for n := from; n < to; n++ {
		blocks = append(blocks, section(r.orderLine(n, c.Lines[n], c.Currency)))
	}
	turn := func(to int) string { return orderPageRef(c.ID, to) }
	if nav := r.pageButtons(OrderBackOf, OrderPageOf, from/linesShown+1, len(c.Lines), turn); len(nav) > 0 {
		blocks = append(blocks, actions(nav...))
	}
	blocks = append(blocks, section(r.orderSum(c.Content)))
	if c.Content.Note != "" {
		blocks = append(blocks, section(quote(c.Content.Note, 1500)))
	}
	return sheet(r, CardID, r.P.Title("Order %s", c.ID.Number()), blocks...)
}

// pageButtons lead to the pages beside this one.
func (r Reader) pageButtons(back, on ActionID, page, lines int, value func(page int) string) []slack.BlockElement {
	var nav []slack.BlockElement
	if page > 1 {
		nav = append(nav, button(back, value(page-1), r.P.Button("Previous")))
	}
	if page < pagesOf(lines) {
		nav = append(nav, button(on, value(page+1), r.P.Button("Next")))
	}
	return nav
}

// orderLine is one thing sold, counted from 0.
func (r Reader) orderLine(n int, l order.Line, in money.Currency) string {
	said := []string{"*" + r.P.T("%d. %s", n+1, name(l.Name)) + "*"}
	if l.SKU != "" {
		said[0] += dot + name(string(l.SKU))
	}
	said = append(said, facts(r.times(l, in), r.lineExtras(l)))
	for _, t := range l.Thresholds {
		said = append(said, r.P.T("above %s page views: %s for each thousand", r.P.Number(int(t.Above)), r.amount(t.Per, in)))
	}
	return strings.Join(said, "\n")
}

func (r Reader) lineExtras(l order.Line) string {
	starter, by, volume := "", "", ""
	if l.Starter {
		starter = r.P.T("starter pack")
	}
	if !l.ConsumeBy.IsZero() {
		by = r.P.T("to be consumed by %s", r.farDay(l.ConsumeBy))
	}
	if l.Volume > 0 {
		volume = r.P.T("%s page views", r.P.Number(int(l.Volume)))
	}
	return facts(starter, volume, by)
}

// orderSum is what an order comes to, beside its list price.
func (r Reader) orderSum(c order.Content) string {
	total, gross := c.Total(), listTotal(c)
	said := "*" + r.P.T("Total %s", r.amount(total, c.Currency)) + "*"
	if gross <= total {
		return said
	}
	off := ""
	if p, ok := money.Discount(gross, total); ok {
		off = r.P.T("%s below it", p.Rounded(1))
	}
	return facts(said, r.P.T("list price %s", r.amount(gross, c.Currency)), off)
}

// OrderPageWith is the page on which a line stands, counted from 1.
func OrderPageWith(line int) int { return (max(line, 1)-1)/linesShown + 1 }

// listTotal is what the lines come to at list prices, but for the starter pack, which everybody gets.
func listTotal(c order.Content) int64 {
	var sum int64
	for _, l := range c.Lines {
		if !l.Starter {
			sum += l.Gross()
		}
	}
	return sum
}
