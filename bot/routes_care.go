package bot

import (
	"docket/bot/view"
	"docket/internal/care"
	"docket/internal/outbox"
)

// careRoutes are customers whose project is in service.
func (b *Bot) careRoutes() routes {
	return routes{
		actions: map[view.ActionID]handler{
			view.CallBackReport: b.reportCall,
			view.CallBackGive:   b.giveCall,
			view.ServiceRenew:   b.renewService,
			view.RhythmEdit:     b.editRhythm,
			view.RhythmHistory:  b.historyOf(care.RhythmSubject),
		},
		submissions: map[string]handler{
			view.CallBackFormID: b.saveCall,
			view.CallGiveFormID: b.saveGiven,
			view.ServiceFormID:  b.saveService,
			view.RhythmFormID:   b.saveRhythm,
		},
		notes: map[outbox.Topic]drawing{
			"callback.due":        b.drawCall(view.CallBackDue),
			"callback.escalated":  b.drawCall(view.CallBackLate),
			"callback.visit":      b.drawCall(view.CallBackVisit),
			"callback.given":      b.drawCall(view.CallBackGiven),
			"callback.handed":     b.drawArrival,
			"service.ends":        drawService(b, view.ServiceEnds),
			"service.renewed":     drawService(b, view.ServiceRenewed),
			"service.not_renewed": drawService(b, view.ServiceNotRenewed),
		},
	}
}
