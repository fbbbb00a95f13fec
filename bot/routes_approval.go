package bot

import (
	"docket/bot/view"
	"docket/internal/outbox"
)

// approvalRoutes are the approval of orders.
func (b *Bot) approvalRoutes() routes {
	return routes{
		actions: map[view.ActionID]handler{
			view.OrderApproveForm: b.openApproval,
			view.OrderAsk:         b.stepForm(view.AskSeller),
			view.OrderDecline:     b.stepForm(view.DeclineOrder),
			view.OrderAnswer:      b.openAnswer,
		},
		steps: map[view.ActionID]handler{view.OrderApprove: b.approveOrder},
		submissions: map[string]handler{
			view.OrderApproveFormID: b.saveApproval,
			view.OrderDeclineFormID: b.saveDecline,
			view.OrderAskFormID:     b.saveAsked,
			view.OrderAnswerFormID:  b.saveAnswered,
		},
		notes: map[outbox.Topic]drawing{
			"order.turn":     drawOrderTo(b, view.OrderTurn),
			"order.question": drawOrderTo(b, view.OrderQuestion),
			"order.asked":    drawOrderTo(b, view.OrderAsked),
			"order.answered": drawOrderTo(b, view.OrderAnswered),
			"order.approved": drawOrderTo(b, view.OrderApproved),
			"order.declined": drawOrderTo(b, view.OrderDeclined),
			"order.vacant":   drawOrderTo(b, view.OrderVacant),
		},
	}
}
