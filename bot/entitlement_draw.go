package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/entitlement"
)

func (b *Bot) entitlementHistory(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	page, err := b.history(ctx, c.Act.By, entitlement.ID(id).Subject(), 0)
	return open(view.History(c.Reader, page)), err
}
