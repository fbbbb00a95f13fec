package postgres_test

import (
	"context"
	"sync"
	"testing"

	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

// stocked gives the house a catalogue of one licence, which is the starter pack too.
func (h *house) stocked() *order.Desk {
	h.Helper()
	goods := catalogue.Catalogue{
		Terms: catalogue.Terms{Territories: []catalogue.Territory{{Code: "FR", Names: catalogue.Text{"en": "France"}}},
			Starter: []catalogue.StarterLine{{SKU: "LIC", Quantity: money.One}}, Discounts: map[directory.Role]money.Percent{directory.SalesManager: money.Percents(15)}},
		SKUs: []catalogue.SKU{{Code: "LIC", Names: catalogue.Text{"en": "Licence"}, Kind: catalogue.Licence, Unit: catalogue.User, Business: "PS",
			Prices: catalogue.Prices{"EUR": 42000}}},
	}
	people := directory.NewDesk(h.store, h.now)
	must(catalogue.NewDesk(h.store, people).Apply(h.Context(), h.by(boss), goods, catalogue.Present))(h)
	return order.NewDesk(h.store, people)
}

// licences is an order of some licences for a customer.
func (h *house) licences(to customer.ID, title string) order.Content {
	l := order.Line{SKU: "LIC", Name: "Licence", Kind: catalogue.Licence, Unit: catalogue.User, Quantity: 3 * money.One, List: 42000, Sold: 126000}
	return order.Content{Customer: to, Committee: h.committee.ID, Title: title, Type: project.PS, Currency: "EUR", Territory: "FR",
		Invoice: customer.Billing{Contact: "Élodie", Address: "1 rue du Port"}, Lines: []order.Line{l}}
}

// atOnce has so many act at the same moment, and returns what came of each.
func atOnce(n int, act func(n int) error) []error {
	errs := make([]error, n)
	var all sync.WaitGroup
	begin := make(chan struct{})
	for i := range n {
		all.Go(func() {
			<-begin
			errs[i] = act(i)
		})
	}
	close(begin)
	all.Wait()
	return errs
}

func TestTheStarterPackGoesOutOnceThoughTwoOrdersComeAtOnce(t *testing.T) {
	h := newHouse(t)
	desk := h.stocked()
	fresh := must(h.store.AddCustomer(t.Context(), h.by(boss), customer.Customer{Name: "Fresh", Class: customer.B}))(h)
	acts := []directory.Act{h.by(boss), h.by(boss), h.by(boss), h.by(boss)}
	made := make([]order.Order, len(acts))
	for n, err := range atOnce(len(acts), func(n int) (err error) {
		made[n], err = desk.Place(context.Background(), acts[n], h.licences(fresh.ID, "Portal"))
		return err
	}) {
		if err != nil {
			t.Fatalf("order %d: %v", n, err)
		}
	}
	packs := 0
	for _, o := range made {
		for _, l := range o.Lines {
			if l.Starter {
				packs++
			}
		}
	}
	if packs != 1 {
		t.Errorf("%d starter packs went out", packs)
	}
}

func TestADraftThatIsSubmittedTwiceAtOnceIsOneOrder(t *testing.T) {
	h := newHouse(t)
	desk := h.stocked()
	d := must(desk.NewDraft(t.Context(), h.by(boss), h.licences(h.customer.ID, "Portal")))(h)
	const presses = 8
	acts := make([]directory.Act, presses)
	for n := range acts {
		acts[n] = h.by(boss)
	}
	done := 0
	for _, err := range atOnce(presses, func(n int) error {
		_, err := desk.Submit(context.Background(), acts[n], d.ID)
		return err
	}) {
		switch fault.KindOf(err) {
		case fault.None:
			done++
		case fault.NotFound:
		default:
			t.Errorf("somebody is told %v", err)
		}
	}
	if all := must(h.store.Orders(t.Context(), order.Filter{}))(h); done != 1 || len(all) != 1 {
		t.Errorf("%d submitted it, and there are %d orders", done, len(all))
	}
}

func TestARefusedDraftCostsNoNumber(t *testing.T) {
	h := newHouse(t)
	desk := h.stocked()
	wrong := h.licences(h.customer.ID, "Portal")
	wrong.Lines[0].Sold--
	d := must(desk.NewDraft(t.Context(), h.by(boss), wrong))(h)
	for range 3 {
		if _, err := desk.Submit(t.Context(), h.by(boss), d.ID); fault.KindOf(err) != fault.Invalid {
			t.Fatalf("submitted: %v", err)
		}
	}
	d = must(desk.SaveDraft(t.Context(), h.by(boss), d, h.licences(h.customer.ID, "Portal")))(h)
	act := h.by(boss)
	o := must(desk.Submit(t.Context(), act, d.ID))(h)
	if again := must(desk.Submit(t.Context(), act, d.ID))(h); o.ID != 1001 || again.ID != o.ID {
		t.Errorf("the first order is %s, the same press again %s", o.ID.Number(), again.ID.Number())
	}
}

func TestAnOrderKeepsHowItsCustomerIsInvoiced(t *testing.T) {
	h := newHouse(t)
	desk := h.stocked()
	o := must(desk.Place(t.Context(), h.by(boss), h.licences(h.customer.ID, "Portal")))(h)
	kept := must(h.store.Billing(t.Context(), h.customer.ID))(h)
	if kept.Contact != "Élodie" || kept.Address != "1 rue du Port" || kept.Verified() {
		t.Errorf("kept is %+v", kept)
	}
	if len(o.Exceptions) != 1 || o.Exceptions[0].Reason != order.InvoiceUnverified {
		t.Errorf("the order needs approval for %+v", o.Exceptions)
	}
}

func TestADraftIsItsOwnersAlone(t *testing.T) {
	h := newHouse(t)
	desk := h.stocked()
	d := must(desk.NewDraft(t.Context(), h.by(boss), h.licences(h.customer.ID, "Portal")))(h)
	if _, err := desk.Draft(t.Context(), seller, d.ID); fault.KindOf(err) != fault.NotFound {
		t.Errorf("somebody else reads it: %v", err)
	}
	if _, err := desk.NewDraft(t.Context(), h.by("U0NOBODY"), order.Content{}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("somebody without a role begins one: %v", err)
	}
}
