package bot

import (
	"docket/bot/view"
	"docket/internal/entitlement"
	"docket/internal/outbox"
)

// entitlementRoutes are what customers have bought and can still use.
func (b *Bot) entitlementRoutes() routes {
	entitlements := b.aboutEntitlements()
	return routes{
		commands: map[string]command{
			"/consume": {do: b.consume, description: "What customers can still use, and log what they used", usage: "[customer or words]"},
		},
		actions: map[view.ActionID]handler{
			view.EntitlementOpen:    entitlements.opens(view.EntitlementSheet),
			view.EntitlementUse:     b.entitlementForm(view.LogUse, entitlement.Line.MayUse),
			view.EntitlementExtend:  b.entitlementForm(view.ExtendEntitlement, entitlement.Line.MaySettle),
			view.EntitlementLapse:   b.entitlementForm(view.LapseEntitlement, entitlement.Line.MaySettle),
			view.EntitlementHistory: entitlements.history,
			view.EntitlementsShow:   b.showEntitlements,
		},
		submissions: map[string]handler{
			view.UseFormID:    b.saveUse,
			view.ExtendFormID: b.saveExtension,
			view.LapseFormID:  b.saveLapse,
		},
		notes: map[outbox.Topic]drawing{
			"entitlement.ends": tells(entitlements, view.EntitlementEnds),
		},
	}
}
