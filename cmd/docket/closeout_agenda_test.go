package main

import "testing"

func TestACloseOutStandsOnEveryAgendaUntilItsReview(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia, agenda := c.closes(), c.in("committee-europe")
	c.goTo("2026-11-23 09:00 Europe/Paris")
	agenda.shows("Start meeting", "Close-outs", "*Borealis* · ERP roll-out (PS)", "day 5 of 15 without an answer, closes after Thursday 3 Dec")
	nadia.presses("Open", "committee-europe", "Start meeting", "ERP roll-out")
	nadia.reads("Close-out", "day 5 of 15", "Acceptance report")
	nadia.pressesIn("Write down signature")
	nadia.submits(with("or a link to it", "https://files.example/signed.pdf"), with("On which day", "2026-11-20"))
	nadia.noModal()
	agenda.shows("Start meeting", "ERP roll-out", "signed, the review is to do")
	agenda.hides("day 5 of 15")

	c.goTo("2026-11-30 09:00 Europe/Paris")
	agenda.shows("Start meeting", "Close-outs", "signed, the review is to do")
	nadia.presses("Verify feedback", room, "Close-out", "Signed by")
	nadia.submits(with("What the feedback says", "They are content."))
	nadia.presses("Review", room, "Close-out", "Signed by")
	nadia.submits(with("Who takes over", "tom"), with("What follows", "A visit in March."))
	agenda.shows("Start meeting", "✅", "ERP roll-out", "closed and handed over to service")
	c.goTo("2026-12-07 09:00 Europe/Paris")
	agenda.shows("Start meeting", "Monday 7 Dec")
	agenda.hides("Start meeting", "Monday 7 Dec", "ERP roll-out")
}
