package main

import (
	"sync"
	"testing"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/request"
	"docket/internal/sandbox"
	"docket/internal/seed"
)

// asked logs a request of Delta Clinics, as Paul; far faster than typing.
func (c *company) asked(k request.Kind, what string) request.Request {
	c.t.Helper()
	r, err := c.demo.house.desks.Requests.Log(c.t.Context(), directory.Act{Key: "asked:" + what, By: "U0PAUL0001"},
		request.Draft{Customer: c.buyer("Delta").ID, Kind: k, Body: what})
	c.must(err)
	c.settle()
	return r
}

// agrees writes down what Sales and the customer came to.
func (p person) agrees(how string, fills ...fill) {
	p.t.Helper()
	p.answers("Convenu…")
	p.chooses("Qu’avez-vous convenu", how)
	p.submits(fills...)
}

// scopeless is a helpdesk at which Paul says that a request lies out of scope, and has
// told the customer.
func scopeless(t testing.TB) *company {
	t.Helper()
	return theRequestOutOfScope.company(t)
}

var theRequestOutOfScope = &model{after: theHelpdesk, lives: func(c *company) {
	paul := c.as("paul")
	c.asked(request.Service, "Please train two new people on site.")
	paul.answers("No")
	paul.answers("I told them")
}}

func TestWhatLiesOutOfScopeIsAgreedFreeAndCarriedOut(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul, ines := c.as("paul"), c.as("ines")
	c.asked(request.Service, "Please train two new people on site.")
	paul.answers("No")
	paul.dm().shows("R-101", "Say to the customer (English):",
		"This request (R-101) lies outside the regular service. I am passing it on to", "our sales manager, who will contact you to agree on it.")
	paul.answers("I told them")
	ines.dm().shows("R-101", "Delta Clinics", "Convenez avec le client de la facturation.")
	ines.agrees("Gratuit")
	paul.dm().shows("R-101", "Agreed: free of charge", "As agreed, your request (R-101) is free of charge.")
	paul.answers("I told them")
	paul.answers("I do it")
	paul.answers("I told them")
	paul.answers("Done…")
	paul.submits(with("What was done?", "Trained on Friday."))
	paul.answers("I told them")
	paul.dm().shows("R-101", "✅ carried out, and the customer was told")
}

func TestWhatIsChargedGoesToWhomTheSalesManagerNames(t *testing.T) {
	t.Parallel()
	c := scopeless(t)
	paul, ines, sofia := c.as("paul"), c.as("ines"), c.as("sofia")
	ines.answers("Convenu…")
	ines.chooses("Qu’avez-vous convenu", "Facturé")
	ines.isRefused("Montant", "Indiquez le montant, ou plus bas")
	ines.isRefused("Montant", "montant", with("Montant", "beaucoup"))
	ines.submits(with("Montant", "1200"), with("Qui s’en charge", "sofia"))
	ines.noModal()
	sofia.dm().shows("R-101", "Agreed: charged 1,200.00 EUR", "Will you take it?")
	paul.dm().shows("R-101", "We are going ahead with your request (R-101) for 1,200.00 EUR, as agreed.")
	sofia.answers("Take it")
}

func TestWhatTheCustomerDoesNotPursueRestsUntilTheyDo(t *testing.T) {
	t.Parallel()
	c := scopeless(t)
	paul, ines := c.as("paul"), c.as("ines")
	ines.answers("Convenu…")
	ines.chooses("Qu’avez-vous convenu", "Ils n’y donnent pas suite")
	ines.isRefused("Que disent-ils", "Notez ce que dit le client", with("Que disent-ils", " "))
	ines.submits(with("Que disent-ils", "Perhaps after the summer."))
	paul.dm().shows("R-101", "Perhaps after the summer.", "the customer does not pursue it for now", "A word is enough, and we take it up again.")
	paul.answers("I told them")
	paul.answers("They pursue it again")
	ines.dm().shows("R-101", "Convenu…")
}

func TestASpecialCaseIsSignedByTwoPeopleAndPlaced(t *testing.T) {
	t.Parallel()
	c := scopeless(t)
	paul, ines, hugo, tom := c.as("paul"), c.as("ines"), c.as("hugo"), c.as("tom")
	ines.agrees("Un cas particulier")
	paul.dm().shows("R-101", "We are working out a solution made for your request (R-101).")
	ines.answers("Rédiger la solution…")
	ines.submits(with("Quelle est la solution", "Sofia trains them on 2 December, for the price of a day."))
	hugo.dm().shows("R-101", "Solution by", "Sofia trains them", "✅ Sales manager", "⏳ *Head of sales*", "Do you sign the solution?")
	ines.dm().hides("R-101", "Convenu…")

	hugo.answers("Send back…")
	hugo.isRefused("What should be different?", "Say why", with("What should be different?", " "))
	hugo.submits(with("What should be different?", "Two days, at least."))
	ines.dm().shows("Two days, at least.", "Rédiger la solution…")
	ines.answers("Rédiger la solution…")
	ines.reads("Two days, at least.")
	ines.submits(with("Quelle est la solution", "Sofia trains them on 2 and 3 December."))
	hugo.answers("Ask Inès Colbert")
	hugo.submits(with("What would you like to know?", "On site?"))
	ines.dm().shows("a une question sur la solution avant de signer.", "On site?")
	ines.answers("Répondre", "Delta Clinics")
	ines.submits(with("Votre réponse", "Yes, in Lyon."))
	hugo.dm().shows("Yes, in Lyon.")
	hugo.answers("Sign")
	tom.dm().shows("R-101", "2 and 3 December", "*Who carries it out?*")
	tom.answers("Hand over…")
	tom.submits(with("Who carries it out?", "sofia"))
	c.as("sofia").dm().shows("R-101", "2 and 3 December", "Take it")
}

