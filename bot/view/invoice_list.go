package view

import (
	"github.com/slack-go/slack"

	"docket/internal/invoice"
)

// InvoiceList is what /invoice finds.
type InvoiceList struct {
	Query string         // what was looked for, "" for what is to be checked
	Lines []invoice.Line // checks
	Due   []invoice.Due  // received orders
	More  bool           // there are more of either
}

// Invoices answers /invoice: the checks to be done, or those that were looked for with the orders they are of.
func Invoices(r Reader, l InvoiceList) Message {
	heading := r.P.T("Invoices to be checked")
	if l.Query = oneLine(l.Query); l.Query != "" {
		heading = r.P.T("Invoices with “%s”", name(l.Query))
	}
	blocks := append([]slack.Block{section("*" + heading + "*")}, r.invoiceLines(l.Lines)...)
	for _, d := range l.Due[:min(len(l.Due), listed)] {
		blocks = append(blocks, r.dueLine(d))
	}
	switch {
	case len(l.Lines)+len(l.Due) > 0:
	case l.Query == "":
		blocks = append(blocks, section(r.P.T("None. `/invoice` with an order’s number or a customer’s name opens one.")))
	default:
		blocks = append(blocks, section(r.P.T("None. An order is invoiced once it has come back signed.")))
	}
	if l.More || len(l.Due) > listed || len(l.Lines) > listed {
		blocks = append(blocks, aside(r.P.T("There are more. `/invoice` with an order’s number finds the one you want.")))
	}
	return say(heading, blocks...)
}

// invoiceLines are checks in a list.
func (r Reader) invoiceLines(ls []invoice.Line) []slack.Block {
	var blocks []slack.Block
	for _, l := range ls[:min(len(ls), listed)] {
		text := r.invoiceName(l) + dot + r.charged(l.Check, l.Total()) + "\n" + r.invoiceStanding(l)
		blocks = append(blocks, line(text, about(button(InvoiceOpen, ref(l.ID), r.P.Button("Open")), invoiceAloud(l))))
	}
	return blocks
}

// dueLine is an order that can be invoiced.
func (r Reader) dueLine(d invoice.Due) slack.Block {
	text := facts(d.Order.Number(), bold(d.CustomerName), r.P.Money(d.Total, d.Currency)) + "\n" +
		facts(name(d.Title)+" ("+string(d.Type)+")", r.P.N(d.Checks, "%d invoice checked", "%d invoices checked"))
	if !r.checksInvoices() {
		return section(text)
	}
	return line(text, about(button(InvoiceCheck, ref(d.Order), r.P.Button("Check invoice…")), d.Order.Number()))
}

// InvoiceHeld tells the seller that an invoice is held back, and later what became of that.
func InvoiceHeld(r Reader, c invoice.Card, a invoice.HeldArgs) Message {
	if c.State != invoice.Held || !c.Since.Equal(a.Since) {
		return sentence(r.invoiceName(c.Line) + "\n" + r.invoiceStanding(c.Line))
	}
	text := "⚠️ " + r.P.T("The invoice of %s (%s) is held back by %s.", c.Order.Number(), name(c.CustomerName), r.person(a.By)) + "\n" + quote(a.Note, invoice.NoteLimit+500)
	return say(text, section(text), actions(primary(InvoiceOpen, ref(c.ID), r.P.Button("Open invoice"))))
}
