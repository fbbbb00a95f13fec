package main

import "testing"

// changing has somebody open the form of a setting.
func (p person) changing(setting string) {
	p.t.Helper()
	p.types("general", "/docket settings")
	p.pressesIn("Change", setting)
}

// gives somebody these roles and no others.
func (p person) gives(to string, roles ...string) {
	p.t.Helper()
	p.types("general", "/docket roles")
	p.presses("Give roles", "general", "Who does what")
	p.chooses("Whose roles?", to)
	p.submits(with("Roles", roles))
}

// twoAdministrators is an office in which Nadia is one beside Ada.
func twoAdministrators(t *testing.T) (c *company, ada, nadia person) {
	t.Helper()
	c = theAdministrators.company(t)
	return c, c.as("ada"), c.as("nadia")
}

var theAdministrators = &model{after: theOffice, lives: func(c *company) {
	c.as("ada").gives("nadia", "Chair", "Administrator")
}}

func TestAnAdministratorChangesANumberAndReadsWhoDid(t *testing.T) {
	t.Parallel()
	ada := office(t).as("ada")
	ada.changing("Silence that closes a project")
	ada.reads("Now 15 days, by default 15 days.", "From 2 to 365")
	ada.submits(with("New number", "20"))
	ada.reads("Settings", "*Silence that closes a project* · 20 days · default 15 days")

	ada.pressesIn("Change", "Reminders during the silence")
	ada.isRefused("New numbers", "in their order", with("New numbers", "10, 5"))
	ada.isRefused("New numbers", "between 1 and 364", with("New numbers", "0, 5"))
	ada.submits(with("New numbers", "7, 14, 18"))
	ada.reads("*Reminders during the silence* · 7, 14, 18 days · default 5, 10, 14 days")

	ada.pressesIn("History of the numbers")
	ada.reads("History", "Ada", "Silence that closes a project: 15 days → 20 days", "Reminders during the silence: 5, 10, 14 days → 7, 14, 18 days")
}

func TestOthersReadTheSettingsAndChangeNone(t *testing.T) {
	t.Parallel()
	c, ada, nadia := twoAdministrators(t)
	marc := c.as("marc")
	marc.types("general", "/docket settings")
	marc.reads("Réglages", "15 jours", "Un administrateur peut les modifier.")
	if n := countButtons(marc.modal().Blocks, "Modifier"); n > 0 {
		t.Errorf("%d buttons offer a change", n)
	}

	nadia.types("general", "/docket settings")
	ada.gives("nadia", "Chair")
	nadia.pressesIn("Change", "Silence that closes a project")
	nadia.reads("administrator")
	nadia.closes()
	nadia.pressesIn("Set", "Tariff")
	nadia.reads("administrator")
}

func TestOfTwoAdministratorsWhoChangeANumberTheSecondIsTold(t *testing.T) {
	t.Parallel()
	_, ada, nadia := twoAdministrators(t)
	ada.changing("Low score")
	nadia.changing("Low score")
	ada.submits(with("New number", "5"))
	nadia.submitting(with("New number", "7"))
	nadia.settle()
	nadia.reads("@ada has changed this to 5 meanwhile. Open it anew.")
}

func TestAChangedNumberAppliesToWhatComesNext(t *testing.T) {
	t.Parallel()
	c := office(t)
	ada := c.as("ada")
	ada.changing("Reminders of what was decided")
	ada.submits(with("New numbers", "0, 2"))
	ada.pressesIn("Change", "Time to inform")
	ada.submits(with("New number", "5"))
	c.as("paul").raises("Infrastructure not ready", "The servers are late.")
	c.as("clara").decides("The servers are late.", with("Who", "marc"), with("In your own words", "Ask for a date"), with("Until", "2026-11-30"))
	c.in("committee-europe").shows("The servers are late.", "Inform the customer: @marc until Monday 23 Nov")

	c.goTo("2026-12-01 09:00 Europe/Paris")
	c.as("marc").dm().showsTimes(1, "Pour lundi 30 nov.")
	c.as("marc").dm().hides("en retard")
	c.as("nadia").dm().hides("since Monday 30 Nov")
	c.goTo("2026-12-02 09:00 Europe/Paris")
	c.as("nadia").dm().showsTimes(1, "@marc is late since Monday 30 Nov")
}

func TestAnAdministratorSetsTheDocumentsOfTheHouse(t *testing.T) {
	t.Parallel()
	_, ada, nadia := twoAdministrators(t)
	ada.types("general", "/docket settings")
	ada.pressesIn("Set", "Tariff")
	ada.isRefused("Link", "from https:// on", with("Link", "house.example/tariff"))
	ada.submits(with("Link", "https://house.example/2026"), with("Title", "Tariff 2026"))
	ada.reads("*Tariff of services outside the standard* · <https://house.example/2026|Tariff 2026>", "*Standard of service* · not set yet")

	nadia.types("general", "/docket settings")
	nadia.pressesIn("Change", "Tariff")
	ada.pressesIn("Change", "Tariff")
	ada.submits(with("Link", "https://house.example/2027"), with("Title", "Tariff 2027"))
	ada.reads("Tariff 2027")
	nadia.submitting(with("Link", "https://house.example/old"))
	nadia.settle()
	nadia.reads("Somebody has changed this document meanwhile.")

	ada.pressesIn("History of the documents")
	ada.reads("Tariff 2026", "Tariff 2027", "Ada")
}
