package main

import "testing"

func TestAnOrderInsideTheCatalogueNeedsCustomerSuccessAlone(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("AUDIT-STD", "2", with("Discount", "10"))
	sofia.reads("1. Process audit", "2 × 2,400.00 EUR − 10\u00a0% = *4,320.00 EUR*", "to be consumed by 18 Nov 2027", "Total 4,320.00 EUR", "Customer Success approves it alone")
	sofia.submits()
	sofia.noModal()
	c.in(committeeRoom).shows("Order PO-1001 · *Delta Clinics* · 4,320.00 EUR", "waits for Customer Success", "Sold by Sofia", "territory France", "1 line")
	sofia.dm().shows("Order PO-1001", "waits for Customer Success")
	c.as("tom").dm().shows("Order PO-1001", "4,320.00 EUR")
	c.as("emil").dm().hides("PO-1001")
}
