package view

import (
	"testing"
	"time"

	"docket/internal/customer"
	"docket/internal/directory"
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
	half := CustomerFile{Customer: f.served(), People: f.contacts(), Billing: f.billing()}
	half.Billing.Contact, half.Billing.Email, half.Billing.ContactVerified = "", "", customer.Verification{}
	return map[string]any{
		"billing_form": EditBilling(r, f.served(), f.billing()), "billing_form_new": EditBilling(r, f.served(), customer.Billing{}),
		"customer_card_finance":       CustomerCard(finance, CustomerFile{Customer: f.served(), Billing: f.billing()}),
		"customer_card_finance_half":  CustomerModal(finance, half),
		"customer_card_finance_empty": CustomerCard(finance, CustomerFile{Customer: f.served()}),
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
