package bot

import (
	"docket/bot/view"
	"docket/internal/order"
	"docket/internal/outbox"
)

// orderSendRoutes are what follows the approval of orders: paper, sending, signature.
func (b *Bot) orderSendRoutes() routes {
	orders := b.aboutOrders()
	return routes{
		actions: map[view.ActionID]handler{
			view.OrderSend:    b.followForm(view.SendOrder, order.Order.MaySend),
			view.OrderReceive: b.followForm(view.ReceiveOrder, order.Order.MayReceive),
			view.OrderPDF:     b.sendPaper,
		},
		submissions: map[string]handler{
			view.OrderSendFormID:    submitWith(view.ReadSendOrder, b.Desks.Orders.Send),
			view.OrderReceiveFormID: submitWith(view.ReadReceiveOrder, b.Desks.Orders.Receive),
		},
		notes: map[outbox.Topic]drawing{
			"order.paper":    b.drawPaper,
			"order.print":    b.drawPrint,
			"order.sent":     tells(orders, view.OrderSent),
			"order.received": tells(orders, view.OrderReceived),
			"order.chase":    tells(orders, view.OrderChase),
		},
		letters: map[outbox.Topic]writing{
			"letter.order": b.writeOrder,
		},
	}
}
