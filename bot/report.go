package bot

import (
	"context"
	"strings"

	"docket/bot/view"
	"docket/internal/approval"
	"docket/internal/calendar"
)

// report is what waits for the caller, or how long approvals take.
func (b *Bot) report(ctx context.Context, c call) (answer, error) {
	words := strings.Fields(c.Text)[1:]
	switch {
	case len(words) == 0:
		return b.waiting(ctx, c)
	case strings.EqualFold(words[0], "approvals"):
		return b.reportApprovals(ctx, c, words[1:])
	}
	return say(view.Usage(c.Reader, c.Route, c.Text)), nil
}

func (b *Bot) reportApprovals(ctx context.Context, c call, days []string) (answer, error) {
	span, err := approval.ReadSpan(days, calendar.DateOf(c.Reader.Now, c.Reader.Zone))
	if err != nil {
		return answer{}, err
	}
	report, err := b.Desks.Approvals.Report(ctx, c.Act.By, span, c.Reader.Zone)
	if err != nil {
		return answer{}, err
	}
	numbers, err := b.Desks.Settings.Numbers(ctx)
	return say(view.ApprovalReport(c.Reader, report, numbers)), err
}
