package postgres_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"docket/internal/approval"
	"docket/internal/catalogue"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/outbox"
	"docket/internal/project"
)

// content is an order of two lines, as a seller writes it.
func (h *house) content() order.Content {
	return order.Content{
		Customer: h.customer.ID, Committee: h.committee.ID, Title: "Portal 2", Type: project.PS, Currency: "EUR", Territory: "FR",
		Invoice: customer.Billing{Contact: "Élodie", Email: "elodie@acme.example", Address: "1 rue du Port\n75001 Paris"},
		Lines: []order.Line{
			{SKU: "AUDIT-STD", Name: "Audit", Kind: catalogue.Audit, Unit: catalogue.Piece, Quantity: money.One, List: 120000,
				Discount: money.Percents(10), Sold: 108000, ConsumeBy: h.today().Add(200)},
			{SKU: "VIEWS", Name: "Page views", Kind: catalogue.PageViews, Unit: catalogue.Month, Quantity: 12 * money.One, List: 5000,
				Sold: 60000, Volume: 100_000, Thresholds: []order.Threshold{{Above: 100_000, Per: 150}}},
		},
	}
}

// place submits as the simplest rule would, with one step for Customer Success.
func place(d order.Draft, before order.Order, s order.Scene) (order.Outcome, error) {
	o := order.Order{ID: s.NextID, Content: d.Content, Seller: d.Owner, State: order.Approving, Since: s.Now, Revision: before.Revision + 1,
		ChangedAt: s.Now, SubmittedAt: s.Now, Edition: s.Shelf.Edition}
	o.Approval = approval.Run{Round: o.Revision, State: approval.Open, Facts: approval.Facts{By: d.Owner},
		Steps: []approval.Step{{Rule: s.Policy.Steps[0], State: approval.Open, OpenedAt: s.Now, Turn: []directory.UserID{boss}}}}
	return order.Outcome{Order: o, Spent: d.ID, Effects: change.Effects{Verb: "order.submitted", Subject: o.ID.Subject(), After: o}}, nil
}

func TestAnOrderIsKeptAsItWasWritten(t *testing.T) {
	h := newHouse(t)
	d := must(h.store.AddDraft(t.Context(), h.by(seller), order.Draft{Owner: seller, Content: h.content()}))(h)
	act := h.by(seller)
	o := must(h.store.PlaceOrder(t.Context(), act, order.Placing{Draft: d.ID}, place))(h)
	if again := must(h.store.PlaceOrder(t.Context(), act, order.Placing{Draft: d.ID}, place))(h); again.ID != o.ID || again.Revision != 1 {
		t.Errorf("the same act made order %d in revision %d of %d", again.ID, again.Revision, o.ID)
	}
	if _, err := h.store.PlaceOrder(t.Context(), h.by(seller), order.Placing{Draft: d.ID}, place); fault.KindOf(err) != fault.NotFound {
		t.Errorf("the draft is placed twice: %v", err)
	}
	card := must(h.store.Order(t.Context(), o.ID))(h)
	if diff := cmp.Diff(o, card.Order); diff != "" {
		t.Errorf("kept otherwise (-placed +kept):\n%s", diff)
	}
	if card.Amount != 168000 || card.Count != 2 || card.CustomerName != "Acme" || card.Home != "CPARIS" {
		t.Errorf("the card says %+v", card.Entry)
	}
	for name, f := range map[string]order.Filter{
		"by its number": {Text: o.ID.Number()}, "by its customer": {Text: "acm"}, "of its seller": {Seller: seller},
		"whose turn it is": {Turn: boss}, "by its state": {States: []order.State{order.Approving}}, "of the customer": {Customer: h.customer.ID},
	} {
		if found := must(h.store.Orders(t.Context(), f))(h); len(found) != 1 || found[0].ID != o.ID || len(found[0].Lines) != 0 {
			t.Errorf("%s: found %d", name, len(found))
		}
	}
	if found := must(h.store.Orders(t.Context(), order.Filter{Turn: seller}))(h); len(found) != 0 {
		t.Errorf("it waits for its seller: %d", len(found))
	}
}

func TestAChangedOrderHasARunOfItsOwn(t *testing.T) {
	h := newHouse(t)
	o := must(h.store.PlaceOrder(t.Context(), h.by(seller), order.Placing{Content: h.content()}, place))(h)
	changed := h.content()
	changed.Title = "Portal 3"
	d := must(h.store.AddDraft(t.Context(), h.by(seller), order.Draft{Owner: seller, Order: o.ID, Revision: 1, Content: changed}))(h)
	if twice := must(h.store.AddDraft(t.Context(), h.by(seller), order.Draft{Owner: seller, Order: o.ID, Revision: 1}))(h); twice.ID != d.ID {
		t.Errorf("a second draft of the same order: %d beside %d", twice.ID, d.ID)
	}
	next := must(h.store.PlaceOrder(t.Context(), h.by(seller), order.Placing{Draft: d.ID}, place))(h)
	if next.ID != o.ID || next.Revision != 2 || next.Title != "Portal 3" {
		t.Fatalf("the change made %+v", next)
	}
	var states []string
	h.ok(h.sql.Select(&states, `SELECT state FROM approval WHERE subject_id = $1 ORDER BY round`, o.ID))
	if diff := cmp.Diff([]string{"void", "open"}, states); diff != "" {
		t.Errorf("runs:\n%s", diff)
	}
}

