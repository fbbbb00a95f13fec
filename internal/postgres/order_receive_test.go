package postgres_test

import (
	"fmt"
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/order"
	"docket/internal/outbox"
	"docket/internal/project"
)

// approved is an order of Acme that may go to the customer.
func (h *house) approved() order.Order {
	h.Helper()
	o := must(h.store.PlaceOrder(h.Context(), h.by(seller), order.Placing{Content: h.content()}, place))(h)
	return must(h.store.ChangeOrder(h.Context(), h.by(boss), o.ID, nil, func(o order.Order, s order.Scene) (order.Outcome, error) {
		o.State, o.Since, o.ApprovedAt, o.Approval.State = order.Approved, s.Now, s.Now, approval.Approved
		return order.Outcome{Order: o, Effects: change.Effects{Verb: "order.approved", Subject: o.ID.Subject(), After: o}}, nil
	}))(h)
}

func (h *house) orders() *order.Desk { return order.NewDesk(h.store, h.store) }

// sent is one that the customer has.
func (h *house) sent() order.Order {
	h.Helper()
	o := h.approved()
	return must(h.orders().Send(h.Context(), h.by(seller), o.ID, order.Sending{To: "Élodie"}, o.Revision))(h)
}

func (h *house) signed() order.Receipt {
	return order.Receipt{SignedBy: "Élodie", SignedOn: h.today(), Document: project.Document{File: "F1", Title: "Signed"}}
}

func TestASignedOrderIsAProjectWithWhatMayBeUsed(t *testing.T) {
	h := newHouse(t)
	sent := h.sent()
	h.pass(time.Hour)
	act := h.by(seller)
	o := must(h.orders().Receive(t.Context(), act, sent.ID, h.signed(), 1))(h)
	if again := must(h.orders().Receive(t.Context(), act, sent.ID, h.signed(), 1))(h); again.Project != o.Project {
		t.Errorf("the same act made project %d beside %d", again.Project, o.Project)
	}
	card := must(h.orders().Show(t.Context(), o.ID))(h)
	if card.State != order.Received || card.Received.SignedOn != h.today() || card.Project == 0 {
		t.Fatalf("the order is %+v", card.Order)
	}
	p := must(h.projects.Show(t.Context(), card.Project))(h)
	if p.Name != "Portal 2" || p.State != project.New || p.Contract != o.ID.Number() || p.ReceivedOn != h.today() || p.Sales != seller ||
		p.Customer != h.customer.ID || p.Type != project.PS || p.Kickoff != project.DefaultKickoff {
		t.Errorf("the project is %+v", p.Project)
	}
	if n := h.number(`SELECT count(*) FROM entitlement WHERE order_id = $1 AND project_id = $2 AND from_day = $3`, o.ID, p.ID, h.today().String()); n != 2 {
		t.Errorf("%d entitlements", n)
	}
	if n := h.number(`SELECT count(*) FROM audit WHERE act = $1 AND verb IN ('order.received', 'project.added', 'entitlement.begun')`, act.Key); n != 4 {
		t.Errorf("%d things are on record", n)
	}
	h.turn(monday.Add(8 * time.Hour))
	if n := h.number(`SELECT count(*) FROM agenda_item WHERE section = 'new_projects' AND subject_id = $1`, p.ID); n != 1 {
		t.Errorf("the project stands %d times on Monday's agenda", n)
	}
}

func TestTwentyWhoTakeAnOrderBackMakeOneProject(t *testing.T) {
	h := newHouse(t)
	o := h.sent()
	before := h.number(`SELECT count(*) FROM project`)
	who := []directory.UserID{seller, boss}
	ends := together(t, 20, func(n int) error {
		_, err := h.orders().Receive(t.Context(), directory.Act{Key: fmt.Sprint("press:race:", n), By: who[n%2]}, o.ID, h.signed(), 1)
		return err
	})
	if ends[fault.None] != 1 || ends[fault.Conflict] != 19 {
		t.Errorf("they ended %v", ends)
	}
	if n := h.number(`SELECT count(*) FROM project`) - before; n != 1 {
		t.Errorf("%d projects", n)
	}
	if n := h.number(`SELECT count(*) FROM entitlement WHERE order_id = $1`, o.ID); n != 2 {
		t.Errorf("%d entitlements", n)
	}
}

