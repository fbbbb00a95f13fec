package bot

import (
	"docket/bot/view"
	"docket/internal/outbox"
)

// orderRoutes are purchase orders, from the draft on.
func (b *Bot) orderRoutes() routes {
	orders := b.aboutOrders()
	return routes{
		commands: map[string]command{
			"/order":  {do: b.order, description: "Write a purchase order, or look at one", usage: "[PO-1042 or a name]"},
			"/orders": {do: b.orders, description: "Purchase orders: yours, those that wait for you, all", usage: "[waiting, all or a name]"},
		},
		actions: map[view.ActionID]handler{
			view.OrderBegin:        b.beginOrder,
			view.OrderNew:          b.newOrderHere,
			view.OrderResume:       b.resumeOrder,
			view.OrderDiscard:      b.discardOrder,
			view.OrderOpen:         b.showOrder(view.OrderModal),
			view.OrderLines:        b.showOrder(view.OrderLinesFirst),
			view.OrderPageOf:       b.turnOrder,
			view.OrderBackOf:       b.turnOrder,
			view.OrderHistory:      orders.history,
			view.OrderChange:       b.changeOrder,
			view.OrderWithdraw:     b.withdrawOrder,
			view.OrderListMine:     b.showOrders,
			view.OrderListTurn:     b.showOrders,
			view.OrderListAll:      b.showOrders,
			view.OrderCustomerPick: b.pickedCustomer,
			view.OrderCurrencyPick: b.reprice,
			view.OrderReprice:      b.reprice,
			view.OrderPage:         b.turnDraft,
			view.OrderPageBack:     b.turnDraft,
			view.OrderSOW:          b.editSOW,
			view.OrderLineAdd:      b.addLine,
			view.OrderLineEdit:     b.editLine,
			view.OrderLineRemove:   b.removeLine,
			view.OrderLineFigure:   b.figured,
			view.OrderLineOutside:  b.outsideCatalogue,
			view.SKUPick:           b.pickedSKU,
		},
		submissions: map[string]handler{
			view.OrderFormID:         b.submitOrder,
			view.OrderLineFormID:     b.saveLine,
			view.OrderSOWFormID:      b.saveSOW,
			view.OrderWithdrawFormID: submit(view.ReadWithdrawOrder, b.Desks.Orders.Withdraw),
		},
		options: map[view.ActionID]suggestion{
			view.OrderCustomerPick: b.suggestCustomers,
		},
		notes: map[outbox.Topic]drawing{
			"order.card":      orders.shows(orderAt(view.OrderInChannel)),
			"order.mine":      orders.shows(orderAt(view.OrderMine)),
			"order.changed":   tells(orders, view.OrderChanged),
			"order.withdrawn": tells(orders, view.OrderWithdrawn),
		},
	}
}
