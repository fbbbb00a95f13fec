package main

import (
	"testing"

	"docket/internal/directory"
)

func TestACustomersPeopleAreAddedChangedAndTakenOffTheList(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara := c.as("clara")
	clara.types("general", "/customer delta")
	clara.reads("Delta Clinics", "class B", "No contact yet")
	clara.pressesIn("Add a contact")
	clara.isRefused("E-mail", "write it as in ana@example.com", with("Name", "Ana Ruiz"), with("E-mail", "Ana <ana@delta.example>"))
	clara.submits(with("Name", "Ana Ruiz"), with("E-mail", "ana.ruiz@delta.example"), with("Roles", []string{"Single point of contact", "Sponsor"}))
	clara.reads("Delta Clinics", "Ana Ruiz", "Single point of contact · Sponsor", "ana.ruiz@delta.example")

	clara.pressesIn("Add a contact")
	clara.isRefused("E-mail", "Somebody at this customer has that address already.",
		with("Name", "Bo Lind"), with("E-mail", "Ana.Ruiz@delta.example"))
	clara.submits(with("E-mail", ""), with("Written to in", "Français"))
	clara.reads("Ana Ruiz", "Bo Lind", "no e-mail address", "written to in French")

	clara.pressesIn("Edit", "Bo Lind")
	clara.submits(with("E-mail", "bo.lind@delta.example"))
	clara.reads("bo.lind@delta.example")
	clara.pressesIn("Edit", "Ana Ruiz")
	clara.submits(with("Has left", []string{"Take off the list"}))
	clara.reads("Bo Lind")
	clara.pressesIn("History")
	clara.reads("Delta Clinics", "added a contact", "Name: – → Bo Lind", "changed a contact", "Contact: Bo Lind",
		"E-mail: – → bo.lind@delta.example", "took a contact off the list", "Contact: Ana Ruiz")

	paul := c.as("paul")
	paul.types("general", "/customer delta")
	paul.reads("Bo Lind", "bo.lind@delta.example")
	if missing(plain(paul.modal().Blocks), []string{"Ana Ruiz"}) == "" {
		t.Error("who was taken off the list is still on it")
	}
}

func TestACustomerIsChangedByThoseWhoMay(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, paul := c.as("clara"), c.as("paul")
	clara.types("general", "/customer delta")
	clara.pressesIn("Edit")
	clara.isRefused("Name", "There is a customer of that name already.", with("Name", "gamma logistics"))
	clara.submits(with("Name", "Delta Clinics Group"), with("Written to in", "Français"), with("Live since", "2026-09-01"))
	clara.reads("Delta Clinics Group", "written to in French", "live since Tuesday 1 Sep")

	paul.types("general", "/project portal")
	paul.isTold("general", "Delta Clinics Group")
	paul.types("general", "/customer delta")
	if said := plain(paul.modal().Blocks); missing(said, []string{"Edit"}) == "" {
		t.Errorf("a consultant is offered to edit:\n%s", said)
	}
	paul.closes()
	clara.closes()
	clara.types("general", "/customer")
	clara.isTold("general", "Customers", "Delta Clinics Group", "Gamma Logistics")
	paul.types("general", "/customer add Sigma")
	paul.noModal()
	paul.isTold("general", "Only Sales, Customer Success")
	clara.types("general", "/customer add Gamma Trading")
	clara.submits()
	clara.dm().shows("Gamma Trading is added as a customer of class B.", "Add a contact")
}

// A button is a hint: the form that somebody opened with rights they have lost
// since changes nothing.
func TestAContactsFormIsAuthorisedWhenItComes(t *testing.T) {
	t.Parallel()
	c := office(t)
	nadia := c.as("nadia")
	nadia.types("general", "/customer gamma")
	nadia.pressesIn("Add a contact")
	c.hiresAnew(directory.Grant{Member: "U0NADIA001", Roles: []directory.Role{directory.Consultant}})
	nadia.submits(with("Name", "Eve"))
	nadia.reads("Only Sales, Customer Success")
	c.as("clara").types("general", "/customer gamma")
	c.as("clara").reads("No contact yet")
}

// hiresAnew gives somebody other roles.
func (c *company) hiresAnew(g directory.Grant) {
	c.t.Helper()
	if err := c.demo.house.desks.Directory.SetRoles(c.t.Context(), seeded("rehire:%s", g.Member), g); err != nil {
		c.t.Fatal(err)
	}
}
