package bot

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/invoice"
	"docket/internal/order"
)

// invoice is the command /invoice: alone it lists what is to be checked; with an
// order's number or a customer's name, their checks, and the orders to open one of.
func (b *Bot) invoice(ctx context.Context, c call) (answer, error) {
	const shown = 10
	text := strings.TrimSpace(c.Text)
	if strings.EqualFold(text, "help") {
		return say(view.Usage(c.Reader, c.Route, "")), nil
	}
	err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, order.MayRead)
	if err != nil {
		return answer{}, err
	}
	list := view.InvoiceList{Query: text}
	if text == "" {
		list.Lines, err = b.Desks.Invoices.Pending(ctx, shown+1)
		return say(view.Invoices(c.Reader, list)), err
	}
	if list.Lines, err = b.Desks.Invoices.Find(ctx, text, shown+1); err != nil {
		return answer{}, err
	}
	if list.Due, err = b.Desks.Invoices.Billable(ctx, text, shown+1); err != nil {
		return answer{}, err
	}
	if len(list.Lines) == 0 && len(list.Due) == 1 && c.Reader.May(invoice.MayCheck) {
		return b.openCheck(ctx, c, list.Due[0].Order)
	}
	return say(view.Invoices(c.Reader, list)), nil
}

// checkInvoice opens the form that begins a check of an order's invoice.
func (b *Bot) checkInvoice(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	return b.openCheck(ctx, c, order.ID(id))
}

func (b *Bot) openCheck(ctx context.Context, c call, id order.ID) (answer, error) {
	if err := b.mayCheckInvoices(ctx, c); err != nil {
		return answer{}, err
	}
	card, err := b.Desks.Orders.Read(ctx, c.Act.By, id, b.Now())
	if err != nil {
		return answer{}, err
	}
	checks, err := b.Desks.Invoices.Of(ctx, id)
	return open(view.CheckInvoice(c.Reader, view.InvoiceForm{Order: card, Checks: checks})), err
}

func (b *Bot) mayCheckInvoices(ctx context.Context, c call) error {
	return directory.Allow(ctx, b.Desks.Directory, c.Act.By, invoice.MayCheck)
}

// saveCheck ends with the card of the check.
func (b *Bot) saveCheck(ctx context.Context, c call) (answer, error) {
	of, period, err := view.ReadCheckInvoice(c.View)
	if err != nil {
		return answer{}, err
	}
	opened, err := b.Desks.Invoices.Open(ctx, c.Act, of, period)
	if err != nil {
		return answer{}, err
	}
	card, err := b.Desks.Invoices.Show(ctx, opened.ID)
	return below(view.InvoiceModal(c.Reader, card)), err
}

// invoiceCard loads the check a button stands for.
func (b *Bot) invoiceCard(ctx context.Context, c call) (invoice.Card, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return invoice.Card{}, err
	}
	return b.readInvoice(ctx, c.Act.By, invoice.ID(id))
}

// readInvoice loads a check for whoever may read the order it is of.
func (b *Bot) readInvoice(ctx context.Context, by directory.UserID, id invoice.ID) (invoice.Card, error) {
	card, err := b.Desks.Invoices.Show(ctx, id)
	if err != nil {
		return card, err
	}
	_, err = b.Desks.Orders.Read(ctx, by, card.Order, b.Now())
	return card, err
}

func (b *Bot) openInvoice(ctx context.Context, c call) (answer, error) {
	card, err := b.invoiceCard(ctx, c)
	return open(view.InvoiceModal(c.Reader, card)), err
}

// invoiceForm opens a form about the check a button stands for, for whoever may fill it in.
func (b *Bot) invoiceForm(draw func(view.Reader, invoice.Card) slack.ModalViewRequest) handler {
	return func(ctx context.Context, c call) (answer, error) {
		if err := b.mayCheckInvoices(ctx, c); err != nil {
			return answer{}, err
		}
		card, err := b.invoiceCard(ctx, c)
		return open(draw(c.Reader, card)), err
	}
}

// invoiceStep does something with the check a button stands for.
func (b *Bot) invoiceStep(do func(context.Context, directory.Act, invoice.ID) (invoice.Check, error)) handler {
	return func(ctx context.Context, c call) (answer, error) {
		id, err := view.Ref(c.Value)
		if err != nil {
			return answer{}, err
		}
		if _, err := do(ctx, c.Act, invoice.ID(id)); err != nil {
			return answer{}, err
		}
		return b.invoiceChanged(ctx, c, invoice.ID(id))
	}
}

// invoiceChanged ends a press: a message is drawn anew by itself, a modal here.
func (b *Bot) invoiceChanged(ctx context.Context, c call, id invoice.ID) (answer, error) {
	if c.View.ID == "" || c.View.Type != slack.VTModal {
		return answer{}, nil
	}
	card, err := b.Desks.Invoices.Show(ctx, id)
	return redraw(view.InvoiceModal(c.Reader, card)), err
}

// verifyInvoiced makes sure of a part of how the customer is invoiced.
func (b *Bot) verifyInvoiced(part customer.Part) handler {
	return func(ctx context.Context, c call) (answer, error) {
		id, seen, err := view.ReadSeenInvoice(c.Value)
		if err != nil {
			return answer{}, err
		}
		card, err := b.Desks.Invoices.Show(ctx, id)
		if err != nil {
			return answer{}, err
		}
		if _, err := b.Desks.Customers.Verify(ctx, c.Act, card.Customer, part, seen); err != nil {
			return answer{}, err
		}
		return b.invoiceChanged(ctx, c, id)
	}
}

func (b *Bot) saveCount(ctx context.Context, c call) (answer, error) {
	id, counted, seen, err := view.ReadCountViews(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Invoices.Count(ctx, c.Act, id, counted, seen)
	return b.afterInvoiceForm(ctx, c, id, err)
}

func (b *Bot) saveHold(ctx context.Context, c call) (answer, error) {
	id, reason, err := view.ReadHoldInvoice(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Invoices.Hold(ctx, c.Act, id, reason)
	return b.afterInvoiceForm(ctx, c, id, err)
}

// afterInvoiceForm goes back to the card where the form was opened from one; a message
// says the rest by itself.
func (b *Bot) afterInvoiceForm(ctx context.Context, c call, id invoice.ID, err error) (answer, error) {
	if err != nil {
		return answer{}, err
	}
	if c.View.PreviousViewID == "" {
		return closed(), nil
	}
	card, err := b.Desks.Invoices.Show(ctx, id)
	return below(view.InvoiceModal(c.Reader, card)), err
}
