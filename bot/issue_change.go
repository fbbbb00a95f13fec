package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/decision"
	"docket/internal/issue"
)

// decideIssue opens the form that decides, or that decides anew.
func (b *Bot) decideIssue(ctx context.Context, c call) (answer, error) {
	card, err := load(ctx, c, b.Desks.Issues.Show)
	if err != nil {
		return answer{}, err
	}
	by, err := b.Desks.Directory.Member(ctx, c.Act.By)
	if err != nil {
		return answer{}, err
	}
	seen := decision.ID(0)
	if c.Route == view.IssueChange {
		seen = card.Decision
	}
	if err := card.Contest(by, seen, c.Reader.Zone); err != nil {
		return answer{}, err
	}
	return open(view.Decide(c.Reader, view.DecideForm{Card: card, Owner: card.Proposed(), Days: card.Days})), nil
}

func (b *Bot) closeIssue(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	if _, err = b.Desks.Issues.Close(ctx, c.Act, issue.ID(id)); err != nil {
		return answer{}, err
	}
	return b.cardAgain(ctx, c, issue.ID(id))
}

// cardAgain redraws the card a button was pressed on when that is a modal;
// every other copy is redrawn by itself.
func (b *Bot) cardAgain(ctx context.Context, c call, id issue.ID) (answer, error) {
	if c.View.CallbackID != view.CardID {
		return answer{}, nil
	}
	card, err := b.Desks.Issues.Show(ctx, id)
	return redraw(view.IssueModal(c.Reader, card)), err
}

func (b *Bot) finishTask(ctx context.Context, c call) (answer, error) {
	id, task, err := view.ReadTask(c.Value)
	if err != nil {
		return answer{}, err
	}
	if _, err = b.Desks.Issues.FinishTask(ctx, c.Act, id, task); err != nil {
		return answer{}, err
	}
	return b.cardAgain(ctx, c, id)
}
