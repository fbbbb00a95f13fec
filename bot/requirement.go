package bot

import (
	"context"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/requirement"
)

// requirementOf loads the requirement a button stands for, and who pressed it.
func (b *Bot) requirementOf(ctx context.Context, c call) (card requirement.Card, by directory.Member, err error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return card, by, err
	}
	if by, err = b.Desks.Directory.Member(ctx, c.Act.By); err != nil {
		return card, by, err
	}
	card, err = b.Desks.Requirements.Show(ctx, requirement.ID(id))
	return card, by, err
}

func (b *Bot) openRequirement(ctx context.Context, c call) (answer, error) {
	card, _, err := b.requirementOf(ctx, c)
	return open(view.RequirementModal(c.Reader, card)), err
}

// requirementForm opens a form about a requirement for whoever may submit it.
func (b *Bot) requirementForm(draw func(view.Reader, requirement.Card) slack.ModalViewRequest, may func(requirement.Card, directory.Member) error) handler {
	return func(ctx context.Context, c call) (answer, error) {
		card, by, err := b.requirementOf(ctx, c)
		if err != nil {
			return answer{}, err
		}
		if err := may(card, by); err != nil {
			return answer{}, err
		}
		return open(draw(c.Reader, card)), nil
	}
}

func (b *Bot) saveRequirementSubmission(ctx context.Context, c call) (answer, error) {
	id, urgency, note, err := view.ReadSubmitRequirement(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Requirements.Submit(ctx, c.Act, id, urgency, note)
	return closed(), err
}

func (b *Bot) saveEvaluation(ctx context.Context, c call) (answer, error) {
	id, assessment, err := view.ReadEvaluateRequirement(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Requirements.Evaluate(ctx, c.Act, id, assessment)
	return closed(), err
}

// pickedOutcome redraws the form once it is said what becomes of the requirement.
func (b *Bot) pickedOutcome(ctx context.Context, c call) (answer, error) {
	id, verdict, err := view.ReadDecideRequirement(c.View)
	if err != nil {
		return answer{}, err
	}
	card, err := b.Desks.Requirements.Show(ctx, id)
	return redraw(view.DecideRequirement(c.Reader, card, verdict.Choice)), err
}

func (b *Bot) saveOutcome(ctx context.Context, c call) (answer, error) {
	id, verdict, err := view.ReadDecideRequirement(c.View)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Requirements.Decide(ctx, c.Act, id, verdict)
	return closed(), err
}

func (b *Bot) requirementHistory(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	page, err := b.history(ctx, c.Act.By, requirement.ID(id).Subject(), 0)
	return open(view.History(c.Reader, page)), err
}
