package main

import (
	"testing"

	"docket/internal/directory"
)

// paper is a document that is kept somewhere else.
const paper = "https://files.example.com/report.pdf"

// theDayOfThePrekickoff is that of the Patient portal, in an office with two assessors.
var theDayOfThePrekickoff = &model{after: theOffice, lives: func(c *company) {
	c.hires(
		directory.Grant{Member: "U0SOFIA001", Roles: []directory.Role{directory.Consultant, directory.Assessor}},
		directory.Grant{Member: "U0TOM00001", Roles: []directory.Role{directory.Assessor}},
	)
	c.goTo("2026-11-25 11:00 Europe/Paris")
}}

// opens a project's card.
func (p person) opensProject(name string) {
	p.t.Helper()
	p.types("general", "/project "+name)
}

// delivers a document at a gate of the project whose card was opened last.
func (p person) delivers(gate string) {
	p.t.Helper()
	p.opensProject("portal")
	p.presses("Deliver", "general", gate)
	p.submits(with("or a link", paper), with("Title", gate+" v1"))
}

// underWay is an office whose Patient portal has its preparations under way.
func underWay(t testing.TB) *company {
	t.Helper()
	return thePreparations.company(t)
}

var thePreparations = &model{after: theDayOfThePrekickoff, lives: func(c *company) {
	marc := c.as("marc")
	marc.opensProject("portal")
	marc.presses("Lancer les préparatifs", "general", "Patient portal")
	marc.isTold("general", "phase 3 sur 8", "Rapport d’étude", "à remettre par le chef de projet")
}}

func TestAProjectIsCarriedFromItsKickoffToItsAcceptanceByItsPeople(t *testing.T) {
	t.Parallel()
	c := underWay(t)
	clara, marc, ines, paul := c.as("clara"), c.as("marc"), c.as("ines"), c.as("paul")
	sofia, tom := c.as("sofia"), c.as("tom")

	marc.presses("Confirmer", "general", "Confirmation des préparatifs")
	marc.submits()
	paul.delivers("Survey report")
	sofia.presses("Assess", "sofia", "Survey report, to be assessed")
	sofia.submits(with("Your opinion", "Sound, one rack is enough."))
	sofia.dm().shows("✅ No longer to be done", "Survey report")
	tom.presses("Assess", "tom", "Survey report, to be assessed")
	tom.reads("Sofia Brandt", "one rack is enough")
	tom.submits(with("Your opinion", "I agree."))
	clara.presses("Endorse", "clara", "Survey report", "handling opinion")
	clara.submits()
	c.as("nadia").dm().shows("✅ No longer to be done", "Survey report")

	paul.delivers("Data-import template")
	paul.delivers("Plan and schedule")
	ines.presses("Approuver", "ines", "Plan et calendrier, à approuver")
	ines.submits()
	marc.dm().shows("Plan et calendrier, à convenir avec le client")
	marc.presses("Noter l’accord", "marc", "Plan et calendrier")
	marc.submits(with("ou un lien", paper))
	marc.opensProject("portal")
	marc.presses("Nommer les suiveurs", "general", "nommez qui suit l’avancement et la qualité")
	marc.submits(with("Suit l’avancement", "Paul"), with("Suit la qualité", "Sofia"))

	marc.opensProject("portal")
	marc.presses("Démarrer sur site", "general", "tout est réuni")
	marc.isTold("general", "phase 4 sur 8", "Passer à la recette")
	marc.presses("Passer à la recette", "general", "phase 4 sur 8")
	paul.delivers("Acceptance report")
	ines.presses("Noter l’accord", "ines", "Procès-verbal de recette")
	ines.submits()
	marc.dm().shows("la recette est convenue, la clôture peut commencer", "clôture")

	clara.opensProject("portal")
	clara.isTold("general", "stage 5 of 8", "✅", "agreed with the customer by Inès Colbert", "Survey report v1")
	clara.presses("History", "general", "stage 5 of 8")
	clara.reads("began the work on site", "assessed", "Gate: – → Survey report", "began the acceptance")
}

