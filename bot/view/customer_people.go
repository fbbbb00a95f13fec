package view

import (
	"github.com/slack-go/slack"

	"docket/internal/customer"
	"docket/internal/dossier"
)

// CustomerContacts is a page of a customer's people, and how it is invoiced; offset says where the page begins.
func CustomerContacts(r Reader, c customer.Customer, people dossier.Part[customer.Contact], b customer.Billing, offset int) slack.ModalViewRequest {
	blocks := []slack.Block{section(bold(c.Name)), r.tabs(c.ID, CustomerPeople)}
	if people.Count == 0 {
		blocks = append(blocks, section(r.P.T("No contact yet. Invitations, documents and the questionnaire go to contacts.")))
	}
	for _, p := range people.First {
		var press slack.BlockElement
		if r.May(customer.MayEdit) {
			press = about(button(ContactEdit, ref(p.ID), r.P.Button("Edit")), p.Name)
		}
		blocks = append(blocks, line(r.contactLine(p, c, "\n"), press))
	}
	blocks = append(blocks, r.pager(CustomerPeople, c.ID, offset, len(people.First), people.Count)...)
	if r.May(customer.MayEdit) {
		add := button(ContactAdd, ref(c.ID), r.P.Button("Add a contact"))
		if people.Count == 0 {
			add = primary(ContactAdd, ref(c.ID), r.P.Button("Add a contact"))
		}
		blocks = append(blocks, actions(add))
	}
	blocks = append(blocks, divider())
	blocks = append(blocks, r.billingBlocks(c, b)...)
	return sheet(r, CardID, r.P.Title("Customer"), blocks...)
}
