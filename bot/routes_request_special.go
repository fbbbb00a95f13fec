package bot

import (
	"docket/bot/view"
	"docket/internal/outbox"
	"docket/internal/request"
)

// requestSpecialRoutes are requests out of scope, and what customers are told.
func (b *Bot) requestSpecialRoutes() routes {
	desk, requests := b.Desks.Requests, b.aboutRequests()
	return routes{
		actions: map[view.ActionID]handler{
			view.RequestAgree:        b.requestStepForm(agreeOn, request.DoAgree),
			view.RequestHowPick:      b.pickedHow,
			view.RequestWrite:        b.requestStepForm(view.WriteSolution, request.DoWrite),
			view.RequestSign:         b.signSolution,
			view.RequestAsk:          b.solutionForm(view.AskAuthor),
			view.RequestSendBack:     b.solutionForm(view.SendSolutionBack),
			view.RequestReply:        b.openReply,
			view.RequestSend:         b.sendWords,
			view.RequestCopy:         b.openWords,
			view.RequestLanguagePick: b.pickedLanguage,
		},
		steps: map[view.ActionID]handler{
			view.RequestAccept: b.requestStep(desk.Accept),
			view.RequestObject: b.requestStep(desk.Object),
			view.RequestPursue: b.requestStep(desk.Pursue),
		},
		submissions: map[string]handler{
			view.RequestAgreeFormID:    submitWith(view.ReadAgreeRequest, desk.Agree),
			view.RequestWriteFormID:    submitWith(view.ReadWriteSolution, desk.Write),
			view.RequestAskFormID:      discuss(view.ReadAskAuthor, desk.Ask),
			view.RequestSendBackFormID: vote(view.ReadSendSolutionBack, desk.Sign),
			view.RequestReplyFormID:    discuss(view.ReadReplyToStep, desk.Reply),
			view.RequestWordsFormID:    b.saveWords,
		},
		notes: map[outbox.Topic]drawing{
			request.WordsTopic: stands(b, view.RequestSaid),
			"request.over":     requests.shows(view.RequestOver),
		},
	}
}
