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
	return load(ctx, c, b.Desks.Orders.Show)
}
