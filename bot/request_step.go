package bot

import (
	"context"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/request"
)

// requestStep takes a step at once.
func (b *Bot) requestStep(take func(context.Context, directory.Act, request.ID) (request.Request, error)) handler {
	return func(ctx context.Context, c call) (answer, error) {
		id, err := view.Ref(c.Value)
		if err != nil {
			return answer{}, err
		}
		_, err = take(ctx, c.Act, request.ID(id))
		return b.onRequest(ctx, c, request.ID(id), err)
	}
}

// onRequest is the answer to a press on a request: every copy of the card is redrawn
// by itself, a modal here. Whoever came late gets the card as it stands, with why.
func (b *Bot) onRequest(ctx context.Context, c call, id request.ID, err error) (answer, error) {
	if err != nil && fault.KindOf(err) != fault.Conflict {
		return answer{}, err
	}
	if err == nil && c.View.CallbackID != view.RequestCardID {
		return answer{}, nil
	}
	if outside := directory.Allow(ctx, b.Desks.Directory, c.Act.By, directory.Staff); outside != nil {
		return answer{}, outside
	}
	card, missing := b.Desks.Requests.Show(ctx, id)
	switch {
	case missing != nil:
		return answer{}, missing
	case err != nil:
		return say(view.RequestAgain(c.Reader, card, err)), nil
	}
	return redraw(view.RequestModal(c.Reader, card)), nil
}

// requestStepForm opens a form about a step, for whoever may take it.
func (b *Bot) requestStepForm(draw func(view.Reader, request.Card) slack.ModalViewRequest, verbs ...request.Verb) handler {
	return func(ctx context.Context, c call) (answer, error) {
		card, err := load(ctx, c, b.Desks.Requests.Show)
		if err != nil {
			return answer{}, err
		}
		by, err := b.Desks.Directory.Member(ctx, c.Act.By)
		if err != nil {
			return answer{}, err
		}
		if err := card.May(verbs, by, b.Now()); err != nil {
			return b.onRequest(ctx, c, card.ID, err)
		}
		return open(draw(c.Reader, card)), nil
	}
}

// toldCustomer says that the customer was told, in the words that were proposed.
func (b *Bot) toldCustomer(ctx context.Context, c call) (answer, error) {
	id, mark, err := view.ReadRequestTold(c.Value)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Requests.Tell(ctx, c.Act, id, mark, "")
	return b.onRequest(ctx, c, id, err)
}