func TestTwentyWhoSendAnOrderSendItOnce(t *testing.T) {
	h := newHouse(t)
	o := h.approved()
	ends := together(t, 20, func(n int) error {
		_, err := h.orders().Send(t.Context(), directory.Act{Key: fmt.Sprint("press:race:", n), By: seller}, o.ID, order.Sending{To: fmt.Sprint(n)}, 1)
		return err
	})
	if ends[fault.None] != 1 || ends[fault.Conflict] != 19 {
		t.Errorf("they ended %v", ends)
	}
	if n := h.said("order.sent"); n != 1 {
		t.Errorf("said %d times", n)
	}
}

func TestAReceiptThatFailsHalfWayLeavesNothing(t *testing.T) {
	h := newHouse(t)
	o := h.sent()
	before := h.number(`SELECT count(*) FROM project`)
	_, err := h.store.ChangeOrder(t.Context(), h.by(seller), o.ID, nil, func(o order.Order, s order.Scene) (order.Outcome, error) {
		out, err := o.Receive(h.signed(), 1, s)
		out.Entitlements[1].Line = out.Entitlements[0].Line // which the database refuses
		return out, err
	})
	if fault.KindOf(err) != fault.Internal {
		t.Fatalf("the answer is %v", err)
	}
	if card := must(h.orders().Show(t.Context(), o.ID))(h); card.State != order.Sent || h.number(`SELECT count(*) FROM project`) != before {
		t.Errorf("the order is %s, and there is a project more", card.State)
	}
	must(h.orders().Receive(t.Context(), h.by(seller), o.ID, h.signed(), 1))(h)
}

func TestAnOrderThatDoesNotComeBackIsChased(t *testing.T) {
	h := newHouse(t)
	o := h.sent()
	first := h.today().Add(14).At(9*60, paris)
	h.turn(first.Add(-time.Minute))
	if n := h.said("order.chase"); n != 0 {
		t.Fatalf("reminded %d times, too early", n)
	}
	h.turn(first)
	if n := h.number(`SELECT count(*) FROM note WHERE topic = 'order.chase' AND lane = $1`, outbox.Lane(seller)); n != 1 {
		t.Errorf("reminded %d times", n)
	}
	h.goTo(first.Add(15 * 24 * time.Hour)) // two reminders later docket is started again
	h.sweep()
	if n := h.said("order.chase"); n != 2 {
		t.Errorf("reminded %d times after an outage", n)
	}
	must(h.orders().Receive(t.Context(), h.by(seller), o.ID, h.signed(), 1))(h)
	h.turn(first.Add(60 * 24 * time.Hour))
	if n := h.said("order.chase"); n != 2 {
		t.Errorf("reminded %d times of an order that is back", n)
	}
}

func TestThePaperKnowsTheCatalogueTheOrderWasWrittenAgainst(t *testing.T) {
	h := newHouse(t)
	must(h.catalogue().Apply(t.Context(), h.by(boss), shelf(audit("AUDIT-STD"), licence("LIC")), 0))(h)
	o := h.approved()
	renamed := audit("AUDIT-STD")
	renamed.Names["fr"] = "Audit complet"
	must(h.catalogue().Apply(t.Context(), h.by(boss), shelf(renamed, licence("LIC")), 1))(h)
	print := must(h.orders().Print(t.Context(), o.ID))(h)
	if name := print.SKUs["AUDIT-STD"].Names["fr"]; len(print.SKUs) != 1 || name != "Licence AUDIT-STD" || print.Territory.Names["en"] != "France" {
		t.Errorf("the paper knows %+v in %+v", print.SKUs, print.Territory)
	}
	if _, err := h.orders().Print(t.Context(), 999_999); fault.KindOf(err) != fault.NotFound {
		t.Errorf("of no order: %v", err)
	}
}
