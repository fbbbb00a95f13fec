package bot

import (
	"context"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/entitlement"
)

// consume is the command /consume: with the name of one customer it shows what that
// customer can use, with anything else what is found.
func (b *Bot) consume(ctx context.Context, c call) (answer, error) {
	const shown = 10
	text := strings.TrimSpace(c.Text)
	if strings.EqualFold(text, "help") {
		return say(view.Usage(c.Reader, c.Route, "")), nil
	}
	of, err := b.soleCustomer(ctx, text)
	if err != nil {
		return answer{}, err
	}
	if of != nil {
		all, err := b.Desks.Entitlements.Of(ctx, of.ID)
		return say(view.Entitlements(c.Reader, view.EntitlementList{Customer: of, Lines: all})), err
	}
	found, err := b.Desks.Entitlements.Find(ctx, text, shown+1)
	return say(view.Entitlements(c.Reader, view.EntitlementList{Query: text, Lines: found, More: len(found) > shown})), err
}

// soleCustomer is the customer that the text finds when it finds no other, or has
// exactly that name; nil otherwise.
func (b *Bot) soleCustomer(ctx context.Context, text string) (*customer.Customer, error) {
	const looked = 10
	if text == "" {
		return nil, nil
	}
	found, err := b.Desks.Customers.Find(ctx, text, looked)
	if err != nil {
		return nil, err
	}
	for _, of := range found {
		if len(found) == 1 || strings.EqualFold(of.Name, text) {
			return &of, nil
		}
	}
	return nil, nil
}

// showEntitlements opens all that a customer has bought.
func (b *Bot) showEntitlements(ctx context.Context, c call) (answer, error) {
	of, err := load(ctx, c, b.Desks.Customers.Show)
	if err != nil {
		return answer{}, err
	}
	all, err := b.Desks.Entitlements.Of(ctx, of.ID)
	return open(view.CustomerEntitlements(c.Reader, of, all)), err
}

// entitlementForm opens a form about the entitlement a button stands for, for
// whoever may fill it in.
func (b *Bot) entitlementForm(draw func(view.Reader, entitlement.Line) slack.ModalViewRequest,
	may func(entitlement.Line, directory.Member, directory.People, time.Time) error) handler {
	return func(ctx context.Context, c call) (answer, error) {
		l, err := load(ctx, c, b.Desks.Entitlements.Show)
		if err != nil {
			return answer{}, err
		}
		by, err := b.Desks.Directory.Member(ctx, c.Act.By)
		if err != nil {
			return answer{}, err
		}
		return open(draw(c.Reader, l)), may(l, by, c.Reader.People, b.Now())
	}
}

func (b *Bot) saveUse(ctx context.Context, c call) (answer, error) {
	id, u, seen, err := view.ReadLogUse(c.View)
	if err != nil {
		return answer{}, err
	}
	l, err := b.Desks.Entitlements.Use(ctx, c.Act, id, u, seen)
	return below(view.EntitlementSheet(c.Reader, l)), err
}

func (b *Bot) saveExtension(ctx context.Context, c call) (answer, error) {
	id, until, why, seen, err := view.ReadExtendEntitlement(c.View)
	if err != nil {
		return answer{}, err
	}
	l, err := b.Desks.Entitlements.Extend(ctx, c.Act, id, until, why, seen)
	return below(view.EntitlementSheet(c.Reader, l)), err
}

func (b *Bot) saveLapse(ctx context.Context, c call) (answer, error) {
	id, why, seen, err := view.ReadLapseEntitlement(c.View)
	if err != nil {
		return answer{}, err
	}
	l, err := b.Desks.Entitlements.Lapse(ctx, c.Act, id, why, seen)
	return below(view.EntitlementSheet(c.Reader, l)), err
}
