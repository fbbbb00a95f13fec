package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// now loads what a note is about, and says who reads the note.
func (a about[ID, Card]) now(ctx context.Context, d outbox.Delivery) (card Card, r view.Reader, err error) {
	if card, err = a.show(ctx, ID(d.Subject.ID)); err != nil {
		return card, r, err
	}
	language, zone := a.home(card)
	r, err = a.bot.readerIn(ctx, d.Channel, language, zone)
	return card, r, err
}

// readerIn is who reads what is said in a lane: one person, in their own language and
// zone, or everybody in a channel, in the channel's.
func (b *Bot) readerIn(ctx context.Context, l outbox.Lane, language, zone string) (view.Reader, error) {
	if l.Person() {
		return b.reader(ctx, directory.UserID(l))
	}
	return b.everybody(ctx, language, zone), nil
}

// shows draws a note that shows the thing as it is now.
func (a about[ID, Card]) shows(draw func(view.Reader, Card) view.Message) drawing {
	return func(ctx context.Context, d outbox.Delivery) (view.Message, error) {
		card, r, err := a.now(ctx, d)
		if err != nil {
			return view.Message{}, err
		}
		return draw(r, card), nil
	}
}

// tells draws a note that also carries something of its moment.
func tells[ID recorded, Card, Args any](a about[ID, Card], draw func(view.Reader, Card, Args) view.Message) drawing {
	return func(ctx context.Context, d outbox.Delivery) (view.Message, error) {
		args, err := carried[Args](d)
		if err != nil {
			return view.Message{}, err
		}
		card, r, err := a.now(ctx, d)
		if err != nil {
			return view.Message{}, err
		}
		return draw(r, card, args), nil
	}
}

// stands draws a note that says what was true when it was written, and nothing else.
func stands[Args any](b *Bot, draw func(view.Reader, Args) view.Message) drawing {
	return func(ctx context.Context, d outbox.Delivery) (view.Message, error) {
		args, err := carried[Args](d)
		if err != nil {
			return view.Message{}, err
		}
		r, err := b.readerIn(ctx, d.Channel, "", "")
		return draw(r, args), err
	}
}

// carried is what a note carries of its moment; one without arguments carries nothing.
func carried[Args any](d outbox.Delivery) (args Args, err error) {
	if len(d.Args) == 0 {
		return args, nil
	}
	if err := json.Unmarshal(d.Args, &args); err != nil {
		return args, fmt.Errorf("read note %d: %w", d.ID, err)
	}
	return args, nil
}
