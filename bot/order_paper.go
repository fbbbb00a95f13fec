package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/letter"
	"docket/internal/locale"
	"docket/internal/order"
	"docket/internal/outbox"
	"docket/internal/paper"
)

// company is what the house calls itself on paper: as it is set, else as its
// workspace.
func (b *Bot) company(ctx context.Context) (string, error) {
	if b.Company != "" {
		return b.Company, nil
	}
	team, err := b.team(ctx)
	if err != nil {
		return "", err
	}
	return team.Team, nil
}

// print sets an order's paper, in the customer's language.
func (b *Bot) print(ctx context.Context, o order.Print) ([]byte, error) {
	house, err := b.company(ctx)
	if err != nil {
		return nil, err
	}
	people, err := b.people.all(ctx)
	if err != nil {
		return nil, err
	}
	return paper.Order{
		Order: o.Order, House: house, Customer: o.CustomerName, Seller: people[o.Seller].Name, Territory: o.Territory.Names, SKUs: o.SKUs,
		Language: o.Customer.Locale, Zone: directory.Member{Zone: o.Zone}.Location(),
	}.PDF()
}

// approvedPaper is the order of a note that is for one revision of it. It is gone
// when the order changed, or is not approved any more: what is sent is what was
// approved, or nothing.
func (b *Bot) approvedPaper(ctx context.Context, d outbox.Delivery) (order.Print, error) {
	args, err := carried[order.PaperArgs](d)
	if err != nil {
		return order.Print{}, err
	}
	o, err := b.Desks.Orders.Print(ctx, order.ID(d.Subject.ID))
	if err == nil && (o.Revision != args.Revision || !o.Cleared()) {
		err = fault.NotFoundf("%s changed meanwhile.", o.ID.Number())
	}
	return o, err
}

// drawPaper is the document in the thread of an order that is approved.
func (b *Bot) drawPaper(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	o, err := b.approvedPaper(ctx, d)
	if err != nil {
		return view.Message{}, err
	}
	pdf, err := b.print(ctx, o)
	return view.OrderPaper(b.everybody(ctx, o.Locale, o.Zone), o.Card, pdf), err
}

// drawPrint is the document for one person, whatever became of the order.
func (b *Bot) drawPrint(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	o, err := b.Desks.Orders.Print(ctx, order.ID(d.Subject.ID))
	if err != nil {
		return view.Message{}, err
	}
	pdf, err := b.print(ctx, o)
	if err != nil {
		return view.Message{}, err
	}
	r, err := b.reader(ctx, directory.UserID(d.Channel))
	return view.OrderPaper(r, o.Card, pdf), err
}

// writeOrder words the letter that carries an order to the invoice contact, in the
// customer's language.
func (b *Bot) writeOrder(ctx context.Context, d outbox.Delivery) (letter.Letter, error) {
	o, err := b.approvedPaper(ctx, d)
	if err != nil {
		return letter.Letter{}, err
	}
	pdf, err := b.print(ctx, o)
	if err != nil {
		return letter.Letter{}, err
	}
	people, err := b.people.all(ctx)
	p := locale.For(o.Customer.Locale)
	return letter.PurchaseOrder(p, letter.Order{
		To: o.Invoice.Contact, Number: o.ID.Number(), Project: o.Title, Total: p.Money(o.Total(), string(o.Currency)),
		From: people[o.Sent.By].Name, Paper: pdf,
	}), err
}

// sendPaper hands an order's document to whoever asked, as a direct message.
func (b *Bot) sendPaper(ctx context.Context, c call) (answer, error) {
	card, err := b.orderCard(ctx, c)
	if err != nil {
		return answer{}, err
	}
	if err := b.Notes.Say(ctx, []outbox.Note{card.ID.PrintNote(c.Act.By, c.Act.Key)}); err != nil {
		return answer{}, err
	}
	return say(view.SaidPaper(c.Reader, card)), nil
}
