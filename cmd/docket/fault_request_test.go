package main

import (
	"context"
	"sync"
	"testing"
	"time"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/request"
	"docket/internal/sandbox"
	"docket/internal/seed"
)

func TestAMessageThatTwoAgentsLogAtOnceIsOneRequest(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul, sofia := c.as("paul"), c.as("sofia")
	m := c.as("marc").says("general", "Delta Clinics writes: the export button does nothing since Monday.")
	both := []person{paul, sofia}
	for _, p := range both {
		p.uses("log_request_from_message", m)
		p.chooses("Customer", "Delta")
	}
	var all sync.WaitGroup
	for _, p := range both {
		all.Go(func() { p.submitting() })
	}
	all.Wait()
	c.settle()
	second := 0
	for _, p := range both {
		if len(c.demo.local.Views(p.name)) > 0 {
			p.reads("logged this message", "R-", "the export button does nothing")
			p.closes()
			second++
		} else {
			p.dm().showsTimes(1, "*R-", "Is it in scope?")
		}
	}
	if second != 1 {
		t.Errorf("%d of two are told that somebody was first", second)
	}
	sofia.types("general", "/requests all")
	sofia.isTold("general", "R-", "the export button")
	sofia.uses("log_request_from_message", m)
	sofia.noModal()
	sofia.isTold("general", "logged this message", "R-")
}

func TestOfTwentyPressesThatTakeARequestOneCounts(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	desk := c.demo.house.desks.Requests
	r := c.asked(request.Service, "The export button does nothing.")
	_, err := desk.InScope(t.Context(), directory.Act{Key: "in", By: "U0PAUL0001"}, r.ID)
	c.must(err)
	_, err = desk.Hand(t.Context(), directory.Act{Key: "hand", By: "U0PAUL0001"}, r.ID, "U0MARC0001", "")
	c.must(err)
	presses := make([]func(context.Context, string) error, 20)
	for n := range presses {
		by := []directory.UserID{"U0MARC0001", "U0TOM00001"}[n%2]
		presses[n] = func(ctx context.Context, key string) error {
			_, err := desk.Take(ctx, directory.Act{Key: key, By: by}, r.ID)
			return err
		}
	}
	c.atOnce("take", presses...)
	taken, err := desk.Show(t.Context(), r.ID)
	c.must(err)
	if last := taken.Handed[len(taken.Handed)-1]; taken.State != request.Working || last.To != taken.Owner || last.Taken.IsZero() {
		t.Errorf("it is %s with %s, handed %+v", taken.State, taken.Owner, taken.Handed)
	}
}

func TestWhatAnOwnerLeavesBehindIsPlacedByTheDispatcher(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul, marc, tom, sofia := c.as("paul"), c.as("marc"), c.as("tom"), c.as("sofia")
	paul.hands("The export button does nothing.", "marc")
	marc.answers("Je la prends")
	c.must(c.demo.local.Deactivate("marc"))
	c.settle() // docket hears of it
	tom.dm().showsTimes(1, "*R-101*", "*Who carries it out?*")
	tom.answers("Hand over…")
	tom.isRefused("Who carries it out?", "is deactivated in Slack", with("Who carries it out?", "marc"))
	tom.submits(with("Who carries it out?", "sofia"))
	sofia.answers("Take it")
	c.must(c.demo.local.Deactivate("paul"))
	c.settle()
	sofia.answers("Done…")
	sofia.submits(with("What was done?", "Repaired."))
	tom.answers("I told them", "*Delta Clinics*")
	sofia.dm().shows("R-101", "✅ carried out, and the customer was told")
}

func TestEverythingOfARequestIsSaidOnceHoweverSlackFails(t *testing.T) {
	t.Parallel()
	for _, fault := range wrong {
		t.Run(fault.Kind, func(t *testing.T) {
			t.Parallel()
			c := theHelpdesk.with(t, demoCmd{Pacing: impatient(time.Second)})
			c.amends("Delta", func(b *customer.Customer) { b.Channel = string(seed.Borealis) })
			paul, marc, tom := c.as("paul"), c.as("marc"), c.as("tom")
			c.failing(fault)
			c.asked(request.Service, "The export button does nothing.")
			c.waits(2 * time.Minute)
			paul.dm().showsTimes(1, "*R-101*", "Is it in scope?")
			paul.answers("Yes")
			paul.answers("Hand over…")
			c.failing(fault)
			paul.submits(with("Who carries it out?", "marc"))
			c.waits(2 * time.Minute)
			marc.dm().showsTimes(1, "*R-101*", "*La prenez-vous")
			c.failing(fault)
			paul.answers("Send in their channel")
			c.waits(2 * time.Minute)
			c.in(string(seed.Borealis)).showsTimes(1, "R-101", "— Paul Aubry")

			c.failing(fault)
			c.goTo("2026-11-18 11:45 Europe/Paris")
			c.waits(10 * time.Minute)
			marc.dm().showsTimes(1, "R-101", "elle vous attend depuis")
			c.failing(fault)
			c.goTo("2026-11-18 14:45 Europe/Paris")
			c.waits(10 * time.Minute)
			tom.dm().showsTimes(1, "R-101", "nobody has answered for 4 hours")

			marc.answers("Je la prends", "*R-101*")
			marc.answers("C’est fait…", "*R-101*")
			c.failing(fault)
			marc.submits(with("Qu’est-ce qui a été fait", "Repaired."))
			c.waits(2 * time.Minute)
			paul.dm().showsTimes(1, "R-101 · Delta Clinics: Marc", "carried it out. Tell the customer.")
			paul.answers("I told them", "*R-101*")
			c.waits(2 * time.Minute)
			paul.dm().showsTimes(1, "R-101", "✅ carried out, and the customer was told")
		})
	}
}

func TestWhoLeftSlackStopsNoRequest(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul, tom := c.as("paul"), c.as("tom")
	c.failing(sandbox.Fault{Kind: sandbox.FaultUserDeactivated, Channel: "marc"})
	paul.hands("The export button does nothing.", "marc")
	c.as("ada").dm().showsTimes(1, "@marc is deactivated in Slack.")
	c.goTo("2026-11-18 14:31 Europe/Paris")
	tom.dm().showsTimes(1, "R-101", "nobody has answered for 4 hours; handed to Marc")
	tom.types("general", "/requests queue")
	tom.isTold("general", "R-101", "not taken yet · Marc")
	tom.types("general", "/request R-101")
	tom.presses("Take it", "general", "R-101", "not taken")
	paul.dm().shows("R-101", "Tom Ashby carries it out")
}
