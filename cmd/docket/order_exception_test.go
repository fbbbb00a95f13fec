package main

import "testing"

// excepted is an order of one line, submitted with the reasons it needs more
// approval for.
func (p person) submitsExcepted(because ...string) {
	p.t.Helper()
	p.reads(append([]string{"Needs more approval, because"}, because...)...)
	p.submits()
	p.noModal()
	p.in(committeeRoom).shows(append([]string{"Order PO-1001", "exception"}, because...)...)
	p.in(committeeRoom).shows("Order PO-1001", "Customer Success", "☐ Finance", "☐ Head of sales")
}

func TestAManagedServiceNeedsMoreApproval(t *testing.T) {
	t.Parallel()
	sofia := shop(t).as("sofia")
	sofia.writes("Delta", "Back office")
	sofia.sellsLine("MS-BACKOFFICE", "12")
	sofia.submitsExcepted("⚠️ MS-BACKOFFICE: Managed service")
}

func TestSupportOnSiteNeedsMoreApproval(t *testing.T) {
	t.Parallel()
	sofia := shop(t).as("sofia")
	sofia.writes("Delta", "On site")
	sofia.sellsLine("SUP-ONSITE", "3")
	sofia.submitsExcepted("⚠️ SUP-ONSITE: Delivered on site")
}

func TestADiscountAboveTheLimitNeedsMoreApproval(t *testing.T) {
	t.Parallel()
	sofia := shop(t).as("sofia")
	sofia.writes("Delta", "Cheap")
	sofia.sellsLine("LIC-ERP", "10", with("Discount", "22"))
	sofia.submitsExcepted("⚠️ LIC-ERP: Discount 22\u00a0%, the seller’s limit is 15\u00a0%")
}

func TestAnInvoiceContactNobodyVerifiedNeedsMoreApproval(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("LIC-ERP", "10")
	sofia.fillsIn(with("The invoice goes to", "Paul Durand"))
	sofia.pressesIn("Add a line")
	sofia.closes()
	sofia.submitsExcepted("⚠️ Nobody has verified the invoice contact and address")
	sofia.types(committeeRoom, "/order new")
	sofia.chooses("Customer", "Delta")
	if held := sofia.holds("The invoice goes to"); missing(held, []string{"Paul Durand"}) != "" {
		t.Errorf("the customer's invoice contact is %s", held)
	}
}

func TestWhatLeavesTheCatalogueNeedsAStatementOfWorkByPresales(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	sofia.writes("Delta", "Night watch")
	sofia.pressesIn("Add a line")
	sofia.pressesIn("By statement of work")
	sofia.submits(with("What is sold", "Night watch"), with("Kind", "support"), with("Counted in", "months"), with("Price of one", "900"), with("Quantity", "12"))
	sofia.reads("✖ Not as in the catalogue: that needs a statement of work", "Total 10,800.00 EUR")
	sofia.submits()
	sofia.reads("⚠️ Some lines have to be mended first.")

	sofia.pressesIn("Add statement of work")
	sofia.submits(with("Reference", "SOW-77"), with("Written by", "sofia"))
	sofia.reads("Statement of work SOW-77 by Sofia Brandt")
	sofia.submits()
	sofia.reads("⚠️ A statement of work is written by presales. @sofia is not in presales.")
	sofia.pressesIn("Change statement of work")
	sofia.submits(with("Written by", "paul"))
	sofia.submitsExcepted("⚠️ Night watch: Outside the catalogue, by SOW-77 of Paul Aubry")
}

func TestOtherWordsThanTheCataloguesNeedAStatementOfWork(t *testing.T) {
	t.Parallel()
	sofia := shop(t).as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("LIC-ERP", "10", with("Description", "With everything they ever asked for"))
	sofia.reads("✖ Not as in the catalogue: that needs a statement of work")
	sofia.pressesIn("Add statement of work")
	sofia.submits(with("Reference", "SOW-78"), with("Written by", "paul"))
	sofia.submitsExcepted("⚠️ LIC-ERP: Described otherwise than in the catalogue, by SOW-78 of Paul Aubry")
}

func TestOtherTermsThanTheCataloguesNeedAStatementOfWork(t *testing.T) {
	t.Parallel()
	sofia := shop(t).as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("VIEWS-100K", "12", with("Page views in one unit", "900000"), with("Above the volume", "900000: 0.01"))
	sofia.reads("✖ Unit, page views or their prices are not the catalogue’s")
	sofia.submits()
	sofia.reads("⚠️ Some lines have to be mended first.")
	sofia.pressesIn("Add statement of work")
	sofia.submits(with("Reference", "SOW-79"), with("Written by", "paul"))
	sofia.submitsExcepted("⚠️ VIEWS-100K: Other terms than the catalogue’s, by SOW-79 of Paul Aubry")
}

func TestWhatIsIncludedIsNoWayAroundTheLimit(t *testing.T) {
	t.Parallel()
	sofia := shop(t).as("sofia")
	sofia.writes("Delta", "Nearly free")
	sofia.sellsLine("LIC-ERP", "10")
	sofia.sellsLine("LIC-ERP", "1", with("Besides", "Included"))
	sofia.reads("✅ All as in the catalogue")
	sofia.sellsLine("LIC-ERP", "2", with("Besides", "Included"))
	sofia.submitsExcepted("⚠️ Discount 23.08\u00a0% on the whole with what is included, the seller’s limit is 15\u00a0%")
}
