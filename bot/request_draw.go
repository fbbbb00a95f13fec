package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/request"
)

// drawRequest draws the card as one person has it, in their language.
func (b *Bot) drawRequest(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	card, err := b.Desks.Requests.Show(ctx, request.ID(d.Subject.ID))
	if err != nil {
		return view.Message{}, err
	}
	r, err := b.reader(ctx, directory.UserID(d.Channel))
	return view.RequestCard(r, card), err
}

// drawRequestTo draws a note to one person that carries something of its moment.
func drawRequestTo[T any](b *Bot, draw func(view.Reader, request.Card, T) view.Message) drawing {
	return func(ctx context.Context, d outbox.Delivery) (view.Message, error) {
		var args T
		if err := json.Unmarshal(d.Args, &args); err != nil {
			return view.Message{}, fmt.Errorf("read note %d: %w", d.ID, err)
		}
		card, err := b.Desks.Requests.Show(ctx, request.ID(d.Subject.ID))
		if err != nil {
			return view.Message{}, err
		}
		r, err := b.reader(ctx, directory.UserID(d.Channel))
		return draw(r, card, args), err
	}
}
