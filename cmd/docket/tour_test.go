package main

import (
	"testing"

	"docket/internal/browsertest"
)

// TestANewcomerTakesTheTourByClicking is the README's tour. With DOCKET_SHOTS it
// keeps the README's picture.
func TestANewcomerTakesTheTourByClicking(t *testing.T) {
	t.Parallel()
	for _, screen := range []struct {
		name          string
		width, height int64
	}{{"desktop", 1280, 960}, {"phone", 390, 844}} {
		t.Run(screen.name, func(t *testing.T) {
			t.Parallel()
			browsertest.Chromium(t)
			phone := screen.width < 500
			stands := thePast
			if phone {
				stands = theOffice // the past is the same on every screen
			}
			c := stands.paced(t, demoCmd{}, 4) // who clicks waits for the clock
			b := tour{Tab: browsertest.Visit(t, "http://"+c.demo.page.Addr().String(), screen.width, screen.height), phone: phone}

			b.becomes("paul")
			b.goes("committee-europe")
			b.Types("#composer-input", "/issue"+browsertest.Enter)
			b.Sees("Log an issue")
			b.picks("Project", "Patient", "Patient portal")
			b.picks("Kind of issue", "", "Infrastructure not ready")
			b.picks("Severity", "", "critical")
			b.writes("Description", "The clinic's servers arrive two weeks late.")
			b.Shoot("log-issue-" + screen.name)
			b.submits("Log")
			b.Until(`!document.querySelector('dialog')`)
			b.Sees("The clinic's servers arrive two weeks late.")

			b.turns("Monday 09:00")
			b.becomes("nadia")
			b.goes("committee-europe")
			b.Sees("Start meeting")
			b.latest("Start meeting")
			b.Shoot("agenda-" + screen.name)
			b.Presses("Start meeting")
			b.Sees("End meeting")
			b.decides("Patient portal: Infrastructure not ready")
			b.ticks("Organise a new installation task")
			b.Shoot("decide-" + screen.name)
			b.submits("Decide")
			b.Sees("Infrastructure not ready → Organise a new installation task")
			b.Presses("End meeting")
			b.Sees("End the meeting?")
			b.submits("End meeting")
			b.latest("Minutes of Customer committee Europe", "Infrastructure not ready → Organise a new installation task", "present: Nadia Roux")
			b.Shoot("minutes-" + screen.name)
		})
	}
}
