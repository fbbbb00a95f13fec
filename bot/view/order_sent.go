package view

import (
	"github.com/slack-go/slack"

	"docket/internal/order"
)

// OrderPaper hands over the order as the customer gets it.
func OrderPaper(r Reader, c order.Card, pdf []byte) Message {
	said := r.P.T("%s as the customer gets it.", c.ID.Number())
	if !c.Cleared() {
		said = r.P.T("%s as it stands. It is not approved, and the paper says so.", c.ID.Number())
	}
	return Message{Text: said, File: &File{Name: c.ID.Number() + ".pdf", Title: c.ID.Number(), Content: pdf}}
}

// SaidPaper confirms that the paper is on its way.
func SaidPaper(r Reader, c order.Card) Message {
	return sentence(r.P.T("%s comes to you as a direct message.", c.ID.Number()+".pdf"))
}

// OrderSent is the news that the order went to the customer.
func OrderSent(r Reader, _ order.Card, a order.SentArgs) Message {
	said := r.P.T("Sent to %s", name(a.To))
	if a.Mailed {
		said = r.P.T("Goes to %s by e-mail", name(a.To))
	}
	return sentence(facts("✅ "+said, r.person(a.By)))
}

// OrderReceived is the news that the order came back signed, and what it became.
func OrderReceived(r Reader, c order.Card, a order.ReceivedArgs) Message {
	evidence := ""
	if c.Received != nil {
		evidence = r.document(c.Received.Document)
	}
	said := facts("✅ "+r.P.T("Signed by %s on %s", name(a.SignedBy), r.day(a.SignedOn)), evidence, r.person(a.By)) + "\n" +
		r.P.T("The project %s goes to the committee’s next agenda.", "*"+name(c.Title)+"*")
	if c.Project == 0 {
		return sentence(said)
	}
	return say(said, line(said, button(ProjectOpen, ref(c.Project), r.P.Button("Open project"))))
}

// OrderChase reminds somebody of an order that is to be sent, or to come back. Once that is done, or is not to be done
// any more, it only says how things are.
func OrderChase(r Reader, c order.Card, a order.ChaseArgs) Message {
	if c.State != a.State || c.Revision != a.Revision {
		return sentence(orderSign(c.State) + " " + r.colon(r.orderName(c.Entry), r.orderState(c.State)))
	}
	switch c.State {
	case order.Approved:
		said := "⏳ " + r.P.T("%s has been approved since %s and is not sent.", r.orderName(c.Entry), r.instant(c.Since))
		return say(said, section(said), actions(r.orderSendButton(c)))
	default:
		said := "⏳ " + r.P.T("%s was sent to %s %s and is not back.", r.orderName(c.Entry), name(c.Sent.To), r.instant(c.Since))
		return say(said, section(said), actions(r.orderReceiveButton(c)))
	}
}

// orderSendButton and orderReceiveButton are the next step of an order that is approved.
func (r Reader) orderSendButton(c order.Card) slack.BlockElement {
	if c.Mail && c.Invoice.Email != "" {
		return primary(OrderSend, ref(c.ID), r.P.Button("Send to the customer…"))
	}
	return primary(OrderSend, ref(c.ID), r.P.Button("Mark as sent…"))
}

func (r Reader) orderReceiveButton(c order.Card) slack.BlockElement {
	return primary(OrderReceive, ref(c.ID), r.P.Button("Received back signed…"))
}
