package bot

import (
	"docket/bot/view"
	"docket/internal/care"
	"docket/internal/outbox"
)

// careRoutes are customers whose project is in service.
func (b *Bot) careRoutes() routes {
	calls, services := b.aboutCallBacks(), b.aboutServices()
	return routes{
		actions: map[view.ActionID]handler{
			view.CallBackReport: b.reportCall,
			view.CallBackGive:   b.giveCall,
			view.ServiceRenew:   b.renewService,
			view.RhythmEdit:     b.editRhythm,
			view.RhythmHistory:  b.onlyHistory(care.RhythmSubject),
		},
		submissions: map[string]handler{
			view.CallBackFormID: submit(view.ReadReportCall, b.Desks.Care.Report),
			view.CallGiveFormID: b.saveGiven,
			view.ServiceFormID:  submit(view.ReadRenewService, b.Desks.Care.Renew),
			view.RhythmFormID:   b.saveRhythm,
		},
		notes: map[outbox.Topic]drawing{
			"callback.due":        tells(calls, view.CallBackDue),
			"callback.escalated":  tells(calls, view.CallBackLate),
			"callback.visit":      tells(calls, view.CallBackVisit),
			"callback.given":      tells(calls, view.CallBackGiven),
			"callback.handed":     stands(b, view.CallBacksHanded),
			"service.ends":        tells(services, view.ServiceEnds),
			"service.renewed":     tells(services, view.ServiceRenewed),
			"service.not_renewed": tells(services, view.ServiceNotRenewed),
		},
		letters: map[outbox.Topic]writing{
			"letter.standard": b.writeStandard,
		},
	}
}
