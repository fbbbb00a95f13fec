package view

import (
	"testing"
	"time"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/dossier"
	"docket/internal/locale"
)

// billing is how a customer is invoiced whose contact somebody made sure of.
func (f fixture) billing() customer.Billing {
	return customer.Billing{Contact: f.written("Jeanne Petit"), Email: "jeanne@borealis.example",
		Address: f.written("Borealis SA\n1 rue de Lyon") + "\n75012 Paris", ContactVerified: customer.Verification{By: marc, At: monday.Add(-time.Hour)}}
}

func (f fixture) billed(r Reader) map[string]any {
	finance := r
	finance.Roles = []directory.Role{directory.Finance}
	c, half, people := f.served(), f.billing(), dossier.Part[customer.Contact]{First: f.contacts(), Count: 2}
	half.Contact, half.Email, half.ContactVerified = "", "", customer.Verification{}
	return map[string]any{
		"billing_form": EditBilling(r, f.served(), f.billing()), "billing_form_new": EditBilling(r, f.served(), customer.Billing{}),
		"customer_people_finance":       CustomerContacts(finance, c, people, f.billing(), 0),
		"customer_people_finance_half":  CustomerContacts(finance, c, people, half, 0),
		"customer_people_finance_empty": CustomerContacts(finance, c, dossier.Part[customer.Contact]{}, customer.Billing{}, 0),
	}
}

func TestHowACustomerIsInvoicedIsReadAsItStands(t *testing.T) {
	known := company.billing()
	of, b, seen, err := ReadBilling(submitted(t, EditBilling(reader(locale.French()), company.served(), known), nil))
	same(t, []any{company.served().ID, known.Mark(), known.Mark()}, []any{of, b.Mark(), seen}, err)
	of, seen, err = ReadSeenBilling(seenBilling(3, known))
	same(t, []any{customer.ID(3), known.Mark()}, []any{of, seen}, err)
	if _, _, err := ReadSeenBilling("x:y"); err == nil {
		t.Error("a value that is none is read")
	}
}
