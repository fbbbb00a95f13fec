package main

import (
	"testing"

	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/money"
)

func TestWhatWasBoughtDoesNotExpireUnnoticed(t *testing.T) {
	t.Parallel()
	c := sold(t, workshop("2027-02-26"))
	tom := c.as("tom")
	for n, at := range []string{"2026-12-28", "2027-01-27", "2027-02-19", "2027-02-27"} {
		c.goTo(at + " 08:59 Europe/Paris")
		tom.dm().showsTimes(n, "Workshop")
		c.goTo(at + " 09:00 Europe/Paris")
		tom.dm().showsTimes(n+1, "Workshop")
	}
	// Each warning takes the place of the one before it.
	tom.dm().showsTimes(3, "*Borealis* · Workshop: can be used until Friday 26 Feb; a later warning stands below")
	tom.dm().shows("⚠️ *Borealis* · Workshop expired on Friday 26 Feb: 5 of 5 days left.", "France · Roll-out 2 · PO-1001", "Let lapse…")
	tom.opensHome()
	tom.atHome("What ends soon", "*Borealis* · Workshop", "⚠️ expired on Friday 26 Feb")
	agenda := c.in("committee-europe")
	c.goTo("2027-03-01 09:00 Europe/Paris")
	agenda.shows("Start meeting", "Monday 1 Mar", "Services about to expire · 1", "• *Borealis* · Workshop: 5 of 5 days left · ⚠️ expired on Friday 26 Feb, ⚠️ carried over 9 weeks")
	c.as("paul").types("general", "/consume")
	c.as("paul").isTold("general", "*Borealis* · Workshop · France", "⚠️ expired on Friday 26 Feb")

	c.goTo("2027-03-08 09:00 Europe/Paris")
	tom.dm().showsTimes(4, "Workshop") // its end is told once
	nadia := c.as("nadia")
	nadia.presses("Start meeting", "committee-europe", "Start meeting", "Monday 8 Mar")
	nadia.presses("Open", "committee-europe", "End meeting", "Workshop")
	nadia.pressesIn("Let lapse…")
	nadia.isRefused("Why?", "Say why in a sentence.", with("Why?", " "))
	nadia.submits(with("Why?", "They trained <!here> themselves."))
	nadia.reads("let lapse", "They trained <!here> themselves.")
	nadia.closes()
	agenda.shows("End meeting", "Services about to expire · 1* · 0 left", "✅ *Borealis* · Workshop: 5 of 5 days left · let lapse")
	tom.dm().showsTimes(4, "✅ *Borealis* · Workshop: let lapse", "They trained <!here> themselves.")
	nadia.presses("End meeting", "committee-europe", "End meeting")
	agenda.shows("Minutes of", "*Borealis* · Workshop → let lapse (They trained <!here> themselves.)")
	tom.opensHome()
	if said := plain(tom.home().Blocks); missing(said, []string{"What ends soon"}) == "" {
		t.Errorf("let lapse, it stands at Tom's Home:\n%s", said)
	}
	c.goTo("2027-03-15 09:00 Europe/Paris")
	agenda.hides("Start meeting", "Monday 15 Mar", "Workshop")
}

func TestAnOutageLeavesOneWarningAndNobodyIsWokenByIt(t *testing.T) {
	t.Parallel()
	c := sold(t, workshop("2027-02-26"))
	c.sleepsUntil("2027-02-21 03:00 Europe/Paris")
	tom := c.as("tom")
	tom.dm().showsTimes(0, "Workshop")
	c.goTo("2027-02-21 09:00 Europe/Paris")
	tom.dm().showsTimes(1, "Workshop")
	tom.dm().shows("⏳ In 5 days, Friday 26 Feb, *Borealis* · Workshop expires: 5 of 5 days left.")
}

func TestWhatIsExtendedIsWarnedOfAnew(t *testing.T) {
	t.Parallel()
	c := sold(t, workshop("2026-12-18"))
	tom, ines := c.as("tom"), c.as("ines")
	c.goTo("2026-11-19 09:00 Europe/Paris") // it was near from the start
	tom.dm().shows("⏳ In 29 days, Friday 18 Dec, *Borealis* · Workshop expires: 5 of 5 days left.")
	tom.presses("Extend…", "tom", "Workshop")
	tom.isRefused("Until when?", "The new last day comes after the old one, Friday 18 Dec.", with("Until when?", "2026-12-18"), with("Why?", "Asked."))
	ines.types("general", "/consume borealis")
	ines.presses("Noter l’utilisation", "general", "Workshop")
	ines.pressesIn("Prolonger…")
	ines.submits(with("Jusqu’à quand", "2027-02-26"), with("Pourquoi", "Le client est en travaux."))
	ines.reads("jusqu’au vendredi 26 févr.", "Le client est en travaux.")
	tom.submits(with("Until when?", "2027-01-29"), with("Why?", "Asked."))
	tom.reads("Somebody has extended it until Friday 26 Feb meanwhile.")
	tom.closes()
	tom.closes()
	tom.dm().shows("✅ *Borealis* · Workshop: extended until Friday 26 Feb", "Le client est en travaux.")
	c.goTo(monday)
	c.in("committee-europe").hides("Start meeting", "Workshop")
	c.goTo("2026-12-28 09:00 Europe/Paris")
	tom.dm().showsTimes(1, "⏳ In 60 days, Friday 26 Feb, *Borealis* · Workshop expires: 5 of 5 days left.")
	c.in("committee-europe").shows("Start meeting", "Monday 28 Dec", "Services about to expire · 1", "*Borealis* · Workshop", "until Friday 26 Feb", "new")
}

func TestWhoStandsInIsWarnedAndMayAct(t *testing.T) {
	t.Parallel()
	c := sold(t, entitlement.Draft{Line: 1, SKU: "ERP", Name: "ERP licence", Kind: catalogue.Licence, Unit: catalogue.User, Quantity: 12 * money.One, Until: dayOf("2027-01-25")})
	day := dayOf("2026-11-26")
	c.must(c.demo.house.desks.Directory.SetAbsence(t.Context(), directory.Act{Key: "away", By: "U0TOM00001"}, "U0TOM00001",
		directory.Absence{From: day, Until: day.Add(30), StandIn: "U0EMIL0001"}))
	c.goTo("2026-11-26 09:00 Europe/Paris")
	emil := c.as("emil")
	emil.dm().shows("⏳ In 60 days, Monday 25 Jan, *Borealis* · ERP licence expires: 12 users.")
	emil.presses("Extend…", "emil", "ERP licence")
	emil.submits(with("Until when?", "2028-01-25"), with("Why?", "Renewed with PO-1044."))
	emil.reads("until 25 Jan 2028", "Renewed with PO-1044.")
	c.as("tom").dm().hides("ERP licence")
	paul := c.as("paul")
	paul.types("general", "/consume erp licence")
	paul.presses("Open", "general", "ERP licence")
	if said := plain(paul.modal().Blocks); missing(said, []string{"Extend…"}) == "" {
		t.Errorf("a consultant is offered to extend:\n%s", said)
	}
}
