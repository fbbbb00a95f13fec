package view

import (
	"testing"
	"time"

	"docket/internal/customer"
	"docket/internal/locale"
)

// served is a customer of whom everything is known.
func (f fixture) served() customer.Customer {
	c := f.customer()
	c.Locale, c.LiveOn = "fr", on(time.September, 1)
	c.Channel, c.Exports = "C0SHARED", true
	c.Service = customer.Period{From: on(time.September, 1), Until: on(time.December, 31)}
	return c
}

func (f fixture) contacts() []customer.Contact {
	return []customer.Contact{
		{ID: 5, Customer: 3, Name: f.written("Ana Ruiz"), Email: "ana.ruiz@borealis.example", Roles: customer.ContactRoles, Locale: "en"},
		{ID: 6, Customer: 3, Name: f.written("Bo Lind"), Locale: "fr"},
	}
}

func (f fixture) customers(r, boss Reader) map[string]any {
	known, people := f.served(), f.contacts()
	known.Success = lea
	file := CustomerFile{Customer: known, People: people, Billing: f.billing(), Bought: f.owned()}
	return map[string]any{
		"customer_form":      EditCustomer(r, customer.Customer{Name: f.written("Borealis")}),
		"customer_form_edit": EditCustomer(r, known),
		"customer_card":      CustomerCard(boss, file), "customer_card_empty": CustomerCard(boss, CustomerFile{Customer: f.customer()}),
		"customer_card_reader": CustomerCard(r, file), "customer_modal": CustomerModal(boss, file),
		"customer_list":       CustomerList(boss, f.written("bor"), []customer.Customer{known, f.customer()}, true),
		"customer_list_empty": CustomerList(r, "", nil, false),
		"contact_form":        EditContact(r, known, customer.Contact{}), "contact_form_edit": EditContact(r, known, people[0]),
	}
}

func TestContactsAndCustomersAreReadAsTheyStand(t *testing.T) {
	r, known, ana := reader(locale.French()), company.served(), company.contacts()[0]
	c, seen, err := ReadCustomer(submitted(t, EditCustomer(r, known), nil))
	same(t, []any{known, known.Mark()}, []any{c, seen}, err)
	p, seen, err := ReadContact(submitted(t, EditContact(r, known, ana), nil))
	same(t, []any{ana, ana.Mark()}, []any{p, seen}, err)
	ana.Retired = true
	p, _, err = ReadContact(submitted(t, EditContact(r, known, company.contacts()[0]), filled{"left": ticked("left")}))
	same(t, ana, p, err)
	p, seen, err = ReadContact(submitted(t, EditContact(r, known, customer.Contact{}), filled{"name": typed("Cy\nHall"), "roles": ticked("sponsor")}))
	same(t, customer.Contact{Customer: 3, Name: "Cy Hall", Roles: []customer.ContactRole{customer.Sponsor}, Locale: "fr"}, p, err)
	same(t, "", seen, nil)
}
