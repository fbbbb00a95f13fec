package main

import "testing"

// decides about the Patient portal's issue that says so, as somebody who reads English.
func (p person) decides(description string, fills ...fill) {
	p.t.Helper()
	p.presses("Decide", "committee-europe", description)
	p.submits(fills...)
}

func TestTellingCustomerAndSalesBecomeTasksThatAreDoneBeforeTheIssueIsResolved(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, card := c.as("clara"), c.in("committee-europe")
	c.as("paul").raises("Software not adapted to the agreed scope", "Two units of measure are missing.")
	clara.decides("Two units", with("Who", "marc"), with("Solutions", []string{"Check that the new target can be reached"}))
	card.shows("Two units", "☐ Inform the customer: @marc until", "☐ Inform sales: @ines until")

	clara.presses("Resolve", "committee-europe", "Two units")
	clara.submits(with("How does it end?", "The customer validated a new scope"), with("Where", "Annex 2"))
	clara.reads("A task is still open: Inform the customer. Mark it done first.")
	clara.closes()
	clara.closes()

	c.as("paul").presses("Done", "committee-europe", "Two units", "Inform sales")
	c.as("paul").isTold("committee-europe", "Only whoever has the task, the issue's owner, the chair or Management may mark it done.")
	c.as("marc").presses("Done", "committee-europe", "Two units", "Inform the customer")
	card.shows("Two units", "✅ Inform the customer · Marc Delorme")
	c.as("ines").presses("Done", "committee-europe", "Two units", "Inform sales")
	card.shows("Two units", "✅ Inform sales · Inès Colbert")
}

func TestAnIssueAboutTheScopeEndsInAValidatedScope(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, card := c.as("clara"), c.in("committee-europe")
	c.as("paul").raises("Customer changes the target", "Three countries instead of one.")
	clara.decides("Three countries", with("Who", "marc"), with("Solutions", []string{"Agree a new validated project scope"}))
	clara.presses("Done", "committee-europe", "Three countries", "Inform sales")

	clara.presses("Resolve", "committee-europe", "Three countries")
	clara.isRefused("Where", "Say where the validated scope is kept.",
		with("How does it end?", "The customer validated a new scope"), with("Where", " "))
	clara.submits(with("Where", "Contract, annex 2"))
	card.shows("Three countries", "Resolved", "new scope validated by the customer")

	clara.presses("Close issue", "committee-europe", "Three countries")
	card.shows("Three countries", "✅ Closed", "Reopen")
}

func TestOnlyManagementStopsAProject(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, ines := c.as("clara"), c.as("ines")
	c.as("paul").raises("Customer changes the target", "They want something else altogether.")
	clara.decides("something else", with("Who", "ines"), with("Solutions", []string{"Stop the project"}))
	clara.presses("Done", "committee-europe", "something else", "Inform sales")

	ines.presses("Resolve", "committee-europe", "something else")
	ines.submits(with("Comment", "La Direction arrête le projet"), with("Où", "Le client ne veut plus."))
	ines.reads("Seule la Direction")
	ines.closes()
	ines.closes()

	clara.presses("Resolve", "committee-europe", "something else")
	clara.submits(with("How does it end?", "Management stops the project"), with("Where", "The customer wants something else."))
	c.in("committee-europe").shows("something else altogether", "project stopped")

	clara.types("committee-europe", "/project portal")
	clara.isTold("committee-europe", "Patient portal", "Why it was stopped:", "The customer wants something else.")
}

func TestAnIssueIsReopenedForAReason(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, card := c.as("clara"), c.in("committee-europe")
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	clara.decides("Sofia is ill.", with("Who", "marc"), with("In your own words", "Tom stands in."))
	clara.presses("Resolve", "committee-europe", "Sofia is ill.")
	clara.submits()
	clara.presses("Close issue", "committee-europe", "Sofia is ill.")

	paul := c.as("paul")
	paul.presses("Reopen", "committee-europe", "Sofia is ill.")
	paul.submits(with("Why", "Tom left as well."))
	card.shows("Sofia is ill.", "To decide: Project manager", "Why it is open again:", "Tom left as well.")
	paul.presses("Decide", "committee-europe", "Sofia is ill.")
	paul.isTold("committee-europe", "Only those responsible")
}

func TestTheModalOfAnIssueShowsWhatWasDoneInIt(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara := c.as("clara")
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	clara.decides("Sofia is ill.", with("Who", "clara"), with("In your own words", "I will see to it."))
	clara.presses("Resolve", "committee-europe", "Sofia is ill.")
	clara.submits()

	clara.types("general", "/issue list sofia")
	clara.presses("Open", "general", "Open issues with “sofia”")
	clara.pressesIn("Close issue")
	clara.reads("Issue 1", "✅ Closed")
}
