package postgres_test

import (
	"fmt"
	"testing"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
)

// accounts is the one who makes sure of how customers are invoiced.
const accounts = directory.UserID("UACCOUNTS")

// office gives the house its Finance and returns the desk of customers.
func (h *house) office() *customer.Desk {
	h.Helper()
	h.ok(h.store.Meet(h.Context(), directory.Member{ID: accounts, Name: string(accounts), Zone: "Europe/Paris", Active: true}))
	h.ok(h.store.SetRoles(h.Context(), h.by(admin), directory.Grant{Member: accounts, Roles: []directory.Role{directory.Finance}}))
	return customer.NewDesk(h.store, h.store)
}

var invoiced = customer.Billing{Contact: "Ana Ruiz", Email: "ana@acme.example", Address: "Acme SA\n1 rue de Lyon\n75012 Paris"}

func TestHowACustomerIsInvoicedIsKeptAndVerified(t *testing.T) {
	h := newHouse(t)
	desk, of := h.office(), h.customer.ID
	if none := must(desk.Billing(t.Context(), of))(t); none != (customer.Billing{}) {
		t.Errorf("before anybody said: %+v", none)
	}
	kept := must(desk.SaveBilling(t.Context(), h.by(seller), of, invoiced, customer.Billing{}.Mark()))(t)
	act := h.by(accounts)
	kept = must(desk.Verify(t.Context(), act, of, customer.BillingContact, kept.Mark()))(t)
	kept = must(desk.Verify(t.Context(), h.by(accounts), of, customer.BillingAddress, kept.Mark()))(t)
	if d := diff(kept, must(desk.Billing(t.Context(), of))(t)); d != "" || !kept.Verified() || !kept.ContactVerified.At.Equal(h.now()) {
		t.Errorf("%+v %s", kept, d)
	}
	again := must(desk.Verify(t.Context(), act, of, customer.BillingContact, kept.Mark()))(t)
	if d := diff(kept, again); d != "" {
		t.Errorf("a repeated press: %s", d)
	}

	moved := kept
	moved.Address = "Acme SA\n2 rue de Lyon"
	moved = must(desk.SaveBilling(t.Context(), h.by(seller), of, moved, kept.Mark()))(t)
	if d := diff(moved, must(desk.Billing(t.Context(), of))(t)); d != "" || moved.AddressVerified.Done() || !moved.ContactVerified.Done() {
		t.Errorf("%+v %s", moved, d)
	}
	if n := h.number(`SELECT count(*) FROM audit WHERE subject_kind = 'customer' AND subject_id = $1 AND verb IN ('billing.changed', 'billing.verified')`, of); n != 4 {
		t.Errorf("%d entries on record, want 4", n)
	}
}

func TestWhoMayNotSayHowACustomerIsInvoiced(t *testing.T) {
	h := newHouse(t)
	desk, of := h.office(), h.customer.ID
	kept := must(desk.SaveBilling(t.Context(), h.by(seller), of, invoiced, customer.Billing{}.Mark()))(t)
	verify := func(by directory.UserID, seen string) error {
		_, err := desk.Verify(t.Context(), h.by(by), of, customer.BillingContact, seen)
		return err
	}
	save := func(by directory.UserID, to customer.ID, seen string) error {
		_, err := desk.SaveBilling(t.Context(), h.by(by), to, customer.Billing{Contact: "Bo Lind"}, seen)
		return err
	}
	for name, tt := range map[string]struct {
		err  error
		kind fault.Kind
	}{
		"a consultant does not write it down":        {save(consultant, of, kept.Mark()), fault.Forbidden},
		"nobody writes over what they did not see":   {save(seller, of, "another"), fault.Conflict},
		"nor about a customer that is not there":     {save(seller, 4711, customer.Billing{}.Mark()), fault.NotFound},
		"the seller does not verify":                 {verify(seller, kept.Mark()), fault.Forbidden},
		"nor does Management":                        {verify(boss, kept.Mark()), fault.Forbidden},
		"nobody verifies what they did not see":      {verify(accounts, "another"), fault.Conflict},
		"Finance verifies what they see":             {verify(accounts, kept.Mark()), fault.None},
		"and once: the second is told who was first": {verify(accounts, kept.Mark()), fault.Conflict},
	} {
		if fault.KindOf(tt.err) != tt.kind {
			t.Errorf("%s: %v", name, tt.err)
		}
	}
}

func TestOfSeveralWhoSayHowACustomerIsInvoicedOneIsHeard(t *testing.T) {
	h := newHouse(t)
	desk, of := h.office(), h.customer.ID
	wins(t, race(h, 6, func(act directory.Act, n int) error {
		_, err := desk.SaveBilling(t.Context(), act, of, customer.Billing{Contact: fmt.Sprintf("Ana the %dth", n)}, customer.Billing{}.Mark())
		return err
	}))
	seen := must(desk.Billing(t.Context(), of))(t)
	wins(t, race(h, 6, func(act directory.Act, _ int) error {
		_, err := desk.Verify(t.Context(), directory.Act{Key: act.Key, By: accounts}, of, customer.BillingContact, seen.Mark())
		return err
	}))
}
