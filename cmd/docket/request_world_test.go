package main

import (
	"testing"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
)

// helpdesk is an office in which Paul and Sofia bring customers' requests, Tom
// dispatches them, Marc manages Delta Clinics' Patient portal and Hugo heads sales.
func helpdesk(t testing.TB) *company {
	t.Helper()
	return theHelpdesk.company(t)
}

var theHelpdesk = &model{after: theOffice, lives: (*company).dispatches}

// dispatches gives the people of a helpdesk their roles.
func (c *company) dispatches() {
	c.t.Helper()
	c.hires(
		directory.Grant{Member: "U0TOM00001", Roles: []directory.Role{directory.Dispatcher}, Manager: "U0NADIA001"},
		directory.Grant{Member: "U0SOFIA001", Roles: []directory.Role{directory.CustomerSuccess}, Manager: "U0NADIA001"},
		directory.Grant{Member: "U0HUGO0001", Roles: []directory.Role{directory.SalesLead}, Manager: "U0CLARA001"},
	)
}

// buyer is a customer by its name.
func (c *company) buyer(name string) customer.Customer {
	c.t.Helper()
	found, err := c.demo.house.desks.Customers.Find(c.t.Context(), name, 1)
	if err != nil || len(found) != 1 {
		c.t.Fatalf("find %s: %d, %v", name, len(found), err)
	}
	return found[0]
}

// amends changes a customer.
func (c *company) amends(name string, as func(*customer.Customer)) {
	c.t.Helper()
	was := c.buyer(name)
	next := was
	as(&next)
	if _, err := c.demo.house.desks.Customers.Change(c.t.Context(), seeded("amend:%s:%s", name, next.Mark()), next, was.Mark()); err != nil {
		c.t.Fatal(err)
	}
}

// served is a customer without a project, in service between the days; "" leaves a
// side open.
func (c *company) served(name, from, until string) {
	c.t.Helper()
	_, err := c.demo.house.desks.Customers.Add(c.t.Context(), seeded("customer:%s", name), customer.Customer{Name: name, Class: customer.A})
	if err != nil {
		c.t.Fatal(err)
	}
	c.amends(name, func(b *customer.Customer) {
		b.Service = customer.Period{From: date(c.t, from), Until: date(c.t, until)}
	})
}

func date(t testing.TB, day string) calendar.Date {
	t.Helper()
	if day == "" {
		return calendar.Date{}
	}
	d, err := calendar.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// brings logs a request of a customer by typing.
func (p person) brings(of, what string, fills ...fill) {
	p.t.Helper()
	p.types("general", "/request")
	p.chooses("Customer", of)
	p.submits(append([]fill{with("What does the customer ask for?", what)}, fills...)...)
	p.noModal()
}

// answers presses a button of the latest request's card in the person's direct
// messages.
func (p person) answers(button string, texts ...string) {
	p.t.Helper()
	p.presses(button, p.name, append([]string{"*R-"}, texts...)...)
}
