package main

import "testing"

func TestTheReportOnApprovalsIsForThoseWhoSteerThem(t *testing.T) {
	t.Parallel()
	c, ada, _ := twoAdministrators(t)
	ada.types("general", "/docket report approvals")
	ada.isTold("general", "Approvals from", "Nothing was approved or declined in these days")
	ada.types("general", "/docket report approvals 2026-11-30 2026-11-01")
	ada.isTold("general", "The first day comes before the last one")
	ada.types("general", "/docket report approvals yesterday")
	ada.isTold("general", "is no date")
	ada.types("general", "/docket report invoices")
	ada.isTold("general", "This is what it understands", "/docket report approvals")
	ada.types("general", "/docket report")
	ada.isTold("general", "What waits for you")
	marc := c.as("marc")
	marc.types("general", "/docket report approvals")
	marc.isTold("general", "voient combien de temps prennent les approbations")
}
