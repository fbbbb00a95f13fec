package main

import "testing"

func TestCloseOutsStandOnTheAgendaUntilTheyAreReviewed(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	c.goTo(monday)
	agenda := c.in("committee-europe")
	agenda.shows("Start meeting", "Close-outs · 1", "• *Borealis* · ERP roll-out (PS): ⏳ day 5 of 15 without an answer, closes after Thursday 3 Dec, new")
	nadia.presses("Open", "committee-europe", "Start meeting", "day 5 of 15")
	nadia.reads("ERP roll-out", "It closes by itself after Thursday 3 Dec")
	nadia.closes()

	c.goTo("2026-11-26 10:00 Europe/Paris")
	c.must(c.customerRemarks("form-1", "The archive is missing."))
	agenda.shows("Start meeting", "1 remark to answer, the clock stands")
	c.goTo("2026-11-30 09:00 Europe/Paris")
	agenda.shows("Start meeting", "Monday 30 Nov", "Close-outs · 1", "1 remark to answer, the clock stands, carried over 1 week")
	c.answersRemarks()
	nadia.presses("Send corrected document", room, "Close-out", "1 of 1 answered")
	nadia.submits(with("or a link to it", "https://files.example/second.pdf"))
	agenda.shows("Start meeting", "Monday 30 Nov", "day 0 of 15 without an answer, closes after Tuesday 15 Dec, carried over 1 week")

	c.goTo("2026-12-21 09:00 Europe/Paris")
	agenda.shows("Start meeting", "Monday 21 Dec", "Close-outs · 1", "closed by silence, the review is to do", "⚠️ carried over 4 weeks")
	nadia.presses("Start meeting", "committee-europe", "Start meeting", "Monday 21 Dec")
	nadia.presses("End meeting", "committee-europe", "End meeting")
	agenda.shows("Minutes of", "Come to an end · 1", "✅ *Borealis* · ERP roll-out (PS): closed by silence, the review is to do")
}

func TestWhatClosedSinceTheLastMeetingIsSaid(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	c.goTo(monday)
	c.must(c.customerSigns("form-1"))
	agenda := c.in("committee-europe")
	agenda.shows("Start meeting", "Close-outs · 1", "signed, the review is to do, new")
	nadia.presses("Verify feedback", room, "Close-out", "Signed by Jeanne Petit")
	nadia.submits(with("What the feedback says", "All is well."))
	nadia.presses("Review", room, "Close-out", "reviews the project")
	nadia.submits(with("Who takes over", "tom"), with("What follows", "A visit in March."), with("Service until", "2027-11-22"))
	agenda.shows("Start meeting", "Close-outs · 1* · 0 left", "✅ *Borealis* · ERP roll-out (PS): closed and handed over to service")
	c.goTo("2026-11-30 09:00 Europe/Paris")
	agenda.shows("Start meeting", "Monday 30 Nov", "Close-outs · 1* · 0 left", "✅ *Borealis* · ERP roll-out (PS): closed and handed over to service")
	c.goTo("2026-12-07 09:00 Europe/Paris")
	agenda.shows("Start meeting", "Monday 7 Dec", "Nothing to decide")
}

func TestGatesThatWaitStandOnTheAgendaWithWhoseTurnItIs(t *testing.T) {
	t.Parallel()
	c := underWay(t)
	c.goTo("2026-11-30 09:00 Europe/Paris")
	agenda := c.in("committee-europe")
	agenda.shows("Start meeting", "Gates · 1", "• *Delta Clinics* · Patient portal (PS), in preparation, new",
		"Confirmation of preparations: to be confirmed by the project manager", "Survey report: to be delivered by the project manager")
	c.as("paul").delivers("Survey report")
	agenda.shows("Start meeting", "Gates · 1", "Survey report: to be assessed by 2 assessors")
	nadia := c.as("nadia")
	nadia.presses("Open project", "committee-europe", "Start meeting", "Gates · 1", "in preparation")
	nadia.reads("Patient portal (PS)", "Survey report")
}

func TestAStoppedProjectLeavesEverySectionOfTheAgenda(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	c.goTo("2026-11-23 08:50 Europe/Paris")
	c.logs("ERP roll-out", "Sofia is ill.")
	nadia.uses("raise_emergency_from_message", nadia.says("committee-europe", "The server room is flooded."))
	nadia.submits(with("Project", "ERP"))
	nadia.types("general", "/agenda")
	nadia.isTold("general", "PS issues · 1", "Close-outs · 1", "Emergencies · 1")
	nadia.types(room, "/project ERP")
	nadia.presses("Stop the project", room, "ERP roll-out", "being closed")
	nadia.submits(with("Why does it stop?", "Borealis was sold."))
	nadia.types("general", "/agenda")
	nadia.isTold("general", "Nothing to decide")
	c.goTo(monday)
	c.in("committee-europe").shows("Start meeting", "Nothing to decide")
}
