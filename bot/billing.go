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
	of, err := load(ctx, c, b.Desks.Customers.Show)
	if err != nil {
		return answer{}, err
	}
	billing, err := b.Desks.Customers.Billing(ctx, of.ID)
	return open(view.EditBilling(c.Reader, of, billing)), err
}

// saveBilling ends with the customer's people, below whom it stands.
func (b *Bot) saveBilling(ctx context.Context, c call) (answer, error) {
	id, billing, seen, err := view.ReadBilling(c.View)
	if err != nil {
		return answer{}, err
	}
	if _, err := b.Desks.Customers.SaveBilling(ctx, c.Act, id, billing, seen); err != nil {
		return answer{}, err
	}
	people, err := b.customerPeople(ctx, c, id, 0)
	return below(people), err
}

// verifyBilling makes sure of a part of how a customer is invoiced, and shows the page
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
		people, err := b.customerPeople(ctx, c, id, 0)
		return inPlace(c, people), err
	}
}
