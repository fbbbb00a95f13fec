package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/calendar"
	"docket/internal/customer"
)

// AddCustomer asks for a customer; what was typed with the command is proposed as its name.
func AddCustomer(r Reader, typed string) slack.ModalViewRequest {
	return modal(r, CustomerFormID, r.P.Title("Add a customer"), r.P.Title("Add"), nil,
		input("name", r.P.Label("Name"), textField(typed, customer.NameLimit)),
		input("class", r.P.Label("Class"), radio(string(customer.B),
			option(string(customer.A), r.P.Option("A: called most often")),
			option(string(customer.B), "B"),
			option(string(customer.C), r.P.Option("C: called least often")))),
		optional(hinted(input("territory", r.P.Label("Territory"), textField("", 20)), r.P.Label("A country’s code, such as FR or CN"))),
		optional(input("service_from", r.P.Label("In service from"), dateField(calendar.Date{}))),
		optional(input("service_until", r.P.Label("In service until"), dateField(calendar.Date{}))),
	)
}

// ReadAddCustomer reads the customer somebody asked to add.
func ReadAddCustomer(v slack.View) (customer.Customer, error) {
	a := answers{v}
	c := customer.Customer{
		Name: a.text("name"), Class: customer.Class(a.option("class")), Territory: strings.ToUpper(oneLine(a.text("territory"))),
	}
	var err error
	if c.Service.From, err = a.date("service_from"); err != nil {
		return c, err
	}
	c.Service.Until, err = a.date("service_until")
	return c, err
}
