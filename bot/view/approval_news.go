package view

import (
	"github.com/slack-go/slack"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/order"
)

// voter is who decided, in whose place or over whose head.
func (r Reader) voter(by, of directory.UserID, above bool) string {
	switch {
	case of != "":
		return r.P.T("%s for %s", r.person(by), r.person(of))
	case above:
		return r.P.T("%s as a superior", r.person(by))
	}
	return r.person(by)
}

// OrderApproved tells that a step was approved, and what follows.
func OrderApproved(r Reader, c order.Card, n order.NewsArgs) Message {
	said := "✅ " + r.P.T("%s: approved by %s.", r.role(n.Role), r.voter(n.By, n.For, n.Above))
	if n.Through {
		said += " " + r.P.T("The order can go to the customer.")
	}
	return r.orderTold(c, n, said)
}

// OrderDeclined tells that an order was declined, and why.
func OrderDeclined(r Reader, c order.Card, n order.NewsArgs) Message {
	said := "✖ " + r.P.T("%s: declined by %s.", r.role(n.Role), r.voter(n.By, n.For, n.Above))
	if n.To != "" {
		said += " " + r.P.T("Change the order and submit it again, or withdraw it.")
	}
	return r.orderTold(c, n, said+"\n"+quote(n.Reason, 1500))
}

// OrderAnswered tells what the seller answered.
func OrderAnswered(r Reader, c order.Card, n order.NewsArgs) Message {
	return r.orderTold(c, n, "✅ "+r.P.T("%s answered. The clock goes on.", r.person(n.By))+"\n"+quote(n.Text, 800)+"\n"+quote(n.Answer, 1500))
}

// OrderVacant tells the seller that a step has nobody who may decide it.
func OrderVacant(r Reader, c order.Card, n order.NewsArgs) Message {
	st, _ := c.Approval.Step(n.Step)
	return r.orderTold(c, n, "⚠️ "+r.P.T("Nobody may approve for %s at the moment. An administrator gives the role to somebody: `/docket roles`.",
		r.role(c.Approval.Decides(st))))
}

// orderTold is news in the order's thread; to one person it names the order and opens it.
func (r Reader) orderTold(c order.Card, n order.NewsArgs, said string) Message {
	if n.To == "" {
		return sentence(said)
	}
	said = r.orderName(c.Entry) + "\n" + said
	return say(said, line(said, button(OrderOpen, ref(c.ID), r.P.Button("Open order"))))
}

// OrderAsked asks the seller in the order's thread what somebody wants to know before deciding.
func OrderAsked(r Reader, c order.Card, n order.NewsArgs) Message {
	said := "⏳ " + r.P.T("%s, %s asks before approving. The clock stands until you answer.", mention(n.To), r.person(n.By)) + "\n" + quote(n.Text, 1500)
	if st, ok := c.Approval.Step(n.Step); ok && n.Round == c.Revision && st.State == approval.Asked {
		return say(said, section(said), actions(r.answerButton(c, n.Step)))
	}
	return sentence(said)
}

// OrderQuestion asks whoever has to answer directly. With the answer it loses its button.
func OrderQuestion(r Reader, c order.Card, a order.QuestionArgs) Message {
	st, ok := c.Approval.Step(a.Step)
	if !ok || a.Round != c.Revision || a.At >= len(st.Asked) || a.At < 0 {
		return sentence("– " + r.P.T("%s has changed; the question needs no answer any more.", r.orderName(c.Entry)))
	}
	x := st.Asked[a.At]
	switch {
	case x.Answered():
		return sentence("✅ " + r.P.T("%s: answered by %s %s.", r.orderName(c.Entry), r.person(x.AnsweredBy), r.instant(x.AnsweredAt)) +
			"\n" + quote(x.Text, 800) + "\n" + quote(x.Answer, 1500))
	case st.State != approval.Asked:
		return sentence("– " + r.P.T("%s: decided without an answer.", r.orderName(c.Entry)) + "\n" + quote(x.Text, 1500))
	}
	said := r.P.T("%s: %s asks before approving. The clock stands until you answer.", r.orderName(c.Entry), r.person(x.By))
	if a.Again {
		said = r.P.T("%s: %s has waited for your answer since %s.", r.orderName(c.Entry), r.person(x.By), r.instant(x.At))
	}
	said = "⏳ " + said + "\n" + quote(x.Text, 1500)
	return say(said, section(said), actions(r.answerButton(c, a.Step), button(OrderOpen, ref(c.ID), r.P.Button("Open order"))))
}

// OrderOutdated answers a press on a card that was drawn before the order changed, with the order as it is now.
func OrderOutdated(r Reader, c order.Card, why error) Message {
	said := Fault(r, why)
	return say(said, append([]slack.Block{section(said)}, r.orderBlocks(c, OrderToOne)...)...)
}
