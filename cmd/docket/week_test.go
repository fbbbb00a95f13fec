package main

import "testing"

func TestANewcomerLivesThroughTheCommitteesWeek(t *testing.T) {
	t.Parallel()
	c := opened(t, demoCmd{})
	paul, clara := c.as("paul"), c.as("clara")

	paul.types("committee-europe", "/issue Patient portal")
	paul.chooses("Kind", "Infrastructure not ready")
	if out := paul.submits(fill{"Description", "The clinic's servers arrive two weeks late."}); !out.OK {
		t.Fatalf("log an issue: %+v", out)
	}
	c.in("committee-europe").shows("The clinic's servers arrive two weeks late.", "Patient portal")

	c.goTo(c.monday("Europe/Paris", "09:00"))
	c.in("committee-europe").shows("Start meeting", "Patient portal: Infrastructure not ready")
	clara.presses("Start meeting", "committee-europe", "Start meeting")
	clara.presses("Decide", "committee-europe", "End meeting", "Patient portal: Infrastructure not ready")
	if out := clara.submits(fill{"Who", "U0MARC0001"}, fill{"Solution", []string{"Organise a new installation task"}}); !out.OK {
		t.Fatalf("decide: %+v\n%s", out, clara.modal().Blocks)
	}
	clara.presses("End meeting", "committee-europe", "End meeting")
	c.in("committee-europe").shows("Minutes", "Organise a new installation task", "Marc")
}
