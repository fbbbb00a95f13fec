package main

import (
	"testing"

	"docket/internal/seed"
)

func TestTheChannelSharedWithACustomerIsOneInWhichDocketIs(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, room := c.as("clara"), string(seed.Borealis)
	c.must(c.demo.local.Invite(room, "clara"))
	c.must(c.demo.local.Remove(room, c.demo.local.BotUserID()))
	clara.types("general", "/customer delta")
	clara.pressesIn("Edit")
	clara.isRefused("Channel shared with the customer", "docket is not in #project-borealis yet. Type /invite @docket there, then save again.",
		with("Channel shared with the customer", room))
	c.must(c.demo.local.Invite(room, c.demo.local.BotUserID()))
	clara.submits(with("Contract", []string{"Includes exports of the customer’s data"}))
	clara.reads("Delta Clinics", "shared channel", "exports included")

	// Removed later on, docket keeps nobody from changing the rest.
	c.must(c.demo.local.Remove(room, c.demo.local.BotUserID()))
	clara.pressesIn("Edit")
	clara.submits(with("Territory", "fr"))
	clara.reads("France", "shared channel")
	c.must(c.demo.local.Archive("committee-asia"))
	clara.pressesIn("Edit")
	clara.isRefused("Channel shared with the customer", "#committee-asia is archived.", with("Channel shared with the customer", string(seed.Asia)))
}
