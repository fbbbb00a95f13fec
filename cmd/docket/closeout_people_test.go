package main

import (
	"strings"
	"sync"
	"testing"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/sandbox"
)

func TestWhoDoesNotSeeToACloseOutIsToldWhoDoes(t *testing.T) {
	t.Parallel()
	c := ready(t)
	c.closes()
	paul := c.as("paul")
	for _, press := range []string{"Remind the customer", "Write down signature", "Write down remarks", "Send document again", "Text for the customer", "Change owner or contact"} {
		paul.presses(press, room, "Close-out", "The customer’s turn")
		paul.noModal()
		paul.isTold(room, "Only the close-out's owner, the project manager, the sales manager or Management may do this.")
	}
	paul.dm().hides("/c/")
	paul.types(room, "/closeout borealis")
	paul.isTold(room, "day 0 of 15", "closes by itself after Thursday 3 Dec")
}

func TestACloseOutIsOpenedOnceAndByItsPeople(t *testing.T) {
	t.Parallel()
	c := ready(t)
	paul, nadia, ines := c.as("paul"), c.as("nadia"), c.as("ines")
	paul.types(room, "/closeout erp")
	paul.presses("Begin close-out", room, "ERP roll-out")
	paul.noModal()
	paul.isTold(room, "Only the project manager, the sales manager or Management may open the close-out.")

	nadia.types(room, "/closeout erp")
	ines.types(room, "/closeout erp")
	nadia.presses("Begin close-out", room, "ERP roll-out")
	ines.presses("Ouvrir la clôture", room, "ERP roll-out")
	nadia.submits()
	ines.submits()
	ines.reads("ERP roll-out a déjà sa clôture.")
	c.in(room).showsTimes(1, "Close-out", "@marc sends the final document")
	c.as("marc").dm().shows("Borealis · ERP roll-out", "à envoyer", "le document final")
	nadia.types(room, "/closeout portal")
	nadia.isTold(room, "None. `/closeout acme` opens one")
}

func TestACloseOutsOwnerIsChangedAndAskedThen(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.as("nadia")
	nadia.types(room, "/project erp")
	nadia.presses("Begin close-out", room, "ERP roll-out", "Acceptance")
	nadia.submits(with("Who sees to it", "nadia"))
	nadia.types(room, "/project erp")
	nadia.isTold(room, "ERP roll-out", "the final document is to be sent", "Open close-out")
	nadia.presses("Change owner or contact", room, "Close-out", "@nadia sends the final document")
	nadia.submits(with("Who sees to it", "lea"))
	c.in(room).shows("Close-out", "@lea sends the final document")
	lea := c.as("lea")
	lea.dm().shows("à envoyer", "le document final")
	lea.presses("Envoyer le document", "lea", "à envoyer")
	lea.submits(with("Document en fichier", file("acceptance.pdf", []byte("%PDF-1.7 accepted"))))
	c.in(room).shows("✅ The final document is sent to the customer · acceptance.pdf · Léa Fontaine")
	lea.opensHome()
	lea.atHome("Vos clôtures", "ERP roll-out", "le questionnaire")
}

func TestLowScoresRaiseAnIssueAndWhatCustomersWriteIsOnlyText(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	const evil = "<!channel> see <https://evil.example|this> & *pay* <@U0ADMIN001>"
	c.must(c.customerAnswers("form-1", "4", evil))
	c.in(room).shows("⚠️ Borealis answered the questionnaire", "low scores", "🟥", evil)
	nadia.presses("Open issue", room, "answered the questionnaire", "low score")
	nadia.reads("Issue", "4/10")
	nadia.closes()
	c.must(c.customerRemarks("form-2", evil, evil))
	c.in(room).shows("The customer made 2 remarks.", evil)
	for _, m := range c.in(room).all() {
		if raw := m.Text + string(m.Blocks); strings.Contains(raw, "<!channel") || strings.Contains(raw, "<https://evil") || strings.Contains(raw, "<@U0ADMIN001>") {
			t.Fatalf("what the customer wrote is no longer text:\n%s", raw)
		}
	}
	nadia.presses("Show answers", room, "Close-out", "Remarks")
	nadia.reads("Answers", "ERP roll-out", "🟥", evil)
}

func TestTheCustomerActsOnceAndNotAfterTheEnd(t *testing.T) {
	t.Parallel()
	c := ready(t)
	c.closes()
	c.must(c.customerAnswers("form-1", "9", "Well done."))
	c.must(c.customerAnswers("form-1", "9", "Well done."))
	if err := c.customerAnswers("form-2", "1", "Another opinion."); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a second answer is answered with %v", err)
	}
	c.in(room).showsTimes(1, "✅ Borealis answered the questionnaire")
	c.must(c.customerSigns("form-3"))
	for called, act := range map[string]func() error{
		"a signature": func() error { return c.customerSigns("form-4") }, "a remark": func() error { return c.customerRemarks("form-5", "Too late.") },
	} {
		if err := act(); fault.KindOf(err) != fault.NotFound {
			t.Errorf("%s after the end is answered with %v", called, err)
		}
	}
	c.in(room).hides("Too late.")
}

