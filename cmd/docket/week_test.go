package main

import "testing"

func TestANewcomerLivesThroughTheCommitteesWeek(t *testing.T) {
	t.Parallel()
	c := thePast.company(t)
	paul, nadia := c.as("paul"), c.as("nadia")

	paul.types("committee-europe", "/issue Patient portal")
	paul.chooses("Kind", "Infrastructure not ready")
	paul.submits(with("Description", "The clinic's servers arrive two weeks late."), with("Severity", "critical"))
	c.in("committee-europe").shows("The clinic's servers arrive two weeks late.", "Patient portal")

	c.goTo("2026-11-23 09:00 Europe/Paris")
	c.in("committee-europe").shows("Start meeting", "Patient portal: Infrastructure not ready")
	nadia.presses("Start meeting", "committee-europe", "Start meeting")
	nadia.presses("Decide", "committee-europe", "End meeting", "Patient portal: Infrastructure not ready")
	nadia.submits(with("Who", "marc"), with("Solution", []string{"Organise a new installation task"}))
	nadia.presses("End meeting", "committee-europe", "End meeting")
	c.in("committee-europe").shows("Minutes", "Organise a new installation task", "Marc Delorme")
	c.uses()
}
