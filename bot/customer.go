package bot

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/customer"
	"docket/internal/directory"
)

// customer is /customer: "add" makes one known, anything else finds one by its name.
// One that is found alone, or has exactly that name, is shown; of several, one is
// chosen.
func (b *Bot) customer(ctx context.Context, c call) (answer, error) {
	const shown = 10
	text := strings.TrimSpace(c.Text)
	word, rest, _ := strings.Cut(text, " ")
	switch strings.ToLower(word) {
	case "add", "new":
		c.Value = strings.TrimSpace(rest)
		return b.addCustomer(ctx, c)
	case "help":
		return say(view.Usage(c.Reader, c.Route, "")), nil
	}
	if err := b.Desks.Dossiers.Admit(ctx, c.Act.By); err != nil {
		return answer{}, err
	}
	found, err := b.Desks.Customers.Find(ctx, text, shown+1)
	if err != nil {
		return answer{}, err
	}
	for _, of := range found {
		if text != "" && (len(found) == 1 || strings.EqualFold(of.Name, text)) {
			card, err := b.customerCard(ctx, c, of.ID)
			return open(card), err
		}
	}
	return say(view.CustomerList(c.Reader, text, found[:min(len(found), shown)], len(found) > shown)), nil
}

// addCustomer proposes what was typed as the name.
func (b *Bot) addCustomer(ctx context.Context, c call) (answer, error) {
	return open(view.EditCustomer(c.Reader, customer.Customer{Name: c.Value})), b.mayEditCustomers(ctx, c)
}

func (b *Bot) mayEditCustomers(ctx context.Context, c call) error {
	return directory.Allow(ctx, b.Desks.Directory, c.Act.By, customer.MayEdit)
}

func (b *Bot) openCustomer(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	card, err := b.customerCard(ctx, c, customer.ID(id))
	return open(card), err
}

// customerCard is a customer at a glance, for whoever may look at it.
func (b *Bot) customerCard(ctx context.Context, c call, id customer.ID) (slack.ModalViewRequest, error) {
	file, err := b.Desks.Dossiers.File(ctx, c.Act.By, id)
	return view.CustomerOverview(c.Reader, file), err
}

func (b *Bot) editCustomer(ctx context.Context, c call) (answer, error) {
	if err := b.mayEditCustomers(ctx, c); err != nil {
		return answer{}, err
	}
	of, err := load(ctx, c, b.Desks.Customers.Show)
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
	card, err := b.customerCard(ctx, c, changed.ID)
	return below(card), err
}
