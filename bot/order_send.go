package bot

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/order"
)

// followForm opens a form about what comes after an order's approval, for whoever
// may submit it now.
func (b *Bot) followForm(draw func(view.Reader, order.Card) slack.ModalViewRequest, may mayFollow) handler {
	return func(ctx context.Context, c call) (answer, error) {
		card, err := b.orderOf(ctx, c)
		if err != nil {
			return answer{}, err
		}
		by, err := b.Desks.Directory.Member(ctx, c.Act.By)
		if err != nil {
			return answer{}, err
		}
		return open(draw(c.Reader, card)), may(card.Order, by, c.Reader.People, b.Now())
	}
}

// mayFollow refuses a form to whoever could not submit it.
type mayFollow func(o order.Order, by directory.Member, people directory.People, now time.Time) error

// orderOf loads the order a button stands for, where a rule of its own says who may go on.
func (b *Bot) orderOf(ctx context.Context, c call) (order.Card, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return order.Card{}, err
	}
	return b.Desks.Orders.Show(ctx, order.ID(id))
}

func (b *Bot) saveOrderSent(ctx context.Context, c call) (answer, error) {
	id, how, seen, err := view.ReadSendOrder(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Orders.Send(ctx, c.Act, id, how, seen)
	return closed(), err // the card says the rest
}

func (b *Bot) saveOrderReceived(ctx context.Context, c call) (answer, error) {
	id, r, seen, err := view.ReadReceiveOrder(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Orders.Receive(ctx, c.Act, id, r, seen)
	return closed(), err
}
