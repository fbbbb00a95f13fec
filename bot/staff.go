package bot

import (
	"context"

	"docket/internal/directory"
)

// staff refuses whoever is not of the company, before anything about a customer is
// looked up for them.
func (b *Bot) staff(do handler) handler {
	return func(ctx context.Context, c call) (answer, error) {
		if err := directory.Allow(ctx, b.Desks.Directory, c.Act.By, directory.Staff); err != nil {
			return answer{}, err
		}
		return do(ctx, c)
	}
}
