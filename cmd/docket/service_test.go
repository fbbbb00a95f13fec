package main

import "testing"

// serves has Borealis' ERP roll-out signed, verified and handed over to Tom for
// a year.
func serves(t testing.TB) (*company, person) {
	t.Helper()
	c := theService.company(t)
	return c, c.as("nadia")
}

var theService = &model{after: theAcceptance, lives: func(c *company) { c.servesUntil("2027-11-17") }}

// servesShortly is serves, for three months.
func servesShortly(t testing.TB) *company {
	t.Helper()
	return theShortService.company(t)
}

var theShortService = &model{after: theAcceptance, lives: func(c *company) { c.servesUntil("2027-02-17") }}

// servesUntil ends the ERP roll-out, and begins its service.
func (c *company) servesUntil(until string) {
	c.t.Helper()
	nadia := c.closes()
	c.must(c.customerSigns("form-1"))
	nadia.presses("Verify feedback", room, "Close-out", "Signed by")
	nadia.submits(with("What the feedback says", "A happy customer."))
	nadia.presses("Review", room, "Close-out", "Signed by")
	nadia.submits(with("Who takes over", "tom"), with("How satisfied", "High."), with("What follows", "Nothing."), with("Service until", until))
}

func TestACustomerInServiceIsCalledBackAndWhatTheySayIsFollowedUp(t *testing.T) {
	t.Parallel()
	c, _ := serves(t)
	tom := c.as("tom")
	c.goTo("2026-12-18 08:59 Europe/Paris")
	tom.dm().hides("Call *Borealis* today")
	c.goTo("2026-12-18 09:00 Europe/Paris")
	tom.dm().showsTimes(1, "Call *Borealis* today and ask how ERP roll-out is doing.")
	c.goTo("2026-12-20 09:00 Europe/Paris")
	tom.dm().showsTimes(2, "Call *Borealis* today")
	c.goTo("2026-12-25 09:00 Europe/Paris")
	c.as("clara").dm().shows("Tom Ashby was to call *Borealis* by Friday 18 Dec, about ERP roll-out.")

	tom.presses("Write down the call", "tom", "Call *Borealis* today")
	tom.isRefused("What did they say?", "Say in a sentence what the customer said.", with("What came of it?", "There is an issue"))
	tom.submits(with("What came of it?", "There is an issue"), with("What did they say?", "The <!channel> import is *slow*."))
	c.in(room).harmless("import is", "<!channel>")
	tom.dm().hides("⏳ Call *Borealis* today")
	c.again("block_actions callback.report")
	tom.isTold("tom", "@tom wrote down this call already")
	c.goTo("2027-01-25 09:00 Europe/Paris")
	tom.dm().showsTimes(1, "⏳ Call *Borealis* today")
}

func TestAServicePeriodDoesNotEndUnnoticed(t *testing.T) {
	t.Parallel()
	c := servesShortly(t)
	ines := c.as("ines")
	const ends = "a période de service de *Borealis*"
	for n, morning := range []string{"2026-12-19", "2027-01-18", "2027-02-10"} {
		c.goTo(morning + " 08:59 Europe/Paris")
		ines.dm().showsTimes(n, ends)
		c.goTo(morning + " 09:00 Europe/Paris")
		ines.dm().showsTimes(n+1, ends)
	}
	ines.dm().shows("Dans 7 jours", "mercredi 17 févr", ends)
	ines.presses("Prolongée ou non…", "ines", ends)
	ines.isRefused("Prolongée jusqu’au", "17 févr", with("Prolongée jusqu’au", "2027-02-01"))
	ines.submits(with("Prolongée jusqu’au", "2027-05-17"))
	c.as("marc").dm().shows("17 mai", "Borealis")
	c.goTo("2027-02-17 09:00 Europe/Paris")
	ines.dm().showsTimes(0, "⏳", ends)
	c.goTo("2027-03-18 09:00 Europe/Paris")
	ines.dm().showsTimes(1, "⏳", ends)
}
