package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/order"
	"docket/internal/outbox"
)

// drawOrder draws the card as its copy in a place shows it.
func (b *Bot) drawOrder(at view.OrderPlace) drawing {
	return func(ctx context.Context, d outbox.Delivery) (view.Message, error) {
		card, err := b.Desks.Orders.Show(ctx, order.ID(d.Subject.ID))
		if err != nil {
			return view.Message{}, err
		}
		r, err := b.orderReader(ctx, d, card, at)
		return view.OrderCard(r, card, at), err
	}
}

// orderReader is who reads a copy of the card: everybody in the channel, or one
// person directly.
func (b *Bot) orderReader(ctx context.Context, d outbox.Delivery, card order.Card, at view.OrderPlace) (view.Reader, error) {
	if at == view.OrderInChannel {
		return b.everybody(ctx, card.Locale, card.Zone), nil
	}
	return b.reader(ctx, directory.UserID(d.Channel))
}

// drawOrderNews draws a note that carries something of its moment.
func drawOrderNews[T any](b *Bot, draw func(view.Reader, order.Card, T) view.Message) drawing {
	return func(ctx context.Context, d outbox.Delivery) (view.Message, error) {
		var args T
		if err := json.Unmarshal(d.Args, &args); err != nil {
			return view.Message{}, fmt.Errorf("read note %d: %w", d.ID, err)
		}
		card, err := b.Desks.Orders.Show(ctx, order.ID(d.Subject.ID))
		return draw(b.everybody(ctx, card.Locale, card.Zone), card, args), err
	}
}
