package main

import "testing"

func TestAnIssueIsLoggedBySocketMode(t *testing.T) {
	t.Parallel()
	c := opened(t, demoCmd{Empty: true, SocketMode: true}).plugged().furnished(europe)
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	c.in("committee-europe").shows("Sofia is ill.", "To decide: Project manager")

	nadia := c.as("nadia")
	nadia.opensHome()
	nadia.atHome("Customer committee Europe")
	nadia.decides("Sofia is ill.", with("Who", "marc"), with("In your own words", "Tom stands in."))
	c.in("committee-europe").shows("✅ Decided by Nadia Roux", "Tom stands in")
}

// plugged waits until the bot has connected.
func (c *company) plugged() *company {
	c.t.Helper()
	for {
		out := c.as("paul").typing("general", "/docket")
		if out.OK {
			return c
		}
		if c.t.Context().Err() != nil {
			c.t.Fatalf("the bot does not connect: %s", out.Error)
		}
	}
}
