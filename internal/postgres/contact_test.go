package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
)

func (h *house) contact(name, email string) customer.Contact {
	return customer.Contact{Customer: h.customer.ID, Name: name, Email: email, Roles: []customer.ContactRole{customer.SPoC}, Locale: "fr"}
}

func (h *house) contacts() []customer.Contact {
	h.Helper()
	return must(h.store.Contacts(h.Context(), h.customer.ID))(h)
}

// leaves takes a contact off the list.
func (h *house) leaves(c customer.Contact) {
	h.Helper()
	seen := c.Mark()
	c.Retired = true
	must(customer.NewDesk(h.store, h.store).ChangeContact(h.Context(), h.by(manager), c, seen))(h)
}

func TestAContactIsKeptAsItWasWritten(t *testing.T) {
	h := newHouse(t)
	desk := customer.NewDesk(h.store, h.store)
	ana := must(desk.AddContact(t.Context(), h.by(seller), h.contact(" Ana \n Ruiz ", "ana@acme.example ")))(t)
	bo := must(desk.AddContact(t.Context(), h.by(seller), h.contact("Bo Lind", "")))(t)
	if ana.Name != "Ana Ruiz" || ana.Email != "ana@acme.example" {
		t.Errorf("kept as %+v", ana)
	}
	if d := diff([]customer.Contact{ana, bo}, h.contacts()); d != "" {
		t.Error(d)
	}

	seen := ana.Mark()
	ana.Email, ana.Roles, ana.Locale = "a.ruiz@acme.example", nil, ""
	must(desk.ChangeContact(t.Context(), h.by(manager), ana, seen))(t)
	h.leaves(bo)
	if d := diff([]customer.Contact{ana}, h.contacts()); d != "" {
		t.Error(d)
	}
	if kept := must(desk.Contact(t.Context(), bo.ID))(t); !kept.Retired {
		t.Errorf("who left is kept as %+v", kept)
	}
	if n := h.number(`SELECT count(*) FROM audit WHERE subject_kind = 'customer' AND verb LIKE 'contact.%'`); n != 4 {
		t.Errorf("%d entries on record, want 4", n)
	}
}

func TestWhoMayNotSaveContacts(t *testing.T) {
	h := newHouse(t)
	desk := customer.NewDesk(h.store, h.store)
	ana := must(desk.AddContact(t.Context(), h.by(seller), h.contact("Ana Ruiz", "ana@acme.example")))(t)
	gone := must(desk.AddContact(t.Context(), h.by(seller), h.contact("Bo Lind", "bo@acme.example")))(t)
	h.leaves(gone)
	nowhere := h.contact("Cy Hall", "")
	nowhere.Customer = 4711
	for name, c := range map[string]struct {
		by    directory.UserID
		save  customer.Contact
		kind  fault.Kind
		field string
	}{
		"a consultant may not":                     {consultant, ana, fault.Forbidden, ""},
		"a stranger may not":                       {nobody, ana, fault.Forbidden, ""},
		"no address twice, whatever its capitals":  {seller, h.contact("Another", "ANA@acme.example"), fault.Conflict, "email"},
		"who left is changed no more":              {seller, gone, fault.NotFound, ""},
		"nobody at a customer that is not there":   {seller, nowhere, fault.NotFound, ""},
		"a contact that never was is not invented": {seller, customer.Contact{ID: 4711, Customer: h.customer.ID, Name: "X"}, fault.NotFound, ""},
	} {
		t.Run(name, func(t *testing.T) {
			save := desk.AddContact
			if c.save.ID != 0 {
				save = func(ctx context.Context, act directory.Act, to customer.Contact) (customer.Contact, error) {
					return desk.ChangeContact(ctx, act, to, to.Mark())
				}
			}
			_, err := save(t.Context(), h.by(c.by), c.save)
			if f, _ := fault.As(err); fault.KindOf(err) != c.kind || f.Field != c.field {
				t.Errorf("it ends with %v in %q", err, f.Field)
			}
		})
	}
	if _, err := desk.AddContact(t.Context(), h.by(seller), h.contact("Bo Lind", "bo@acme.example")); err != nil {
		t.Errorf("the address of somebody who left is not free: %v", err)
	}
}

