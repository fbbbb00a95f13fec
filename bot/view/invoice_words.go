package view

import (
	"strconv"
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/invoice"
	"docket/internal/locale"
)

// invoiceWords are the states of an invoice's check.
var invoiceWords = map[invoice.State]locale.Text{
	invoice.Open:     locale.Textf("to be checked"),
	invoice.Held:     locale.Textf("held back"),
	invoice.Released: locale.Textf("released"),
	invoice.Dropped:  locale.Textf("dropped"),
}

// invoiceName is what people call an invoice: of which order and customer, and for which period.
func (r Reader) invoiceName(l invoice.Line) string {
	period := ""
	if !l.Period.None() {
		period = r.span(l.Period)
	}
	return facts(r.P.T("Invoice of %s", l.Order.Number()), bold(l.CustomerName), period)
}

// span is a period with its years.
func (r Reader) span(p invoice.Period) string {
	return r.P.T("from %s until %s", r.dated(p.From), r.dated(p.Until))
}

func (r Reader) dated(d calendar.Date) string { return r.P.Date(d.At(0, time.UTC), time.UTC) }

// charged is an amount of the invoice.
func (r Reader) charged(c invoice.Check, minor int64) string {
	return r.P.Money(minor, string(c.Currency))
}

// invoiceStanding is how an invoice stands, in a few words that mention nobody.
func (r Reader) invoiceStanding(l invoice.Line) string {
	at := r.instant(l.Since)
	switch l.State {
	case invoice.Held:
		return "⚠️ " + r.P.T("held back by %s, %s", r.person(l.By), at)
	case invoice.Released:
		return "✅ " + r.P.T("released by %s, %s", r.person(l.By), at)
	case invoice.Dropped:
		return r.P.T("dropped by %s, %s", r.person(l.By), at)
	}
	if missing := len(l.Missing(l.Billing)); missing > 0 {
		return "⏳ " + r.P.T("%d of %d checked", len(l.Items())-missing, len(l.Items()))
	}
	return "⏳ " + r.P.T("all is checked, to be released")
}

// invoiceAloud is an invoice as a screen reader says it beside the name of its button; raw text.
func invoiceAloud(l invoice.Line) string { return l.Order.Number() + dot + l.CustomerName }

// checksInvoices reports whether the reader may check invoices; in a channel, where anybody reads, whoever may not is
// told when they press.
func (r Reader) checksInvoices() bool {
	return r.ID == "" || r.May(invoice.MayCheck)
}

// verifiesBilling reports the same of those who make sure of how customers are invoiced.
func (r Reader) verifiesBilling() bool {
	return r.ID == "" || r.Has(directory.Finance, directory.CustomerSuccess)
}

func seenInvoice(l invoice.Line) string { return ref(l.ID) + ":" + l.Billing.Mark() }

// ReadSeenInvoice reads the value of a Verify button on an invoice: of which check, and the mark of what was seen.
// Anything else is an Invalid fault.
func ReadSeenInvoice(value string) (id invoice.ID, seen string, err error) {
	of, seen, _ := strings.Cut(value, ":")
	n, err := Ref(of)
	return invoice.ID(n), seen, err
}

// wholeNumber reads a whole number as people write it, grouped by threes or not.
func wholeNumber(text string) (int64, bool) {
	groups := strings.FieldsFunc(strings.TrimSpace(text), func(c rune) bool { return strings.ContainsRune(" ,.'’\u00a0\u202f", c) })
	for n, g := range groups {
		if n > 0 && len(g) != 3 || n == 0 && len(groups) > 1 && len(g) > 3 {
			return 0, false
		}
	}
	n, err := strconv.ParseInt(strings.Join(groups, ""), 10, 64)
	return n, err == nil && n >= 0
}
