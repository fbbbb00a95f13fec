package view

import (
	"strings"

	"docket/internal/calendar"
	"docket/internal/committee"
	"docket/internal/order"
)

// orderItemText is an order on the agenda: one whose approval is late, or one that nobody has sent.
func (r Reader) orderItemText(i committee.Item) string {
	e := *i.Order
	switch {
	case i.Settled():
		return r.colon(r.orderBrief(e), r.orderState(e.State))
	case i.Section == committee.OrdersToSend:
		return r.colon(r.orderBrief(e), r.P.T("approved %s, to be sent by %s", r.day(r.dayOf(e)), r.person(e.Seller)))
	}
	return r.colon(r.orderBrief(e), r.orderTurns(e)) + ", ⚠️ " + r.P.T("late since %s", r.instant(e.Approval.LateSince))
}

// dayOf is when an order was approved, in its committee's zone where that is known.
func (r Reader) dayOf(e order.Entry) calendar.Date {
	at := e.ApprovedAt
	if at.IsZero() {
		at = e.Since
	}
	return calendar.DateOf(at, r.Zone)
}

// orderTurns are the steps that wait, with who may decide each.
func (r Reader) orderTurns(e order.Entry) string {
	var said []string
	for _, st := range e.Approval.Pending() {
		turn := r.role(e.Approval.Decides(st))
		if len(st.Turn) > 0 {
			turn += " (" + r.persons(st.Turn) + ")"
		}
		said = append(said, turn)
	}
	return strings.Join(said, dot)
}
