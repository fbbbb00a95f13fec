package main

import (
	"context"
	"testing"
	"time"

	"docket/internal/customer"
	"docket/internal/request"
	"docket/internal/sandbox"
	"docket/internal/seed"
)

func TestFormsOfRequestsThatOpenTooLateAreAskedForAgain(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul, ines, hugo := c.as("paul"), c.as("ines"), c.as("hugo")
	tooLate := map[person]string{paul: "That took too long to open. Press again.", hugo: "That took too long to open. Press again.",
		ines: "L’ouverture a pris trop de temps."}
	late := func(p person, button string) {
		t.Helper()
		c.failing(sandbox.Fault{Kind: sandbox.FaultExpiredTrigger, Count: 1})
		p.answers(button)
		p.noModal()
		p.isTold(p.name, tooLate[p])
		p.answers(button)
	}
	c.failing(sandbox.Fault{Kind: sandbox.FaultExpiredTrigger, Count: 1})
	paul.types("general", "/request The export button does nothing.")
	paul.noModal()
	paul.isTold("general", "That took too long to open. Press again.")
	paul.types("general", "/request Please train two new people on site.")
	paul.chooses("Customer", "Delta")
	paul.submits()
	late(paul, "History")
	paul.closes()
	paul.answers("No")
	late(paul, "Copy…")
	paul.submits()
	late(ines, "Convenu…")
	ines.chooses("Qu’avez-vous convenu", "Un cas particulier")
	ines.submits()
	late(ines, "Rédiger la solution…")
	ines.submits(with("Quelle est la solution", "Two days."))
	for _, button := range []string{"Send back…", "Ask Inès Colbert"} {
		late(hugo, button)
		hugo.closes()
	}
	hugo.answers("Sign")
	tom := c.as("tom")
	tooLate[tom] = tooLate[paul]
	late(tom, "Hand over…")
	tom.submits(with("Who carries it out?", "paul"))
	late(paul, "Not mine…")
	paul.closes()
	paul.answers("Take it")
	late(paul, "Done…")
	paul.submits(with("What was done?", "Trained."))
	paul.answers("I told them")
	late(paul, "Not solved…")
	paul.closes()
}

func TestAPressWhileTheDatabaseHangsIsAnsweredInTimeAndCountsLater(t *testing.T) {
	t.Parallel()
	const motion = 3
	c, w := slowly(t, motion)
	c.dispatches()
	paul := c.as("paul")
	c.asked(request.Service, "The export button does nothing.")
	w.slower.Store(int64(motion * 6 * time.Second))
	out := paul.pressing("Yes", "paul", "*R-101*")
	w.slower.Store(0)
	if !out.OK || out.AckMS > motion*3000 {
		t.Fatalf("a press is acknowledged so: %+v", out)
	}
	c.settle()
	paul.isTold("paul", "That did not work, and it is not your doing.")
	until(t, time.Minute, "be answered", func(ctx context.Context) (bool, string) {
		card, err := c.demo.house.desks.Requests.Show(ctx, 101)
		if err == nil && card.State == request.Triage {
			paul.pressing("Yes", "paul", "*R-101*")
		}
		return err == nil && card.State != request.Triage, string(card.State)
	})
	c.settle()
	paul.dm().showsTimes(1, "R-101", "*Can you do it yourself?*")
	paul.answers("I do it")
}

func TestAButtonOfARequestFromBeforeDoesNothing(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	c.amends("Delta", func(b *customer.Customer) { b.Channel = string(seed.Borealis) })
	paul, tom := c.as("paul"), c.as("tom")
	c.asked(request.Service, "The export button does nothing.")
	yes := paul.stale("Yes", "paul", "*R-101*")
	hand, do := paul.stale("Hand over…", "paul", "*R-101*"), paul.stale("I do it", "paul", "*R-101*")
	send := paul.stale("Send in their channel", "paul", "*R-101*")
	finish := paul.stale("Done…", "paul", "*R-101*")
	paul.answers("Done…")
	paul.submits(with("What was done?", "Repaired."))
	for _, press := range []func(){yes, hand, do, send, finish} {
		press()
		paul.noModal()
	}
	paul.isTold("paul", "You answered this at", "tells the customer that it is done")
	c.in(string(seed.Borealis)).showsTimes(1, "R-101")
	paul.answers("I told them")
	paul.dm().shows("R-101", "✅ carried out, and the customer was told")
	tom.dm().hides("R-101")
}
