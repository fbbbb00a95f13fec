package main

import (
	"sync"
	"testing"

	"docket/internal/directory"
)

// handsOver has Paul bring a request of Delta's and hand it to somebody.
func (c *company) handsOver(to string) {
	c.t.Helper()
	paul := c.as("paul")
	paul.brings("Delta", "The export button does nothing.")
	paul.answers("Yes")
	paul.answers("Hand over…")
	paul.submits(with("Who carries it out?", to))
}

func TestOfTwoWhoTakeAtOnceOneHasItAndTheOtherIsTold(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	c.handsOver("sofia")
	tom, sofia := c.as("tom"), c.as("sofia")
	c.hires(directory.Grant{Member: "U0LEA00001", Roles: []directory.Role{directory.ProjectManager, directory.Dispatcher}})
	tom.types("general", "/request R-101")
	var all sync.WaitGroup
	sofias, toms := sofia.aims("Take it", "sofia", "*R-101*"), tom.aims("Take it", "general", "*R-101*")
	for range 10 {
		all.Go(func() { sofias() })
		all.Go(func() { toms() })
	}
	all.Wait()
	c.settle()
	if _, hers := sofia.dm().find("*R-101*", "It is yours to carry out."); hers {
		tom.isTold("general", "Sofia", "took it at")
		return
	}
	sofia.dm().shows("*R-101*", "Tom", "carries it out")
	sofia.isTold("sofia", "Tom", "took it at")
}

func TestAnOldCardsButtonIsAnsweredWithTheCardAsItStands(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul := c.as("paul")
	paul.brings("Delta", "The export button does nothing.")
	again := paul.stale("Yes", "paul", "*R-101*")
	again()
	paul.isTold("paul", "You answered this at", "@paul says who carries it out.", "*Can you do it yourself?*")
	paul.answers("I do it")
	again()
	paul.isTold("paul", "You answered this at", "@paul carries it out.")
}

func TestOnlyWhoeverIsAskedSeesButtons(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	c.handsOver("sofia")
	lea := c.as("lea")
	lea.types("general", "/request R-101")
	lea.isTold("general", "*R-101*", "Sofia")
	said := lea.lastTold("general")
	for _, button := range []string{"Take it", "Je la prends", "C’est dit au client"} {
		if missing(said, []string{button}) == "" {
			t.Errorf("Léa, whose turn it is not, is offered %q:\n%s", button, said)
		}
	}
}

func TestAnOwnerWhoLeavesLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	c.handsOver("sofia")
	paul, sofia, tom := c.as("paul"), c.as("sofia"), c.as("tom")
	paul.answers("I told them")
	sofia.answers("Take it")
	c.must(c.demo.local.Deactivate("sofia"))
	c.settle()
	tom.dm().shows("*R-101* · *Delta Clinics*", "*Who carries it out?*")
	paul.dm().shows("*R-101*", "Tom Ashby says where it goes")
	tom.answers("Hand over…")
	tom.submits(with("Who carries it out?", "paul"))
	paul.dm().shows("*R-101*", "*Will you take it?*")
}

func TestWhoStandsInTakesAndTellsInSomebodysPlace(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	c.must(c.isAway("U0SOFIA001", "U0EMIL0001"))
	c.hires(directory.Grant{Member: "U0EMIL0001", Roles: []directory.Role{directory.Consultant}})
	c.handsOver("sofia")
	emil := c.as("emil")
	c.as("sofia").dm().hides("*R-101*")
	emil.answers("Take it")
	emil.answers("Done…")
	c.must(c.isAway("U0PAUL0001", "U0LEA00001"))
	emil.submits(with("What was done?", "Repaired."))
	c.as("lea").answers("C’est dit au client")
	emil.dm().shows("*R-101*", "✅ carried out")
}
