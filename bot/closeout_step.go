package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/closeout"
)

// moreRemarks makes room for one remark more in the form that is open.
func (b *Bot) moreRemarks(_ context.Context, c call) (answer, error) {
	form, err := view.MoreRemarks(c.Reader, c.View)
	return redraw(form), err
}

// nudge reminds the customer, and says to whoever pressed what happened.
func (b *Bot) nudge(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	if _, err := b.Desks.Closeouts.Nudge(ctx, c.Act, closeout.ID(id)); err != nil {
		return answer{}, err
	}
	card, err := b.Desks.Closeouts.Show(ctx, closeout.ID(id))
	return say(view.SaidNudged(c.Reader, card)), err
}

// customerText shows what to write to the customer, to be copied.
func (b *Bot) customerText(ctx context.Context, c call) (answer, error) {
	card, err := load(ctx, c, b.Desks.Closeouts.Show)
	if err != nil {
		return answer{}, err
	}
	if err := b.mayTend(ctx, c, card); err != nil {
		return answer{}, err // it holds the secret of the customer's page
	}
	m, err := b.textFor(ctx, c.Reader, card, letterFor(card))
	return say(m), err
}
