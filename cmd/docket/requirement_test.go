package main

import (
	"sync"
	"testing"

	"docket/internal/directory"
)

// weighing is an office with three assessors: Léa, Tom and Mei, in another country.
func weighing(t *testing.T) *company {
	t.Helper()
	return theAssessors.company(t)
}

var theAssessors = &model{after: theOffice, lives: func(c *company) {
	c.hiresAnew(directory.Grant{Member: "U0LEA00001", Roles: []directory.Role{directory.ProjectManager, directory.Assessor}, Manager: "U0NADIA001"})
	c.hires(directory.Grant{Member: "U0TOM00001", Roles: []directory.Role{directory.CustomerSuccess, directory.Assessor}, Manager: "U0NADIA001"},
		directory.Grant{Member: "U0MEI00001", Roles: []directory.Role{directory.ProjectManager, directory.Assessor}, Manager: "U0WEI00001"})
}}

// wishes for something in the Patient portal, as Marc, who reads French.
func (p person) wishes(for_ string) {
	p.t.Helper()
	p.types("general", "/requirement portal")
	p.chooses("Est-ce nécessaire", "Oui")
	p.chooses("L’existant permet-il", "Non")
	p.submits(with("Que souhaite", for_), with("À quel point est-ce urgent", "dans les semaines"))
}

// evaluates the requirement in a language of one's own.
func (p person) evaluates(texts ...string) {
	p.t.Helper()
	p.presses("Evaluate", p.name, texts...)
	p.submits(with("Is it inside the contract?", "No"), with("Is it urgent?", "Yes"), with("Does it stop", "No"), with("How much work", "Small: up to 2 person days"))
}

func TestARequirementIsRaisedEvaluatedAndDecided(t *testing.T) {
	t.Parallel()
	c := weighing(t)
	marc, lea, tom, nadia, room := c.as("marc"), c.as("lea"), c.as("tom"), c.as("nadia"), c.in("committee-europe")
	marc.wishes("Invoices as XML")
	room.shows("REQ-101", "Delta Clinics", "Invoices as XML", "Under evaluation: Léa Fontaine, Mei Chen and Tom Ashby", "0 of 2 evaluations")
	lea.dm().shows("REQ-101", "Invoices as XML", "En évaluation")
	nadia.dm().hides("REQ-101")

	tom.evaluates("REQ-101")
	room.shows("REQ-101", "1 of 2 evaluations", "Under evaluation: Léa Fontaine and Mei Chen")
	nadia.presses("Decide now…", "committee-europe", "REQ-101")
	nadia.isRefused("Why is it decided", "Say why it is decided before enough", with("What becomes of it?", "Develop"), with("Why is it decided", " "))
	nadia.closes()

	lea.presses("Évaluer", "lea", "REQ-101")
	lea.submits(with("Est-ce prévu au contrat", "Non"), with("Est-ce urgent", "Oui"), with("Le travail normal", "Non"), with("Quelle est la charge", "30 jours-homme"))
	room.shows("REQ-101", "Evaluated, to be decided: Nadia Roux", "small 1, large 1 ⚠️", "⚠️ Effort: small (Tom Ashby), large (Léa Fontaine)", "Urgent", "▰▰ yes 2")
	nadia.dm().shows("REQ-101", "Decide")
	nadia.presses("Decide", "nadia", "REQ-101")
	nadia.chooses("What becomes of it?", "Develop")
	nadia.submits(with("In your own words", "For the spring release."))
	room.shows("REQ-101", "To be scheduled: Marc Delorme", "*Develop* · Nadia Roux", "For the spring release.")
	room.shows("Nadia Roux decided: it is developed. To be scheduled by Marc Delorme.", "For the spring release.")
	tom.dm().hides("REQ-101", "Evaluate")
	marc.dm().shows("REQ-101", "À planifier")
}