func TestARuleThatRefusesLeavesTheOrderAsItWas(t *testing.T) {
	h := newHouse(t)
	o := must(h.store.PlaceOrder(t.Context(), h.by(seller), order.Placing{Content: h.content()}, place))(h)
	refused := errors.New("no")
	_, err := h.store.ChangeOrder(t.Context(), h.by(boss), o.ID, nil, func(o order.Order, s order.Scene) (order.Outcome, error) {
		if s.Customer.Name != "Acme" || s.Home != "CPARIS" || !s.People[boss].Has(directory.Management) {
			t.Errorf("the scene is %+v", s)
		}
		return order.Outcome{}, refused
	})
	if !errors.Is(err, refused) {
		t.Errorf("the answer is %v", err)
	}
	h.pass(time.Hour)
	changed := must(h.store.ChangeOrder(t.Context(), h.by(boss), o.ID, nil, func(o order.Order, s order.Scene) (order.Outcome, error) {
		o.State, o.Since, o.ApprovedAt, o.Approval.State = order.Approved, s.Now, s.Now, approval.Approved
		return order.Outcome{Order: o, Effects: change.Effects{Verb: "order.approved", Subject: o.ID.Subject(), Before: o, After: o,
			Stale: []outbox.Subject{o.ID.Subject()}}}, nil
	}))(h)
	if kept := must(h.store.Order(t.Context(), o.ID))(h); cmp.Diff(changed, kept.Order) != "" {
		t.Errorf("kept otherwise:\n%s", cmp.Diff(changed, kept.Order))
	}
}

func TestADraftIsSavedByWhoSawItLast(t *testing.T) {
	h := newHouse(t)
	d := must(h.store.AddDraft(t.Context(), h.by(seller), order.Draft{Owner: seller, Content: h.content()}))(h)
	act := h.by(seller)
	d.Content.Title = "Portal 4"
	saved := must(h.store.SaveDraft(t.Context(), act, d))(h)
	if again := must(h.store.SaveDraft(t.Context(), act, d))(h); again.Saved != 1 || saved.Saved != 1 {
		t.Errorf("saved %d times, then %d", saved.Saved, again.Saved)
	}
	if _, err := h.store.SaveDraft(t.Context(), h.by(seller), d); fault.KindOf(err) != fault.Conflict {
		t.Errorf("saved over a newer one: %v", err)
	}
	if _, err := h.store.SaveDraft(t.Context(), h.by(boss), saved); fault.KindOf(err) != fault.NotFound {
		t.Errorf("saved by somebody else: %v", err)
	}
	if mine := must(h.store.DraftsOf(t.Context(), seller, 10))(h); len(mine) != 1 || mine[0].Content.Title != "Portal 4" {
		t.Errorf("drafts are %+v", mine)
	}
	h.ok(h.store.DropDraft(t.Context(), h.by(seller), d.ID))
	if _, err := h.store.Draft(t.Context(), d.ID); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a dropped draft: %v", err)
	}
}

func TestAnOrderIsBegunOnceUntilSomethingIsWritten(t *testing.T) {
	h := newHouse(t)
	first := must(h.store.AddDraft(t.Context(), h.by(seller), order.Draft{Owner: seller, Content: order.Content{Currency: "EUR"}}))(h)
	again := must(h.store.AddDraft(t.Context(), h.by(seller), order.Draft{Owner: seller, Content: order.Content{Currency: "EUR"}}))(h)
	if again.ID != first.ID {
		t.Errorf("an empty draft was left behind: %d, then %d", first.ID, again.ID)
	}
	if mine := must(h.store.DraftsOf(t.Context(), seller, 10))(h); len(mine) != 0 {
		t.Errorf("drafts nobody wrote in are offered: %+v", mine)
	}
	if foreign := must(h.store.AddDraft(t.Context(), h.by(boss), order.Draft{Owner: boss}))(h); foreign.ID == first.ID {
		t.Error("somebody else's draft is handed out")
	}
	first.Content.Title = "Portal"
	must(h.store.SaveDraft(t.Context(), h.by(seller), first))(h)
	next := must(h.store.AddDraft(t.Context(), h.by(seller), order.Draft{Owner: seller}))(h)
	if next.ID == first.ID {
		t.Error("a draft that is written in is begun anew")
	}
}
