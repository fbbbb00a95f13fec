package view

import (
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/order"
)

// draftLines are the lines of a draft, a page of them, each with what the checks find of it and the menu to change it.
func (r Reader) draftLines(f OrderForm) []slack.Block {
	c := f.Draft.Content
	if c.Customer == 0 {
		return nil
	}
	from, to := pageOf(f.Page, len(c.Lines))
	heading := "*" + r.P.T("Lines") + "*"
	if pages := pagesOf(len(c.Lines)); pages > 1 {
		heading += dot + r.P.T("%d to %d of %d", from+1, to, len(c.Lines))
	}
	blocks := []slack.Block{section(heading)}
	for n := from; n < to; n++ {
		blocks = append(blocks, r.draftLine(f, n))
	}
	press := []slack.BlockElement{button(OrderLineAdd, "new", r.P.Button("Add a line"))}
	press = append(press, r.pageButtons(OrderPageBack, OrderPage, from/linesShown+1, len(c.Lines), strconv.Itoa)...)
	if outdated(f.Verdict) {
		press = append(press, button(OrderReprice, "all", r.P.Button("Take the catalogue’s terms")))
	}
	blocks = append(blocks, actions(press...))
	if f.Scene.First && len(f.Scene.Shelf.Terms.Starter) > 0 {
		blocks = append(blocks, aside(r.P.T("The customer’s first order: the starter pack comes with it, free of charge.")))
	}
	return blocks
}

// outdated reports whether the catalogue has changed under a line.
func outdated(v order.Verdict) bool {
	for _, f := range v {
		if f.Reason == order.ListPriceDiffers || f.Reason == order.TermsDiffer {
			return true
		}
	}
	return false
}

// draftLine is a line, counted from 0. What the house added is not the seller's to change.
func (r Reader) draftLine(f OrderForm, n int) slack.Block {
	l, number := f.Draft.Content.Lines[n], strconv.Itoa(n+1)
	said := []string{r.orderLine(n, l, f.Draft.Content.Currency)}
	for _, found := range f.Verdict.Of(n + 1) {
		said = append(said, findingLine(found, r.finding(found, f.Draft.Content.Currency)))
	}
	if l.Starter {
		return section(strings.Join(said, "\n"))
	}
	return line(strings.Join(said, "\n"), overflow(entry(OrderLineEdit, number, r.P.Option("Edit")), entry(OrderLineRemove, number, r.P.Option("Remove"))))
}

// findingsShown is how many findings of one sort the form has room for.
const findingsShown = 15

// verdictBlocks are what has to be mended beside the fields, and why the order will need approval.
func (r Reader) verdictBlocks(f OrderForm) []slack.Block {
	if f.Draft.Content.Customer == 0 {
		return nil
	}
	var blocks []slack.Block
	mend := f.Verdict.Errors().Loose()
	if len(mend) > 0 {
		blocks = append(blocks, section("*"+r.P.T("To be mended")+"*\n"+r.findings(f, mend)))
	}
	if exceptions := f.Verdict.Exceptions(); len(exceptions) > 0 {
		return append(blocks, section("*"+r.P.T("Needs more approval, because")+"*\n"+r.findings(f, exceptions)))
	}
	if len(mend) > 0 || len(f.Draft.Content.Lines) == 0 {
		return blocks
	}
	return append(blocks, section("✅ "+r.P.T("All as in the catalogue: Customer Success approves it alone.")))
}

func (r Reader) findings(f OrderForm, some order.Verdict) string {
	var said []string
	for _, found := range some[:min(len(some), findingsShown)] {
		said = append(said, findingLine(found, FindingText(r, found, f.Draft.Content.Currency)))
	}
	if rest := len(some) - findingsShown; rest > 0 {
		said = append(said, r.andMore(rest))
	}
	return strings.Join(said, "\n")
}
