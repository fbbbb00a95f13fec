package bot

import (
	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/outbox"
	"docket/internal/request"
)

// requestRoutes are customers' requests, from the log to the customer who is told.
func (b *Bot) requestRoutes() routes {
	desk, requests := b.Desks.Requests, b.aboutRequests()
	return routes{
		commands: map[string]command{
			"/requests": {do: b.requests, description: "Customers’ requests: those that wait for you, yours, those nobody has taken", usage: "[mine, queue, all, R-381 or a name]"},
			"/request":  {do: b.request, description: "Log a customer’s request", usage: "[what they ask for, or R-381]"},
		},
		shortcuts: map[string]shortcut{
			"log_request_from_message": {do: b.logRequestMessage, kind: slack.MessageShortcut, name: "Log as request", description: "Log this message as a customer’s request"},
		},
		actions: map[view.ActionID]handler{
			view.RequestLog:          b.logRequest,
			view.RequestOpen:         requests.opens(view.RequestModal),
			view.RequestHistory:      requests.history,
			view.RequestHand:         b.requestStepForm(view.HandRequest, request.DoHand, request.DoPlace),
			view.RequestGiveBack:     b.requestStepForm(view.GiveBackRequest, request.DoGiveBack),
			view.RequestFinish:       b.requestStepForm(view.FinishRequest, request.DoFinish),
			view.RequestReopen:       b.requestStepForm(view.ReopenRequest, request.DoReopen),
			view.RequestCustomerPick: b.pickedForRequest,
			view.RequestKindPick:     b.pickedForRequest,
			view.RequestListTurn:     b.showRequests,
			view.RequestListMine:     b.showRequests,
			view.RequestListQueue:    b.showRequests,
			view.RequestListAll:      b.showRequests,
		},
		steps: map[view.ActionID]handler{
			view.RequestIn:       b.requestStep(desk.InScope),
			view.RequestOut:      b.requestStep(desk.OutOfScope),
			view.RequestUnclear:  b.requestStep(desk.CannotTell),
			view.RequestWish:     b.requestStep(desk.AsWish),
			view.RequestHandle:   b.requestStep(desk.Handle),
			view.RequestTake:     b.requestStep(desk.Take),
			view.RequestWait:     b.requestStep(desk.Wait),
			view.RequestAnswered: b.requestStep(desk.Answered),
			view.RequestTold:     b.toldCustomer,
		},
		submissions: map[string]handler{
			view.RequestFormID:         b.saveRequest,
			view.RequestHandFormID:     submitWith(view.ReadHandRequest, desk.Hand),
			view.RequestGiveBackFormID: submit(view.ReadGiveBackRequest, desk.GiveBack),
			view.RequestFinishFormID:   submit(view.ReadFinishRequest, desk.Finish),
			view.RequestReopenFormID:   submit(view.ReadReopenRequest, desk.Reopen),
		},
		options: map[view.ActionID]suggestion{
			view.RequestCustomerPick: b.suggestCustomers,
		},
		notes: map[outbox.Topic]drawing{
			"request.card":  requests.shows(view.RequestCard),
			"request.news":  tells(requests, view.RequestNews),
			"request.nudge": tells(requests, view.RequestNudge),
		},
	}
}
