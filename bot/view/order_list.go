package view

import (
	"github.com/slack-go/slack"

	"docket/internal/calendar"
	"docket/internal/order"
)

// OrderWhich says which orders a list holds.
type OrderWhich string

// The lists.
const (
	OrdersMine OrderWhich = "mine" // sold by the reader
	OrdersTurn OrderWhich = "turn" // waiting for the reader's decision
	OrdersAll  OrderWhich = "all"
)

// OrdersList answers /orders, and a search.
type OrdersList struct {
	Query  string // as somebody typed it, "" when nothing was looked for
	Which  OrderWhich
	Orders []order.Entry
}

// Orders is the list to the reader alone.
func Orders(r Reader, l OrdersList) Message {
	heading := r.ordersHeading(l)
	blocks := []slack.Block{section("*" + heading + "*")}
	for _, e := range l.Orders[:min(len(l.Orders), listed)] {
		blocks = append(blocks, r.orderEntry(e))
	}
	switch rest := len(l.Orders) - listed; {
	case len(l.Orders) == 0:
		blocks = append(blocks, section(r.P.T("None. `/order` begins one; `/orders acme` finds Acme’s.")))
	case rest > 0:
		blocks = append(blocks, aside(r.andMore(rest)))
	}
	text := heading
	if n := len(l.Orders); n > 0 {
		text += dot + r.P.N(n, "%d order", "%d orders")
	}
	return say(text, append(blocks, actions(r.whichButtons(l.Which)...))...)
}

func (r Reader) ordersHeading(l OrdersList) string {
	if query := oneLine(l.Query); query != "" {
		return r.P.T("Orders with “%s”", name(query))
	}
	switch l.Which {
	case OrdersMine:
		return r.P.T("Your orders")
	case OrdersTurn:
		return r.P.T("Orders that wait for you")
	}
	return r.P.T("Orders")
}

// whichButtons lead to the other lists. Each button has an ID of its own, as one row wants it.
func (r Reader) whichButtons(shown OrderWhich) []slack.BlockElement {
	var others []slack.BlockElement
	if shown != OrdersTurn {
		others = append(others, button(OrderListTurn, string(OrdersTurn), r.P.Button("Waiting for you")))
	}
	if shown != OrdersMine {
		others = append(others, button(OrderListMine, string(OrdersMine), r.P.Button("Yours")))
	}
	if shown != OrdersAll && r.readsOrders() {
		others = append(others, button(OrderListAll, string(OrdersAll), r.P.Button("All orders")))
	}
	return others
}

// orderEntry is an order in one line, with the button that opens it.
func (r Reader) orderEntry(e order.Entry) slack.Block {
	return line(orderSign(e.State)+" "+r.orderName(e)+"\n"+facts(name(e.Title), r.orderState(e.State), r.P.T("since %s", r.farDay(calendar.DateOf(e.Since, r.Zone))), r.person(e.Seller)),
		about(button(OrderOpen, ref(e.ID), r.P.Button("Open")), e.ID.Number()))
}

// Drafts offers to go on with what somebody has written and not submitted, or to begin anew.
func Drafts(r Reader, ds []order.Draft, names map[order.DraftID]string) slack.ModalViewRequest {
	blocks := []slack.Block{section(r.P.T("You have orders that are not submitted."))}
	for _, d := range ds {
		blocks = append(blocks, line(r.draftFacts(d, names[d.ID]), overflow(
			entry(OrderResume, ref(d.ID), r.P.Option("Go on")), entry(OrderDiscard, ref(d.ID), r.P.Option("Discard")))))
	}
	return sheet(r, CardID, r.P.Title("Orders"), append(blocks, divider(), r.draftButtons(ds))...)
}

// draftButtons go on with what was saved last, in one press, or begin anew.
func (r Reader) draftButtons(ds []order.Draft) slack.Block {
	if len(ds) == 0 {
		return actions(primary(OrderNew, "new", r.P.Button("New order")))
	}
	return actions(primary(OrderResume, ref(ds[0].ID), r.P.Button("Go on with the last one")), button(OrderNew, "new", r.P.Button("New order")))
}

func (r Reader) draftFacts(d order.Draft, buyer string) string {
	called := r.P.T("New order")
	if d.Order != 0 {
		called = r.P.T("Change of %s", d.Order.Number())
	}
	if buyer != "" {
		called += dot + "*" + name(buyer) + "*"
	}
	title := ""
	if d.Content.Title != "" {
		title = name(d.Content.Title)
	}
	return called + "\n" + facts(title, r.P.N(len(d.Content.Lines), "%d line", "%d lines"), r.amount(d.Content.Total(), d.Content.Currency),
		r.P.T("saved %s", r.instant(d.SavedAt)))
}
