package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/fault"
	"docket/internal/request"
)

// sendWords has docket tell the customer what stands on the card.
func (b *Bot) sendWords(ctx context.Context, c call) (answer, error) {
	card, say, err := b.wordsOf(ctx, c)
	if err == nil {
		_, err = b.Desks.Requests.Send(ctx, c.Act, card.ID, say.Mark(), view.Proposed(card, say))
	}
	return b.onWords(ctx, c, card.ID, err)
}

// openWords opens the words for the customer, to copy or to change.
func (b *Bot) openWords(ctx context.Context, c call) (answer, error) {
	card, say, err := b.wordsOf(ctx, c)
	if err != nil {
		return b.onWords(ctx, c, card.ID, err)
	}
	by, err := b.Desks.Directory.Member(ctx, c.Act.By)
	if err != nil {
		return answer{}, err
	}
	if err := card.May([]request.Verb{request.DoSay, request.DoTell}, by, b.Now()); err != nil {
		return b.onRequest(ctx, c, card.ID, err)
	}
	return open(view.WordsForCustomer(c.Reader, card, say, "")), nil
}

// wordsOf loads the request a button of its words stands for, and what they are.
func (b *Bot) wordsOf(ctx context.Context, c call) (request.Card, request.Telling, error) {
	id, mark, err := view.ReadRequestTold(c.Value)
	if err != nil {
		return request.Card{}, request.Telling{}, err
	}
	card, err := b.Desks.Requests.Show(ctx, id)
	if err != nil {
		return card, request.Telling{}, err
	}
	say, err := card.ToSay(mark)
	return card, say, err
}

// onWords is the answer to a press on the words of a request; a request that is not
// there has no card.
func (b *Bot) onWords(ctx context.Context, c call, id request.ID, err error) (answer, error) {
	if fault.KindOf(err) == fault.NotFound || id == 0 {
		return answer{}, err
	}
	return b.onRequest(ctx, c, id, err)
}

// pickedLanguage shows the words in the language that was chosen.
func (b *Bot) pickedLanguage(ctx context.Context, c call) (answer, error) {
	id, mark, err := view.ReadWordsIn(c.View)
	if err != nil {
		return answer{}, err
	}
	card, err := b.Desks.Requests.Show(ctx, id)
	if err != nil {
		return answer{}, err
	}
	say, err := card.ToSay(mark)
	return redraw(view.WordsForCustomer(c.Reader, card, say, c.Value)), err
}

// saveWords takes the customer for told, or has docket tell them.
func (b *Bot) saveWords(ctx context.Context, c call) (answer, error) {
	id, mark, text, send, err := view.ReadWords(c.View)
	if err != nil {
		return answer{}, err
	}
	if send {
		_, err = b.Desks.Requests.Send(ctx, c.Act, id, mark, text)
		return closed(), err
	}
	_, err = b.Desks.Requests.Tell(ctx, c.Act, id, mark, text)
	return closed(), err
}
