package postgres_test

import (
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/change"
	"docket/internal/committee"
	"docket/internal/order"
)

// becomes changes an order by hand.
func (h *house) becomes(id order.ID, with func(*order.Order)) {
	h.Helper()
	must(h.store.ChangeOrder(h.Context(), h.by(boss), id, nil, func(o order.Order, _ order.Scene) (order.Outcome, error) {
		with(&o)
		return order.Outcome{Order: o, Effects: change.Effects{Verb: "order.tested", Subject: o.ID.Subject(), After: o}}, nil
	}))(h)
}

// late is that the approval has passed its deadline.
func (h *house) late(o *order.Order) {
	o.Approval.LateSince, o.Approval.Steps[0].LateAt = h.now(), h.now()
}

func (h *house) approves(o *order.Order) {
	o.State, o.Since, o.ApprovedAt, o.Approval.State, o.Approval.LateSince = order.Approved, h.now(), h.now(), approval.Approved, time.Time{}
	o.Approval.Steps[0].State, o.Approval.Steps[0].ClosedAt = approval.Approved, h.now()
}

// standing are the figures of a section, of the agenda that stands or would.
func (h *house) standing(s committee.Summary, section committee.Section, total, left int) {
	h.Helper()
	if s.Total[section] != total || s.Left[section] != left {
		h.Errorf("%s: %d, of them %d left, want %d and %d", section, s.Total[section], s.Left[section], total, left)
	}
}

func TestOrdersStandOnTheAgendaWhileTheyAreLateAndUntilTheyAreSent(t *testing.T) {
	h := newHouse(t)
	o := must(h.store.PlaceOrder(t.Context(), h.by(seller), order.Placing{Content: h.content()}, place))(h)
	h.standing(must(h.store.Preview(t.Context(), h.committee.ID))(h).Summary, committee.Approvals, 0, 0)
	h.becomes(o.ID, h.late)
	preview := must(h.store.Preview(t.Context(), h.committee.ID))(h)
	h.standing(preview.Summary, committee.Approvals, 1, 1)
	item := preview.Items[len(preview.Items)-1]
	if item.Order == nil || item.Order.ID != o.ID || item.Order.CustomerName != "Acme" || item.Settled() || !item.New {
		t.Fatalf("the item is %+v", item)
	}
	h.turn(monday)
	h.standing(h.head().Summary, committee.Approvals, 1, 1)

	h.pass(time.Hour)
	h.becomes(o.ID, h.approves)
	h.standing(h.head().Summary, committee.Approvals, 1, 0)
	if last := h.head().Items; !last[len(last)-1].Settled() {
		t.Error("an approved order still waits for approval")
	}
	h.standing(must(h.store.Preview(t.Context(), h.committee.ID))(h).Summary, committee.OrdersToSend, 1, 1)

	h.turn(monday.AddDate(0, 0, 7))
	h.standing(h.head().Summary, committee.Approvals, 0, 0)
	h.standing(h.head().Summary, committee.OrdersToSend, 1, 1)
	h.becomes(o.ID, func(o *order.Order) {
		o.State, o.Since, o.Sent = order.Sent, h.now(), &order.Dispatch{By: seller, At: h.now(), To: "Élodie"}
	})
	h.standing(h.head().Summary, committee.OrdersToSend, 1, 0)
}

func TestAnOrderThatIsLateAgainCountsAgain(t *testing.T) {
	h := newHouse(t)
	o := must(h.store.PlaceOrder(t.Context(), h.by(seller), order.Placing{Content: h.content()}, place))(h)
	h.becomes(o.ID, h.late)
	h.turn(monday)
	h.pass(time.Hour)
	d := must(h.store.AddDraft(t.Context(), h.by(seller), order.Draft{Owner: seller, Order: o.ID, Revision: 1, Content: h.content()}))(h)
	must(h.store.PlaceOrder(t.Context(), h.by(seller), order.Placing{Draft: d.ID}, place))(h)
	h.standing(h.head().Summary, committee.Approvals, 1, 0)
	h.pass(48 * time.Hour)
	h.becomes(o.ID, h.late)
	h.standing(h.head().Summary, committee.Approvals, 1, 1)
	other := must(h.store.PlaceOrder(t.Context(), h.by(seller), order.Placing{Content: h.content()}, place))(h)
	h.becomes(other.ID, h.late)
	h.standing(h.head().Summary, committee.Approvals, 1, 1) // what came up since is on the next one
}
