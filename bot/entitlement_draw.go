package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/outbox"
)

// drawEnding is for one person, in their own language and zone.
func (b *Bot) drawEnding(ctx context.Context, d outbox.Delivery) (view.Message, error) {
	var args entitlement.WarningArgs
	if err := json.Unmarshal(d.Args, &args); err != nil {
		return view.Message{}, fmt.Errorf("read note %d: %w", d.ID, err)
	}
	l, err := b.Desks.Entitlements.Show(ctx, entitlement.ID(d.Subject.ID))
	if err != nil {
		return view.Message{}, err
	}
	r, err := b.reader(ctx, directory.UserID(d.Channel))
	return view.EntitlementEnds(r, l, args), err
}

func (b *Bot) entitlementHistory(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	page, err := b.history(ctx, c.Act.By, entitlement.ID(id).Subject(), 0)
	return open(view.History(c.Reader, page)), err
}
