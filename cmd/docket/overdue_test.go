package main

import "testing"

// decidedUntil is an office in which Marc is to do something by the 24th.
func decidedUntil(t *testing.T) *company {
	t.Helper()
	return theDecision.company(t)
}

var theDecision = &model{after: theOffice, lives: func(c *company) {
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	c.as("clara").decides("Sofia is ill.", with("Who", "marc"), with("In your own words", "Find somebody"), with("Until", "2026-11-24"))
}}

func TestWhoIsLateIsRemindedAndThenTheirManagerIsTold(t *testing.T) {
	t.Parallel()
	c := decidedUntil(t)
	marc, nadia := c.as("marc"), c.as("nadia")

	c.goTo("2026-11-24 08:59 Europe/Paris")
	marc.dm().showsTimes(0, "Find somebody")
	c.goTo("2026-11-24 09:00 Europe/Paris")
	marc.dm().showsTimes(1, "Find somebody")
	c.goTo("2026-11-25 09:00 Europe/Paris")
	marc.dm().showsTimes(2, "Find somebody")
	c.in("committee-europe").shows("Sofia is ill.", "⚠️ Late: @marc")
	nadia.dm().showsTimes(0, "Find somebody")
	c.goTo("2026-11-27 09:00 Europe/Paris")
	nadia.dm().showsTimes(1, "@marc is late since Tuesday 24 Nov: Find somebody")
	c.goTo("2026-12-20 09:00 Europe/Paris")
	marc.dm().showsTimes(2, "Find somebody")
	nadia.dm().showsTimes(1, "Find somebody")
}

func TestWhatIsDoneIsRemindedOfNoMore(t *testing.T) {
	t.Parallel()
	c := decidedUntil(t)
	marc := c.as("marc")
	c.goTo("2026-11-24 09:00 Europe/Paris")
	marc.presses("Résoudre", "marc", "Find somebody")
	marc.submits()
	c.goTo("2026-12-01 12:00 Europe/Paris")
	marc.dm().showsTimes(1, "Find somebody")
	c.as("nadia").dm().hides("Find somebody")
	c.in("committee-europe").shows("Sofia is ill.", "✅ Resolved")
}

func TestWhoIsAwayIsStoodInFor(t *testing.T) {
	t.Parallel()
	c := decidedUntil(t)
	marc, lea := c.as("marc"), c.as("lea")
	marc.types("general", "/docket away")
	marc.isRefused("Qui", "", with("Premier", "2026-11-23"), with("Dernier", "2026-11-25"), with("Qui", "marc"))
	marc.submits(with("Premier", "2026-11-23"), with("Dernier", "2026-11-25"), with("Qui", "lea"))

	c.goTo("2026-11-24 09:00 Europe/Paris")
	lea.dm().showsTimes(1, "Find somebody")
	marc.dm().hides("Find somebody")
	c.as("paul").types("general", "/docket roles")
	c.as("paul").isTold("general", "Marc Delorme (away until Wednesday 25 Nov, Léa Fontaine stands in)")
	c.goTo("2026-11-27 09:00 Europe/Paris")
	c.as("nadia").dm().showsTimes(1, "Find somebody")
}

func TestWhoStandsInForAnAbsentManagerIsTold(t *testing.T) {
	t.Parallel()
	c := decidedUntil(t)
	nadia := c.as("nadia")
	nadia.types("general", "/docket away")
	nadia.submits(with("First", "2026-11-26"), with("Last", "2026-11-30"), with("Who stands in", "clara"))
	nadia.dm().shows("Nadia Roux is away", "Clara Voss stands in")
	c.goTo("2026-11-27 09:00 Europe/Paris")
	nadia.dm().hides("Find somebody")
	c.as("clara").dm().showsTimes(1, "@marc is late since Tuesday 24 Nov: Find somebody")
}
