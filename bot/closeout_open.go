package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/closeout"
	"docket/internal/customer"
)

// startCloseout opens the form that begins the close-out of a project.
func (b *Bot) startCloseout(ctx context.Context, c call) (answer, error) {
	card, err := load(ctx, c, b.Desks.Projects.Show)
	if err != nil {
		return answer{}, err
	}
	by, err := b.Desks.Directory.Member(ctx, c.Act.By)
	if err != nil {
		return answer{}, err
	}
	if err := closeout.MayOpen(by, card.Project, c.Reader.People, b.Now()); err != nil {
		return answer{}, err
	}
	contacts, err := b.Desks.Customers.Contacts(ctx, card.Customer)
	o := closeout.Opening{Owner: card.Manager, Contact: spocOf(contacts)}
	return open(view.StartCloseout(c.Reader, view.CloseoutForm{Project: card.Line, Opening: o, Contacts: contacts})), err
}

// spocOf is the customer's single point of contact, 0 when there is none.
func spocOf(contacts []customer.Contact) customer.ContactID {
	for _, c := range contacts {
		for _, role := range c.Roles {
			if role == customer.SPoC {
				return c.ID
			}
		}
	}
	return 0
}

// changeCloseout opens the form that gives a close-out to somebody else.
func (b *Bot) changeCloseout(ctx context.Context, c call) (answer, error) {
	card, err := load(ctx, c, b.Desks.Closeouts.Show)
	if err != nil {
		return answer{}, err
	}
	if err := b.mayTend(ctx, c, card); err != nil {
		return answer{}, err
	}
	contacts, err := b.Desks.Customers.Contacts(ctx, card.In.Customer)
	o := closeout.Opening{Owner: card.Owner, Contact: card.Contact.ID}
	return open(view.ChangeCloseout(c.Reader, card.ID, view.CloseoutForm{Project: card.In, Opening: o, Contacts: contacts})), err
}
