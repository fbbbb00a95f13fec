package main

import (
	"testing"
	"time"

	"docket/internal/sandbox"
)

// failing makes something go wrong in the local Slack.
func (c *company) failing(f sandbox.Fault) {
	c.t.Helper()
	if err := c.demo.local.AddFault(f); err != nil {
		c.t.Fatal(err)
	}
}

// mends ends everything that goes wrong.
func (c *company) mends() { c.t.Helper(); c.failing(sandbox.Fault{Kind: sandbox.FaultNone}) }

// posts is how often docket tried to post.
func (c *company) posts() int {
	n := 0
	for _, call := range c.demo.local.Calls(0) {
		if call.Direction == "in" && call.Method == "chat.postMessage" {
			n++
		}
	}
	return n
}

// waits lets time pass.
func (c *company) waits(d time.Duration) {
	c.t.Helper()
	if err := c.demo.local.Advance(c.t.Context(), d); err != nil {
		c.t.Fatal(err)
	}
}

func TestAChannelThatRefusesIsToldOfOnceToTheAdministrator(t *testing.T) {
	t.Parallel()
	for kind, told := range map[string]string{
		sandbox.FaultNotInChannel:    "docket is not a member of",
		sandbox.FaultArchivedChannel: "is archived.",
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			c := office(t)
			c.failing(sandbox.Fault{Kind: kind, Channel: "committee-europe"})
			c.logs("Patient portal", "First trouble.")
			c.logs("Patient portal", "Second trouble.")
			c.settle()
			ada := c.as("ada")
			ada.dm().showsTimes(1, told)
			tried := c.posts()
			c.waits(6 * time.Hour)
			ada.dm().showsTimes(1, told)
			if again := c.posts(); again > tried {
				t.Errorf("it is tried %d more times", again-tried)
			}

			c.mends()
			c.logs("Patient portal", "Third trouble.")
			c.settle()
			c.in("committee-europe").shows("Third trouble.")
		})
	}
}

func TestWhoLeftIsToldOfToTheAdministrator(t *testing.T) {
	t.Parallel()
	c := decidedUntil(t)
	c.failing(sandbox.Fault{Kind: sandbox.FaultUserDeactivated, Channel: "marc"})
	c.goTo("2026-11-24 09:00 Europe/Paris")
	c.as("ada").dm().showsTimes(1, "@marc is deactivated in Slack.", "Give what waits for them to somebody else")
}

func TestSendingGoesOnWhenTheTokenIsGoodAgain(t *testing.T) {
	t.Parallel()
	c := office(t)
	c.failing(sandbox.Fault{Kind: sandbox.FaultTokenRevoked})
	c.logs("Patient portal", "Sofia is ill.")
	c.settle()
	tried := c.posts()
	c.waits(3 * time.Hour)
	if again := c.posts(); again > tried+1 {
		t.Errorf("with a revoked token it is tried %d more times", again-tried)
	}
	c.in("committee-europe").hides("Sofia is ill.")

	c.mends()
	c.waits(2 * time.Minute)
	c.in("committee-europe").showsTimes(1, "Sofia is ill.")
	c.as("ada").dm().showsTimes(1, "Slack no longer accepts docket’s token")
}

func TestWhoPressesTooLateIsAskedToPressAgain(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul := c.as("paul")
	c.failing(sandbox.Fault{Kind: sandbox.FaultExpiredTrigger, Count: 1})
	paul.types("committee-europe", "/issue portal")
	paul.noModal()
	paul.isTold("committee-europe", "That took too long to open. Press again.")
	paul.types("committee-europe", "/issue portal")
	paul.reads("Log an issue")

	c.as("paul").submits(with("Kind", "Infrastructure not ready"), with("Description", "The servers are late."))
	c.failing(sandbox.Fault{Kind: sandbox.FaultExpiredTrigger, Count: 1})
	clara := c.as("clara")
	clara.presses("Decide", "committee-europe", "The servers are late.")
	clara.isTold("committee-europe", "That took too long to open. Press again.")
}
