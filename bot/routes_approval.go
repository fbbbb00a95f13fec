package bot

import (
	"docket/bot/view"
	"docket/internal/outbox"
)

// approvalRoutes are the approval of orders.
func (b *Bot) approvalRoutes() routes {
	orders := b.aboutOrders()
	return routes{
		actions: map[view.ActionID]handler{
			view.OrderApproveForm: b.openApproval,
			view.OrderAsk:         b.stepForm(view.AskSeller),
			view.OrderDecline:     b.stepForm(view.DeclineOrder),
			view.OrderAnswer:      b.openAnswer,
		},
		steps: map[view.ActionID]handler{view.OrderApprove: b.approveOrder},
		submissions: map[string]handler{
			view.OrderApproveFormID: vote(view.ReadApproveOrder, b.Desks.Orders.Vote),
			view.OrderDeclineFormID: vote(view.ReadDeclineOrder, b.Desks.Orders.Vote),
			view.OrderAskFormID:     discuss(view.ReadAskSeller, b.Desks.Orders.Ask),
			view.OrderAnswerFormID:  discuss(view.ReadAnswerQuestion, b.Desks.Orders.Answer),
		},
		notes: map[outbox.Topic]drawing{
			"order.turn":     tells(orders, view.OrderTurn),
			"order.question": tells(orders, view.OrderQuestion),
			"order.asked":    tells(orders, view.OrderAsked),
			"order.answered": tells(orders, view.OrderAnswered),
			"order.approved": tells(orders, view.OrderApproved),
			"order.declined": tells(orders, view.OrderDeclined),
			"order.vacant":   tells(orders, view.OrderVacant),
		},
	}
}
