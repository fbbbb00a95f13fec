package main

import "testing"

// room is where the ERP roll-out lives.
const room = "project-borealis"

func TestACustomerSignsOnTheWebAndTheProjectGoesIntoService(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	c.in(room).shows("Close-out · *Borealis* · ERP roll-out", "The customer’s turn. It closes by itself after Thursday 3 Dec", "✅ Final document · <https://files.example/acceptance.pdf|Acceptance report>", "☐ Feedback verified")
	c.in(room).shows("✅ The final document is sent to the customer")
	c.in(room).shows("✅ The questionnaire is sent to the customer", "It closes by itself after Thursday 3 Dec")
	nadia.dm().shows("To be sent to Jeanne Petit", "Bonjour Jeanne Petit,", "Acceptance report", "/c/", "Nadia Roux")

	c.must(c.customerAnswers("form-1", "9", "Rappelez plus tôt."))
	c.in(room).shows("✅ Borealis answered the questionnaire", "🟩", "Rappelez plus tôt.")
	c.must(c.customerSigns("form-2"))
	c.in(room).shows("Close-out", "✅ Signed by Jeanne Petit on Wednesday 18 Nov", "@nadia verifies the feedback")
	nadia.dm().shows("Borealis · ERP roll-out: signed, the review is to do")

	nadia.presses("Verify feedback", room, "Close-out", "Signed by")
	nadia.reads("Verify feedback", "Rappelez plus tôt.")
	nadia.submits(with("What the feedback says", "A happy customer."))
	c.in(room).shows("✅ Feedback verified by Nadia Roux", "A happy customer.")
	nadia.presses("Review", room, "Close-out", "Signed by")
	nadia.isRefused("Service until", "The service period ends before it begins.",
		with("Who takes over", "tom"), with("What follows", "A visit in March."), with("Service until", "2026-11-01"))
	nadia.submits(with("Service until", "2027-11-17"))
	c.in(room).shows("✅ Handed over to service by Nadia Roux", "Service: Tom Ashby, from Wednesday 18 Nov until", "A visit in March.")
	c.in(room).shows("Close-out", "✅ Handed over to service", "*Review*")

	nadia.types(room, "/project ERP")
	nadia.isTold(room, "in service")
	nadia.types(room, "/closeout")
	nadia.isTold(room, "None. `/closeout acme` opens one")
	nadia.presses("History", room, "Close-out", "*Review*")
	nadia.reads("History", "Close-out · ERP roll-out")
}

func TestACustomerSignsOnPaper(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	nadia.presses("Write down signature", room, "Close-out", "The customer’s turn")
	nadia.isRefused("or a link to it", "Add the document: a file, or a link to it.")
	nadia.isRefused("On which day", "cannot be in the future", with("or a link to it", "https://files.example/signed.pdf"), with("On which day", "2026-11-25"))
	nadia.submits(with("or a link to it", "https://files.example/signed.pdf"), with("On which day", "2026-11-18"), with("Title", "Signed report"))
	c.in(room).shows("Close-out", "Signed by Jeanne Petit on Wednesday 18 Nov · written down by Nadia Roux · <https://files.example/signed.pdf|Signed report>")
}

func TestSilenceClosesAProjectAfterThreeReminders(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	const asked = "Borealis has not answered for"
	for _, morning := range []struct{ before, at, says string }{
		{"2026-11-23 08:58", "2026-11-23 09:00", "Borealis has not answered for 5 days. ERP roll-out closes by itself after Thursday 3 Dec unless they write."},
		{"2026-11-28 08:58", "2026-11-28 09:00", "10 days"}, {"2026-12-02 08:58", "2026-12-02 09:00", "14 days"},
	} {
		c.goTo(morning.before + " Europe/Paris")
		n := nadia.dm().count(asked)
		c.goTo(morning.at + " Europe/Paris")
		nadia.dm().showsTimes(n+1, asked)
		nadia.dm().shows(asked, morning.says)
	}
	c.goTo("2026-12-03 23:58 Europe/Paris")
	c.in(room).hides("Closed by silence")
	nadia.types(room, "/closeout borealis")
	nadia.isTold(room, "▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰  day 15 of 15", "after Thursday 3 Dec")
	c.goTo("2026-12-04 00:00 Europe/Paris")
	c.in(room).shows("Close-out", "✅ Closed by silence: no answer for 15 days, until Thursday 3 Dec")
	c.in(room).hides("Closed by silence", "document sent")
	c.goTo("2026-12-04 09:00 Europe/Paris")
	c.in(room).showsTimes(1, "Closed by silence", "document sent Wednesday 18 Nov")
	nadia.dm().showsTimes(3, "✅ Borealis · ERP roll-out: closed by silence, the review is to do")
}

