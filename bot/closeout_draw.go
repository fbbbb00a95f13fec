package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"docket/bot/view"
	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// drawCloseout is for everybody in the project's channel.
func (b *Bot) drawCloseout(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	card, err := b.Desks.Closeouts.Show(ctx, closeout.ID(d.Subject.ID))
	return view.CloseoutCard(b.everybody(ctx, card.Locale, card.Zone), card), err
}

// audience is who will read a note about a close-out.
type audience func(ctx context.Context, d outbox.Delivery, c closeout.Card) (view.Reader, error)

func (b *Bot) inChannel(ctx context.Context, _ outbox.Delivery, c closeout.Card) (view.Reader, error) {
	return b.everybody(ctx, c.Locale, c.Zone), nil
}

func (b *Bot) toOne(ctx context.Context, d outbox.Delivery, _ closeout.Card) (view.Reader, error) {
	return b.reader(ctx, directory.UserID(d.Channel))
}

// drawCloseoutWith draws a note that carries something of its moment.
func drawCloseoutWith[T any](b *Bot, who audience, draw func(view.Reader, closeout.Card, T) view.Message) drawing {
	return func(ctx context.Context, d outbox.Delivery) (view.Message, error) {
		card, args, err := closeoutNote[T](ctx, b, d)
		if err != nil {
			return view.Message{}, err
		}
		r, err := who(ctx, d, card)
		return draw(r, card, args), err
	}
}

// closeoutNote reads a note about a close-out, and the close-out as it is now.
func closeoutNote[T any](ctx context.Context, b *Bot, d outbox.Delivery) (c closeout.Card, args T, err error) {
	if err := json.Unmarshal(d.Args, &args); err != nil {
		return c, args, fmt.Errorf("read note %d: %w", d.ID, err)
	}
	c, err = b.Desks.Closeouts.Show(ctx, closeout.ID(d.Subject.ID))
	return c, args, err
}
