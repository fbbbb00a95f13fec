package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/closeout"
)

func (b *Bot) saveDocument(ctx context.Context, c call) (answer, error) {
	id, d, seen, err := view.ReadSendDocument(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Closeouts.SendDocument(ctx, c.Act, id, d, seen)
	return closed(), err
}

func (b *Bot) saveQuestionnaireSent(ctx context.Context, c call) (answer, error) {
	id, err := view.ReadSendQuestionnaire(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Closeouts.SendQuestionnaire(ctx, c.Act, id)
	return closed(), err
}

// moreRemarks makes room for one remark more in the form that is open.
func (b *Bot) moreRemarks(_ context.Context, c call) (answer, error) {
	form, err := view.MoreRemarks(c.Reader, c.View)
	return redraw(form), err
}

func (b *Bot) saveRemarks(ctx context.Context, c call) (answer, error) {
	id, drafts, err := view.ReadRemarks(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Closeouts.Remark(ctx, c.Act, id, drafts)
	return closed(), err
}

func (b *Bot) saveSignature(ctx context.Context, c call) (answer, error) {
	id, s, err := view.ReadSignature(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Closeouts.RecordSignature(ctx, c.Act, id, s)
	return closed(), err
}

func (b *Bot) saveVerified(ctx context.Context, c call) (answer, error) {
	id, note, err := view.ReadVerify(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Closeouts.Verify(ctx, c.Act, id, note)
	return closed(), err
}

func (b *Bot) saveReview(ctx context.Context, c call) (answer, error) {
	id, review, err := view.ReadReview(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Closeouts.Review(ctx, c.Act, id, review)
	return closed(), err
}

func (b *Bot) saveCloseoutReopening(ctx context.Context, c call) (answer, error) {
	id, reason, err := view.ReadReopenCloseout(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Closeouts.Reopen(ctx, c.Act, id, reason)
	return closed(), err
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
	card, err := b.closeoutCard(ctx, c)
	if err != nil {
		return answer{}, err
	}
	if err := b.mayTend(ctx, c, card); err != nil {
		return answer{}, err // it holds the secret of the customer's page
	}
	m, err := b.textFor(ctx, c.Reader, card, letterFor(card))
	return say(m), err
}