// special is a helpdesk at which Inès has written and signed the solution of a special
// case.
func special(t testing.TB) *company {
	t.Helper()
	c := scopeless(t)
	ines := c.as("ines")
	ines.agrees("Un cas particulier")
	ines.answers("Rédiger la solution…")
	ines.submits(with("Quelle est la solution", "Sofia trains them on 2 December."))
	return c
}

func TestAChangedSolutionIsSignedAnew(t *testing.T) {
	t.Parallel()
	c := special(t)
	ines, hugo, tom := c.as("ines"), c.as("hugo"), c.as("tom")
	press := hugo.stale("Send back…", "hugo", "R-101")
	ines.answers("Modifier la solution…")
	ines.isRefused("Quelle est la solution", "C’est la solution telle qu’elle est.")
	ines.submits(with("Quelle est la solution", "Sofia trains them on 9 December."))
	press()
	hugo.isTold("hugo", "This changed at")
	tom.dm().hides("R-101")
	hugo.answers("Sign", "9 December")
	tom.dm().shows("R-101", "9 December", "*Who carries it out?*")
}

func TestSignaturesOfASolutionStandInTheMinutes(t *testing.T) {
	t.Parallel()
	c := special(t)
	nadia, hugo, room := c.as("nadia"), c.as("hugo"), c.in("committee-europe")
	c.goTo(monday)
	nadia.presses("Start meeting", "committee-europe", "Start meeting")
	hugo.answers("Send back…")
	hugo.submits(with("What should be different?", "Two days, at least."))
	nadia.presses("End meeting", "committee-europe", "End meeting")
	room.shows("Minutes of Customer committee Europe", "R-101 · *Delta Clinics*", "solution signed for Sales manager (before the meeting, by Inès Colbert)",
		"solution sent back for Head of sales, by Hugo Lindt (Two days, at least.)")
}

func TestNobodySignsASolutionTwice(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	c.hiresAnew(directory.Grant{Member: "U0INES0001", Roles: []directory.Role{directory.SalesManager, directory.SalesLead}, Manager: "U0CLARA001"})
	c.hiresAnew(directory.Grant{Member: "U0HUGO0001", Manager: "U0CLARA001"})
	paul, ines, clara := c.as("paul"), c.as("ines"), c.as("clara")
	c.asked(request.Service, "Please train two new people on site.")
	paul.answers("No")
	ines.agrees("Un cas particulier")
	ines.answers("Rédiger la solution…")
	ines.submits(with("Quelle est la solution", "Sofia trains them on 2 December."))
	ines.dm().hides("R-101", "Signer")
	clara.dm().shows("R-101", "Do you sign the solution?")
	clara.answers("Sign")
	c.as("tom").dm().shows("R-101", "*Who carries it out?*")
}

func TestTwentyPressesSignASolutionOnce(t *testing.T) {
	t.Parallel()
	c := special(t)
	hugo := c.as("hugo")
	sign := hugo.aims("Sign", "hugo", "R-101")
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if out := sign(); !out.OK {
				t.Errorf("a press is answered %+v", out)
			}
		})
	}
	all.Wait()
	c.settle()
	c.as("tom").dm().showsTimes(1, "R-101", "*Who carries it out?*")
	hugo.dm().shows("R-101", "✅ Head of sales")
}

func TestAnExportThatTheContractIncludesIsInScopeByItself(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	c.amends("Delta", func(b *customer.Customer) { b.Exports = true })
	c.asked(request.Export, "All invoices of 2024, please.")
	c.as("paul").dm().shows("R-101", "in scope", "*Can you do it yourself?*")
}

func TestAnExportIsChargedUnlessTheCustomerObjects(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	paul, ines := c.as("paul"), c.as("ines")
	c.asked(request.Export, "All invoices of 2024, please.")
	paul.dm().shows("R-101", "We will gladly export your data (R-101). The export is charged by our tariff. Shall we go ahead?")
	paul.answers("I told them")
	paul.answers("They accept")
	paul.dm().shows("R-101", "Agreed: charged", "*Can you do it yourself?*")

	c.asked(request.Export, "And those of 2023.")
	paul.answers("I told them", "R-102")
	paul.answers("They object", "R-102")
	paul.dm().shows("R-102", "who will contact you about the price.")
	ines.dm().shows("R-102", "Convenez avec le client de la facturation.")
}

