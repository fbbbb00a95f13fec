package bot

import (
	"cmp"
	"context"
	"fmt"

	"docket/bot/view"
	"docket/internal/closeout"
	"docket/internal/letter"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// wording says a letter about a close-out in a language.
type wording func(*locale.Printer, letter.Closeout) letter.Letter

// wordings are the letters that a note may ask for.
var wordings = map[outbox.Topic]wording{
	"letter.document":      letter.FinalDocument,
	"letter.questionnaire": letter.Questionnaire,
	"letter.nudge":         letter.Reminder,
}

// writeToCustomer words what goes to the customer's contact by e-mail.
func (b *Bot) writeToCustomer(ctx context.Context, d outbox.Delivery) (letter.Letter, error) {
	card, err := b.Desks.Closeouts.Show(ctx, closeout.ID(d.Subject.ID))
	if err != nil {
		return letter.Letter{}, err
	}
	return b.letterTo(ctx, card, wordings[d.Topic])
}

// letterTo words a letter to the customer, in their language and signed by the
// close-out's owner.
func (b *Bot) letterTo(ctx context.Context, c closeout.Card, say wording) (letter.Letter, error) {
	of, err := b.Desks.Customers.Show(ctx, c.In.Customer)
	if err != nil {
		return letter.Letter{}, err
	}
	owner, err := b.Desks.Directory.Member(ctx, c.Owner)
	if err != nil {
		return letter.Letter{}, err
	}
	return say(locale.For(cmp.Or(c.Contact.Locale, of.Locale)), letter.Closeout{
		To: c.Contact.Name, Project: c.In.Name, Document: c.Document, Round: c.Round,
		Page: b.customerPage(c), Until: c.ClosesOn, From: owner.Name,
	}), nil
}

// customerPage is the address of the customer's page, "" where docket has none.
func (b *Bot) customerPage(c closeout.Card) string {
	if b.PublicURL == "" {
		return ""
	}
	return b.PublicURL + c.Link.Path()
}

// drawCustomerText gives one person the text of a letter that docket cannot send.
func (b *Bot) drawCustomerText(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	args, err := carried[closeout.TextArgs](d)
	if err != nil {
		return view.Message{}, err
	}
	card, r, err := b.aboutCloseouts().now(ctx, d)
	if err != nil {
		return view.Message{}, err
	}
	return b.textFor(ctx, r, card, args.Letter)
}

// letterFor is the letter that fits what the customer has to do.
func letterFor(c closeout.Card) outbox.Topic {
	switch c.Waits() {
	case closeout.ForQuestionnaire:
		return "letter.document"
	case closeout.ForDocument:
		return "letter.questionnaire"
	}
	return "letter.nudge"
}

// textFor is a letter to be copied.
func (b *Bot) textFor(ctx context.Context, r view.Reader, c closeout.Card, of outbox.Topic) (view.Message, error) {
	say, ok := wordings[of]
	if !ok {
		return view.Message{}, fmt.Errorf("text for close-out %d: no letter %q", c.ID, of)
	}
	l, err := b.letterTo(ctx, c, say)
	return view.CustomerText(r, c, l, b.customerPage(c)), err
}
