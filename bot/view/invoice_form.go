package view

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/fault"
	"docket/internal/invoice"
	"docket/internal/order"
)

// InvoiceForm is what the form shows that opens a check.
type InvoiceForm struct {
	Order  order.Card
	Checks []invoice.Line // of the order
}

// CheckInvoice asks for which period an order is to be invoiced; one without subscriptions is invoiced once.
func CheckInvoice(r Reader, f InvoiceForm) slack.ModalViewRequest {
	o := f.Order
	blocks := []slack.Block{section(facts(r.P.T("Invoice of %s", o.ID.Number()), bold(o.CustomerName)) + "\n" + name(o.Title) + dot +
		r.P.T("%s ordered", r.P.Money(o.Total(), string(o.Currency))))}
	blocks = append(blocks, r.invoicedBefore(f.Checks)...)
	if !invoice.Subscribed(o.Order) {
		blocks = append(blocks, section(r.P.T("Contact, address and price are checked before it goes out.")))
		return modal(r, InvoiceFormID, r.P.Title("Check an invoice"), r.P.Title("Open"), o.ID, blocks...)
	}
	checks := make([]invoice.Check, len(f.Checks))
	for n, l := range f.Checks {
		checks[n] = l.Check
	}
	p := invoice.Propose(o.Order, checks)
	blocks = append(blocks,
		optional(input("from", r.P.Label("First day of the period"), dateField(p.From))),
		optional(hinted(input("until", r.P.Label("Last day of the period"), dateField(p.Until)),
			r.P.Label("The first invoice also charges what is no subscription"))))
	return modal(r, InvoiceFormID, r.P.Title("Check an invoice"), r.P.Title("Open"), o.ID, blocks...)
}

// invoicedBefore are the checks an order has, but for those that were dropped.
func (r Reader) invoicedBefore(ls []invoice.Line) []slack.Block {
	standing := slices.DeleteFunc(slices.Clone(ls), func(l invoice.Line) bool { return l.State == invoice.Dropped })
	if len(standing) == 0 {
		return nil
	}
	lines := []string{r.P.T("Before this one:")}
	for _, l := range standing[:min(len(standing), chargesShown)] {
		when := ""
		if !l.Period.None() {
			when = r.span(l.Period)
		}
		lines = append(lines, "• "+facts(when, r.charged(l.Check, l.Total()), invoiceWords[l.State].Localize(r.P)))
	}
	return []slack.Block{section(strings.Join(lines, "\n"))}
}

// ReadCheckInvoice reads of which order and for which period an invoice is to be checked.
func ReadCheckInvoice(v slack.View) (of order.ID, p invoice.Period, err error) {
	a := answers{v}
	if of, err = unpack[order.ID](v); err != nil {
		return of, p, err
	}
	if p.From, err = a.date("from"); err != nil {
		return of, p, err
	}
	p.Until, err = a.date("until")
	return of, p, err
}

// countRef is the metadata of the form in which page views are counted.
type countRef struct {
	Check invoice.ID `json:"check"`
	Lines []int      `json:"lines"` // of the order, whose page views are asked for
	Seen  []int64    `json:"seen"`  // what stood there when the form was opened
}

// CountViews asks how many page views there were.
func CountViews(r Reader, c invoice.Card) slack.ModalViewRequest {
	blocks, meta := []slack.Block{section(r.invoiceName(c.Line))}, countRef{Check: c.ID}
	for _, ch := range c.Charges {
		if ch.Views == nil {
			continue
		}
		meta.Lines, meta.Seen = append(meta.Lines, ch.Line), append(meta.Seen, ch.Views.Counted)
		now := ""
		if c.Counted.Done() {
			now = r.P.Number(int(ch.Views.Counted))
		}
		blocks = append(blocks, hinted(input(invoice.Field(ch.Line), r.P.Label("Page views of %s", oneLine(clipRaw(ch.Name, nameRoom))), textField(now, 20)), r.included(c.Check, ch)))
	}
	return modal(r, InvoiceCountFormID, r.P.Title("Page views"), r.P.Title("Save"), meta, blocks...)
}

// bandsShown is how many thresholds there is room for beside a field.
const bandsShown = 4

// included is how many page views a subscription has in the period, and what more of them cost.
func (r Reader) included(c invoice.Check, ch invoice.Charge) string {
	text := r.P.Label("%s included", r.P.Number(int(ch.Views.Included)))
	for _, b := range ch.Views.Bands[:min(len(ch.Views.Bands), bandsShown)] {
		text += "; " + r.P.Label("above %s, %s for each thousand begun", r.P.Number(int(max(b.Above, ch.Views.Included))), r.charged(c, b.Per))
	}
	return text
}

// ReadCountViews reads how many page views there were, and what the form showed before.
func ReadCountViews(v slack.View) (id invoice.ID, counted, seen []invoice.Reading, err error) {
	meta, err := unpack[countRef](v)
	if err != nil || len(meta.Lines) != len(meta.Seen) {
		return 0, nil, nil, stale()
	}
	for at, line := range meta.Lines {
		field := invoice.Field(line)
		n, ok := wholeNumber(answers{v}.text(field))
		if !ok {
			return 0, nil, nil, fault.Invalidf("Write the page views as a whole number.").In(field)
		}
		counted = append(counted, invoice.Reading{Line: line, Views: n})
		seen = append(seen, invoice.Reading{Line: line, Views: meta.Seen[at]})
	}
	return meta.Check, counted, seen, nil
}

// HoldInvoice asks why an invoice is held back.
func HoldInvoice(r Reader, c invoice.Card) slack.ModalViewRequest {
	return modal(r, InvoiceHoldFormID, r.P.Title("Hold the invoice"), r.P.Title("Hold"), c.ID,
		section(r.invoiceName(c.Line)),
		hinted(input("note", r.P.Label("Why is it held back?"), longField("", invoice.NoteLimit)), r.P.Label("The seller is told.")))
}

// ReadHoldInvoice reads which invoice is held back, and why.
func ReadHoldInvoice(v slack.View) (invoice.ID, string, error) {
	id, err := unpack[invoice.ID](v)
	return id, answers{v}.text("note"), err
}