func TestOfTwoWhoReviewAtOnceOneDoesAndTheOtherIsTold(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia, clara := c.closes(), c.as("clara")
	c.must(c.demo.local.Invite(room, "clara"))
	c.must(c.customerSigns("form-1"))
	nadia.presses("Verify feedback", room, "Close-out", "Signed by")
	nadia.submits(with("What the feedback says", "All is well."))
	both := []person{nadia, clara}
	for _, p := range both {
		p.types(room, "/closeout borealis")
		p.presses("Review", room, "Close-out", "Signed by")
	}
	var all sync.WaitGroup
	for _, p := range both {
		all.Go(func() { p.submitting(with("Who takes over", "tom"), with("What follows", "As "+p.name+" says.")) })
	}
	all.Wait()
	c.settle()
	c.in(room).showsTimes(1, "✅ Handed over to service by")
	told := 0
	for _, p := range both {
		if len(c.demo.local.Views(p.name)) > 0 {
			p.reads("This close-out ended with its review.")
			told++
		}
	}
	if told != 1 {
		t.Errorf("%d of two are told that somebody was first", told)
	}
}

func TestTheCustomerIsRemindedOnceHoweverManyPressAtOnce(t *testing.T) {
	t.Parallel()
	c := ready(t)
	c.closes()
	both := []person{c.as("nadia"), c.as("marc"), c.as("ines")}
	var all sync.WaitGroup
	var reminds []func() sandbox.Outcome
	for _, p := range both {
		reminds = append(reminds, p.aims("Remind the customer", room, "Close-out", "The customer’s turn"))
	}
	for _, remind := range reminds {
		all.Go(func() { remind() })
	}
	all.Wait()
	c.settle()
	texts, told := 0, 0
	for _, p := range both {
		texts += p.dm().count("Nous n’avons pas encore eu votre réponse")
		told += p.sees(room).count("reminded the customer today") + p.sees(room).count("a déjà relancé le client aujourd’hui")
	}
	if texts != 1 || told != len(both)-1 {
		t.Errorf("%d of %d get the text, %d are told that somebody was first", texts, len(both), told)
	}
}

func TestSilenceAndSignatureAtTheSameMidnightLeaveOneEnd(t *testing.T) {
	t.Parallel()
	c := ready(t)
	c.closes()
	c.goTo("2026-12-03 23:59 Europe/Paris")
	link := c.closing().Link
	var all sync.WaitGroup
	all.Go(func() { c.goTo("2026-12-04 00:00 Europe/Paris") })
	signed := make(chan error, 1)
	all.Go(func() { signed <- c.signs(link, "form-1") })
	all.Wait()
	c.goTo("2026-12-04 09:00 Europe/Paris")
	silent := c.in(room).count("Closed by silence", "document sent")
	if err := <-signed; (err == nil) == (silent == 1) {
		t.Errorf("signed with %v, and closed by silence %d times", err, silent)
	}
}

func TestWithoutAPublicAddressEverythingIsWrittenDownByHand(t *testing.T) {
	t.Parallel()
	c := ready(t)
	c.demo.house.bot.PublicURL = ""
	nadia := c.closes()
	nadia.dm().shows("To be sent to Jeanne Petit", "https://files.example/acceptance.pdf", "docket has no page for customers; an administrator sets `DOCKET_PUBLIC_URL`.")
	nadia.dm().hides("/c/")
	nadia.presses("Write down signature", room, "Close-out", "The customer’s turn")
	nadia.submits(with("or a link to it", "https://files.example/signed.pdf"))
	c.in(room).shows("Close-out", "✅ Signed by Jeanne Petit")
}

func TestADeepStackOfModalsGoesOnInItsTopOne(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	c.must(c.customerRemarks("form-1", "The archive is missing."))
	nadia.types(room, "/issue list archive")
	nadia.presses("Open", room, "Open issues", "ERP roll-out")
	nadia.pressesIn("Project")
	nadia.pressesIn("Open close-out")
	nadia.reads("Close-out", "0 of 1 answered")
	nadia.pressesIn("Write down remarks")
	nadia.reads("Remarks", "Each remark becomes an issue.")
	_, err := c.demo.house.desks.Projects.Stop(t.Context(), directory.Act{Key: "stop", By: boss}, c.closing().Project, "Borealis was sold.")
	c.must(err)
	nadia.isRefused("What is to be changed (1)", "The project was stopped, and its close-out with it.", with("What is to be changed (1)", "The logo is old."))
}
