package main

import "testing"

func TestAnAgentHandlesARequestAndTellsTheCustomer(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul := c.as("paul")
	paul.brings("Delta", "The export button does nothing since Monday. Please have a look.")
	paul.dm().shows("*R-101* · *Delta Clinics*", "The export button does nothing since Monday", "Proposed: in scope. Patient portal is under way.", "*Is it in scope?*")
	paul.answers("Yes")
	paul.dm().shows("R-101", "*Can you do it yourself?*", "· in scope")
	paul.answers("I do it")
	paul.dm().shows("R-101", "I told them")
	paul.answers("I told them")
	paul.answers("Waiting for the customer")
	paul.dm().shows("R-101", "It waits for the customer.")
	paul.answers("The customer answered")
	paul.answers("Done…")
	paul.submits(with("What was done?", "The button was behind a cookie banner."))
	paul.answers("I told them")
	paul.dm().showsTimes(1, "R-101")
	paul.dm().shows("R-101", "✅ carried out, and the customer was told", "The button was behind a cookie banner.")
}

func TestAnOwnerTakesWhatIsHandedOverAndTheAgentTellsTheCustomer(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul, marc := c.as("paul"), c.as("marc")
	paul.brings("Delta", "The export button does nothing.")
	paul.answers("Yes")
	paul.answers("Hand over…")
	if held := paul.holds("Who carries it out?"); missing(held, []string{"U0MARC0001"}) != "" {
		t.Errorf("the form proposes %s", held)
	}
	paul.submits(with("What they should know", "They are patient."))
	marc.dm().shows("*R-101* · *Delta Clinics*", "Paul Aubry écrit", "They are patient.", "*La prenez-vous")
	paul.dm().shows("R-101", "handed to Marc")
	paul.answers("I told them")
	marc.answers("Je la prends")
	marc.answers("C’est fait…")
	marc.submits(with("Qu’est-ce qui a été fait", "Repaired."))
	paul.dm().shows("R-101 · Delta Clinics: Marc", "carried it out. Tell the customer.")
	marc.dm().shows("R-101", "réalisée, Paul Aubry prévient le client")
	paul.answers("I told them", "*Delta Clinics*")
	paul.dm().shows("R-101", "✅ carried out, and the customer was told")
}

func TestWhatIsNotTheOwnersGoesToTheDispatcher(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul, marc, tom, sofia := c.as("paul"), c.as("marc"), c.as("tom"), c.as("sofia")
	paul.brings("Delta", "The export button does nothing.")
	paul.answers("Yes")
	paul.answers("Hand over…")
	paul.submits()
	marc.answers("Pas pour moi…")
	marc.isRefused("Pourquoi", "Dites pourquoi", with("Pourquoi", " "))
	marc.submits(with("Pourquoi", "Sofia knows the exports."))
	tom.dm().shows("*R-101*", "Marc", "says:", "Sofia knows the exports.", "*Who carries it out?*")
	marc.dm().hides("R-101", "Je la prends")
	tom.answers("Hand over…")
	tom.submits(with("Who carries it out?", "sofia"))
	sofia.answers("Take it")
	sofia.dm().shows("R-101", "It is yours to carry out.")
}

func TestTheDispatcherDecidesWhatAnAgentCannotTell(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	c.served("Huaxing", "", "")
	paul, tom := c.as("paul"), c.as("tom")
	paul.brings("Huaxing", "Can you train two new people?")
	paul.dm().shows("R-101", "Proposed: cannot tell. Nothing is known that the customer has bought.")
	paul.answers("Cannot tell")
	tom.dm().shows("*R-101* · *Huaxing*", "Can you train two new people?", "*Is it in scope?*")
	tom.answers("Yes")
	paul.dm().shows("says it is in scope. Can you do it yourself?")
}
