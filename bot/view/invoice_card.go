package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/customer"
	"docket/internal/invoice"
)

// InvoiceCard is the checklist before an invoice as it stands now, wherever it was posted.
func InvoiceCard(r Reader, c invoice.Card) Message {
	about := r.P.T("Invoice of %s (%s, %s)", c.Order.Number(), name(c.CustomerName), r.charged(c.Check, c.Total()))
	return say(r.colon(about, r.invoiceStanding(c.Line)), r.invoiceBlocks(c)...)
}

// InvoiceModal is the card to one person.
func InvoiceModal(r Reader, c invoice.Card) slack.ModalViewRequest {
	return sheet(r, CardID, r.P.Title("Invoice"), r.invoiceBlocks(c)...)
}

func (r Reader) invoiceBlocks(c invoice.Card) []slack.Block {
	blocks := []slack.Block{section(r.invoiceName(c.Line) + "\n" + name(c.Title) + " (" + string(c.Type) + ")\n" + r.invoiceSum(c.Check))}
	if c.State != invoice.Dropped {
		blocks = append(blocks, r.invoiceItems(c)...)
	}
	said := r.invoiceStanding(c.Line)
	if c.State == invoice.Held {
		said += "\n" + quote(c.Note, invoice.NoteLimit+500)
	}
	blocks = append(blocks, section(said))
	return append(blocks, actions(r.invoiceButtons(c)...))
}

// invoiceSum is what the invoice comes to, and of what.
func (r Reader) invoiceSum(c invoice.Check) string {
	if c.Extra() == 0 {
		return "*" + r.charged(c, c.Total()) + "*"
	}
	return "*" + r.charged(c, c.Total()) + "* = " + r.P.T("%s as ordered + %s for page views", r.charged(c, c.Ordered()), r.charged(c, c.Extra()))
}

// invoiceItems are what is to be made sure of, each with its button while somebody has to.
func (r Reader) invoiceItems(c invoice.Card) []slack.Block {
	billing := c.Billing
	if c.SentTo != nil {
		billing = *c.SentTo
	}
	var blocks []slack.Block
	for _, i := range c.Items() {
		made := c.Made(i, billing)
		switch i {
		case invoice.Contact:
			blocks = append(blocks, r.billingItem(c, InvoiceContact, made, r.P.T("Contact"), facts(known(billing.Contact), known(billing.Email))))
		case invoice.Address:
			blocks = append(blocks, r.billingItem(c, InvoiceAddress, made, r.P.T("Address"), billedTo(billing.Address)))
		case invoice.PageViews:
			blocks = append(blocks, r.viewsItem(c, made))
		case invoice.Price:
			blocks = append(blocks, r.priceItem(c, made))
		}
	}
	return blocks
}

// known is a name, nothing where there is none.
func known(text string) string {
	if text == "" {
		return ""
	}
	return name(text)
}

// billedTo is an address in one line.
func billedTo(address string) string {
	return escapeTo(strings.ReplaceAll(address, "\n", ", "), customer.AddressLimit)
}

// tick is an item that is made sure of, or not, with its detail behind it or below.
func (r Reader) tick(made customer.Verification, what, detail string) string {
	said := "☐ *" + what + "*"
	if made.Done() {
		said = "✅ *" + what + "*"
	}
	if strings.HasPrefix(detail, "\n") {
		said += detail
	} else {
		said = r.colon(said, detail)
	}
	if !made.Done() {
		return said
	}
	return said + "\n" + r.P.T("by %s, %s", r.person(made.By), r.instant(made.At))
}

// billingItem is contact or address; what is not known is written down first.
func (r Reader) billingItem(c invoice.Card, id ActionID, made customer.Verification, what, detail string) slack.Block {
	switch {
	case detail == "" && !c.State.Over():
		return line(r.tick(made, what, r.P.T("⚠️ not known")), about(button(BillingEdit, ref(c.Customer), r.P.Button("Write down")), what))
	case made.Done() || c.State.Over() || !r.verifiesBilling():
		return section(r.tick(made, what, detail))
	}
	return line(r.tick(made, what, detail), about(button(id, seenInvoice(c.Line), r.P.Button("Verify")), what))
}

