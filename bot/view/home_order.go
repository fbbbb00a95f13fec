package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/order"
)

// WaitingOrder is an order that waits for the reader's decision, with the clock of its committee.
type WaitingOrder struct {
	order.Entry
	Clock approval.Clock
}

// decisionLines are orders that wait for the reader's decision, each with how much of its time is over.
func (r Reader) decisionLines(os []WaitingOrder) []slack.Block {
	var blocks []slack.Block
	for _, o := range os[:min(len(os), listed)] {
		said := "⏳ " + r.orderName(o.Entry)
		for _, st := range o.Approval.Pending() {
			if slices.Contains(st.Turn, r.ID) {
				said += "\n" + r.stepClock(o, st)
			}
		}
		blocks = append(blocks, line(said, about(button(OrderOpen, ref(o.ID), r.P.Button("Open")), o.ID.Number())))
	}
	if rest := len(os) - listed; rest > 0 {
		blocks = append(blocks, aside(r.P.T("There are more: `/orders waiting`.")))
	}
	return blocks
}

// stepClock is where the clock of a step stands while somebody looks.
func (r Reader) stepClock(o WaitingOrder, st approval.Step) string {
	role := r.role(o.Approval.Decides(st))
	if st.State == approval.Asked {
		return facts(role, r.P.T("the clock stands until the question is answered"))
	}
	said := r.clockSpent(st, o.Clock.Of(o.Approval))
	if !st.LateAt.IsZero() {
		said = "⚠️ " + said
	}
	return facts(role, said)
}

// soldLines are the reader's own orders that are not over, the one that changed last first.
func (r Reader) soldLines(es []order.Entry) []slack.Block {
	var blocks []slack.Block
	for _, e := range es[:min(len(es), listed)] {
		said := facts(name(e.Title), r.orderState(e.State))
		if e.State == order.Approving {
			said = facts(name(e.Title), r.orderTurns(e))
		}
		said = facts(said, r.P.T("since %s", r.farDay(calendar.DateOf(e.Since, r.Zone))))
		blocks = append(blocks, line(orderSign(e.State)+" "+r.orderName(e)+"\n"+said, about(button(OrderOpen, ref(e.ID), r.P.Button("Open")), e.ID.Number())))
	}
	if rest := len(es) - listed; rest > 0 {
		blocks = append(blocks, aside(r.P.T("There are more: `/orders mine`.")))
	}
	return blocks
}
