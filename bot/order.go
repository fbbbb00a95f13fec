package bot

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/order"
)

// order is the command /order: alone it begins an order, with a number it shows one,
// with anything else it finds one.
func (b *Bot) order(ctx context.Context, c call) (answer, error) {
	text := strings.TrimSpace(c.Text)
	switch strings.ToLower(text) {
	case "":
		return b.beginOrder(ctx, c)
	case "new":
		return b.newOrder(ctx, c)
	case "help":
		return say(view.Usage(c.Reader, c.Route, "")), nil
	}
	if id, ok := order.ParseNumber(text); ok {
		card, err := b.Desks.Orders.Read(ctx, c.Act.By, id, b.Now())
		return say(view.OrderCard(c.Reader, card, view.OrderToOne)), err
	}
	return b.findOrders(ctx, c, text)
}

// orders is the command /orders: alone it lists what the caller has sold or has to
// decide, with words what fits them.
func (b *Bot) orders(ctx context.Context, c call) (answer, error) {
	text := strings.TrimSpace(c.Text)
	switch strings.ToLower(text) {
	case "help":
		return say(view.Usage(c.Reader, c.Route, "")), nil
	case "", "mine", "yours":
		return b.listOrders(ctx, c, view.OrdersMine)
	case "waiting":
		return b.listOrders(ctx, c, view.OrdersTurn)
	case "all":
		return b.listOrders(ctx, c, view.OrdersAll)
	}
	return b.findOrders(ctx, c, text)
}

// ordersCounted is how many orders are counted, beyond which nobody reads the figure.
const ordersCounted = 500

// findOrders shows the order that is found, or those that are.
func (b *Bot) findOrders(ctx context.Context, c call, text string) (answer, error) {
	found, err := b.Desks.Orders.List(ctx, c.Act.By, order.Filter{Text: text, Limit: ordersCounted})
	if err != nil {
		return answer{}, err
	}
	if len(found) == 1 {
		card, err := b.Desks.Orders.Read(ctx, c.Act.By, found[0].ID, b.Now())
		return say(view.OrderCard(c.Reader, card, view.OrderToOne)), err
	}
	return say(view.Orders(c.Reader, view.OrdersList{Query: text, Which: view.OrdersAll, Orders: found})), nil
}

func (b *Bot) listOrders(ctx context.Context, c call, which view.OrderWhich) (answer, error) {
	f := order.Filter{Limit: ordersCounted}
	switch which {
	case view.OrdersMine:
		f.Seller = c.Act.By
	case view.OrdersTurn:
		f.Turn = c.Act.By
	}
	found, err := b.Desks.Orders.List(ctx, c.Act.By, f)
	return say(view.Orders(c.Reader, view.OrdersList{Which: which, Orders: found})), err
}

// showOrders answers the buttons under a list.
func (b *Bot) showOrders(ctx context.Context, c call) (answer, error) {
	return b.listOrders(ctx, c, view.OrderWhich(c.Value))
}

// orderCard loads the order a button stands for, for whoever may read it.
func (b *Bot) orderCard(ctx context.Context, c call) (order.Card, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return order.Card{}, err
	}
	return b.Desks.Orders.Read(ctx, c.Act.By, order.ID(id), b.Now())
}

// orderAt draws the card as its copy in a place shows it.
func orderAt(at view.OrderPlace) func(view.Reader, order.Card) view.Message {
	return func(r view.Reader, c order.Card) view.Message { return view.OrderCard(r, c, at) }
}

// showOrder opens the card, or another sheet of it.
func (b *Bot) showOrder(draw func(view.Reader, order.Card) slack.ModalViewRequest) handler {
	return func(ctx context.Context, c call) (answer, error) {
		card, err := b.orderCard(ctx, c)
		return open(draw(c.Reader, card)), err
	}
}

// turnOrder turns the pages of what was sold.
func (b *Bot) turnOrder(ctx context.Context, c call) (answer, error) {
	id, page, err := view.ReadOrderPage(c.Value)
	if err != nil {
		return answer{}, err
	}
	card, err := b.Desks.Orders.Read(ctx, c.Act.By, id, b.Now())
	return redraw(view.OrderLinesPage(c.Reader, card, page)), err
}

// withdrawOrder opens the form, for whoever may send it off.
func (b *Bot) withdrawOrder(ctx context.Context, c call) (answer, error) {
	card, err := b.orderOf(ctx, c)
	if err != nil {
		return answer{}, err
	}
	by, err := b.Desks.Directory.Member(ctx, c.Act.By)
	if err != nil {
		return answer{}, err
	}
	return open(view.WithdrawOrder(c.Reader, card)), card.MayChange(by, c.Reader.People, b.Now())
}
