package main

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"docket/bot"
	"docket/internal/closeout"
	"docket/internal/pgtest"
	"docket/internal/postgres"
	"docket/internal/sandbox"
)

func TestACustomersFormIsSafeToSendAgainAfterTheDatabaseWasDown(t *testing.T) {
	t.Parallel()
	database := pgtest.Dedicated(t, postgres.Migrate)
	c := openedOn(t, database.URL, demoCmd{Empty: true}, slowMotion).readied(europe)
	c.closes()
	jeanne := c.opens(c.closing().Link)
	again := &visitor{company: c, client: jeanne.client}
	sends := func() {
		again.load(jeanne.sending("remarks", "said_1", "L’archive manque.", "said_2", "Le logo est vieux."))
	}

	database.Stop(t)
	sends()
	again.reads(http.StatusServiceUnavailable, "That did not work, and it is our fault.", "What you wrote is still in the form")
	again.missesOut(t, "pq:", "connect", "socket")
	database.Start(t)

	until(t, 20*time.Second, "take the form", func(context.Context) (bool, string) {
		sends()
		return again.status == http.StatusOK, fmt.Sprint(again.status)
	})
	sends()
	again.reads(http.StatusOK, "Merci, vos remarques nous sont parvenues.")
	c.settle()
	if got := c.closing(); len(got.Remarks) != 2 || got.State != closeout.Remarked {
		t.Errorf("it is %s with %d remarks", got.State, len(got.Remarks))
	}
	c.in(room).showsTimes(1, "The customer made 2 remarks.")
}

func TestAnEmergencyIsOneThoughItComesTwiceWhileSlackIsBusy(t *testing.T) {
	t.Parallel()
	c := theOffice.with(t, demoCmd{Pacing: impatient(time.Second)})
	paul := c.as("paul")
	paul.uses("raise_emergency_from_message", paul.says("committee-europe", "The <!channel> server room is *flooded*."))
	c.failing(sandbox.Fault{Kind: sandbox.FaultRateLimited, Method: "chat.postMessage", Count: 4})
	c.failing(sandbox.Fault{Kind: sandbox.FaultDeliveredThenTimeout, Method: "chat.postMessage", Count: 2})
	paul.submits(with("Project", "portal"))
	var sent string
	for _, call := range c.demo.local.Calls(0) {
		if call.Method == "view_submission emergency_form" {
			sent = payload(string(call.Args))
		}
	}
	var all sync.WaitGroup
	for n := range 6 {
		all.Go(func() {
			if status, answer := c.delivers(delivery{path: bot.InteractionsPath, body: sent, ago: time.Duration(n) * time.Second}); status != 200 {
				t.Errorf("it is answered %d %s", status, answer)
			}
		})
	}
	all.Wait()
	c.waits(2 * time.Minute)
	c.in("committee-europe").showsTimes(1, "Emergency", "Nobody has taken it")
	for _, who := range []string{"marc", "ines"} {
		c.as(who).dm().showsTimes(1, "server room is")
	}
}
