package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/approval"
	"docket/internal/order"
)

// approvalButtons are what whoever decides these steps can do: approve, ask the seller, decline.
func (r Reader) approvalButtons(c order.Card, steps []approval.Step) []slack.BlockElement {
	if len(steps) == 0 || c.State != order.Approving {
		return nil
	}
	at := StepAt[order.ID]{Of: c.ID, Round: c.Revision}
	approve := OrderApprove
	for _, st := range steps {
		at.Steps = append(at.Steps, st.Key)
		if len(steps) > 1 || len(st.Asks) > 0 {
			approve = OrderApproveForm
		}
	}
	buttons := []slack.BlockElement{primary(approve, at.value(), r.P.Button("Approve"))}
	if slices.ContainsFunc(steps, func(st approval.Step) bool { return st.State == approval.Open }) {
		buttons = append(buttons, button(OrderAsk, at.value(), r.P.Button("Ask %s", r.plainPerson(c.Seller))))
	}
	return append(buttons, button(OrderDecline, at.value(), r.P.Button("Decline…")))
}

// answerButton is what the seller can do while a step waits for an answer.
func (r Reader) answerButton(c order.Card, step string) *slack.ButtonBlockElement {
	return primary(OrderAnswer, StepAt[order.ID]{Of: c.ID, Round: c.Revision, Steps: []string{step}}.value(), r.P.Button("Answer"))
}

// approvalAt are the buttons of a copy of the card in a place: of whoever decides, in the channel and for those whose turn
// it is; the seller answers.
func (r Reader) approvalAt(c order.Card, at OrderPlace) []slack.BlockElement {
	var mine, asked []approval.Step
	for _, st := range c.Approval.Pending() {
		if at == OrderInChannel || slices.Contains(st.Turn, r.ID) {
			mine = append(mine, st)
		}
		if st.State == approval.Asked {
			asked = append(asked, st)
		}
	}
	if at != OrderMine && !(at == OrderToOne && r.ID == c.Seller) {
		return r.approvalButtons(c, mine)
	}
	if len(asked) == 0 || c.State != order.Approving {
		return nil
	}
	return []slack.BlockElement{r.answerButton(c, asked[0].Key)}
}

// OrderTurn is the card to somebody whose turn it is, because it came, has lasted, or nobody else decided in time. Once
// it is decided, or another round of the order began, it has no buttons.
func OrderTurn(r Reader, c order.Card, a order.TurnArgs) Message {
	blocks := r.orderBlocks(c, OrderInTurn)
	pending := c.Approval.Pending()
	at := slices.IndexFunc(pending, func(st approval.Step) bool { return st.Key == a.Step && slices.Contains(st.Turn, r.ID) })
	if c.State != order.Approving || a.Round != c.Revision || at < 0 {
		return say(r.orderText(c), blocks...)
	}
	st := pending[at]
	blocks = slices.Insert(blocks, 0, slack.Block(section(r.wanted(st, a.Why))))
	return say(r.wantedText(c, st, a.Why), append(blocks, actions(r.approvalButtons(c, []approval.Step{st})...))...)
}

// wanted says above the card what is wanted, until when.
func (r Reader) wanted(st approval.Step, why order.Why) string {
	switch due, ok := r.deadline(st); {
	case why == order.Raised:
		return "⚠️ " + r.P.T("This has not been approved in time. You may decide too.")
	case why == order.Reminded:
		return "⏳ " + r.P.T("This has waited for your approval since %s.", r.instant(st.OpenedAt))
	case ok:
		return r.P.T("Your approval is wanted until %s.", r.instant(due))
	}
	return r.P.T("Your approval is wanted.")
}

// wantedText says it on a lock screen, where no card stands below.
func (r Reader) wantedText(c order.Card, st approval.Step, why order.Why) string {
	what := r.P.T("Order %s (%s, %s)", c.ID.Number(), name(c.CustomerName), r.amount(c.Amount, c.Currency))
	switch due, ok := r.deadline(st); {
	case why == order.Raised:
		return "⚠️ " + r.P.T("%s has not been approved in time. You may decide too.", what)
	case why == order.Reminded:
		return "⏳ " + r.P.T("%s has waited for your approval since %s.", what, r.instant(st.OpenedAt))
	case ok:
		return r.P.T("%s waits for your approval until %s.", what, r.instant(due))
	}
	return r.P.T("%s waits for your approval.", what)
}
