package bot

import "docket/bot/view"

// catalogueRoutes are what the company sells.
func (b *Bot) catalogueRoutes() routes {
	return routes{
		options: map[view.ActionID]suggestion{
			view.SKUPick: b.suggestSKUs,
		},
	}
}
