package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/approval"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/requirement"
)

// signPrice signs at the first of the steps that is the person's.
func (b *Bot) signPrice(ctx context.Context, c call) (answer, error) {
	card, at, by, err := b.aboutRequirements().at(ctx, c)
	if err != nil {
		return answer{}, err
	}
	step, err := card.MaySign(at.Steps, at.Round, by)
	if err == nil {
		_, err = b.Desks.Requirements.Sign(ctx, c.Act, at.Of, step, approval.Ballot{Round: at.Round, Choice: approval.Yes})
	}
	return b.onSignature(ctx, c, at, answer{}, err)
}

// openDecline opens the form in which somebody says why they do not sign.
func (b *Bot) openDecline(ctx context.Context, c call) (answer, error) {
	card, at, by, err := b.aboutRequirements().at(ctx, c)
	if err != nil {
		return answer{}, err
	}
	step, err := card.MaySign(at.Steps, at.Round, by)
	return b.onSignature(ctx, c, at, open(view.DeclinePrice(c.Reader, card, step)), err)
}

// onSignature is the answer to a press. Whoever pressed on a card of an earlier price
// gets the present one with the reason.
func (b *Bot) onSignature(ctx context.Context, c call, at view.StepAt[requirement.ID], done answer, err error) (answer, error) {
	if err == nil || fault.KindOf(err) != fault.Conflict {
		return done, err
	}
	card, missing := b.Desks.Requirements.Show(ctx, at.Of)
	if missing != nil || card.Approval.Round == at.Round {
		return answer{}, err
	}
	return say(view.RequirementOutdated(c.Reader, card, err)), nil
}

// drawWeekly draws the list of the week for one person, in their own language and zone.
func (b *Bot) drawWeekly(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	args, err := carried[requirement.ListArgs](d)
	if err != nil {
		return view.Message{}, err
	}
	var ids []requirement.ID
	for _, part := range requirement.Parts {
		ids = append(ids, args.First[part]...)
	}
	lines, err := b.Desks.Requirements.List(ctx, requirement.Filter{IDs: ids, Limit: len(ids)})
	if err != nil {
		return view.Message{}, err
	}
	of, err := b.Desks.Committees.Committee(ctx, args.Committee)
	if err != nil {
		return view.Message{}, err
	}
	r, err := b.readerIn(ctx, d.Channel, "", "")
	return view.RequirementsWeekly(r, args, of, lines), err
}
