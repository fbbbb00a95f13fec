package main

import (
	"strings"
	"testing"
)

// raises an issue about the Patient portal from the committee's channel.
func (p person) raises(kind, description string) {
	p.t.Helper()
	p.types("committee-europe", "/issue portal")
	p.chooses("Kind", kind)
	p.submits(with("Description", description))
}

func TestAnIssueIsDecidedFromItsCardAndAnewBySomebodyWhoSawTheDecision(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, card := c.as("clara"), c.in("committee-europe")
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")

	clara.presses("Decide", "committee-europe", "Sofia is ill.")
	clara.submits(with("Who", "marc"), with("Solutions", []string{"Find another resource"}))
	card.shows("Sofia is ill.", "*Decision* · Clara Voss", "Find another resource", "@marc carries it out until")
	card.shows("✅ Decided by Clara Voss", "Find another resource")

	clara.presses("Change decision", "committee-europe", "Sofia is ill.")
	clara.reads("Change the decision", "What you decide here supersedes it; both stay on record.")
	clara.submits(with("Who", "lea"), with("Solutions", []string{"Agree a new planning"}), with("In your own words", "Two weeks later."))
	card.shows("Sofia is ill.", "@lea carries it out", "Agree a new planning with the customer", "Two weeks later.")
	card.shows("✅ Decided by Clara Voss", "@marc carries it out")
	card.shows("✅ Decided anew by Clara Voss", "@lea carries it out")

	clara.presses("History", "committee-europe", "Sofia is ill.")
	clara.reads("Issue · #1", "logged the issue")
	if n := strings.Count(plain(clara.modal().Blocks), "*decided*"); n != 2 {
		t.Errorf("the history tells of %d decisions:\n%s", n, plain(clara.modal().Blocks))
	}
}

func TestAnIssueIsDecidedFromTheAgenda(t *testing.T) {
	t.Parallel()
	c := office(t)
	nadia, agenda := c.as("nadia"), c.in("committee-europe")
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	c.goTo("2026-11-23 09:00 Europe/Paris")

	nadia.presses("Decide", "committee-europe", "Start meeting", "Human resource unavailable")
	nadia.submits(with("In your own words", "Tom stands in."), with("Who", "marc"))
	agenda.shows("Start meeting", "✅ *Delta Clinics* · Patient portal: Human resource unavailable → Tom stands in, Marc Delorme until Monday 30 Nov")
	agenda.shows("Decided: @marc carries it out", "Sofia is ill.")
}

func TestWhatIsMissingInADecisionIsSaidBesideItsField(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara := c.as("clara")
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	clara.presses("Decide", "committee-europe", "Sofia is ill.")

	clara.isRefused("In your own words", "Choose a solution or write down what is decided.", with("Who", "marc"))
	clara.isRefused("Until", "The due date cannot be in the past.", with("In your own words", "Wait."), with("Until", "2026-11-17"))
	clara.submits(with("Until", "2026-11-20"))
	clara.noModal()
}

func TestWhoMayNotDecideIsToldWhoMay(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul := c.as("paul")
	paul.raises("Customer changes the target", "Three countries instead of one.")

	paul.presses("Decide", "committee-europe", "Three countries")
	paul.noModal()
	paul.isTold("committee-europe", "Only those responsible for this issue, the chair or Management may decide it.")
}

func TestWhoComesSecondIsToldWhoWasFirstAndLosesNothingTyped(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, marc := c.as("clara"), c.as("marc")
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	clara.presses("Decide", "committee-europe", "Sofia is ill.")
	marc.presses("Decide", "committee-europe", "Sofia is ill.")

	marc.submits(with("Qui", "marc"), with("Avec vos propres mots", "Tom vient."))
	clara.submits(with("Who", "lea"), with("In your own words", "Léa comes."))

	clara.reads("Not possible", "Already decided by @marc at", "yours came second")
	clara.closes()
	if held := clara.holds("In your own words"); !strings.Contains(held, "Léa comes.") {
		t.Errorf("below lies %s", held)
	}
	c.in("committee-europe").showsTimes(1, "✅ Decided by")

	clara.presses("Change decision", "committee-europe", "Sofia is ill.")
	clara.reads("Change the decision", "Decided by Marc Delorme")
}

func TestADecisionIsChangedOnlyByWhoSawTheOneInForce(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, marc := c.as("clara"), c.as("marc")
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	clara.decides("Sofia is ill.", with("Who", "marc"), with("In your own words", "First idea"))

	clara.presses("Change decision", "committee-europe", "Sofia is ill.")
	marc.presses("Change decision", "committee-europe", "Sofia is ill.")
	marc.submits(with("Avec vos propres mots", "Second idea"))
	clara.submits(with("In your own words", "Third idea"))
	clara.reads("Not possible", "Already decided by @marc")
	c.in("committee-europe").hides("Third idea")
}

func TestWhatOneMayNotDoInAModalIsSaidOverIt(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, paul := c.as("clara"), c.as("paul")
	c.as("paul").raises("Customer changes the target", "Three countries instead of one.")
	paul.types("general", "/issue list countries")
	paul.presses("Open", "general", "Open issues")
	paul.pressesIn("Decide")
	paul.reads("docket", "Only those responsible for this issue, the chair or Management may decide it.")
	paul.closes()
	paul.reads("Issue 1", "Three countries")

	clara.types("general", "/issue 1")
	clara.presses("Decide", "general", "Three countries")
	clara.reads("Decide", "Three countries")
}
