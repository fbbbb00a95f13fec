package main

import (
	"slices"
	"testing"
	"time"

	"docket/internal/closeout"
	"docket/internal/sandbox"
)

// wrong are the ways in which Slack fails for a moment at a post: it puts it off, or
// leaves open whether it was made, which it was or was not.
var wrong = []sandbox.Fault{
	{Kind: sandbox.FaultRateLimited, Method: "chat.postMessage", Count: 3},
	{Kind: sandbox.FaultDeliveredThenTimeout, Method: "chat.postMessage", Count: 3},
	{Kind: sandbox.FaultConnectionCut, Method: "chat.postMessage", Count: 2},
}

// wrongAlike are the other ways in which it leaves open whether it made a post.
var wrongAlike = []sandbox.Fault{
	{Kind: sandbox.FaultServerError, Method: "chat.postMessage", Count: 2},
	{Kind: sandbox.FaultTimeout, Method: "chat.postMessage", Count: 2},
}

func TestEverythingOfACloseOutIsSaidOnceHoweverSlackFails(t *testing.T) {
	t.Parallel()
	for _, fault := range slices.Concat(wrong, wrongAlike) {
		t.Run(fault.Kind, func(t *testing.T) {
			t.Parallel()
			c := theAcceptance.with(t, demoCmd{Pacing: impatient(time.Second)})
			nadia := c.as("nadia")
			nadia.types(room, "/closeout borealis")
			nadia.presses("Begin close-out", room, "ERP roll-out")
			c.failing(fault)
			nadia.submits(with("Who sees to it", "nadia"))
			c.waits(2 * time.Minute)
			c.in(room).showsTimes(1, "Close-out", "☐ Final document")

			c.failing(fault)
			nadia.presses("Send document", room, "sends the final document", "Final document")
			nadia.submits(with("or a link to it", "https://files.example/acceptance.pdf"))
			nadia.presses("Send questionnaire", room, "sends the questionnaire", "Final document")
			nadia.submits()
			c.waits(2 * time.Minute)
			c.in(room).showsTimes(1, "✅ The final document is sent to the customer")
			c.in(room).showsTimes(1, "✅ The questionnaire is sent to the customer")
			nadia.dm().showsTimes(2, "To be sent to Jeanne Petit")

			c.goTo("2026-12-04 08:30 Europe/Paris")
			c.failing(fault)
			c.goTo("2026-12-04 09:10 Europe/Paris")
			c.in(room).showsTimes(1, "Closed by silence", "document sent")
			nadia.dm().showsTimes(1, "closed by silence, the review is to do", "Open close-out")
		})
	}
}

func TestAnArchivedChannelDoesNotStopACloseOut(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.closes()
	c.failing(sandbox.Fault{Kind: sandbox.FaultArchivedChannel, Channel: room})
	c.must(c.customerRemarks("form-1", "The archive is missing."))
	nadia.dm().shows("Borealis · ERP roll-out: 1 remark to answer, the clock stands")
	c.as("ada").dm().showsTimes(1, "is archived.")
	c.answersRemarks()
	nadia.dm().shows("the corrected document is to be sent")
	nadia.types("general", "/closeout borealis")
	nadia.presses("Send corrected document", "general", "Close-out")
	nadia.submits(with("or a link to it", "https://files.example/second.pdf"))
	c.goTo("2026-12-04 09:00 Europe/Paris")
	nadia.dm().shows("closed by silence, the review is to do")
	if c.closing().State != closeout.Silent {
		t.Errorf("it is %s", c.closing().State)
	}
	c.mends()
	nadia.types("general", "/closeout borealis")
	nadia.presses("Verify feedback", "general", "Close-out", "Closed by silence")
	nadia.submits(with("What the feedback says", "Nothing came."))
	c.in(room).shows("✅ Feedback verified by Nadia Roux")
}

func TestACloseOutLooksAsItStandsInWhateverOrderSlackAnswers(t *testing.T) {
	t.Parallel()
	c := theAcceptance.with(t, demoCmd{Pacing: impatient(time.Second)})
	nadia := c.closes()
	c.failing(sandbox.Fault{Kind: sandbox.FaultTimeout, Method: "chat.update", Count: 2})
	c.failing(sandbox.Fault{Kind: sandbox.FaultRateLimited, Method: "chat.update", Count: 2})
	c.must(c.customerRemarks("form-1", "The archive is missing."))
	c.answersRemarks()
	nadia.types("general", "/closeout borealis")
	nadia.presses("Send corrected document", "general", "Close-out", "1 of 1 answered")
	nadia.submits(with("or a link to it", "https://files.example/second.pdf"))
	c.must(c.customerSigns("form-2"))
	c.waits(5 * time.Minute)
	card := c.in(room).message("Close-out", "Final document")
	if said := wordsOf(card); missing(said, []string{"version 2", "✅ Signed by Jeanne Petit", "1 of 1 answered"}) != "" {
		t.Errorf("the card says:\n%s", said)
	}
	if countButtons(card.Blocks, "Verify feedback") != 1 || countButtons(card.Blocks, "Remind the customer") != 0 {
		t.Errorf("the card has other buttons than its state:\n%s", wordsOf(card))
	}
}

func TestFormsOfACloseOutThatOpenTooLateAreAskedForAgain(t *testing.T) {
	t.Parallel()
	c := ready(t)
	nadia := c.as("nadia")
	nadia.types(room, "/closeout borealis")
	late := func(button string, texts ...string) {
		t.Helper()
		c.failing(sandbox.Fault{Kind: sandbox.FaultExpiredTrigger, Count: 1})
		nadia.presses(button, room, texts...)
		nadia.noModal()
		nadia.isTold(room, "That took too long to open. Press again.")
		nadia.presses(button, room, texts...)
	}
	late("Begin close-out", "ERP roll-out")
	nadia.submits(with("Who sees to it", "nadia"))
	late("Send document", "sends the final document", "Final document")
	nadia.submits(with("or a link to it", "https://files.example/acceptance.pdf"))
	late("Send questionnaire", "sends the questionnaire", "Final document")
	nadia.submits()
	for _, button := range []string{"Write down signature", "Write down remarks", "Send document again", "Change owner or contact", "History"} {
		late(button, "Close-out", "The customer’s turn")
		nadia.closes()
	}
	c.must(c.customerSigns("form-1"))
	late("Verify feedback", "Close-out", "Signed by")
	nadia.submits(with("What the feedback says", "A happy customer."))
	late("Review", "Close-out", "Signed by")
	nadia.closes()
	if got := c.closing(); got.Round != 1 || got.State != closeout.Signed {
		t.Errorf("after %d documents it is %s", got.Round, got.State)
	}
}