// viewsItem is how many page views there were, and what those beyond the volume cost.
func (r Reader) viewsItem(c invoice.Card, made customer.Verification) slack.Block {
	text, press := r.tick(made, r.P.T("Page views"), r.viewLines(c.Check)), r.P.Button("Count")
	if made.Done() {
		press = r.P.Button("Count again")
	} else if !c.Period.Until.Before(r.today()) {
		text += "\n⚠️ " + r.P.T("The period lasts until %s; the count may still grow.", r.dated(c.Period.Until))
	}
	if c.State.Over() || !r.checksInvoices() {
		return section(text)
	}
	return line(text, button(InvoiceCount, ref(c.ID), press))
}

// chargesShown is how many lines of an invoice a card has room for.
const chargesShown = 10

// viewLines are the subscriptions with their page views, and the bands that cost.
func (r Reader) viewLines(c invoice.Check) string {
	var lines []string
	counted := 0
	for _, ch := range c.Charges {
		if ch.Views == nil {
			continue
		}
		if counted++; counted > chargesShown {
			continue
		}
		lines = append(lines, r.viewLine(c, ch))
	}
	if counted > chargesShown {
		lines = append(lines, r.andMore(counted-chargesShown))
	}
	return "\n" + strings.Join(lines, "\n")
}

func (r Reader) viewLine(c invoice.Check, ch invoice.Charge) string {
	if !c.Counted.Done() {
		return "• " + r.P.T("%s: %s included", name(ch.Name), r.P.Number(int(ch.Views.Included)))
	}
	text := "• " + r.P.T("%s: %s counted, %s included", name(ch.Name), r.P.Number(int(ch.Views.Counted)), r.P.Number(int(ch.Views.Included)))
	for _, o := range ch.Views.Over() {
		text += "\n    " + r.P.T("above %s: %s thousand begun × %s = %s", r.P.Number(int(o.Above)), r.P.Number(int(o.Thousands)),
			r.charged(c, o.Per), r.charged(c, o.Amount))
	}
	return text
}

// priceItem are the lines as they were ordered, with what the invoice says of each.
func (r Reader) priceItem(c invoice.Card, made customer.Verification) slack.Block {
	lines := []string{}
	for _, ch := range c.Charges[:min(len(c.Charges), chargesShown)] {
		lines = append(lines, "• "+r.chargeLine(c.Check, ch))
	}
	if left := len(c.Charges) - chargesShown; left > 0 {
		lines = append(lines, r.andMore(left))
	}
	text := r.tick(made, r.P.T("Price as ordered"), r.charged(c.Check, c.Ordered())+"\n"+strings.Join(lines, "\n"))
	if made.Done() || c.State.Over() || !r.checksInvoices() {
		return section(text)
	}
	return line(text, button(InvoicePrice, ref(c.ID), r.P.Button("Confirm")))
}

// chargeLine is a line of the order with what it costs on this invoice.
func (r Reader) chargeLine(c invoice.Check, ch invoice.Charge) string {
	if ch.Units == 0 || ch.Units == ch.Of {
		return facts(name(ch.Name), r.quantity(ch.Of, ch.Unit), r.charged(c, ch.Amount))
	}
	return facts(name(ch.Name), r.P.T("%s of %s", ch.Units, r.quantity(ch.Of, ch.Unit)),
		r.P.T("%s of %s", r.charged(c, ch.Amount), r.charged(c, ch.Sold)))
}

// invoiceButtons are what can be done with the invoice as it stands.
func (r Reader) invoiceButtons(c invoice.Card) []slack.BlockElement {
	id := ref(c.ID)
	history := entry(InvoiceHistory, id, r.P.Option("History"))
	if c.State.Over() || !r.checksInvoices() {
		return []slack.BlockElement{overflow(history)}
	}
	release := button(InvoiceRelease, id, r.P.Button("Release"))
	if len(c.Missing(c.Billing)) == 0 {
		release = release.WithStyle(slack.StylePrimary).WithConfirm(slack.NewConfirmationBlockObject(
			plain(r.P.T("Release this invoice?"), confirmTitleLimit),
			plain(r.P.Confirm("%s of %s go out. This is final.", r.charged(c.Check, c.Total()), c.Order.Number()), confirmTextLimit),
			plain(r.P.Title("Release"), confirmButtonLimit), plain(r.P.Title("Cancel"), confirmButtonLimit)))
	}
	hold := button(InvoiceHold, id, r.P.Button("Hold…"))
	if c.State == invoice.Held {
		hold = button(InvoiceResume, id, r.P.Button("Take up again"))
	}
	return []slack.BlockElement{release, hold, overflow(history, entry(InvoiceDrop, id, r.P.Option("Drop this check")))}
}
