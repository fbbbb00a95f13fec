package bot

import (
	"context"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/approval"
	"docket/internal/directory"
)

// at loads what a button of an approval is about, and who pressed it.
func (a about[ID, Card]) at(ctx context.Context, c call) (card Card, at view.StepAt[ID], by directory.Member, err error) {
	if at, err = view.ReadStepAt[ID](c.Value); err != nil {
		return card, at, by, err
	}
	if by, err = a.bot.Desks.Directory.Member(ctx, c.Act.By); err != nil {
		return card, at, by, err
	}
	card, err = a.show(ctx, at.Of)
	return card, at, by, err
}

// vote ends a form that decides a step.
func vote[ID ~int64, Changed any](read func(slack.View) (view.StepAt[ID], approval.Ballot, error),
	do func(ctx context.Context, act directory.Act, id ID, step string, b approval.Ballot) (Changed, error)) handler {
	return func(ctx context.Context, c call) (answer, error) {
		at, ballot, err := read(c.View)
		if err != nil {
			return answer{}, err
		}
		_, err = do(ctx, c.Act, at.Of, at.Steps[0], ballot)
		return closed(), err
	}
}

// discuss ends a form that asks or answers a question at a step.
func discuss[ID ~int64, Changed any](read func(slack.View) (view.StepAt[ID], string, error),
	do func(ctx context.Context, act directory.Act, id ID, step, said string, round int) (Changed, error)) handler {
	return func(ctx context.Context, c call) (answer, error) {
		at, said, err := read(c.View)
		if err != nil {
			return answer{}, err
		}
		_, err = do(ctx, c.Act, at.Of, at.Steps[0], said, at.Round)
		return closed(), err
	}
}
