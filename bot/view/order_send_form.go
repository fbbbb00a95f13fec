package view

import (
	"github.com/slack-go/slack"

	"docket/internal/customer"
	"docket/internal/order"
	"docket/internal/project"
)

// followRef is the metadata of the forms that follow an order's approval: which order, in which revision it was looked at.
type followRef struct {
	Order    order.ID `json:"order"`
	Revision int      `json:"revision"`
}

func (f followRef) none() bool { return f.Order <= 0 }

// The two ways in which an order goes to the customer.
const (
	byMail = "mail"
	byHand = "hand"
)

// SendOrder asks how the order goes to the customer: by docket where there is mail, or by whoever fills in the form.
func SendOrder(r Reader, c order.Card) slack.ModalViewRequest {
	blocks := []slack.Block{section(r.orderName(c.Entry))}
	whom := input("to", r.P.Label("Sent to"), textField(c.Invoice.Contact, order.ToLimit))
	if !c.Mail || c.Invoice.Email == "" {
		blocks = append(blocks, hinted(whom, r.P.Label("A name or an address, by whatever way you sent it")))
		return modal(r, OrderSendFormID, r.P.Title("Send the order"), r.P.Title("Mark as sent"), followRef{c.ID, c.Revision}, blocks...)
	}
	way := input("way", r.P.Label("How does it go to the customer?"), radio(byMail,
		option(byMail, r.P.Option("By e-mail to %s", clipRaw(oneLine(c.Invoice.Email), 60))),
		option(byHand, r.P.Option("I sent it myself"))))
	blocks = append(blocks, hinted(way, r.P.Label("docket attaches the PDF; the answer goes to you")),
		hinted(optional(whom), r.P.Label("Only if you sent it yourself")))
	return modal(r, OrderSendFormID, r.P.Title("Send the order"), r.P.Title("Send"), followRef{c.ID, c.Revision}, blocks...)
}

// ReadSendOrder reads how which order goes to the customer, and the revision that was looked at.
func ReadSendOrder(v slack.View) (id order.ID, how order.Sending, seen int, err error) {
	a := answers{v}
	meta, err := readRef[followRef](v)
	return meta.Order, order.Sending{Mail: a.option("way") == byMail, To: oneLine(a.text("to"))}, meta.Revision, err
}

// ReceiveOrder asks who signed the order at the customer, when, and for the signed paper.
func ReceiveOrder(r Reader, c order.Card) slack.ModalViewRequest {
	blocks := []slack.Block{
		section(r.orderName(c.Entry)),
		input("signed_by", r.P.Label("Who signed"), textField("", customer.NameLimit)),
		input("signed_on", r.P.Label("On which day"), dateField(r.today())),
	}
	blocks = append(blocks, r.documentFields(project.Document{})...)
	return modal(r, OrderReceiveFormID, r.P.Title("Signed order"), r.P.Title("Write down"), followRef{c.ID, c.Revision},
		append(blocks, aside(r.P.T("It becomes a project, which goes to the committee’s next agenda.")))...)
}

// ReadReceiveOrder reads who signed which order and when, and the revision that was looked at.
func ReadReceiveOrder(v slack.View) (id order.ID, got order.Receipt, seen int, err error) {
	a := answers{v}
	got = order.Receipt{SignedBy: oneLine(a.text("signed_by")), Document: a.document()}
	meta, err := readRef[followRef](v)
	if err != nil {
		return meta.Order, got, meta.Revision, err
	}
	got.SignedOn, err = a.day("signed_on")
	return meta.Order, got, meta.Revision, err
}
