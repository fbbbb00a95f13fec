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
	blocks := []slack.Block{section("*" + heading + "*")}
	if len(cs) == 0 {
		blocks = append(blocks, section(r.P.T("None.")))
	}
	for _, c := range cs[:min(len(cs), listed)] {
		text := "*" + name(c.Name) + "*\n" + r.customerFacts(c)
		blocks = append(blocks, line(text, about(button(CustomerOpen, ref(c.ID), r.P.Button("Open")), c.Name)))
	}
	if more || len(cs) > listed {
		blocks = append(blocks, aside(r.P.T("There are more. `/docket customer` with a part of a name finds the one you want.")))
	}
	if r.Has(customer.MayEdit.Roles...) {
		blocks = append(blocks, actions(button(CustomerAdd, clipRaw(query, valueLimit), r.P.Button("Add a customer"))))
	}
	return say(heading, blocks...)
}
