package main

import (
	"testing"

	"docket/internal/directory"
)

func TestAnAdministratorChangesHowOftenCustomersAreCalled(t *testing.T) {
	t.Parallel()
	c, _ := serves(t)
	ada, tom := c.as("ada"), c.as("tom")
	tom.opensHome()
	tom.atHome("Your next calls", "on Friday 18 Dec")
	ada.types("general", "/docket calls")
	ada.reads("*B* · every month until month 6, every 2 months until month 12, then every 3 months", "Nobody has more than 5 calls a day.")
	ada.pressesIn("Change")
	ada.isRefused("Class B", "A customer is called every 1, 2 or 3 months.", with("Class B", "2, 2, 4"))
	ada.isRefused("Class B", "Write 3 numbers", with("Class B", "2"))
	ada.isRefused("Months after go-live", "The numbers stand in their order", with("Months after go-live", "12, 6"), with("Class B", "2, 2, 3"))
	ada.submits(with("Months after go-live", "6, 12"))
	ada.reads("*B* · every 2 months until month 12, then every 3 months", "Version 1")
	ada.pressesIn("History")
	ada.reads("changed how often customers are called", "class B, months between two calls: 1, 2, 3 → 2, 2, 3")
	c.settle()
	tom.opensHome()
	tom.atHome("Your next calls", "on Monday 18 Jan")
	c.goTo("2026-12-18 09:00 Europe/Paris")
	tom.dm().hides("Call *Borealis* today")
	c.goTo("2027-01-18 09:00 Europe/Paris")
	tom.dm().shows("Call *Borealis* today")
}

func TestCallsStepAroundAnAbsenceAndAHoliday(t *testing.T) {
	t.Parallel()
	c, _ := serves(t)
	ada, tom := c.as("ada"), c.as("tom")
	tom.types("general", "/docket away")
	tom.submits(with("First", "2026-12-17"), with("Last", "2026-12-22"), with("Who stands in", "paul"))
	ada.types("general", "/docket calls")
	ada.pressesIn("Change")
	ada.submits(with("Class A", "1, 1, 1")) // whatever changes, all that is not due gets its day anew
	c.settle()
	tom.opensHome()
	tom.atHome("Your next calls", "on Wednesday 16 Dec")

	c.goTo("2026-12-01 10:00 Europe/Paris")
	tom.opensHome()
	tom.pressesAtHome("Write down the call", "Borealis")
	tom.submits(with("What came of it", "The customer is satisfied"))
	tom.opensHome()
	tom.atHome("Your next calls", "on Monday 4 Jan") // a month later is New Year’s Day, and a weekend follows
}

func TestTheFormOfACallOpensForWhoMayWriteItDown(t *testing.T) {
	t.Parallel()
	c, _ := serves(t)
	tom, paul, marc := c.as("tom"), c.as("paul"), c.as("marc")
	c.goTo("2026-12-21 09:00 Europe/Paris")
	again := tom.stale("Write down the call", "tom", "Call *Borealis* today")
	paul.presses("Write down the call", "committee-europe", "Start meeting", "ERP roll-out")
	paul.noModal()
	paul.isTold("committee-europe", "Only whoever has the call, Customer Success, Sales, project managers or Management may write down")

	tom.types("general", "/docket away")
	tom.submits(with("First", "2026-12-21"), with("Last", "2026-12-22"), with("Who stands in", "paul"))
	c.goTo("2026-12-21 09:10 Europe/Paris")
	paul.presses("Write down the call", "committee-europe", "Start meeting", "ERP roll-out")
	marc.presses("Write down the call", "committee-europe", "Start meeting", "ERP roll-out")
	c.hiresAnew(directory.Grant{Member: "U0MARC0001", Roles: []directory.Role{directory.Consultant}})
	marc.submits(with("Qu’a-t-il donné", "Le client est satisfait"))
	marc.reads("Seuls")
	paul.submits(with("What came of it", "The customer is satisfied"))
	again()
	tom.isTold("tom", "@paul wrote down this call already, at")
}

