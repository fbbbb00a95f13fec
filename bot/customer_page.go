package bot

import (
	"context"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/customer"
)

// inPlace shows a page where the button stood: in the modal, or over a message.
func inPlace(c call, page slack.ModalViewRequest) answer {
	if c.View.ID != "" && c.View.Type == slack.VTModal {
		return redraw(page)
	}
	return open(page)
}

// customerPage draws a page of a customer, from an offset or an entry on.
type customerPage func(ctx context.Context, c call, of customer.ID, from int64) (slack.ModalViewRequest, error)

// turnTo shows a page of the customer a button stands for.
func (b *Bot) turnTo(page customerPage) handler {
	return func(ctx context.Context, c call) (answer, error) {
		of, from, err := view.ReadCustomerTab(c.Value)
		if err != nil {
			return answer{}, err
		}
		drawn, err := page(ctx, c, of, from)
		return inPlace(c, drawn), err
	}
}

func (b *Bot) customerGlance(ctx context.Context, c call, id customer.ID, _ int64) (slack.ModalViewRequest, error) {
	return b.customerCard(ctx, c, id)
}

func (b *Bot) customerItems(ctx context.Context, c call, id customer.ID, from int64) (slack.ModalViewRequest, error) {
	all, err := b.Desks.Dossiers.Open(ctx, c.Act.By, id, int(from))
	if err != nil {
		return slack.ModalViewRequest{}, err
	}
	of, err := b.Desks.Customers.Show(ctx, id)
	return view.CustomerUnderWay(c.Reader, of, all, int(from)), err
}

func (b *Bot) customerPeople(ctx context.Context, c call, id customer.ID, from int64) (slack.ModalViewRequest, error) {
	people, err := b.Desks.Dossiers.People(ctx, c.Act.By, id, int(from))
	if err != nil {
		return slack.ModalViewRequest{}, err
	}
	of, err := b.Desks.Customers.Show(ctx, id)
	if err != nil {
		return slack.ModalViewRequest{}, err
	}
	billing, err := b.Desks.Customers.Billing(ctx, id)
	return view.CustomerContacts(c.Reader, of, people, billing, int(from)), err
}

func (b *Bot) customerHistory(ctx context.Context, c call, id customer.ID, from int64) (slack.ModalViewRequest, error) {
	entries, err := b.Desks.Dossiers.History(ctx, c.Act.By, id, from)
	if err != nil {
		return slack.ModalViewRequest{}, err
	}
	of, err := b.Desks.Customers.Show(ctx, id)
	return view.CustomerRecord(c.Reader, of, entries), err
}