func TestTheSameActSavesAContactOnce(t *testing.T) {
	h := newHouse(t)
	act := h.by(seller)
	first := must(h.store.AddContact(t.Context(), act, h.contact("Ana Ruiz", "ana@acme.example")))(t)
	again := must(h.store.AddContact(t.Context(), act, h.contact("Ana Ruiz", "ana@acme.example")))(t)
	if d := diff(first, again); d != "" || len(h.contacts()) != 1 {
		t.Errorf("%d contacts, %s", len(h.contacts()), d)
	}
	desk, act, seen := customer.NewDesk(h.store, h.store), h.by(seller), first.Mark()
	first.Name = "Ana R. Ruiz"
	changed := must(desk.ChangeContact(t.Context(), act, first, seen))(t)
	late := changed
	late.Name = "Ana Later"
	late = must(desk.ChangeContact(t.Context(), h.by(seller), late, changed.Mark()))(t)
	again = must(desk.ChangeContact(t.Context(), act, first, seen))(t)
	if d := diff([]customer.Contact{late}, h.contacts()); d != "" || again.Name != "Ana Later" {
		t.Errorf("a repeated act undid a later one: %s", d)
	}
}

func TestOfSeveralWhoChangeOneContactOrCustomerOneIsHeard(t *testing.T) {
	h := newHouse(t)
	desk := customer.NewDesk(h.store, h.store)
	ana := must(desk.AddContact(t.Context(), h.by(seller), h.contact("Ana Ruiz", "ana@acme.example")))(t)
	wins(t, race(h, 6, func(act directory.Act, n int) error {
		mine := ana
		mine.Name = fmt.Sprintf("Ana the %dth", n)
		_, err := desk.ChangeContact(t.Context(), act, mine, ana.Mark())
		return err
	}))
	acme := must(desk.Show(t.Context(), h.customer.ID))(t)
	wins(t, race(h, 6, func(act directory.Act, n int) error {
		mine := acme
		mine.Territory = fmt.Sprintf("F%d", n)
		_, err := desk.Change(t.Context(), act, mine, acme.Mark())
		return err
	}))
	if n := h.number(`SELECT count(*) FROM audit WHERE verb IN ('contact.changed', 'customer.changed')`); n != 2 {
		t.Errorf("%d changes are on record", n)
	}
}

func TestTwoPeopleAddingOneAddressAddItOnce(t *testing.T) {
	h := newHouse(t)
	errs := make([]error, 8)
	var group sync.WaitGroup
	for n := range errs {
		act := h.by(seller)
		group.Go(func() { _, errs[n] = h.store.AddContact(t.Context(), act, h.contact("Ana Ruiz", "ana@acme.example")) })
	}
	group.Wait()
	saved := 0
	for _, err := range errs {
		if err == nil {
			saved++
		} else if fault.KindOf(err) != fault.Conflict {
			t.Error(err)
		}
	}
	if saved != 1 || len(h.contacts()) != 1 {
		t.Errorf("%d say they saved it, %d are there: %v", saved, len(h.contacts()), errors.Join(errs...))
	}
}

func TestACustomerIsChangedAsAWhole(t *testing.T) {
	h := newHouse(t)
	desk := customer.NewDesk(h.store, h.store)
	must(desk.Add(t.Context(), h.by(seller), customer.Customer{Name: "Borealis", Class: customer.B, Locale: "fr"}))(t)
	acme, seen := h.customer, h.customer.Mark()
	acme.Name, acme.Locale, acme.LiveOn = "Acme Group", "fr", calendar.Date{Year: 2026, Month: 9, Day: 1}
	act := h.by(manager)
	must(desk.Change(t.Context(), act, acme, seen))(t)
	if d := diff(acme, must(desk.Show(t.Context(), acme.ID))(t)); d != "" {
		t.Error(d)
	}
	later := acme
	later.Territory = "FR"
	must(desk.Change(t.Context(), h.by(manager), later, acme.Mark()))(t)
	must(desk.Change(t.Context(), act, acme, seen))(t)
	if d := diff(later, must(desk.Show(t.Context(), acme.ID))(t)); d != "" {
		t.Errorf("a repeated act undid a later one: %s", d)
	}
	seen, later.Name = later.Mark(), "borealis"
	if _, err := desk.Change(t.Context(), h.by(manager), later, seen); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a name that is taken: %v", err)
	}
	if _, err := desk.Change(t.Context(), h.by(consultant), acme, seen); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a consultant: %v", err)
	}
}

func TestWhateverShowsACustomersNameIsDrawnAgain(t *testing.T) {
	h := newHouse(t)
	logged := h.log(h.ps.ID, "resource_unavailable")
	h.turn(monday)
	wanted := func() int64 {
		return h.number(`SELECT sum(wanted) FROM note WHERE (subject_kind, subject_id) IN (('issue', $1), ('agenda_page', $2))`, logged.ID, h.head().ID)
	}
	before := wanted()
	acme := h.customer
	acme.Name = "Acme Group"
	must(customer.NewDesk(h.store, h.store).Change(t.Context(), h.by(seller), acme, h.customer.Mark()))(t)
	if after := wanted(); after != before+2 {
		t.Errorf("%d drawings are wanted after %d", after, before)
	}
}