func TestAMissedCallStandsOnTheAgendaAndBringsARequest(t *testing.T) {
	t.Parallel()
	c, _ := serves(t)
	tom, agenda := c.as("tom"), c.in("committee-europe")
	c.goTo("2026-12-21 09:00 Europe/Paris")
	agenda.shows("Start meeting", "Calls to customers due · 1", "*Borealis* · ERP roll-out: ⚠️ Tom Ashby was to call on Friday 18 Dec, new", "Write down the call")
	tom.presses("Write down the call", "committee-europe", "Start meeting", "ERP roll-out")
	tom.isRefused("What do they ask for", "nobody has asked for anything",
		with("What came of it", "Nobody answered"), with("What do they ask for", "Two more licences."))
	tom.submits(with("What do they ask for", ""), with("What did they say", "Voice mail."))
	agenda.shows("Start meeting", "Calls to customers due · 1* · 0 left", "✅ Nobody at *Borealis* answered; next try Wednesday 23 Dec.")
	tom.dm().shows("📵 Nobody at *Borealis* answered; next try Wednesday 23 Dec.")
	tom.opensHome()
	tom.atHome("Your next calls", "Borealis", "on Wednesday 23 Dec", "tried 1 time")

	c.goTo("2026-12-23 09:00 Europe/Paris")
	tom.dm().shows("Call *Borealis* today", "tried 1 time, last Monday 21 Dec · Voice mail.")
	tom.presses("Write down the call", "tom", "Call *Borealis* today")
	tom.submits(with("What came of it", "The customer is satisfied"), with("What do they ask for", "Two more licences <!channel>."))
	tom.dm().shows("✅ Tom Ashby called *Borealis*: satisfied.")
	tom.dm().shows("R-", "Borealis", "Is it in scope?", "Brought by Tom Ashby")
	tom.dm().harmless("Two more licences", "<!channel>")
	c.goTo("2026-12-28 09:00 Europe/Paris")
	agenda.hides("Start meeting", "Monday 28 Dec", "Calls to customers due")
}

func TestACallIsGivenAwayAndPassesOnWhenSomebodyLeaves(t *testing.T) {
	t.Parallel()
	c, _ := serves(t)
	c.hires(directory.Grant{Member: "U0SOFIA001", Roles: []directory.Role{directory.Assessor, directory.CustomerSuccess}})
	tom, sofia := c.as("tom"), c.as("sofia")
	c.goTo("2026-12-18 09:00 Europe/Paris")
	tom.presses("Give to somebody else", "tom", "Call *Borealis* today")
	tom.isRefused("Who calls instead", "has this call already", with("Who calls instead", "tom"))
	tom.submits(with("Who calls instead", "sofia"))
	tom.dm().shows("👉 Sofia Brandt calls *Borealis*, on Friday 18 Dec.")
	sofia.dm().shows("Call *Borealis* today", "Jeanne Petit")
	err := c.demo.house.desks.Directory.Meet(t.Context(), directory.Member{ID: "U0SOFIA001", Name: "Sofia Brandt", Active: false})
	if err != nil {
		t.Fatal(err)
	}
	c.goTo("2026-12-19 09:00 Europe/Paris")
	tom.dm().shows("1 call to a customer is yours now: *Borealis* on Friday 18 Dec.")
	tom.opensHome()
	tom.atHome("Your calls today", "Borealis", "late since Friday 18 Dec")
}

func TestAServicePeriodThatEndsStandsOnTheAgendaUntilItIsSettled(t *testing.T) {
	t.Parallel()
	c := servesShortly(t)
	ines, agenda := c.as("ines"), c.in("committee-europe")
	c.goTo("2026-12-21 09:00 Europe/Paris") // 58 days before
	agenda.shows("Start meeting", "Monday 21 Dec", "Service periods about to end · 1", "*Borealis*: ends Wednesday 17 Feb, new", "Renewed or not…")
	c.goTo("2027-02-22 09:00 Europe/Paris")
	agenda.shows("Start meeting", "Monday 22 Feb", "*Borealis*: ⚠️ ended Wednesday 17 Feb", "carried over 9 weeks")
	ines.presses("Renewed or not…", "committee-europe", "Start meeting", "Monday 22 Feb", "*Borealis*")
	ines.submits(with("Prolongée jusqu’au", "2028-02-17"))
	agenda.shows("Start meeting", "Monday 22 Feb", "✅ It is settled how the service period of *Borealis* goes on.")
	c.goTo("2027-03-01 09:00 Europe/Paris")
	agenda.hides("Start meeting", "Monday 1 Mar", "Service periods about to end")
}
