package view

import (
	"github.com/slack-go/slack"

	"docket/internal/approval"
	"docket/internal/order"
)

// OrderPlace is where a copy of an order's card stands, and so whose turn its buttons are.
type OrderPlace int

// The places.
const (
	OrderInChannel OrderPlace = iota // of the committee, for whoever decides
	OrderInTurn                      // direct to somebody who decides
	OrderMine                        // direct to the seller
	OrderToOne                       // to one person who looked for it
)

// OrderCard is an order as it stands now, wherever its card was posted: whose turn it is, until when, what about it
// needs approval.
func OrderCard(r Reader, c order.Card, at OrderPlace) Message {
	return say(r.orderText(c), r.orderBlocks(c, at)...)
}

// OrderModal is the card to one person.
func OrderModal(r Reader, c order.Card) slack.ModalViewRequest {
	return sheet(r, CardID, r.P.Title("Order %s", c.ID.Number()), r.orderBlocks(c, OrderToOne)...)
}

func (r Reader) orderBlocks(c order.Card, at OrderPlace) []slack.Block {
	said := []string{r.orderFacts(c)}
	said = append(said, r.exceptionLines(c)...)
	blocks := []slack.Block{line(r.orderName(c.Entry)+"\n"+name(c.Title)+" ("+string(c.Type)+")"+dot+orderSign(c.State)+" "+r.orderTurn(c), r.orderMore(c))}
	blocks = append(blocks, paragraphs(said)...)
	blocks = append(blocks, paragraphs(r.orderCourse(c))...)
	blocks = append(blocks, aside(r.orderOrigin(c)))
	if buttons := r.orderButtons(c, at); len(buttons) > 0 {
		blocks = append(blocks, actions(buttons...))
	}
	return blocks
}

// orderText is the card on a lock screen.
func (r Reader) orderText(c order.Card) string {
	about := r.P.T("Order %s (%s, %s)", c.ID.Number(), name(c.CustomerName), r.amount(c.Amount, c.Currency))
	return r.colon(about, r.orderTurn(c))
}

// orderTurn is whose turn it is, or how it ended.
func (r Reader) orderTurn(c order.Card) string {
	if c.State != order.Approving {
		return r.orderState(c.State)
	}
	var waits []string
	for _, s := range c.Approval.Pending() {
		if s.State == approval.Asked {
			waits = append(waits, r.P.T("%s’s answer", r.person(c.Seller)))
			continue
		}
		waits = append(waits, r.role(c.Approval.Decides(s)))
	}
	if len(waits) == 0 {
		return r.orderState(c.State)
	}
	return r.P.T("waits for %s", r.P.List(waits))
}

// orderFacts are who sold it, where it may be used, and how much there is of it.
func (r Reader) orderFacts(c order.Card) string {
	exceptions := ""
	if n := len(c.Exceptions); n > 0 {
		exceptions = r.P.N(n, "%d exception", "%d exceptions")
	}
	discount := ""
	if gross := listTotal(c.Content); gross > c.Amount {
		discount = r.P.T("list price %s", r.amount(gross, c.Currency))
	}
	return facts(r.P.T("Sold by %s", r.person(c.Seller)), r.P.T("territory %s", r.soldIn(c.Territory, c.Order.Territory)),
		r.P.N(c.Count, "%d line", "%d lines"), discount, exceptions)
}

// exceptionsShown is how many exceptions a card has room for.
const exceptionsShown = 10

// exceptionLines are why the order needs more than Customer Success.
func (r Reader) exceptionLines(c order.Card) []string {
	var said []string
	for _, f := range c.Exceptions[:min(len(c.Exceptions), exceptionsShown)] {
		said = append(said, findingLine(f, FindingText(r, f, c.Currency)))
	}
	if rest := len(c.Exceptions) - exceptionsShown; rest > 0 {
		said = append(said, r.andMore(rest))
	}
	return said
}

// orderCourse is how its approval went, step by step, and what came after.
func (r Reader) orderCourse(c order.Card) []string {
	var said []string
	for _, s := range c.Approval.Steps {
		said = append(said, r.orderStep(c, s))
	}
	if c.Sent != nil {
		said = append(said, facts("✅ "+r.P.T("Sent to %s", name(c.Sent.To)), r.person(c.Sent.By), r.instant(c.Sent.At)))
	}
	switch {
	case c.Imported && c.Received != nil:
		said = append(said, facts("📚 "+r.P.T("An order of the past, signed on %s", r.farDay(c.Received.SignedOn)), r.P.T("taken in by %s", r.person(c.Received.By))))
	case c.Received != nil:
		said = append(said, facts("✅ "+r.P.T("Signed by %s on %s", name(c.Received.SignedBy), r.farDay(c.Received.SignedOn)), r.document(c.Received.Document)))
	}
	if c.State == order.Withdrawn {
		said = append(said, quote(c.Note, 800))
	}
	return said
}

func (r Reader) orderOrigin(c order.Card) string {
	if c.Imported {
		return name(c.Committee)
	}
	revision := ""
	if c.Revision > 1 {
		revision = r.P.T("changed by %s %s", r.person(c.ChangedBy), r.instant(c.ChangedAt))
	}
	return facts(r.P.T("Submitted %s", r.instant(c.SubmittedAt)), revision, name(c.Committee))
}
