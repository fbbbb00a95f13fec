package main

import (
	"testing"

	"docket/internal/directory"
)

// sellsAudits submits an order of Delta Clinics for audits with a discount, in per cent.
func (p person) sellsAudits(title, discount string) {
	p.t.Helper()
	p.writes("Delta", title)
	p.sellsLine("AUDIT-STD", "2", with("Discount", discount))
	p.submits()
	p.noModal()
}

// approvesAsSold answers the questions of Customer Success and approves.
func (p person) approvesAsSold(order string) {
	p.t.Helper()
	p.presses("Approve", p.name, order)
	p.submits(with("Can it be done as sold?", "Yes"), with("Do we have the people?", "Yes"))
	p.noModal()
}

func TestAnOrderWithExceptionsIsApprovedStepByStep(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, tom, emil, hugo := c.as("sofia"), c.as("tom"), c.as("emil"), c.as("hugo")
	sofia.sellsAudits("Portal 2", "20")
	c.in(committeeRoom).shows("PO-1001", "waits for Customer Success", "Tom", "reminder", "goes to superiors")
	tom.dm().shows("PO-1001", "waits for your approval until")
	emil.dm().hides("PO-1001")

	tom.presses("Approve", "tom", "PO-1001")
	tom.reads("Can it be done as sold?", "Do we have the people?", "Team load: PS")
	tom.isRefused("Do we have the people?", "With a no it cannot be approved", with("Can it be done as sold?", "Yes"), with("Do we have the people?", "No"))
	tom.submits(with("Do we have the people?", "Yes"))
	c.in(committeeRoom).shows("✅ Customer Success · Tom")
	c.in(committeeRoom).shows("PO-1001", "waits for Finance")
	tom.dm().hides("waits for your approval")

	emil.presses("Approve", "emil", "PO-1001")
	hugo.presses("Approve", "hugo", "PO-1001")
	c.in(committeeRoom).shows("PO-1001", "approved, to be sent", "✅ Head of sales · Hugo")
	sofia.dm().shows("PO-1001", "Head of sales: approved by Hugo Lindt.", "The order can go to the customer.")
	for _, who := range []string{"tom", "emil", "hugo"} {
		c.as(who).dm().shows("PO-1001", "approved, to be sent")
		c.as(who).dm().hides("waits for your approval")
	}
}

func TestADeclinedOrderTellsTheSellerWhyAndCanBeChanged(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, tom := c.as("sofia"), c.as("tom")
	sofia.sellsAudits("Portal 2", "10")
	tom.presses("Decline…", "tom", "PO-1001")
	tom.submits(with("Why?", "No auditor before March."))
	c.in(committeeRoom).shows("PO-1001", "declined", "✖ Customer Success · Tom", "> No auditor before March.")
	sofia.dm().shows("Customer Success: declined by Tom", "> No auditor before March.", "Change the order")
	tom.dm().hides("waits for your approval")
}

func TestAQuestionStopsTheClockUntilItIsAnswered(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, tom := c.as("sofia"), c.as("tom")
	sofia.sellsAudits("Portal 2", "10")
	c.goTo("2026-11-18 16:00 Europe/Paris")
	tom.presses("Ask Sofia Brandt", "tom", "PO-1001")
	tom.submits(with("What would you like to know?", "On site or from here?"))
	c.in(committeeRoom).shows("PO-1001", "the clock stands", "waits for Sofia", "> On site or from here?")
	c.in(committeeRoom).shows("@sofia, Tom Ashby asks before approving")
	c.goTo("2026-11-19 12:00 Europe/Paris")
	tom.dm().hides("has waited for your approval")
	sofia.presses("Answer", "sofia", "Tom Ashby asks before approving")
	sofia.submits(with("Your answer", "From here."))
	sofia.dm().shows("answered by Sofia", "> From here.")
	tom.dm().shows("Sofia Brandt answered. The clock goes on.", "> From here.")
	c.goTo("2026-11-20 06:20 Europe/Paris")
	tom.dm().hides("has waited for your approval")
	c.goTo("2026-11-20 09:00 Europe/Paris")
	tom.dm().shows("PO-1001", "has waited for your approval since")
	sofia.presses("Answer", committeeRoom, "Tom Ashby asks before approving")
	sofia.isTold(committeeRoom, "@sofia answered at", "already")
	tom.approvesAsSold("PO-1001")
	c.in(committeeRoom).shows("PO-1001", "approved, to be sent")
}

func TestPressesOnAnOrderThatDoNotCount(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, tom, hugo, emil := c.as("sofia"), c.as("tom"), c.as("hugo"), c.as("emil")
	c.hiresAnew(directory.Grant{Member: "U0HUGO0001", Roles: []directory.Role{directory.CustomerSuccess, directory.SalesLead}, Manager: "U0CLARA001"})
	sofia.sellsAudits("Portal 2", "20")
	emil.presses("Approve", committeeRoom, "PO-1001", "waits for Customer Success")
	emil.isTold(committeeRoom, "Only Customer Success may approve this step. Today that is @hugo or @tom.")
	sofia.presses("Approve", committeeRoom, "PO-1001")
	sofia.isTold(committeeRoom, "Nobody approves their own. Today that is")

	hugo.presses("Approve", "hugo", "PO-1001")
	tom.approvesAsSold("PO-1001")
	hugo.submitting(with("Can it be done as sold?", "Yes"), with("Do we have the people?", "Yes"))
	hugo.reads("Already approved by @tom at", "you are second")
	c.again("view_submission order_approve_form", `"id":"V`, `"id":"VX`)
	hugo.dm().hides("waits for your approval")
}

func TestAnOrderChangedDuringItsApprovalBeginsAnew(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, tom, emil := c.as("sofia"), c.as("tom"), c.as("emil")
	sofia.sellsAudits("Portal 2", "20")
	tom.approvesAsSold("PO-1001")
	emil.presses("Approve", "emil", "waits for your approval")
	c.in(committeeRoom).shows("PO-1001", "waits for Head of sales")
	sofia.presses("Change", committeeRoom, "PO-1001")
	sofia.fillsIn(with("Name of the project", "Portal 3"))
	sofia.submits()
	c.in(committeeRoom).shows("PO-1001", "Portal 3", "waits for Customer Success", "☐ Finance")
	emil.dm().hides("waits for your approval")
	c.again("block_actions order.approve")
	emil.isTold("emil", "This changed at", "after the card you pressed was drawn. Here is the new one.", "Portal 3")
	tom.dm().showsTimes(1, "waits for your approval")
	tom.approvesAsSold("waits for your approval")
	emil.presses("Approve", "emil", "waits for your approval")
	c.in(committeeRoom).shows("PO-1001", "waits for Head of sales")
}
