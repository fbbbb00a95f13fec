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

// drawOrderTo draws a note about an order that carries something, for everybody in
// the committee's channel or for the one person it goes to.
func drawOrderTo[T any](b *Bot, draw func(view.Reader, order.Card, T) view.Message) drawing {
	return func(ctx context.Context, d outbox.Delivery) (view.Message, error) {
		var args T
		if err := json.Unmarshal(d.Args, &args); err != nil {
			return view.Message{}, fmt.Errorf("read note %d: %w", d.ID, err)
		}
		card, err := b.Desks.Orders.Show(ctx, order.ID(d.Subject.ID))
		if err != nil {
			return view.Message{}, err
		}
		if d.Channel == card.Home {
			return draw(b.everybody(ctx, card.Locale, card.Zone), card, args), nil
		}
		r, err := b.reader(ctx, directory.UserID(d.Channel))
		return draw(r, card, args), err
	}
}
