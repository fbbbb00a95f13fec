package bot

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/customer"
	"docket/internal/directory"
)

// customer is /docket customer: "add" makes one known, anything else finds one by
// its name. A name that nobody has is proposed for a new one.
func (b *Bot) customer(ctx context.Context, c call) (answer, error) {
	const shown = 10
	word, rest, _ := strings.Cut(c.Text, " ")
	if strings.EqualFold(word, "add") {
		c.Value = strings.TrimSpace(rest)
		return b.addCustomer(ctx, c)
	}
	found, err := b.Desks.Customers.Find(ctx, c.Text, shown+1)
	switch {
	case err != nil:
		return answer{}, err
	case len(found) == 0 && c.Text != "":
		c.Value = c.Text
		return b.addCustomer(ctx, c)
	case len(found) == 1:
		file, err := b.customerFile(ctx, found[0])
		return say(view.CustomerCard(c.Reader, file)), err
	}
	return say(view.CustomerList(c.Reader, c.Text, found[:min(len(found), shown)], len(found) > shown)), nil
}

// addCustomer proposes what was typed as the name.
func (b *Bot) addCustomer(ctx context.Context, c call) (answer, error) {
	return open(view.EditCustomer(c.Reader, customer.Customer{Name: c.Value})), b.mayEditCustomers(ctx, c)
}

func (b *Bot) mayEditCustomers(ctx context.Context, c call) error {
	return directory.Allow(ctx, b.Desks.Directory, c.Act.By, customer.MayEdit)
}

// customerOf loads the customer a button stands for.
func (b *Bot) customerOf(ctx context.Context, c call) (customer.Customer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return customer.Customer{}, err
	}
	return b.Desks.Customers.Show(ctx, customer.ID(id))
}

func (b *Bot) openCustomer(ctx context.Context, c call) (answer, error) {
	of, err := b.customerOf(ctx, c)
	if err != nil {
		return answer{}, err
	}
	card, err := b.customerModal(ctx, c, of)
	return open(card), err
}

func (b *Bot) customerModal(ctx context.Context, c call, of customer.Customer) (slack.ModalViewRequest, error) {
	file, err := b.customerFile(ctx, of)
	return view.CustomerModal(c.Reader, file), err
}

// customerFile gathers what a customer's card shows.
func (b *Bot) customerFile(ctx context.Context, of customer.Customer) (view.CustomerFile, error) {
	file := view.CustomerFile{Customer: of}
	var err error
	if file.People, err = b.Desks.Customers.Contacts(ctx, of.ID); err != nil {
		return file, err
	}
	if file.Billing, err = b.Desks.Customers.Billing(ctx, of.ID); err != nil {
		return file, err
	}
	file.Bought, err = b.Desks.Entitlements.Of(ctx, of.ID)
	return file, err
}

func (b *Bot) editCustomer(ctx context.Context, c call) (answer, error) {
	if err := b.mayEditCustomers(ctx, c); err != nil {
		return answer{}, err
	}
	of, err := b.customerOf(ctx, c)
	return open(view.EditCustomer(c.Reader, of)), err
}

// saveCustomer confirms a new customer; one that was changed is shown.
func (b *Bot) saveCustomer(ctx context.Context, c call) (answer, error) {
	draft, seen, err := view.ReadCustomer(c.View)
	if err != nil {
		return answer{}, err
	}
	if err := b.mayShare(ctx, c, draft); err != nil {
		return answer{}, err
	}
	if draft.ID == 0 {
		added, err := b.Desks.Customers.Add(ctx, c.Act, draft)
		return say(view.SaidCustomerAdded(c.Reader, added)), err
	}
	changed, err := b.Desks.Customers.Change(ctx, c.Act, draft, seen)
	if err != nil {
		return answer{}, err
	}
	return b.showCustomer(ctx, c, changed)
}

// showCustomer ends a form with the customer's card.
func (b *Bot) showCustomer(ctx context.Context, c call, of customer.Customer) (answer, error) {
	card, err := b.customerModal(ctx, c, of)
	return below(card), err
}
