package bot

import (
	"context"

	"docket/internal/care"
	"docket/internal/letter"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// writeStandard words the letter that takes the standard of service to a customer who
// renewed.
func (b *Bot) writeStandard(ctx context.Context, d outbox.Delivery) (letter.Letter, error) {
	args, err := carried[care.StandardArgs](d)
	if err != nil {
		return letter.Letter{}, err
	}
	by, err := b.Desks.Directory.Member(ctx, args.By)
	return letter.ServiceStandard(locale.For(args.Locale), letter.Service{To: args.To, Until: args.Until, Standard: args.Standard, From: by.Name}), err
}
