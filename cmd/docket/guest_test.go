package main

import (
	"strings"
	"testing"

	"docket/bot"
	"docket/internal/directory"
)

// In a channel that is shared with a customer its people may type docket's commands too.
func TestGuestsOfTheWorkspaceLearnNothingOfCustomers(t *testing.T) {
	t.Parallel()
	c := weighing(t)
	c.as("paul").brings("Delta", "The export button does nothing.")
	c.as("marc").wishes("Invoices as XML")
	guest := c.as("iris")
	var commands []string
	for _, known := range bot.Manifest("").Features.SlashCommands {
		for _, words := range []string{"", "delta", "add Delta", "REQ-101", "R-101", "PO-1001", "list", "1", "mine", "all", "open"} {
			commands = append(commands, known.Command+" "+words)
		}
	}
	for _, command := range append(commands, "/docket find delta", "/docket customer delta", "/docket agenda") {
		if command == "/docket " {
			continue // what docket is, everybody may know
		}
		guest.types("ext-lumen", command)
		guest.noModal()
		if said := guest.lastTold("ext-lumen"); !strings.Contains(said, "Only people of the company may do this.") {
			t.Errorf("%s says %q", command, said)
		}
	}
	guest.types("ext-lumen", "/docket")
	guest.isTold("ext-lumen", "Your roles: none yet")
	guest.homeShows("docket works for the people of the company.", "Nothing waits for you.")
}

func TestWhoIsNotOfTheCompanyAnyMoreGetsNoCardForAnOldButton(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul := c.as("paul")
	paul.brings("Delta", "The export button does nothing.")
	again := paul.stale("Yes", "paul", "*R-101*")
	c.promotes(directory.Grant{Member: "U0PAUL0001"})
	c.must(c.demo.local.Restrict("paul"))
	c.settle()
	again()
	if said := paul.lastTold("paul"); !strings.Contains(said, "Only people of the company may do this.") || strings.Contains(said, "export button") {
		t.Errorf("the old button says %q", said)
	}
}

// Emil has come to the company and nobody has given him a role yet.
func TestAColleagueWithoutARoleWorks(t *testing.T) {
	t.Parallel()
	c := office(t)
	emil := c.as("emil")
	emil.raises("Human resource unavailable", "Sofia is ill.")
	c.in("committee-europe").shows("Sofia is ill.")
	emil.types("general", "/customer delta")
	emil.reads("Delta Clinics")
}

func TestAConsultantWhoIsAGuestWorksWithARole(t *testing.T) {
	t.Parallel()
	c := office(t)
	iris := c.as("iris")
	iris.types("ext-lumen", "/customer delta")
	iris.isTold("ext-lumen", "Only people of the company may do this.")
	c.promotes(directory.Grant{Member: "U0IRIS0001", Roles: []directory.Role{directory.Consultant}})
	iris.types("ext-lumen", "/customer delta")
	iris.reads("Delta Clinics")
}