func TestAWishThatIsNotNecessaryOrSolvedIsNotEvaluatedUntilItIsAfterAll(t *testing.T) {
	t.Parallel()
	c := weighing(t)
	marc, room := c.as("marc"), c.in("committee-europe")
	marc.types("general", "/requirement portal")
	marc.chooses("Est-ce nécessaire", "Non")
	marc.isRefused("Comment le client en a-t-il été convaincu", "Dites comment le client en a été convaincu.", with("Que souhaite", "A blue button"), with("Comment le client", " "))
	marc.submits(with("Que souhaite", "A blue button"), with("Comment le client", "Shown the theme."))
	room.shows("REQ-101", "A blue button", "Not necessary, the customer agrees", "How the customer came to see it:", "Shown the theme.")
	marc.types("general", "/requirement portal")
	marc.chooses("Est-ce nécessaire", "Oui")
	marc.chooses("L’existant permet-il", "Oui")
	marc.submits(with("Que souhaite", "A red button"), with("Comment", "The theme can."))
	room.shows("REQ-102", "Solved with what exists", "How it is solved:", "The theme can.")
	c.as("tom").dm().hides("REQ-10")

	c.as("paul").presses("Have it evaluated after all", "committee-europe", "REQ-102")
	c.as("paul").isTold("committee-europe", "who manages the project, or Management may raise its requirements.")
	marc.presses("Have it evaluated after all", "committee-europe", "REQ-102")
	marc.submits(with("À quel point", "quand on aura le temps"), with("Pourquoi faut-il", "It does not."))
	room.shows("REQ-102", "Under evaluation: Léa Fontaine, Mei Chen and Tom Ashby", "Why it has to be developed:", "It does not.")
	room.shows("Marc Delorme has it evaluated after all.")
	c.as("tom").dm().shows("REQ-102", "Evaluate")
}

func TestARequirementIsPutOffUntilItsDayAndNeverRefused(t *testing.T) {
	t.Parallel()
	c := weighing(t)
	clara, room := c.as("clara"), c.in("committee-europe")
	c.as("marc").wishes("A portal on Mars")
	clara.presses("Decide now…", "committee-europe", "REQ-101")
	clara.chooses("What becomes of it?", "Not now")
	clara.isRefused("In your own words", "Say why, so that the customer can be told.", with("In your own words", " "), with("Why is it decided", "Nobody is there."))
	clara.isRefused("Comes up again on", "It comes up again on a day after today.", with("In your own words", "No rocket."), with("Comes up again on", "2026-11-18"), with("Why is it decided", "Nobody is there."))
	clara.submits(with("In your own words", "No rocket."), with("Comes up again on", "2027-02-01"), with("Why is it decided", "Nobody is there."))
	room.shows("REQ-101", "Not now; comes up again on Monday 1 Feb", "No rocket.")
	room.shows("Clara Voss decided: not now. It comes up again on Monday 1 Feb")
}

func TestOfTwoWhoDecideARequirementAtOnceOneDoesAndTheOtherIsTold(t *testing.T) {
	t.Parallel()
	c := weighing(t)
	c.as("marc").wishes("Invoices as XML")
	all := []person{c.as("clara"), c.as("nadia"), c.as("wei")}
	for _, p := range all[:2] {
		p.presses("Decide now…", "committee-europe", "REQ-101")
	}
	var at sync.WaitGroup
	for _, p := range all[:2] {
		at.Go(func() {
			p.submitting(with("What becomes of it?", "Develop"), with("Why is it decided", "It is small."))
		})
	}
	at.Wait()
	c.settle()
	told := 0
	for _, p := range all[:2] {
		if stack := c.demo.local.Views(p.name); len(stack) > 0 {
			p.reads("decided on REQ-101 at Wed 18 Nov 10:")
			told++
		}
	}
	if told != 1 {
		t.Errorf("%d are told that somebody was first", told)
	}
	c.in("committee-europe").showsTimes(1, "decided: it is developed.")
}

