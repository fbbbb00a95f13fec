package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/invoice"
	"docket/internal/outbox"
)

// drawInvoice is for everybody in the order's channel, or for one person in Finance.
func (b *Bot) drawInvoice(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	card, err := b.Desks.Invoices.Show(ctx, invoice.ID(d.Subject.ID))
	if err != nil {
		return view.Message{}, err
	}
	if d.Channel[0] != 'U' && d.Channel[0] != 'W' {
		return view.InvoiceCard(b.everybody(ctx, card.Locale, card.Zone), card), nil
	}
	r, err := b.reader(ctx, directory.UserID(d.Channel))
	return view.InvoiceCard(r, card), err
}

// drawInvoiceHeld is for the seller.
func (b *Bot) drawInvoiceHeld(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	var args invoice.HeldArgs
	if err := json.Unmarshal(d.Args, &args); err != nil {
		return view.Message{}, fmt.Errorf("read note %d: %w", d.ID, err)
	}
	card, err := b.Desks.Invoices.Show(ctx, invoice.ID(d.Subject.ID))
	if err != nil {
		return view.Message{}, err
	}
	r, err := b.reader(ctx, directory.UserID(d.Channel))
	return view.InvoiceHeld(r, card, args), err
}
