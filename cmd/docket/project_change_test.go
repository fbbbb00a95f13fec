package main

import (
	"testing"

	"docket/internal/directory"
)

func TestThePreKickoffIsMovedAndDropped(t *testing.T) {
	t.Parallel()
	c := office(t)
	nadia, clara, paul := c.as("nadia"), c.as("clara"), c.as("paul")
	paul.opensProject("portal")
	if said := paul.lastTold("general"); missing(said, []string{"Move the pre-kickoff"}) == "" {
		t.Errorf("a consultant is offered to move the pre-kickoff:\n%s", said)
	}
	nadia.opensProject("portal")
	nadia.presses("Move the pre-kickoff", "general", "Patient portal")
	clara.opensProject("portal")
	clara.presses("Move the pre-kickoff", "general", "Patient portal")
	nadia.isRefused("Day of", "cannot be in the past", with("Day of", "2026-11-17"))
	nadia.submits(with("Day of", "2026-11-27"), with("Time", "14:30"), with("Place", "Room 4"))
	clara.submits(with("Day of", "2026-11-30"))
	clara.reads("Not possible", "The pre-kickoff was moved meanwhile.")
	clara.closes()
	clara.closes()
	clara.opensProject("portal")
	clara.isTold("general", "Pre-kickoff: Fri 27 Nov 14:30 (Paris) · Room 4")

	clara.presses("Move the pre-kickoff", "general", "Room 4")
	clara.submits(with("Day of", nil))
	clara.opensProject("portal")
	clara.isTold("general", "The pre-kickoff has no day yet. Marc Delorme sets it.", "Set the pre-kickoff")
	clara.presses("History", "general", "has no day yet")
	clara.reads("moved the pre-kickoff", "Time and place: 10:00 · 60 minutes → 14:30 · 60 minutes · Room 4")
}

func TestATeamIsChosenFromPeopleWithTheirLoad(t *testing.T) {
	t.Parallel()
	c := office(t)
	nadia, marc := c.as("nadia"), c.as("marc")
	nadia.opensProject("portal")
	nadia.presses("Change the team", "general", "Patient portal")
	v := nadia.modal()
	team := nadia.offered(v, nadia.field(v, "Team"), "")
	if first := caption(team[0].(map[string]any)); first != "Paul Aubry" {
		t.Errorf("of a PS project %s is offered first", first)
	}
	load, _ := team[0].(map[string]any)["description"].(map[string]any)
	if load["text"] != "1 project, 0 issues" {
		t.Errorf("Paul's load is %v", load["text"])
	}
	for _, o := range nadia.offered(v, nadia.field(v, "Sales manager"), "") {
		if name := caption(o.(map[string]any)); name != "Inès Colbert" {
			t.Errorf("%s is offered as sales manager", name)
		}
	}
	nadia.submits(with("Project manager", "Léa"), with("Follows quality", "Sofia"))
	marc.opensProject("portal")
	marc.isTold("general", "Léa Fontaine", "Sofia Brandt")
	if said := marc.lastTold("general"); missing(said, []string{"Modifier l’équipe"}) == "" {
		t.Errorf("who no longer manages it may still change the team:\n%s", said)
	}
}

func TestSomebodyWhoLeftIsReplacedBeforeTheTeamIsSaved(t *testing.T) {
	t.Parallel()
	c := underWay(t)
	err := c.demo.house.desks.Directory.Meet(t.Context(), directory.Member{ID: "U0INES0001", Name: "Inès Colbert", Active: false})
	if err != nil {
		t.Fatal(err)
	}
	c.as("paul").delivers("Plan and schedule")
	clara := c.as("clara")
	clara.dm().shows("Plan and schedule, to be approved", "Approve")
	clara.opensProject("portal")
	clara.presses("Change the team", "general", "Patient portal")
	clara.isRefused("Sales manager", "Inès Colbert is deactivated in Slack", with("Follows progress", "Paul"))
	clara.presses("Approve", "clara", "Plan and schedule, to be approved")
	clara.submits()
	c.as("marc").dm().shows("Plan et calendrier, à convenir avec le client")
}

func TestAProjectStoppedAtItsGatesAsksForNothingMore(t *testing.T) {
	t.Parallel()
	c := underWay(t)
	c.as("paul").delivers("Survey report")
	sofia, clara := c.as("sofia"), c.as("clara")
	sofia.presses("Assess", "sofia", "Survey report, to be assessed")
	clara.opensProject("portal")
	clara.presses("Stop the project", "general", "Patient portal")
	clara.submits(with("Why does it stop?", "The clinic was sold."))
	sofia.submits(with("Your opinion", "Sound."))
	sofia.reads("Not possible", "Patient portal is not at this gate now.")
	sofia.dm().shows("✅ No longer to be done", "Survey report")
	c.in("committee-europe").shows("Patient portal", "stopped by Clara Voss", "The clinic was sold.")
	sofia.opensHome()
	sofia.atHome("Nothing waits for you.")
}

func TestTheFullContractIsManagementsAndItsOpeningIsOnRecord(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, paul, nadia := c.as("clara"), c.as("paul"), c.as("nadia")
	keep := func(version, title, url string) {
		clara.opensProject("portal")
		clara.presses("Keep the contract", "general", "Patient portal")
		clara.submits(with("Version", version), with("or a link", url), with("Title", title))
	}
	keep("Full", "Contract with prices", "https://files.example.com/secret-prices.pdf")
	keep("Without commercial terms", "Contract for the team", "https://files.example.com/team.pdf")

	paul.opensProject("portal")
	paul.isTold("general", "Contract for the team")
	if said := paul.lastTold("general"); missing(said, []string{"secret-prices"}) == "" || missing(said, []string{"Open the full contract"}) == "" {
		t.Errorf("a consultant is shown the full contract:\n%s", said)
	}
	nadia.opensProject("portal")
	nadia.presses("Open the full contract", "general", "Patient portal")
	nadia.isTold("general", "full contract", "Contract with prices", "That you opened it is on record.")
	paul.presses("History", "general", "Patient portal")
	paul.reads("Nadia Roux · *opened the full contract*", "Version: – → full", "Clara Voss · *kept the contract*")
	if said := plain(paul.modal().Blocks); missing(said, []string{"Contract with prices"}) == "" {
		t.Errorf("the history shows the full contract:\n%s", said)
	}
}

func TestWhatWaitsAtGatesStandsOnTheHomeTab(t *testing.T) {
	t.Parallel()
	c := underWay(t)
	c.as("paul").delivers("Survey report")
	sofia := c.as("sofia")
	sofia.opensHome()
	sofia.atHome("In projects", "Patient portal", "Survey report, to be assessed")
	sofia.pressesAtHome("Assess", "Survey report")
	sofia.submits(with("Your opinion", "Sound."))
	sofia.atHome("Nothing waits for you.")
	c.as("marc").types("general", "/docket report")
	c.as("marc").isTold("general", "Dans les projets", "Confirmation des préparatifs, à confirmer")
}
