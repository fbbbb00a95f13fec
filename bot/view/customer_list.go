package view

import (
	"github.com/slack-go/slack"

	"docket/internal/customer"
)

// CustomerList answers a search; more says that it holds not all there are.
func CustomerList(r Reader, query string, cs []customer.Customer, more bool) Message {
	heading := r.P.T("Customers")
	if query = oneLine(query); query != "" {
		heading = r.P.T("Customers with “%s”", name(query))
	}
	if len(cs) == 0 {
		return r.noCustomer(query)
	}
	blocks := []slack.Block{section("*" + heading + "*")}
	for _, c := range cs[:min(len(cs), listed)] {
		blocks = append(blocks, line(bold(c.Name)+"\n"+r.customerBrief(c), about(button(CustomerOpen, ref(c.ID), r.P.Button("Open")), c.Name)))
	}
	if more || len(cs) > listed {
		blocks = append(blocks, aside(r.P.T("There are more. `/customer` with a part of a name finds the one you want.")))
	}
	return say(heading, blocks...)
}

// noCustomer answers a search that found none, with the way to add one for whoever may.
func (r Reader) noCustomer(query string) Message {
	said := r.P.T("No customer yet.")
	if query != "" {
		said = r.P.T("No customer’s name holds “%s”.", name(query))
	}
	if !r.May(customer.MayEdit) {
		return say(said, section(said), aside(r.P.T("Sales, Customer Success and project managers add customers.")))
	}
	return say(said, section(said), actions(button(CustomerAdd, clipRaw(query, valueLimit), r.P.Button("Add a customer"))))
}
