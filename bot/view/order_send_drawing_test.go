package view

import (
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/locale"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

// purchase is an order in a state after its approval.
func (f fixture) purchase(state order.State) order.Card {
	o := order.Order{
		ID: 1042, Seller: lea, State: state, Since: monday.Add(-50 * time.Hour), Revision: 2, SubmittedAt: monday.AddDate(0, 0, -6), ChangedAt: monday.AddDate(0, 0, -4), ChangedBy: lea, ApprovedAt: monday,
		Approval: approval.Run{Round: 2, State: approval.Approved},
		Content: order.Content{Customer: 3, Title: f.written("ERP roll-out"), Type: project.PS, Currency: "EUR", Territory: "FR",
			Invoice: customer.Billing{Contact: f.written("Jeanne Petit"), Email: f.written("jeanne@borealis.example"), Address: f.written("12 rue du Port\n69003 Lyon")},
			Lines: []order.Line{{SKU: "AUDIT-STD", Name: f.written("Audit"), Kind: catalogue.Audit, Unit: catalogue.Piece, Quantity: money.One, List: 4_820_000,
				Sold: 4_820_000, ConsumeBy: on(time.December, 31)}}},
	}
	if state == order.Sent || state == order.Received {
		o.Sent = &order.Dispatch{By: marc, At: monday.Add(-50 * time.Hour), To: f.written("Jeanne Petit")}
	}
	if state == order.Received {
		o.Project, o.Received = 7, &order.Receipt{By: ana, At: monday, SignedBy: f.written("Jeanne Petit"), SignedOn: on(time.November, 27),
			Document: project.Document{Title: f.written("Signed order"), URL: f.written("https://files.example/signed.pdf")}}
	}
	return order.Card{
		Entry:    order.Entry{Order: o, CustomerName: f.written("Borealis"), Amount: 4_820_000, Count: 1, Zone: "Europe/Paris"},
		Customer: customer.Customer{ID: 3, Name: f.written("Borealis"), Locale: "fr-FR"}, Committee: f.written("Paris"), Locale: "en-GB", Home: "C0ERP",
		Territory: catalogue.Territory{Code: "FR", Names: catalogue.Text{"en": "France"}}, Mail: true,
	}
}

func (f fixture) followedOrders(r Reader) map[string]any {
	unmailed, withdrawn := f.purchase(order.Approved), f.purchase(order.Withdrawn)
	unmailed.Mail = false
	toSend := order.ChaseArgs{State: order.Approved, Revision: 2}
	return map[string]any{
		"order_send_form": SendOrder(r, f.purchase(order.Approved)), "order_send_form_by_hand": SendOrder(r, unmailed),
		"order_receive_form": ReceiveOrder(r, f.purchase(order.Sent)),
		"order_sent":         OrderSent(r, f.purchase(order.Sent), order.SentArgs{By: marc, To: f.written("Jeanne Petit")}),
		"order_mailed":       OrderSent(r, f.purchase(order.Sent), order.SentArgs{By: marc, To: f.written("jeanne@borealis.example"), Mailed: true}),
		"order_received": OrderReceived(r, f.purchase(order.Received), order.ReceivedArgs{By: ana, SignedBy: f.written("Jeanne Petit"),
			SignedOn: on(time.November, 27)}),
		"order_chase_send": OrderChase(r, f.purchase(order.Approved), toSend), "order_chase_send_by_hand": OrderChase(r, unmailed, toSend),
		"order_chase_back": OrderChase(r, f.purchase(order.Sent), order.ChaseArgs{State: order.Sent, Revision: 2}),
		"order_chase_done": OrderChase(r, f.purchase(order.Sent), toSend), "order_chase_off": OrderChase(r, withdrawn, toSend), "order_paper_said": SaidPaper(r, f.purchase(order.Approved)),
		"order_paper": OrderPaper(r, f.purchase(order.Approved), []byte("%PDF-")), "order_paper_draft": OrderPaper(r, withdrawn, []byte("%PDF-")),
	}
}

func TestHowAnOrderGoesToTheCustomerIsRead(t *testing.T) {
	r := reader(locale.English())
	card := company.purchase(order.Approved)
	id, how, seen, err := ReadSendOrder(submitted(t, SendOrder(r, card), nil))
	same(t, []any{order.ID(1042), order.Sending{Mail: true, To: "Jeanne Petit"}, 2}, []any{id, how, seen}, err)

	id, how, seen, err = ReadSendOrder(submitted(t, SendOrder(r, card), filled{"way": picked(byHand), "to": typed(" Jeanne \n Petit, by post ")}))
	same(t, []any{order.ID(1042), order.Sending{To: "Jeanne Petit, by post"}, 2}, []any{id, how, seen}, err)

	card.Mail = false
	_, how, _, err = ReadSendOrder(submitted(t, SendOrder(r, card), nil))
	same(t, order.Sending{To: "Jeanne Petit"}, how, err)
}

func TestWhoSignedAnOrderIsRead(t *testing.T) {
	r := reader(locale.English())
	form := ReceiveOrder(r, company.purchase(order.Sent))
	id, got, seen, err := ReadReceiveOrder(submitted(t, form, filled{"signed_by": typed(" Jeanne  Petit"), "document_url": typed("https://files.example/signed.pdf")}))
	want := order.Receipt{SignedBy: "Jeanne Petit", SignedOn: on(time.November, 30), Document: project.Document{URL: "https://files.example/signed.pdf"}}
	same(t, []any{order.ID(1042), want, 2}, []any{id, got, seen}, err)
}
