package bot

import "docket/bot/view"

// findRoutes are the search.
func (b *Bot) findRoutes() routes {
	return routes{
		actions:     map[view.ActionID]handler{view.FindBegin: b.beginFind},
		submissions: map[string]handler{view.FindFormID: b.findHere},
	}
}
