package bot

import (
	"context"

	"docket/bot/view"
	"docket/internal/calendar"
	"docket/internal/catalogue"
)

// suggestSKUs finds what may be sold today.
func (b *Bot) suggestSKUs(ctx context.Context, r view.Reader, query string) (view.Options, error) {
	today := calendar.DateOf(b.Now(), r.Zone)
	found, err := b.Desks.Catalogue.Find(ctx, catalogue.Filter{Text: query, OnDay: today, Limit: suggestLimit})
	return view.SKUOptions(r, found), err
}