func TestWhoIsLateWithAnEvaluationIsRemindedAndThenTheirSuperiors(t *testing.T) {
	t.Parallel()
	c := weighing(t)
	marc, lea, tom, nadia := c.as("marc"), c.as("lea"), c.as("tom"), c.as("nadia")
	marc.wishes("Invoices as XML")
	tom.types("general", "/docket away")
	tom.submits(with("First", "2026-11-19"), with("Last", "2026-11-27"), with("Who", "paul"))
	c.goTo("2026-11-19 09:00 Europe/Paris")
	c.as("paul").dm().shows("REQ-101", "Under evaluation")
	c.goTo("2026-11-20 09:00 Europe/Paris")
	lea.dm().shows("REQ-101 (Delta Clinics) vous attend depuis")
	c.as("paul").evaluates("has waited for you")
	nadia.dm().hides("waits for Léa Fontaine")
	c.goTo("2026-11-24 09:00 Europe/Paris")
	lea.dm().showsTimes(2, "vous attend depuis")
	nadia.dm().shows("REQ-101 (Delta Clinics) waits for Léa Fontaine since")
	c.as("wei").dm().shows("REQ-101", "Mei Chen")
	tom.dm().hides("has waited")
}

func TestRequirementsAreListed(t *testing.T) {
	t.Parallel()
	c := weighing(t)
	marc, tom := c.as("marc"), c.as("tom")
	marc.wishes("Invoices as XML")
	tom.types("general", "/requirements")
	tom.isTold("general", "Requirements that wait for you", "REQ-101", "Invoices as XML")
	tom.types("general", "/requirements delta")
	tom.isTold("general", "Requirements with “delta”", "REQ-101")
	tom.types("general", "/requirements mine")
	tom.isTold("general", "Requirements you raised", "None.")
	tom.types("general", "/requirement req 101")
	tom.isTold("general", "REQ-101", "Under evaluation")
	marc.types("general", "/requirements mine")
	marc.isTold("general", "Évolutions que vous avez créées", "REQ-101")
	tom.presses("History", "committee-europe", "REQ-101")
	tom.reads("Requirement · REQ-101", "raised the requirement")
}

func TestAWishOfACustomerBecomesARequirementThatTellsItHowItStands(t *testing.T) {
	t.Parallel()
	c := weighing(t)
	paul, marc, nadia := c.as("paul"), c.as("marc"), c.as("nadia")
	paul.types("general", "/request")
	paul.submits(with("Customer", "Delta"), with("What does the customer", "Send invoices as XML"), with("Kind", "Wish for development"))
	marc.presses("Créer l’évolution", "marc", "R-101")
	marc.chooses("Est-ce nécessaire", "Oui")
	marc.chooses("L’existant permet-il", "Non")
	marc.isRefused("Projet", "chef du projet, ou la Direction peuvent", with("Projet", "capture"), with("À quel point", "dans les mois"))
	marc.submits(with("Projet", "portal"), with("À quel point", "dans les mois"))
	c.in("committee-europe").shows("REQ-102", "for request R-101", "Send invoices as XML")
	paul.dm().shows("R-101", "its requirement is under way")
	c.goTo(monday)
	nadia.presses("Start meeting", "committee-europe", "Start meeting")
	nadia.presses("Decide now…", "committee-europe", "REQ-102", "for request R-101")
	nadia.chooses("What becomes of it?", "Not now")
	nadia.submits(with("In your own words", "After the release of spring."), with("Why is it decided", "It is clear."))
	nadia.presses("End meeting", "committee-europe", "End meeting")
	c.in("committee-europe").shows("Minutes of", "REQ-102", "Send invoices as XML", "not now, comes up again on", "After the release of spring.")
	paul.dm().shows("R-101", "stays on")
	marc.presses("Ouvrir l’évolution", "marc", "R-101")
	marc.reads("REQ-102", "Pas maintenant")
}
