package main

import "testing"

func TestANewcomerLivesThroughTheCommitteesWeek(t *testing.T) {
	t.Parallel()
	c := opened(t, demoCmd{})
	paul, nadia := c.as("paul"), c.as("nadia")

	paul.types("committee-europe", "/issue Patient portal")
	paul.chooses("Kind", "Infrastructure not ready")
	if out := paul.submits(fill{"Description", "The clinic's servers arrive two weeks late."}); !out.OK {
		t.Fatalf("log an issue: %+v", out)
	}
	c.in("committee-europe").shows("The clinic's servers arrive two weeks late.", "Patient portal")

	c.goTo(c.monday("Europe/Paris", "09:00"))
	c.in("committee-europe").shows("Start meeting", "Patient portal: Infrastructure not ready")
	nadia.presses("Start meeting", "committee-europe", "Start meeting")
	nadia.presses("Decide", "committee-europe", "End meeting", "Patient portal: Infrastructure not ready")
	if out := nadia.submits(fill{"Who", "U0MARC0001"}, fill{"Solution", []string{"Organise a new installation task"}}); !out.OK {
		t.Fatalf("decide: %+v\n%s", out, nadia.modal().Blocks)
	}
	nadia.presses("End meeting", "committee-europe", "End meeting")
	c.in("committee-europe").shows("Minutes", "Organise a new installation task", "Marc")
}