func TestAfterTheServicePeriodSalesTalksAndTheResponsibleAreTold(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	c.amends("Delta", func(b *customer.Customer) {
		b.Service, b.Locale, b.Success = customer.Period{From: date(t, "2024-01-01"), Until: date(t, "2025-12-31")}, "fr", "U0SOFIA001"
	})
	paul := c.as("paul")
	c.asked(request.Service, "Please train two new people on site.")
	paul.answers("No")
	paul.dm().shows("R-101", "Say to the customer (French):", "Votre période de service a pris fin le 31 déc. 2025.", "notre responsable commercial")
	c.as("sofia").dm().shows("Delta Clinics asks for something after its service period ended on", "Sales talks with them.")
	c.as("marc").dm().shows("Delta Clinics demande quelque chose après la fin de sa période de service")
}

// shared is a helpdesk whose customer is written to in a shared channel, in French,
// with a request that lies out of scope.
func shared(t testing.TB) *company {
	t.Helper()
	c := helpdesk(t)
	c.amends("Delta", func(b *customer.Customer) { b.Channel, b.Locale = string(seed.Borealis), "fr" })
	c.asked(request.Service, "Please train two new people on site.")
	c.as("paul").answers("No")
	return c
}

func TestACustomerIsToldByOnePressInTheirChannel(t *testing.T) {
	t.Parallel()
	c := shared(t)
	paul := c.as("paul")
	press := paul.stale("Copy…", "paul", "R-101")
	paul.answers("Send in their channel")
	c.in(string(seed.Borealis)).showsTimes(1, "Cette demande (R-101) sort du service habituel. Je la transmets à", "— Paul Aubry")
	paul.dm().shows("R-101", "The customer was told by Paul Aubry in")
	press()
	c.in(string(seed.Borealis)).showsTimes(1, "R-101")
	paul.isTold("paul", "The customer knows already.")
}

func TestAnAgentChangesTheWordsAndTheirLanguage(t *testing.T) {
	t.Parallel()
	c := shared(t)
	paul := c.as("paul")
	paul.answers("Copy…")
	paul.reads("For the customer")
	paul.chooses("Language", "English")
	paul.isRefused("What the customer is told", "Write what the customer is told.", with("What the customer is told", " "))
	paul.submits(with("What the customer is told", "Dear <!channel>, *we* & Inès will call: https://example.com/t."))
	c.in(string(seed.Borealis)).harmless("Dear", "<!channel>")
	c.in(string(seed.Borealis)).shows("Dear <!channel>, *we* & Inès will call: <https://example.com/t|https://example.com/t>.", "— Paul Aubry")
	paul.dm().shows("R-101", "The customer was told by Paul Aubry in")
}

func TestWordsThatCannotBePostedAreToldToTheAgentAndStayToBeSaid(t *testing.T) {
	t.Parallel()
	for kind, told := range map[string]string{
		sandbox.FaultNotInChannel:    "docket is not a member of",
		sandbox.FaultArchivedChannel: "is archived.",
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			c := shared(t)
			paul, room := c.as("paul"), string(seed.Borealis)
			c.failing(sandbox.Fault{Kind: kind, Channel: room})
			paul.answers("Send in their channel")
			c.settle()
			paul.dm().shows(told, "The customer has not been told. Tell them yourself, or send it again once that is put right.")
			paul.dm().shows("R-101", told, "Cette demande (R-101) sort du service habituel.", "I told them")
			c.as("ada").dm().hides(told)
			c.mends()
			paul.answers("Send in their channel")
			c.in(room).showsTimes(1, "R-101", "— Paul Aubry")
			paul.dm().hides("R-101", told)
		})
	}
}

func TestACustomerWhoWasNotToldThatItIsDoneIsStillToBeTold(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	c.amends("Delta", func(b *customer.Customer) { b.Channel = string(seed.Borealis) })
	paul := c.as("paul")
	c.asked(request.Service, "The export button does nothing.")
	paul.answers("Yes")
	paul.answers("I do it")
	paul.answers("I told them")
	paul.answers("Done…")
	paul.submits(with("What was done?", "Repaired."))
	c.failing(sandbox.Fault{Kind: sandbox.FaultArchivedChannel, Channel: string(seed.Borealis)})
	paul.answers("Send in their channel")
	c.settle()
	paul.dm().shows("R-101", "is archived.", "Your request (R-101) is done.", "I told them")
	paul.answers("I told them")
	paul.dm().shows("R-101", "✅ carried out, and the customer was told")
}

func TestSalesIsReachedThroughWhoStandsIn(t *testing.T) {
	t.Parallel()
	c := helpdesk(t)
	c.must(c.isAway("U0INES0001", "U0SOFIA001"))
	c.asked(request.Service, "Please train two new people on site.")
	c.as("paul").answers("No")
	c.as("sofia").dm().shows("R-101", "Agree with the customer how it is charged.")
	c.as("ines").dm().hides("R-101")
}
