package main

import (
	"strings"
	"testing"

	"docket/internal/directory"
)

// In a channel that is shared with a customer its people may type docket's commands too.
func TestGuestsOfTheWorkspaceLearnNothingOfCustomers(t *testing.T) {
	t.Parallel()
	c := weighing(t)
	c.as("paul").brings("Delta", "The export button does nothing.")
	c.as("marc").wishes("Invoices as XML")
	guest := c.as("sofia")
	for _, command := range []string{"/docket find delta", "/request", "/request R-101", "/requests", "/requests all", "/requests R-101", "/requests delta",
		"/requirement", "/requirement portal", "/requirement REQ-101", "/requirements", "/requirements open", "/requirements delta"} {
		guest.types("general", command)
		guest.noModal()
		if said := guest.lastTold("general"); !strings.Contains(said, "Only people of the company may do this.") {
			t.Errorf("%s says %q", command, said)
		}
	}
	guest.opensHome()
	guest.pressesAtHome("Find")
	guest.submits(with("What to look for", "delta"))
	guest.reads("Only people of the company may do this.")
}

func TestWhoIsNotOfTheCompanyAnyMoreGetsNoCardForAnOldButton(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul := c.as("paul")
	paul.brings("Delta", "The export button does nothing.")
	again := paul.stale("Yes", "paul", "*R-101*")
	c.promotes(directory.Grant{Member: "U0PAUL0001"})
	again()
	if said := paul.lastTold("paul"); !strings.Contains(said, "Only people of the company may do this.") || strings.Contains(said, "export button") {
		t.Errorf("the old button says %q", said)
	}
}
