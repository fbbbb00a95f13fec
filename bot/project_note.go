package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/project"
)

// drawForOne draws a note about a project for the one person it is to, with the
// constants it carries.
func drawForOne[Args any](b *Bot, draw func(view.Reader, project.Card, Args) view.Message) drawing {
	return func(ctx context.Context, d outbox.Delivery) (view.Message, error) {
		args, card, err := projectNote[Args](ctx, b, d)
		if err != nil {
			return view.Message{}, err
		}
		r, err := b.reader(ctx, directory.UserID(d.Channel))
		return draw(r, card, args), err
	}
}

// drawForAll draws a note about a project for everybody in its channel.
func drawForAll[Args any](b *Bot, draw func(view.Reader, project.Card, Args) view.Message) drawing {
	return func(ctx context.Context, d outbox.Delivery) (view.Message, error) {
		args, card, err := projectNote[Args](ctx, b, d)
		return draw(b.everybody(ctx, card.Locale, card.Zone), card, args), err
	}
}

func projectNote[Args any](ctx context.Context, b *Bot, d outbox.Delivery) (args Args, card project.Card, err error) {
	if err = json.Unmarshal(d.Args, &args); err != nil {
		return args, card, fmt.Errorf("read note %d: %w", d.ID, err)
	}
	card, err = b.Desks.Projects.Show(ctx, project.ID(d.Subject.ID))
	return args, card, err
}
