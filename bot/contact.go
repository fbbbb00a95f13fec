package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/customer"
)

func (b *Bot) addContact(ctx context.Context, c call) (answer, error) {
	if err := b.mayEditCustomers(ctx, c); err != nil {
		return answer{}, err
	}
	of, err := load(ctx, c, b.Desks.Customers.Show)
	return open(view.EditContact(c.Reader, of, customer.Contact{})), err
}

func (b *Bot) editContact(ctx context.Context, c call) (answer, error) {
	if err := b.mayEditCustomers(ctx, c); err != nil {
		return answer{}, err
	}
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	person, err := b.Desks.Customers.Contact(ctx, customer.ContactID(id))
	if err != nil {
		return answer{}, err
	}
	of, err := b.Desks.Customers.Show(ctx, person.Customer)
	return open(view.EditContact(c.Reader, of, person)), err
}

// saveContact ends with the customer's people, among whom the contact now stands or
// no longer does.
func (b *Bot) saveContact(ctx context.Context, c call) (answer, error) {
	draft, seen, err := view.ReadContact(c.View)
	if err != nil {
		return answer{}, err
	}
	if draft.ID == 0 {
		draft, err = b.Desks.Customers.AddContact(ctx, c.Act, draft)
	} else {
		draft, err = b.Desks.Customers.ChangeContact(ctx, c.Act, draft, seen)
	}
	if err != nil {
		return answer{}, err
	}
	people, err := b.customerPeople(ctx, c, draft.Customer, 0)
	return below(people), err
}
