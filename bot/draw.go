package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"docket/bot/view"
	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/outbox"
)

func (b *Bot) drawIssueCard(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	card, err := b.Desks.Issues.Show(ctx, issue.ID(d.Subject.ID))
	return view.IssueCard(b.everybody(ctx, card.Locale, card.Zone), card), err
}

func (b *Bot) drawIssueNews(draw func(view.Reader, issue.Card) view.Message) drawing {
	return func(ctx context.Context, d outbox.Delivery) (view.Message, error) {
		card, err := b.Desks.Issues.Show(ctx, issue.ID(d.Subject.ID))
		return draw(b.everybody(ctx, card.Locale, card.Zone), card), err
	}
}

// drawAction is for one person, in their own language and zone.
func (b *Bot) drawAction(draw func(view.Reader, issue.Card, issue.ActionArgs) view.Message) drawing {
	return func(ctx context.Context, d outbox.Delivery) (view.Message, error) {
		var args issue.ActionArgs
		if err := json.Unmarshal(d.Args, &args); err != nil {
			return view.Message{}, fmt.Errorf("read note %d: %w", d.ID, err)
		}
		card, err := b.Desks.Issues.Show(ctx, issue.ID(d.Subject.ID))
		if err != nil {
			return view.Message{}, err
		}
		r, err := b.reader(ctx, directory.UserID(d.Channel))
		return draw(r, card, args), err
	}
}

func (b *Bot) drawAgendaPage(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	p, err := b.Desks.Committees.Page(ctx, committee.PageID(d.Subject.ID))
	return view.AgendaPage(b.everybody(ctx, p.Committee.Locale, p.Committee.Zone), p), err
}

func (b *Bot) drawMinutes(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	var args committee.MinutesArgs
	if err := json.Unmarshal(d.Args, &args); err != nil {
		return view.Message{}, fmt.Errorf("read note %d: %w", d.ID, err)
	}
	m, err := b.Desks.Committees.Minutes(ctx, committee.MeetingID(d.Subject.ID))
	return view.Minutes(b.everybody(ctx, m.Committee.Locale, m.Committee.Zone), m, args.Page), err
}
