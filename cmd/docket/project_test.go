package main

import "testing"

func TestAProjectIsAddedLaunchedFromTheAgendaAndShown(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, nadia, room := c.as("clara"), c.as("nadia"), c.in("committee-europe")
	clara.types("general", "/customer Acme Foods")
	clara.isTold("general", "No customer’s name holds “Acme Foods”.")
	clara.presses("Add a customer", "general", "Acme Foods")
	clara.submits(with("Class", "A: called most often"))
	clara.dm().shows("Acme Foods is added as a customer of class A.")
	clara.types("general", "/project add Warehouse system")
	clara.submits(with("Customer", "Acme"), with("Delivered by", "Professional"), with("Number", "PO-7"))
	clara.dm().shows("Warehouse system is added and goes to the committee’s next agenda.")

	c.goTo(monday)
	room.shows("New projects · 1", "Warehouse system (PS), order PO-7", "Set team and kickoff")
	paul := c.as("paul")
	paul.presses("Set team and kickoff", "committee-europe", "Start meeting", "Warehouse system")
	paul.noModal()
	paul.isTold("committee-europe", "Only the chair or Management may appoint the project manager and set the pre-kickoff.")

	nadia.presses("Start meeting", "committee-europe", "Start meeting")
	nadia.presses("Set team and kickoff", "committee-europe", "End meeting", "Warehouse system")
	nadia.isRefused("Team", "at least one consultant",
		with("Project manager", "Marc"), with("Team", []string{"Tom"}), with("Day of", "2026-12-01"))
	nadia.submits(with("Team", []string{"Paul", "Tom"}))
	room.shows("✅ *Acme Foods* · Warehouse system (PS), Marc Delorme manages it, pre-kickoff Tuesday 1 Dec")
	nadia.presses("End meeting", "committee-europe", "End meeting")
	room.shows("Minutes of", "Warehouse system (PS) → launched with", "Marc Delorme until Tuesday 1 Dec")

	nadia.types("general", "/project warehouse")
	nadia.presses("History", "general", "Warehouse system")
	nadia.reads("Project · Warehouse system", "added the project", "set team and kickoff")

	paul.types("general", "/project warehouse")
	paul.isTold("general", "Project manager: Marc Delorme", "Pre-kickoff: Tue 1 Dec 10:00", "order PO-7")
}

func TestManagementStopsAProjectAndNoIssueIsRaisedInItAnyMore(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, paul := c.as("clara"), c.as("paul")
	paul.raises("Human resource unavailable", "Sofia is ill.")
	paul.types("general", "/project portal")
	if said := paul.lastTold("general"); missing(said, []string{"Stop the project"}) == "" {
		t.Errorf("a consultant is offered to stop the project:\n%s", said)
	}
	paul.presses("Log an issue", "general", "Patient portal")

	clara.types("general", "/project portal")
	clara.presses("Stop the project", "general", "Patient portal")
	clara.submits(with("Why does it stop?", "The clinic was sold."))
	clara.types("general", "/project portal")
	clara.isTold("general", "Why it was stopped:", "The clinic was sold.")

	paul.chooses("Kind", "Infrastructure not ready")
	paul.submits(with("Description", "Too late."))
	paul.reads("Patient portal is over; no issue can be raised in it.")
	c.goTo(monday)
	c.in("committee-europe").shows("Start meeting", "Nothing to decide")
}

func TestWhoMayNotAddAProjectOrACustomerIsToldBeforeTheForm(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul := c.as("paul")
	paul.types("general", "/project add Secret")
	paul.isTold("general", "may add a project")
	paul.types("general", "/customer add Secret")
	paul.noModal()
	paul.isTold("general", "Only")
}
