package main

import (
	"testing"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/setting"
)

func TestAnApprovalKeepsTheClockItBeganWith(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, tom, nadia := c.as("sofia"), c.as("tom"), c.as("nadia")
	sofia.sellsAudits("Portal 2", "10")
	c.goTo("2026-11-19 09:00 Europe/Paris")
	c.setsNumbers(setting.ApprovalHours, []int{24, 48, 72}, []int{8, 16, 24})
	c.setsNumbers(setting.ApprovalClock, []int{0}, []int{1})
	tom.homeShows("PO-1001", "Customer Success · 22 h", "of 48 h")
	tom.dm().hides("has waited for your approval since")
	c.goTo("2026-11-19 10:31 Europe/Paris")
	tom.dm().showsTimes(1, "has waited for your approval since")
	sofia.sellsAudits("Portal 3", "10")
	c.goTo("2026-11-20 10:31 Europe/Paris")
	nadia.dm().showsTimes(1, "has not been approved in time. You may decide too.")
	tom.homeShows("PO-1002", "of 16 h of working time")
}

func TestAnOrderInApprovalKeepsThePolicyItBeganWith(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, tom, emil := c.as("sofia"), c.as("tom"), c.as("emil")
	sofia.sellsAudits("Portal 2", "20")
	c.governs(approval.Rule{Key: "finance", Role: directory.Finance, Stage: 1})
	tom.approvesAsSold("PO-1001")
	emil.presses("Approve", "emil", "PO-1001")
	c.in(committeeRoom).shows("PO-1001", "waits for Head of sales")
	sofia.presses("Change", committeeRoom, "Order PO-1001")
	sofia.fillsIn(with("Name of the project", "Portal 3"))
	sofia.submits()
	c.in(committeeRoom).shows("PO-1001", "Portal 3", "waits for Finance")
	emil.presses("Approve", "emil", "waits for your approval")
	c.in(committeeRoom).shows("PO-1001", "approved, to be sent")
}

func TestWhoeverComesBackWhileACardStandsIsAskedAndWhoStoodInNoLongerDecides(t *testing.T) {
	t.Parallel()
	c := shop(t)
	day := func(d int) calendar.Date { return calendar.Date{Year: 2026, Month: 11, Day: d} }
	c.must(c.demo.house.desks.Directory.SetAbsence(t.Context(), seeded("away"), "U0TOM00001", directory.Absence{From: day(16), Until: day(18), StandIn: "U0EMIL0001"}))
	c.as("sofia").sellsAudits("Portal 2", "10")
	emil, tom := c.as("emil"), c.as("tom")
	tom.dm().hides("waits for your approval")
	c.goTo("2026-11-18 23:50 Europe/Paris")
	approve := emil.stale("Approve", "emil", "waits for your approval")
	c.goTo("2026-11-19 00:05 Europe/Paris")
	approve()
	emil.noModal()
	emil.isTold("emil", "Only Customer Success may approve this step. Today that is @tom.")
	tom.dm().hides("waits for your approval") // at night
	c.goTo("2026-11-19 09:00 Europe/Paris")
	emil.dm().hides("waits for your approval")
	tom.dm().showsTimes(1, "waits for your approval")
	tom.approvesAsSold("PO-1001")
	c.in(committeeRoom).shows("✅ Customer Success · Tom Ashby")
}

func TestAWorkplaceWithoutFinanceOrAHeadOfSalesStillDecides(t *testing.T) {
	t.Parallel()
	c := shop(t)
	c.promotes(directory.Grant{Member: "U0EMIL0001", Manager: "U0CLARA001"})
	c.promotes(directory.Grant{Member: "U0HUGO0001", Roles: []directory.Role{directory.SalesManager}, Manager: "U0CLARA001"})
	sofia, hugo := c.as("sofia"), c.as("hugo")
	sofia.sellsAudits("Portal 2", "20")
	c.as("tom").approvesAsSold("PO-1001")
	c.in(committeeRoom).shows("PO-1001", "waits for Finance", "Hugo Lindt")
	hugo.presses("Approve", "hugo", "waits for your approval")
	c.in(committeeRoom).shows("PO-1001", "✅ Finance · Hugo Lindt as a superior")
	hugo.presses("Approve", "hugo", "waits for your approval")
	c.in(committeeRoom).shows("PO-1001", "approved, to be sent")
}
