package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/customer"
)

// billingBlocks are how a customer is invoiced, with the buttons of whoever may make sure of it.
func (r Reader) billingBlocks(c customer.Customer, b customer.Billing) []slack.Block {
	if b.Contact == "" && b.Address == "" {
		said := r.P.T("No invoice contact or address yet. An order needs both.")
		if !r.May(customer.MayBill) {
			return []slack.Block{section(said)}
		}
		return []slack.Block{line(said, button(BillingEdit, ref(c.ID), r.P.Button("Write down")))}
	}
	blocks := []slack.Block{
		line("*"+r.P.T("Invoice contact")+"*\n"+r.billedContact(b), r.verifyButton(BillingContact, seenBilling(c.ID, b), b.Contact, b.ContactVerified)),
		line("*"+r.P.T("Invoice address")+"*\n"+r.billedAddress(b), r.verifyButton(BillingAddress, seenBilling(c.ID, b), b.Address, b.AddressVerified)),
	}
	if r.May(customer.MayBill) {
		blocks = append(blocks, actions(button(BillingEdit, ref(c.ID), r.P.Button("How it is invoiced"))))
	}
	return blocks
}

// billedContact is to whom invoices go, and whether somebody made sure of it.
func (r Reader) billedContact(b customer.Billing) string {
	if b.Contact == "" {
		return r.P.T("⚠️ not known")
	}
	email := ""
	if b.Email != "" {
		email = name(b.Email)
	}
	return facts(name(b.Contact), email) + "\n" + r.verification(b.ContactVerified)
}

// billedAddress is where invoices go, in one line, and whether somebody made sure of it.
func (r Reader) billedAddress(b customer.Billing) string {
	if b.Address == "" {
		return r.P.T("⚠️ not known")
	}
	return escapeTo(strings.ReplaceAll(b.Address, "\n", ", "), customer.AddressLimit) + "\n" + r.verification(b.AddressVerified)
}

func (r Reader) verification(v customer.Verification) string {
	if !v.Done() {
		return r.P.T("⚠️ not verified")
	}
	return "✅ " + r.P.T("verified by %s, %s", r.person(v.By), r.instant(v.At))
}

// verifyButton is nil where there is nothing to make sure of, or the reader may not.
func (r Reader) verifyButton(id ActionID, seen, what string, v customer.Verification) slack.BlockElement {
	if what == "" || v.Done() || !r.May(customer.MayVerify) {
		return nil
	}
	return about(button(id, seen, r.P.Button("Verify")), what)
}

func seenBilling(of customer.ID, b customer.Billing) string { return ref(of) + ":" + b.Mark() }

// ReadSeenBilling reads the value of a Verify button: of which customer, and the mark of what was seen. Anything else is
// an Invalid fault.
func ReadSeenBilling(value string) (of customer.ID, seen string, err error) {
	id, seen, _ := strings.Cut(value, ":")
	n, err := Ref(id)
	return customer.ID(n), seen, err
}

// billingRef is the metadata of the form of how a customer is invoiced.
type billingRef struct {
	Customer customer.ID `json:"customer"`
	Seen     string      `json:"seen"` // the mark of what was there when the form was opened
}

// EditBilling asks how a customer is invoiced.
func EditBilling(r Reader, of customer.Customer, b customer.Billing) slack.ModalViewRequest {
	return modal(r, BillingFormID, r.P.Title("Invoices"), r.P.Title("Save"), billingRef{Customer: of.ID, Seen: b.Mark()},
		section("*"+name(of.Name)+"*\n"+r.P.T("What you change here has to be verified again.")),
		optional(hinted(input("contact", r.P.Label("Invoice contact"), textField(b.Contact, customer.NameLimit)), r.P.Label("The person who gets the invoices"))),
		optional(input("email", r.P.Label("E-mail"), textField(b.Email, addressLimit))),
		optional(hinted(input("address", r.P.Label("Invoice address"), longField(b.Address, customer.AddressLimit)), r.P.Label("As it stands on the invoice, line by line"))),
	)
}

// ReadBilling reads how a customer shall be invoiced, with the mark of what that replaces.
func ReadBilling(v slack.View) (of customer.ID, b customer.Billing, seen string, err error) {
	a := answers{v}
	meta, err := unpack[billingRef](v)
	b = customer.Billing{Contact: oneLine(a.text("contact")), Email: a.text("email"), Address: a.text("address")}
	return meta.Customer, b, meta.Seen, err
}
