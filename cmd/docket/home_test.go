package main

import (
	"fmt"
	"testing"
)

// atHome fails unless the Home tab holds all the texts.
func (p person) atHome(texts ...string) {
	p.t.Helper()
	said := plain(p.home().Blocks)
	if want := missing(said, texts); want != "" {
		p.t.Fatalf("%s's Home tab does not show %q:\n%s", p.name, want, said)
	}
}

func TestTheHomeTabShowsWhatWaitsAndChangesWithIt(t *testing.T) {
	t.Parallel()
	c := office(t)
	nadia, paul := c.as("nadia"), c.as("paul")
	nadia.opensHome()
	nadia.atHome("Nothing waits for you.", "Customer committee Europe", "next Mon 23 Nov 09:00", "New committee")
	paul.opensHome()
	paul.atHome("You are in no committee.")

	paul.raises("Customer changes the target", "Three countries instead of one.")
	nadia.opensHome()
	nadia.atHome("To decide", "Customer changes the target", "1 to decide")
	paul.atHome("Issues you raised", "Customer changes the target")
	nadia.pressesAtHome("Decide", "Customer changes the target")
	nadia.submits(with("In your own words", "Ask for a new order"), with("Who", "paul"))
	nadia.atHome("Nothing waits for you.", "0 to decide")
	paul.atHome("To do", "Inform sales")
}

func TestWhatIsAskedForAtHomeIsShownThere(t *testing.T) {
	t.Parallel()
	c := office(t)
	nadia := c.as("nadia")
	nadia.opensHome()
	nadia.pressesAtHome("Show agenda", "Customer committee Europe")
	nadia.reads("docket", "Customer committee Europe", "Nothing to decide")
	nadia.pressesIn("Earlier meetings")
	nadia.reads("Meetings of Customer committee Europe", "None so far.")
	nadia.dm().hides("Customer committee Europe")
}

func TestTheHistoryOfAnIssueIsReadPageByPage(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara := c.as("clara")
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	clara.decides("Sofia is ill.", with("Who", "marc"), with("In your own words", "First idea"))
	for n := range 21 {
		clara.presses("Change decision", "committee-europe", "Sofia is ill.")
		clara.submits(with("In your own words", fmt.Sprintf("Idea %d", n+2)))
	}

	clara.presses("History", "committee-europe", "Sofia is ill.")
	clara.reads("Idea 22", "Older entries")
	clara.pressesIn("Older entries")
	clara.reads("First idea", "logged the issue")
}

func TestALongAgendaIsContinuedInItsThreadAndLosesNothing(t *testing.T) {
	t.Parallel()
	c := office(t)
	const issues = 65
	for n := range issues {
		c.logs("Patient portal", fmt.Sprintf("Trouble %03d.", n))
	}
	c.goTo(monday)
	room := c.in("committee-europe")
	head := room.message("Start meeting", "PS issues · 65", "… and 55 more in the thread")
	pages, lines := 0, 0
	for _, m := range room.all() {
		if m.TS == head.TS || m.ThreadTS == head.TS {
			pages++
			lines += countButtons(m.Blocks, "Decide")
		}
	}
	if pages != 3 || lines != issues {
		t.Errorf("the agenda has %d messages with %d issues", pages, lines)
	}
	room.shows("PS issues, continued (2 of 2)")
}
