package main

import "testing"

func TestACustomerInServiceIsCalledBack(t *testing.T) {
	t.Parallel()
	c, _ := serves(t)
	tom := c.as("tom")
	tom.opensHome()
	tom.atHome("Your next calls", "Borealis", "on Friday 18 Dec")
	c.goTo("2026-12-18 09:00 Europe/Paris")
	tom.dm().shows("Call *Borealis* today and ask how ERP roll-out is doing.", "Jeanne Petit", "jeanne@borealis.example")
	c.goTo("2026-12-20 09:00 Europe/Paris")
	tom.dm().showsTimes(2, "Call *Borealis* today")

	tom.presses("Write down the call", "tom", "Call *Borealis* today")
	tom.isRefused("What did they say", "Say in a sentence what the customer said.", with("What came of it", "There is an issue"))
	tom.submits(with("What did they say", "Exports <!channel> fail since Friday."))
	tom.dm().showsTimes(2, "✅ Tom Ashby called *Borealis*: there is an issue.")
	c.in(room).shows("Low satisfaction of the customer", "Exports <!channel> fail since Friday.", "Decide")
	tom.opensHome()
	tom.atHome("Your next calls", "on Wednesday 20 Jan")

	c.goTo("2027-01-27 09:00 Europe/Paris")
	c.as("nadia").dm().shows("was to call *Borealis*") // Tom has no manager: all of Management is told
	c.as("clara").dm().shows("Tom Ashby was to call *Borealis* by Wednesday 20 Jan")
	c.as("clara").presses("Write down the call", "clara", "was to call *Borealis*")
	c.as("clara").submits(with("What came of it", "They want a visit"), with("What did they say", "See the new release."))
	c.as("ines").dm().shows("*Borealis* souhaite une visite au sujet de ERP roll-out", "> See the new release.")
	c.as("clara").dm().shows("✅ Clara Voss called *Borealis*: a visit is wanted.")
}

func TestAServicePeriodIsNotRenewedFromTheCustomersCard(t *testing.T) {
	t.Parallel()
	c := servesShortly(t)
	ines, marc := c.as("ines"), c.as("marc") // both read French
	ines.types("general", "/customer Borealis")
	ines.pressesIn("Prolongée ou non…")
	ines.isRefused("Note", "Dites pourquoi elle n’est pas prolongée.")
	ines.submits(with("Note", "They were bought."))
	marc.dm().shows("⚠️ La période de service de *Borealis* prend fin", "n’est pas prolongée, dit Inès Colbert")
	c.goTo("2027-02-17 09:00 Europe/Paris")
	ines.dm().hides("⏳", "la période de service de *Borealis*")
	marc.types("general", "/customer Borealis")
	marc.reads("⚠️ Le service se termine aujourd’hui")
	if said := plain(marc.modal().Blocks); missing(said, []string{"Prolongée ou non"}) == "" {
		t.Errorf("a project manager is offered to renew:\n%s", said)
	}
}

func TestACustomerWhoRenewsGetsTheStandardOfService(t *testing.T) {
	t.Parallel()
	post, server := mailing(t)
	c := theShortService.with(t, demoCmd{Mailer: server})
	ada, ines, marc := c.as("ada"), c.as("ines"), c.as("marc") // Inès and Marc read French
	renews := func(until string, says ...string) {
		t.Helper()
		ines.types("general", "/customer Borealis")
		ines.pressesIn("Prolongée ou non…")
		ines.reads(says...)
		ines.submits(with("Prolongée jusqu’au", until))
	}
	renews("2028-02-17", "prend fin")
	marc.dm().hides("par e-mail")
	before := len(letters(t, post))

	ada.types("general", "/docket settings")
	ada.pressesIn("Set", "Standard of service")
	ada.submits(with("Link", "https://house.example/standard"))
	renews("2029-02-16", "En cas de prolongation, Jeanne Petit reçoit le standard de service par e-mail.")
	marc.dm().shows("Inès Colbert a prolongé", "Jeanne Petit reçoit le standard de service par e-mail", "https://house.example/standard")
	got := letters(t, post)[before:]
	if len(got) != 1 || missing(got[0], []string{"jusqu’au 16 févr. 2029", "Bonjour Jeanne Petit,", "https://house.example/standard", "Inès Colbert"}) != "" {
		t.Fatalf("Jeanne got %d letters: %q", len(got), got)
	}
}
