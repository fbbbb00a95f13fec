package main

import (
	"os"
	"testing"

	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
)

// shop is an office that sells: the catalogue is there, Sofia and Inès are sales
// managers, Hugo heads them, Tom is Customer Success, Emil Finance, Paul presales. Delta Clinics is a customer with
// verified invoice details, Acme one that has bought nothing yet.
func shop(t testing.TB) *company {
	t.Helper()
	return theShop.company(t)
}

var theShop = &model{after: theOffice, lives: (*company).sellsGoods}

// sellsGoods makes an office a shop.
func (c *company) sellsGoods() {
	c.t.Helper()
	c.stocks()
	c.hires(
		directory.Grant{Member: "U0SOFIA001", Roles: []directory.Role{directory.SalesManager}, Manager: "U0HUGO0001"},
		directory.Grant{Member: "U0TOM00001", Roles: []directory.Role{directory.CustomerSuccess}, Manager: "U0NADIA001"},
		directory.Grant{Member: "U0EMIL0001", Roles: []directory.Role{directory.Finance}, Manager: "U0CLARA001"},
		directory.Grant{Member: "U0HUGO0001", Roles: []directory.Role{directory.SalesLead}, Manager: "U0CLARA001"},
	)
	c.promotes(directory.Grant{Member: "U0PAUL0001", Roles: []directory.Role{directory.Presales}, Manager: "U0MARC0001"})
	c.bills("Delta Clinics", customer.Billing{Contact: "Jeanne Petit", Email: "jeanne@delta.example", Address: "1 rue du Port\n75001 Paris"})
	if _, err := c.demo.house.desks.Customers.Add(c.t.Context(), seeded("customer:Acme"), customer.Customer{Name: "Acme", Class: customer.B, Territory: "FR"}); err != nil {
		c.t.Fatal(err)
	}
}

// promotes gives somebody of the office other roles.
func (c *company) promotes(g directory.Grant) {
	c.t.Helper()
	if err := c.demo.house.desks.Directory.SetRoles(c.t.Context(), seeded("promote:%s", g.Member), g); err != nil {
		c.t.Fatal(err)
	}
}

// stocks brings the catalogue of the examples.
func (c *company) stocks() {
	c.t.Helper()
	file, err := os.Open("../../internal/seed/catalogue.yaml")
	if err != nil {
		c.t.Fatal(err)
	}
	defer file.Close()
	goods, problems, err := catalogue.ReadFile(file)
	if err != nil || len(problems) > 0 {
		c.t.Fatal(err, problems)
	}
	if _, err := c.demo.house.desks.Catalogue.Apply(c.t.Context(), seeded("catalogue"), goods, catalogue.Present); err != nil {
		c.t.Fatal(err)
	}
}

// bills says how a customer is invoiced, verified.
func (c *company) bills(buyer string, b customer.Billing) {
	c.t.Helper()
	customers := c.demo.house.desks.Customers
	found, err := customers.Find(c.t.Context(), buyer, 1)
	if err != nil || len(found) != 1 {
		c.t.Fatal(found, err)
	}
	saved, err := customers.SaveBilling(c.t.Context(), directory.Act{Key: "bill:" + buyer, By: "U0TOM00001"}, found[0].ID, b, customer.Billing{}.Mark())
	for _, part := range []customer.Part{customer.BillingContact, customer.BillingAddress} {
		if err == nil {
			_, err = customers.Verify(c.t.Context(), directory.Act{Key: "verify:" + string(part), By: "U0TOM00001"}, found[0].ID, part, saved.Mark())
		}
	}
	if err != nil {
		c.t.Fatal(err)
	}
}

// writes begins an order of a customer, with its head filled in.
func (p person) writes(buyer, title string) {
	p.t.Helper()
	p.types(committeeRoom, "/order new")
	p.chooses("Customer", buyer)
	p.fillsIn(with("Name of the project", title), with("Delivered by", "Professional"), with("May be used in", "France"))
}

// committeeRoom is where the small office's committee meets.
const committeeRoom = "committee-europe"

// sellsLine adds a line to the order that is being written.
func (p person) sellsLine(sku, quantity string, more ...fill) {
	p.t.Helper()
	p.pressesIn("Add a line")
	p.chooses("What is sold", sku)
	p.submits(append([]fill{with("Quantity", quantity)}, more...)...)
}
