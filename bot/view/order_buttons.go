package view

import (
	"github.com/slack-go/slack"

	"docket/internal/order"
)

// orderButtons are what can be done with an order as it stands, by those who see it in a place.
func (r Reader) orderButtons(c order.Card, at OrderPlace) []slack.BlockElement {
	switch {
	case at == OrderInTurn:
		return nil
	case c.State == order.Approving:
		return r.approvalAt(c, at)
	case c.State == order.Declined:
		return []slack.BlockElement{primary(OrderChange, ref(c.ID), r.P.Button("Change the order"))}
	case c.State == order.Approved:
		return []slack.BlockElement{r.orderSendButton(c)}
	case c.State == order.Sent:
		return []slack.BlockElement{r.orderReceiveButton(c)}
	case c.State == order.Received && c.Project != 0:
		buttons := []slack.BlockElement{button(ProjectOpen, ref(c.Project), r.P.Button("Open project"))}
		if at == OrderMine || !r.checksInvoices() {
			return buttons
		}
		return append(buttons, about(button(InvoiceCheck, ref(c.ID), r.P.Button("Check invoice…")), c.ID.Number()))
	}
	return nil
}

// orderMore are the rarer things; Slack's menu has room for five.
func (r Reader) orderMore(c order.Card) slack.BlockElement {
	id := ref(c.ID)
	entries := []*slack.OptionBlockObject{
		entry(OrderLines, id, r.P.Option("Lines")),
		entry(OrderHistory, id, r.P.Option("History")),
		entry(OrderPDF, id, r.P.Option("As PDF")),
	}
	if !c.State.Over() {
		entries = append(entries, entry(OrderChange, id, r.P.Option("Change")), entry(OrderWithdraw, id, r.P.Option("Withdraw…")))
	}
	return overflow(entries...)
}
