package main

import "testing"

func TestAnAdministratorGivesRolesAndOthersAreToldWhoDoes(t *testing.T) {
	t.Parallel()
	c := office(t)
	ada, paul, sofia := c.as("ada"), c.as("paul"), c.as("sofia")

	paul.types("general", "/docket roles")
	paul.isTold("general", "Who does what", "An administrator gives roles.")
	sofia.types("general", "/docket")
	sofia.isTold("general", "none yet")

	ada.types("general", "/docket roles")
	ada.presses("Give roles", "general", "Who does what")
	ada.chooses("Whose roles?", "sofia")
	ada.submits(with("Roles", []string{"Consultant", "Project manager"}), with("Manager", "nadia"))
	ada.dm().shows("Sofia Brandt", "Consultant and Project manager")
	sofia.types("general", "/docket")
	sofia.isTold("general", "Your roles: Consultant and Project manager", "/project add")
}

func TestTheLastAdministratorStays(t *testing.T) {
	t.Parallel()
	c := office(t)
	ada := c.as("ada")
	ada.opensHome()
	ada.pressesAtHome("Roles")
	ada.chooses("Whose roles?", "ada")
	ada.isRefused("Roles", "administrator", with("Roles", []string{"Finance"}))
	ada.submits(with("Roles", []string{"Finance", "Administrator"}))
	ada.noModal()
}

func TestNobodyButAnAdministratorChangesTheCatalogueOfIssues(t *testing.T) {
	t.Parallel()
	c := office(t)
	ada, paul := c.as("ada"), c.as("paul")
	paul.types("general", "/docket kinds")
	paul.isTold("general", "Kinds of issues", "Logistics issue")
	paul.sees("general").hides("Add a kind")

	ada.types("general", "/docket kinds")
	ada.presses("Add a kind", "general", "Kinds of issues")
	ada.submits(with("Name", "Data not delivered"), with("Occurs", []string{"PS"}), with("Severity", "low"),
		with("Solutions of your own", "Ask again in writing"), with("Part of every decision", []string{"Inform the customer"}))

	paul.raises("Data not delivered", "The export of 2024 is missing.")
	c.in("committee-europe").shows("The export of 2024 is missing.", "severity low", "To decide: Chair or Management")
	c.as("clara").presses("Decide", "committee-europe", "The export of 2024")
	c.as("clara").reads("Ask again in writing", "Always part of it: ✅ Inform the customer")
}

func TestAKindIsAddedOnceAndNeverInPlaceOfAnother(t *testing.T) {
	t.Parallel()
	c := office(t)
	ada := c.as("ada")
	add := func(severity string) {
		ada.types("general", "/docket kinds")
		ada.presses("Add a kind", "general", "Kinds of issues")
		ada.submitting(with("Name", "Data not delivered"), with("Occurs", []string{"PS"}), with("Severity", severity))
		c.settle()
	}
	add("low")
	add("critical")
	if len(c.demo.local.Views("ada")) != 1 {
		t.Error("a second kind by the same name is not refused where it was typed")
	}
	c.as("paul").raises("Data not delivered", "The export of 2024 is missing.")
	c.in("committee-europe").shows("The export of 2024 is missing.", "severity low")
}
