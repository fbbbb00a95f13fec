package bot

import (
	"context"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/directory"
)

// Most buttons and forms say all there is to say by what they read and what the desk
// does with it: these are their handlers. The desk's answer is not shown here, for the
// card that changed is drawn anew by itself.

// submitDraft ends a form that says one thing, the draft of something new as a rule.
func submitDraft[Draft, Made any](read func(slack.View) (Draft, error), do func(context.Context, directory.Act, Draft) (Made, error)) handler {
	return func(ctx context.Context, c call) (answer, error) {
		draft, err := read(c.View)
		if err != nil {
			return answer{}, err
		}
		_, err = do(ctx, c.Act, draft)
		return closed(), err
	}
}

// submit ends a form about something, with what was filled in.
func submit[ID, Filled, Changed any](read func(slack.View) (ID, Filled, error), do func(context.Context, directory.Act, ID, Filled) (Changed, error)) handler {
	return func(ctx context.Context, c call) (answer, error) {
		id, filled, err := read(c.View)
		if err != nil {
			return answer{}, err
		}
		_, err = do(ctx, c.Act, id, filled)
		return closed(), err
	}
}

// submitWith ends a form about something, with what was filled in and one thing more:
// a note, or what was seen when the form was opened.
func submitWith[ID, Filled, More, Changed any](read func(slack.View) (ID, Filled, More, error),
	do func(context.Context, directory.Act, ID, Filled, More) (Changed, error)) handler {
	return func(ctx context.Context, c call) (answer, error) {
		id, filled, more, err := read(c.View)
		if err != nil {
			return answer{}, err
		}
		_, err = do(ctx, c.Act, id, filled, more)
		return closed(), err
	}
}

// press is a button that asks nothing.
func press[ID ~int64, Changed any](do func(context.Context, directory.Act, ID) (Changed, error)) handler {
	return func(ctx context.Context, c call) (answer, error) {
		id, err := view.Ref(c.Value)
		if err != nil {
			return answer{}, err
		}
		_, err = do(ctx, c.Act, ID(id))
		return answer{}, err
	}
}

// load finds what a button stands for.
func load[ID ~int64, Card any](ctx context.Context, c call, show func(context.Context, ID) (Card, error)) (card Card, err error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return card, err
	}
	return show(ctx, ID(id))
}
