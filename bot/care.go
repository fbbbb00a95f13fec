package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/care"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/setting"
)

// callToMake is the call-back for whoever may write it down, as long as nobody has.
func (b *Bot) callToMake(ctx context.Context, c call) (care.Card, error) {
	card, err := load(ctx, c, b.Desks.Care.Show)
	if err != nil {
		return care.Card{}, err
	}
	by, err := b.Desks.Directory.Member(ctx, c.Act.By)
	if err != nil {
		return care.Card{}, err
	}
	people, err := b.people.all(ctx)
	if err != nil {
		return care.Card{}, err
	}
	if err := card.May(by, people, b.Now()); err != nil {
		return care.Card{}, err
	}
	return card, card.Contest(c.Reader.Zone)
}

func (b *Bot) reportCall(ctx context.Context, c call) (answer, error) {
	card, err := b.callToMake(ctx, c)
	if err != nil {
		return answer{}, err
	}
	numbers, err := b.Desks.Settings.Numbers(ctx)
	return open(view.ReportCall(c.Reader, card, numbers.One(setting.CallAgain))), err
}

func (b *Bot) giveCall(ctx context.Context, c call) (answer, error) {
	card, err := b.callToMake(ctx, c)
	return open(view.GiveCall(c.Reader, card)), err
}

func (b *Bot) saveGiven(ctx context.Context, c call) (answer, error) {
	id, to, seen, err := view.ReadGiveCall(c.View)
	if err != nil {
		return answer{}, err
	}
	if to != "" {
		b.meetLater(ctx, to)
	}
	_, err = b.Desks.Care.Give(ctx, c.Act, id, to, seen)
	return closed(), err
}

func (b *Bot) renewService(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	if err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, care.MayRenew); err != nil {
		return answer{}, err
	}
	s, err := b.Desks.Care.Service(ctx, customer.ID(id))
	return open(view.RenewService(c.Reader, s)), err
}
