package bot

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/customer"
	"docket/internal/fault"
	"docket/internal/request"
)

// request is the command /request: it opens the form, with what was typed or pasted
// behind it. With a request's number alone it shows that; digits that are nobody's
// number are what somebody typed.
func (b *Bot) request(ctx context.Context, c call) (answer, error) {
	text := strings.TrimSpace(c.Text)
	if strings.EqualFold(text, "help") {
		return say(view.Usage(c.Reader, c.Route, "")), nil
	}
	if id, ok := request.ParseNumber(text); ok {
		card, err := b.Desks.Requests.Show(ctx, id)
		if fault.KindOf(err) != fault.NotFound || !isDigits(text) {
			return say(view.RequestCard(c.Reader, card)), err
		}
	}
	return b.requestForm(ctx, c, view.RequestForm{Body: c.Reader.Unmarked(text)}, "")
}

// isDigits tells digits from a number as it is written, which nothing else looks like.
func isDigits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// logRequest opens the empty form.
func (b *Bot) logRequest(ctx context.Context, c call) (answer, error) {
	return b.requestForm(ctx, c, view.RequestForm{}, "")
}

// logRequestMessage opens the form with a message, or shows what was made of it
// before.
func (b *Bot) logRequestMessage(ctx context.Context, c call) (answer, error) {
	source := request.Source{Key: c.Channel + ":" + c.Message.Timestamp}
	card, known, err := b.Desks.Requests.OfMessage(ctx, source.Key)
	if err != nil || known {
		return say(view.RequestLogged(c.Reader, card)), err
	}
	source.Link, err = b.API.GetPermalinkContext(ctx, &slack.PermalinkParameters{Channel: c.Channel, Ts: c.Message.Timestamp})
	if err != nil {
		b.Log.WarnContext(ctx, "permalink", "err", err) // the request matters more than where it came from
	}
	return b.requestForm(ctx, c, view.RequestForm{Body: c.Reader.Unmarked(c.Message.Text), Source: source}, c.Channel)
}

// requestForm opens the form with the customer, where the channel or the text says
// who it is.
func (b *Bot) requestForm(ctx context.Context, c call, f view.RequestForm, channel string) (answer, error) {
	if err := b.recognise(ctx, &f, channel); err != nil {
		return answer{}, err
	}
	err := b.proposeScope(ctx, c, &f)
	return open(view.LogRequest(c.Reader, f)), err
}

// recognise finds the customer who shares the channel or whose contact wrote.
func (b *Bot) recognise(ctx context.Context, f *view.RequestForm, channel string) error {
	sender := request.ReadLetter(f.Body).From
	found, known, err := b.Desks.Customers.Recognise(ctx, customer.Trace{Channel: channel, Email: sender})
	if err != nil || !known {
		return err
	}
	f.Customer = &found
	if channel == "" || found.Channel != channel {
		f.By = sender
	}
	return nil
}

// proposeScope says in the form what will be proposed, once the customer is known.
func (b *Bot) proposeScope(ctx context.Context, c call, f *view.RequestForm) error {
	if f.Customer == nil {
		return nil
	}
	kind := f.Kind
	if kind == "" {
		kind = request.Service
	}
	scope, scene, err := b.Desks.Requests.Propose(ctx, c.Act.By, f.Customer.ID, kind)
	f.Scope, f.Scene = &scope, scene
	return err
}

// pickedForRequest redraws the form once the customer or the kind is chosen.
func (b *Bot) pickedForRequest(ctx context.Context, c call) (answer, error) {
	draft, err := view.ReadLogRequest(c.View)
	if err != nil {
		return answer{}, err
	}
	f := view.RequestForm{Kind: draft.Kind, Source: draft.Source}
	if draft.Customer != 0 {
		known, err := b.Desks.Customers.Show(ctx, draft.Customer)
		if err != nil {
			return answer{}, err
		}
		f.Customer = &known
	}
	err = b.proposeScope(ctx, c, &f)
	return redraw(view.LogRequest(c.Reader, f)), err
}

// saveRequest logs it. Where no customer is chosen, the sender of a pasted e-mail
// proposes one.
func (b *Bot) saveRequest(ctx context.Context, c call) (answer, error) {
	draft, err := view.ReadLogRequest(c.View)
	if err != nil {
		return answer{}, err
	}
	if draft.Customer == 0 {
		f := view.RequestForm{Kind: draft.Kind, Body: draft.Body, Source: draft.Source}
		if err := b.recognise(ctx, &f, ""); err != nil || f.Customer != nil {
			return b.askAgain(ctx, c, f, err)
		}
	}
	if _, err = b.Desks.Requests.Log(ctx, c.Act, draft); fault.KindOf(err) == fault.Conflict {
		card, known, missing := b.Desks.Requests.OfMessage(ctx, draft.Source.Key)
		if missing == nil && known {
			return redraw(view.Shown(view.RequestLogged(c.Reader, card))), nil
		}
	}
	return closed(), err // the card says the rest
}

// askAgain shows the form with the customer that was recognised.
func (b *Bot) askAgain(ctx context.Context, c call, f view.RequestForm, err error) (answer, error) {
	if err == nil {
		err = b.proposeScope(ctx, c, &f)
	}
	return redraw(view.LogRequest(c.Reader, f)), err
}