func TestRemarksStopTheClockUntilTheCorrectedDocumentIsSent(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	c.goTo("2026-11-27 10:00 Europe/Paris")
	c.must(c.customerRemarks("form-1", "The archive is missing.", "The <!channel> logo is *old* & <@U0ADA>."))
	c.in(room).shows("The customer made 2 remarks. The clock stands.", "The archive is missing.")
	c.in(room).shows("Close-out", "0 of 2 answered", "The clock stands until the remarks are answered")
	nadia.dm().shows("Borealis · ERP roll-out: 2 remarks to answer, the clock stands")

	nadia.presses("Change owner or contact", room, "Close-out", "0 of 2 answered")
	nadia.closes()
	c.goTo("2026-12-10 10:00 Europe/Paris")
	c.in(room).hides("Closed by silence")
	c.answersRemarks()
	c.in(room).shows("Close-out", "2 of 2 answered", "All remarks are answered. @nadia sends the corrected document")

	nadia.presses("Send corrected document", room, "Close-out", "2 of 2 answered")
	nadia.reads("Corrected document", "The days of silence count anew from here.")
	nadia.submits(with("or a link to it", "https://files.example/second.pdf"))
	c.in(room).shows("Close-out", "version 2", "It closes by itself after Friday 25 Dec")

	nadia.presses("Write down remarks", room, "Close-out", "version 2")
	nadia.pressesIn("Another remark")
	nadia.submits(with("What is to be changed (1)", "A page is upside down."), with("What is to be changed (2)", "The date is wrong."), with("Who looks after it (2)", "paul"))
	c.in(room).shows("The customer made 2 remarks.", "A page is upside down.", "written down by Nadia Roux")
	c.answersRemarks()
	nadia.presses("Send corrected document", room, "Close-out", "4 of 4 answered")
	nadia.submits(with("or a link to it", "https://files.example/third.pdf"))
	c.must(c.customerSigns("form-3"))
	c.in(room).shows("Close-out", "version 3", "✅ Signed by Jeanne Petit")
}

func TestACloseBySilenceIsReopenedFor30Days(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	dead := c.closing().Link
	c.goTo("2026-12-04 09:30 Europe/Paris")
	nadia.presses("Reopen", room, "Close-out", "Closed by silence")
	nadia.submits(with("Why is it open again?", "They wrote after all."))
	c.in(room).shows("Open again, by Nadia Roux. @nadia sends the document anew.", "They wrote after all.")
	c.in(room).shows("Close-out", "reopened 1 time", "@nadia sends the corrected document")
	if _, err := c.demo.house.desks.Closeouts.ByLink(t.Context(), dead); err == nil {
		t.Error("the old link still leads somewhere")
	}

	nadia.presses("Send document", room, "Close-out", "reopened 1 time")
	nadia.submits(with("or a link to it", "https://files.example/second.pdf"))
	c.goTo("2026-12-20 09:00 Europe/Paris")
	c.in(room).shows("Close-out", "Closed by silence: no answer for 15 days, until Saturday 19 Dec")
	c.goTo("2027-01-20 09:00 Europe/Paris")
	nadia.presses("Reopen", room, "Close-out", "Closed by silence")
	nadia.submits(with("Why is it open again?", "Once more."))
	nadia.reads("It closed too long ago and stays closed. Raise an issue instead.")
}

func TestAStoppedProjectTakesItsCloseOutWithIt(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	link := c.closing().Link
	nadia.types(room, "/project ERP")
	nadia.presses("Stop the project", room, "ERP roll-out", "being closed")
	nadia.submits(with("Why does it stop?", "Borealis was sold."))
	c.in(room).shows("Close-out", "The project was stopped, and its close-out ended with it.")
	if _, err := c.demo.house.desks.Closeouts.ByLink(t.Context(), link); err == nil {
		t.Error("the link of a stopped project still leads somewhere")
	}
	c.goTo("2026-12-04 09:00 Europe/Paris")
	nadia.dm().hides("has not answered")
	c.in(room).hides("Closed by silence")
}
