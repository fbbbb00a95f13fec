package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/customer"
	"docket/internal/directory"
)

func (b *Bot) editBilling(ctx context.Context, c call) (answer, error) {
	if err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, customer.MayBill); err != nil {
		return answer{}, err
	}
	of, err := b.customerOf(ctx, c)
	if err != nil {
		return answer{}, err
	}
	billing, err := b.Desks.Customers.Billing(ctx, of.ID)
	return open(view.EditBilling(c.Reader, of, billing)), err
}

// saveBilling ends with the customer's card.
func (b *Bot) saveBilling(ctx context.Context, c call) (answer, error) {
	id, billing, seen, err := view.ReadBilling(c.View)
	if err != nil {
		return answer{}, err
	}
	if _, err := b.Desks.Customers.SaveBilling(ctx, c.Act, id, billing, seen); err != nil {
		return answer{}, err
	}
	of, err := b.Desks.Customers.Show(ctx, id)
	if err != nil {
		return answer{}, err
	}
	return b.showCustomer(ctx, c, of)
}

// verifyBilling makes sure of a part of how a customer is invoiced, and shows the card
// anew where the button stood.
func (b *Bot) verifyBilling(part customer.Part) handler {
	return func(ctx context.Context, c call) (answer, error) {
		id, seen, err := view.ReadSeenBilling(c.Value)
		if err != nil {
			return answer{}, err
		}
		if _, err := b.Desks.Customers.Verify(ctx, c.Act, id, part, seen); err != nil {
			return answer{}, err
		}
		of, err := b.Desks.Customers.Show(ctx, id)
		if err != nil {
			return answer{}, err
		}
		file, err := b.customerFile(ctx, of)
		if c.View.ID != "" {
			return redraw(view.CustomerModal(c.Reader, file)), err
		}
		return say(view.CustomerCard(c.Reader, file)), err
	}
}