func TestWorkOnSiteDoesNotStartWhileAGateIsOpen(t *testing.T) {
	t.Parallel()
	c := underWay(t)
	marc := c.as("marc")
	marc.presses("Confirmer", "general", "Confirmation des préparatifs")
	marc.submits()
	marc.opensProject("portal")
	if said := marc.lastTold("general"); missing(said, []string{"Démarrer sur site"}) == "" {
		t.Errorf("work on site is offered with gates open:\n%s", said)
	}
	sofia := c.as("sofia")
	sofia.opensProject("portal")
	if said := sofia.lastTold("general"); missing(said, []string{"Deliver"}) == "" {
		t.Errorf("an assessor outside the team is offered to deliver:\n%s", said)
	}
}

func TestAPlanThatIsTurnedDownGoesToSalesAndProjectManagerAndBeginsAnew(t *testing.T) {
	t.Parallel()
	c := underWay(t)
	marc, ines, paul := c.as("marc"), c.as("ines"), c.as("paul")
	paul.delivers("Plan and schedule")
	ines.presses("Approuver", "ines", "Plan et calendrier, à approuver")
	ines.isRefused("Note", "Dites ce qui doit changer.", with("Quelle est l’issue", "C’est refusé"))
	ines.submits(with("Note", "Deux semaines de plus."))
	marc.dm().shows("Inès Colbert n’accepte pas ceci", "plan et calendrier", "Deux semaines de plus.", "Remettre")
	if n := marc.dm().count("Plan et calendrier, refusé"); n > 0 {
		t.Errorf("Marc is told %d times more", n)
	}

	paul.opensProject("portal")
	paul.isTold("general", "⚠️ *Plan and schedule*, turned down", "Deux semaines de plus.")
	paul.delivers("Plan and schedule")
	ines.presses("Approuver", "ines", "Plan et calendrier, à approuver")
	ines.submits()
	marc.presses("Noter l’accord", "marc", "Plan et calendrier, à convenir")
	marc.submits(with("Quelle est l’issue", "C’est refusé"), with("Note", "Trop cher."))
	ines.dm().shows("Marc Delorme n’accepte pas ceci", "plan et calendrier", "Trop cher.")
}

func TestOfTwoAssessorsAtOnceBothCountAndAThirdIsTold(t *testing.T) {
	t.Parallel()
	c := underWay(t)
	c.hires(directory.Grant{Member: "U0EMIL0001", Roles: []directory.Role{directory.Assessor}})
	c.as("paul").delivers("Survey report")
	sofia, tom, emil := c.as("sofia"), c.as("tom"), c.as("emil")
	for _, p := range []person{sofia, tom, emil} {
		p.presses("Assess", p.name, "Survey report, to be assessed")
	}
	sofia.submits(with("Your opinion", "Sound."))
	tom.submits(with("Your opinion", "Sound too."))
	emil.submits(with("Your opinion", "Me too."))
	emil.reads("Not possible", "Already assessed by @tom at")
	clara := c.as("clara")
	clara.opensProject("portal")
	clara.isTold("general", "handling opinion to be endorsed by Management", "assessed by Sofia Brandt", "assessed by Tom Ashby")
}

func TestAnAssessmentCountsForTheDocumentThatWasSeen(t *testing.T) {
	t.Parallel()
	c := underWay(t)
	paul, sofia := c.as("paul"), c.as("sofia")
	paul.delivers("Survey report")
	sofia.presses("Assess", "sofia", "Survey report, to be assessed")
	paul.opensProject("portal")
	paul.presses("Deliver anew", "general", "Survey report")
	paul.submits(with("or a link", paper), with("Title", "Survey report v2"))
	sofia.submits(with("Your opinion", "Sound."))
	sofia.reads("Not possible", "@paul delivered the document at")
	sofia.closes()
	sofia.closes()
	sofia.dm().shows("Survey report, to be assessed", "Survey report v2", "Assess")
}

func TestWhoeverStandsInTakesTheStep(t *testing.T) {
	t.Parallel()
	c := underWay(t)
	ines := c.as("ines")
	ines.types("general", "/docket away")
	ines.submits(with("Dernier jour", "2026-12-04"), with("Qui remplace", "lea"))
	c.as("paul").delivers("Plan and schedule")
	lea := c.as("lea")
	lea.presses("Approuver", "lea", "Plan et calendrier, à approuver")
	lea.submits()
	c.as("marc").dm().shows("Plan et calendrier, à convenir avec le client")
}
