package bot

import (
	"context"

	"docket/bot/view"
)

// policy is /docket policy: who approves orders, for everybody to read.
func (b *Bot) policy(ctx context.Context, c call) (answer, error) {
	kept, err := b.Desks.Policy.Current(ctx)
	if err != nil {
		return answer{}, err
	}
	numbers, err := b.Desks.Settings.Numbers(ctx)
	return say(view.Policy(c.Reader, kept, numbers)), err
}
