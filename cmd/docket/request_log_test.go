package main

import (
	"sync"
	"testing"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/sandbox"
)

func TestAMessageInACustomersChannelBecomesTheirRequestOnce(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	c.amends("Delta", func(b *customer.Customer) { b.Channel = "C0GENERAL1" })
	paul, sofia := c.as("paul"), c.as("sofia")
	m := c.as("tom").says("general", "The <export> button does nothing & we need it. Please help.")
	paul.uses("log_request_from_message", m)
	paul.reads("Log a request", "from this message", "Proposed: in scope. Patient portal is under way.")
	if held := paul.holds("Customer"); missing(held, []string{"Delta Clinics"}) != "" {
		t.Errorf("the channel proposes %s", held)
	}
	paul.submits()
	paul.dm().shows("*R-101* · *Delta Clinics*", "The <export> button does nothing & we need it", "from this message")
	sofia.uses("log_request_from_message", m)
	sofia.isTold("general", "Paul Aubry logged this message", "This is where it stands.", "R-101", "Paul Aubry says whether it is in scope")
}

func TestTwoWhoLogOneMessageAtOnceMakeOneRequest(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	m := c.as("tom").says("general", "Delta needs their invoices of 2024.")
	names := []string{"paul", "sofia", "emil"}
	c.hires(directory.Grant{Member: "U0EMIL0001", Roles: []directory.Role{directory.Consultant}})
	for _, name := range names {
		c.as(name).uses("log_request_from_message", m)
		c.as(name).chooses("Customer", "Delta")
	}
	var all sync.WaitGroup
	for _, name := range names {
		all.Go(func() { c.as(name).submitting() })
	}
	all.Wait()
	c.settle()
	cards, told := 0, 0
	for _, name := range names {
		cards += c.as(name).dm().count("*Is it in scope?*")
		if len(c.demo.local.Views(name)) > 0 {
			c.as(name).reads("logged this message", "This is where it stands.")
			told++
		}
	}
	if cards != 1 || told != 2 {
		t.Errorf("%d are asked, and %d are told who was first", cards, told)
	}
}

func TestAPastedMailSaysWhoWritesAndWhatAbout(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	_, err := c.demo.house.desks.Customers.AddContact(t.Context(), seeded("contact"), customer.Contact{Customer: c.buyer("Delta").ID, Name: "Jeanne Petit", Email: "jeanne@delta.example"})
	c.must(err)
	paul := c.as("paul")
	const mail = "From: Jeanne Petit <Jeanne@delta.example>\nSubject: RE: Fwd: Invoices of 2024\n\nHello Paul,\ncan we have them as PDF?\n\nOn Monday, Paul wrote:\n> What do you need?"
	paul.types("general", "/request")
	paul.submits(with("What does the customer ask for?", mail))
	paul.reads("Recognised by the sender, jeanne@delta.example.", "Proposed: in scope.")
	paul.submits()
	paul.noModal()
	paul.dm().shows("*R-101* · *Delta Clinics*", "Invoices of 2024", "can we have them as PDF?")
	paul.types("general", "/request From: nobody@elsewhere.example")
	paul.isRefused("Customer", "Choose the customer.")
	c.as("tom").types("general", "/request R-101")
	c.as("tom").isTold("general", "R-101", "Paul Aubry says whether it is in scope")
}

func TestAGuestLogsNothing(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	iris := c.as("iris")
	iris.types("ext-lumen", "/request Help.")
	iris.noModal()
	iris.isTold("ext-lumen", "Only people of the company may do this.")
	iris.dm().hides("R-101")
}

func TestACustomerWithoutAnythingIsServedByTheFirstCommittee(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	c.served("Huaxing", "", "2026-10-12")
	paul := c.as("paul")
	paul.brings("Huaxing", "Export our invoices.")
	paul.dm().shows("R-101", "Proposed: out of scope. The service period ended on Monday 12 Oct and was not renewed.")
	bare := opened(t, demoCmd{Empty: true})
	bare.hires(hired...)
	_, err := bare.demo.house.desks.Customers.Add(t.Context(), seeded("customer"), customer.Customer{Name: "Huaxing", Class: customer.A})
	bare.must(err)
	wei := bare.as("wei")
	wei.types("general", "/request")
	wei.chooses("Customer", "Huaxing")
	wei.reads("There is no committee yet", "/docket setup")
}

func TestTheFormIsSubmittedTwiceAndLogsOnce(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul := c.as("paul")
	paul.types("general", "/request")
	paul.chooses("Customer", "Delta")
	v := paul.modal()
	values := paul.filled(v, []fill{with("What does the customer ask for?", "Help.")})
	var all sync.WaitGroup
	for range 5 {
		all.Go(func() {
			c.demo.local.Submit(t.Context(), sandbox.SubmitInput{User: "paul", ViewID: v.ID, Values: values})
		})
	}
	all.Wait()
	c.settle()
	paul.dm().showsTimes(1, "*Is it in scope?*")
}
