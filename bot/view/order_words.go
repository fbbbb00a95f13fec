package view

import (
	"docket/internal/catalogue"
	"docket/internal/locale"
	"docket/internal/money"
	"docket/internal/order"
)

var orderStates = map[order.State]locale.Text{
	order.Approving: locale.Textf("in approval"),
	order.Approved:  locale.Textf("approved, to be sent"),
	order.Sent:      locale.Textf("sent to the customer"),
	order.Received:  locale.Textf("back signed"),
	order.Declined:  locale.Textf("declined"),
	order.Withdrawn: locale.Textf("withdrawn"),
}

// orderState says where an order stands.
func (r Reader) orderState(s order.State) string {
	if t, ok := orderStates[s]; ok {
		return t.Localize(r.P)
	}
	return name(string(s))
}

// orderSign is where an order stands, at a glance.
func orderSign(s order.State) string {
	switch s {
	case order.Received, order.Approved, order.Sent:
		return "✅"
	case order.Declined, order.Withdrawn:
		return "✖"
	}
	return "⏳"
}

func (r Reader) amount(minor int64, in money.Currency) string { return r.P.Money(minor, string(in)) }

// orderName is what people call an order, with whose it is and what it comes to.
func (r Reader) orderName(e order.Entry) string {
	return r.P.T("Order %s", e.ID.Number()) + dot + "*" + name(e.CustomerName) + "*" + dot + r.amount(e.Amount, e.Currency)
}

// orderBrief is the name of an order among other things: to a person alone, what it comes to is told if they read orders.
func (r Reader) orderBrief(e order.Entry) string {
	if r.readsOrders() {
		return r.orderName(e)
	}
	return r.P.T("Order %s", e.ID.Number()) + dot + bold(e.CustomerName)
}

// readsOrders tells whether the reader may see the orders of others; a channel shows what its committee chose.
func (r Reader) readsOrders() bool { return r.ID == "" || r.May(order.MayRead) }

// soldIn is where what an order sells may be used.
func (r Reader) soldIn(t catalogue.Territory, code string) string {
	if said := t.Names.In(r.P.Tag()); said != "" {
		return name(said)
	}
	return name(code)
}

// times is what a line's price is made of: "2 × 1,200.00 EUR − 10 % = 2,160.00 EUR".
func (r Reader) times(l order.Line, in money.Currency) string {
	said := r.P.Say(l.Quantity) + " × " + r.amount(l.List, in)
	switch {
	case l.Included:
		return said + " = " + r.P.T("included")
	case l.Discount > 0:
		said += " − " + r.P.Say(l.Discount.Rounded(2))
	}
	return said + " = *" + r.amount(l.Sold, in) + "*"
}
