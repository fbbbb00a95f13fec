package bot

import (
	"docket/bot/view"
	"docket/internal/outbox"
)

// careRoutes are customers whose project is in service.
func (b *Bot) careRoutes() routes {
	return routes{
		actions: map[view.ActionID]handler{
			view.CallBackReport: b.reportCall,
			view.ServiceRenew:   b.renewService,
		},
		submissions: map[string]handler{
			view.CallBackFormID: b.saveCall,
			view.ServiceFormID:  b.saveService,
		},
		notes: map[outbox.Topic]drawing{
			"callback.due":        b.drawCall(view.CallBackDue),
			"callback.escalated":  b.drawCall(view.CallBackLate),
			"callback.visit":      b.drawCall(view.CallBackVisit),
			"service.ends":        drawService(b, view.ServiceEnds),
			"service.renewed":     drawService(b, view.ServiceRenewed),
			"service.not_renewed": drawService(b, view.ServiceNotRenewed),
		},
	}
}
