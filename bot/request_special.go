package bot

import (
	"context"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/approval"
	"docket/internal/request"
)

// agreeOn opens the form of what the sales manager and the customer came to.
func agreeOn(r view.Reader, c request.Card) slack.ModalViewRequest {
	return view.AgreeRequest(r, c, "")
}

// pickedHow lets the fields follow what was agreed.
func (b *Bot) pickedHow(ctx context.Context, c call) (answer, error) {
	id, err := view.ReadAgreeHow(c.View)
	if err != nil {
		return answer{}, err
	}
	card, err := b.Desks.Requests.Show(ctx, id)
	return redraw(view.AgreeRequest(c.Reader, card, request.How(c.Value))), err
}

// signSolution signs the step that is the person's to sign.
func (b *Bot) signSolution(ctx context.Context, c call) (answer, error) {
	card, at, step, err := b.stepToSign(ctx, c)
	if err == nil {
		_, err = b.Desks.Requests.Sign(ctx, c.Act, card.ID, step, approval.Ballot{Round: at.Round, Choice: approval.Yes})
	}
	return b.onRequest(ctx, c, at.Of, err)
}

// solutionForm opens a form about the step that is the person's to sign.
func (b *Bot) solutionForm(draw func(view.Reader, request.Card, string) slack.ModalViewRequest) handler {
	return func(ctx context.Context, c call) (answer, error) {
		card, at, step, err := b.stepToSign(ctx, c)
		if err != nil {
			return b.onRequest(ctx, c, at.Of, err)
		}
		return open(draw(c.Reader, card, step)), nil
	}
}

// stepToSign reads what a button of a solution's approval is about, and which of its
// steps whoever pressed it may decide.
func (b *Bot) stepToSign(ctx context.Context, c call) (card request.Card, at view.StepAt[request.ID], step string, err error) {
	card, at, by, err := b.aboutRequests().at(ctx, c)
	if err != nil {
		return card, at, "", err
	}
	step, err = card.MaySign(at.Steps, at.Round, by, b.Now())
	return card, at, step, err
}

// openReply opens the form in which whoever wrote the solution answers.
func (b *Bot) openReply(ctx context.Context, c call) (answer, error) {
	card, at, by, err := b.aboutRequests().at(ctx, c)
	if err != nil {
		return answer{}, err
	}
	if err := card.MayReply(at.Steps[0], at.Round, by, b.Now()); err != nil {
		return b.onRequest(ctx, c, at.Of, err)
	}
	return open(view.ReplyToStep(c.Reader, card, at.Steps[0])), nil
}
