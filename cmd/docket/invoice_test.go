package main

import (
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/order"
	"docket/internal/project"
)

// comesBack is a shop to which Delta Clinics has sent an order back signed: an audit
// and a year of page views.
func comesBack(t testing.TB) *company {
	t.Helper()
	return theSignedOrder.company(t)
}

var theSignedOrder = &model{after: theShop, lives: func(c *company) {
	sofia := c.as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("AUDIT-STD", "1")
	sofia.sellsLine("VIEWS-100K", "12")
	sofia.submits()
	c.settle()
	c.getsBack(1001)
}}

// getsBack has an order approved, sent and signed today.
func (c *company) getsBack(id order.ID) {
	c.t.Helper()
	orders, ctx := c.demo.house.desks.Orders, c.t.Context()
	yes := approval.Ballot{Round: 1, Choice: approval.Yes, Answers: map[approval.Question]bool{approval.Feasible: true, approval.Staffed: true}}
	_, err := orders.Vote(ctx, directory.Act{Key: "vote", By: "U0TOM00001"}, id, "customer_success", yes)
	if err == nil {
		_, err = orders.Send(ctx, directory.Act{Key: "send", By: "U0SOFIA001"}, id, order.Sending{To: "Jeanne Petit"}, 1)
	}
	if err == nil {
		today := calendar.DateOf(when(c.t, wednesday), time.UTC)
		_, err = orders.Receive(ctx, directory.Act{Key: "receive", By: "U0SOFIA001"}, id, order.Receipt{SignedBy: "Jeanne Petit", SignedOn: today,
			Document: project.Document{Title: "Signed order", URL: "https://files.example/signed.pdf"}}, 1)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	c.settle()
}

// december opens the check of December's invoice.
func (p person) december() {
	p.t.Helper()
	p.types("general", "/invoice PO-1001")
	p.reads("Invoice of PO-1001", "Delta Clinics", "ordered")
	p.submits(with("First day", "2026-12-01"), with("Last day", "2026-12-31"))
	p.closes()
}

func TestAnInvoiceGoesOutOnceAllIsChecked(t *testing.T) {
	t.Parallel()
	c := comesBack(t)
	emil := c.as("emil")
	emil.presses("Check invoice…", committeeRoom, "Order PO-1001", "Signed by Jeanne Petit")
	emil.isRefused("Last day", "the period may end on 31 Dec 2026 or 31 Jan 2027", with("First day", "2026-12-01"), with("Last day", "2026-12-15"))
	emil.submits(with("Last day", "2026-12-31"))
	emil.reads("Invoice of PO-1001 · *Delta Clinics* · from 1 Dec 2026 until 31 Dec 2026", "*2,720.00 EUR*", "✅ *Contact*: Jeanne Petit · jeanne@delta.example", "✅ *Address*: 1 rue du Port, 75001 Paris",
		"☐ *Page views*", "Portal, 100,000 page views: 100,000 included", "⚠️ The period lasts until 31 Dec 2026", "☐ *Price as ordered*: 2,720.00 EUR", "1 of 12 months · 320.00 EUR of 3,840.00 EUR", "⏳ 2 of 4 checked")
	emil.pressesIn("Release")
	emil.reads("This invoice cannot go out yet: the page views are not counted and the price is not confirmed.")
	emil.closes()

	c.in(committeeRoom).shows("Invoice of PO-1001", "⏳ 2 of 4 checked")
	emil.presses("Confirm", committeeRoom, "Invoice of PO-1001")
	emil.dm().shows("Invoice of PO-1001", "✅ *Price as ordered*", "by Emil Novak", "⏳ 3 of 4 checked")
	emil.presses("Count", "emil", "Invoice of PO-1001")
	emil.isRefused("Page views of Portal", "Write the page views as a whole number.", with("Page views of Portal", "many"))
	emil.submits(with("Page views of Portal", "130,500"))
	c.in(committeeRoom).shows("Invoice of PO-1001", "130,500 counted, 100,000 included", "above 100,000: 31 thousand begun × 2.80 EUR = 86.80 EUR",
		"*2,806.80 EUR* = 2,720.00 EUR as ordered + 86.80 EUR for page views", "⏳ all is checked, to be released")
	emil.opensHome()
	emil.atHome("Invoices to be checked", "2,806.80 EUR")

	emil.presses("Release", committeeRoom, "Invoice of PO-1001")
	for _, where := range []place{c.in(committeeRoom), emil.dm()} {
		where.shows("Invoice of PO-1001", "*2,806.80 EUR*", "✅ released by Emil Novak")
		where.hides("Invoice of PO-1001", "Hold…")
	}
	emil.presses("History", committeeRoom, "Invoice of PO-1001")
	emil.reads("Invoice · PO-1001", "opened the check", "confirmed the price", "Price as ordered: – → 2720.00 EUR", "counted the page views", "Page views: – → 130500", "released the invoice", "State: to be checked → released")
	emil.closes()
	emil.types("general", "/invoice")
	emil.isTold("general", "None. `/invoice` with an order’s number")
}

func TestNobodyReleasesWhatIsNotChecked(t *testing.T) {
	t.Parallel()
	c := comesBack(t)
	emil, clara := c.as("emil"), c.as("clara")
	emil.december()
	clara.types("general", "/customer delta")
	clara.pressesIn("Contacts: 0")
	clara.pressesIn("How it is invoiced")
	clara.submits(with("Invoice contact", "Ana Ruiz"), with("E-mail", ""), with("Invoice address", "2 rue du Port"))
	clara.closes()
	c.in(committeeRoom).shows("Invoice of PO-1001", "☐ *Contact*: Ana Ruiz", "☐ *Address*: 2 rue du Port", "⏳ 0 of 4 checked")
	releases := func(missing string) {
		t.Helper()
		emil.presses("Release", committeeRoom, "Invoice of PO-1001")
		emil.isTold(committeeRoom, "This invoice cannot go out yet: "+missing)
	}
	releases("the contact is not verified, the address is not verified, the page views are not counted and the price is not confirmed.")
	emil.presses("Verify", committeeRoom, "Invoice of PO-1001", "Ana Ruiz")
	releases("the address is not verified, the page views are not counted and the price is not confirmed.")
	c.as("tom").presses("Verify", committeeRoom, "Invoice of PO-1001", "2 rue du Port")
	releases("the page views are not counted and the price is not confirmed.")
	emil.presses("Count", committeeRoom, "Invoice of PO-1001")
	emil.submits(with("Page views of Portal", "100 000"))
	releases("the price is not confirmed.")
	emil.presses("Confirm", committeeRoom, "Invoice of PO-1001")
	clara.presses("Release", committeeRoom, "Invoice of PO-1001")
	c.in(committeeRoom).shows("Invoice of PO-1001", "✅ released by Clara", "*2,720.00 EUR*\n")
}

func TestAHeldInvoiceIsToldToTheSellerAndTakenUpAgain(t *testing.T) {
	t.Parallel()
	c := comesBack(t)
	emil, sofia := c.as("emil"), c.as("sofia")
	emil.december()
	emil.presses("Hold…", committeeRoom, "Invoice of PO-1001")
	emil.isRefused("Why is it held back?", "Say why it is held; the seller is told.", with("Why is it held back?", " "))
	emil.submits(with("Why is it held back?", "The purchase number is missing."))
	c.in(committeeRoom).shows("Invoice of PO-1001", "⚠️ held back by Emil Novak", "The purchase number is missing.")
	sofia.dm().shows("⚠️ The invoice of PO-1001 (Delta Clinics) is held back by Emil Novak.", "The purchase number is missing.")
	sofia.presses("Open invoice", "sofia", "is held back")
	sofia.reads("Invoice of PO-1001", "held back by Emil Novak")
	sofia.closes()

	emil.presses("Take up again", committeeRoom, "Invoice of PO-1001")
	c.in(committeeRoom).shows("Invoice of PO-1001", "⏳ 2 of 4 checked")
	sofia.dm().hides("is held back")
	sofia.dm().shows("Invoice of PO-1001", "⏳ 2 of 4 checked")
}

func TestOnlyFinanceAndManagementCheckInvoices(t *testing.T) {
	t.Parallel()
	c := comesBack(t)
	emil, paul := c.as("emil"), c.as("paul")
	emil.december()
	const refused = "Only Finance or Management may check invoices."
	for _, button := range []string{"Release", "Confirm", "Count", "Hold…", "Drop this check"} {
		paul.presses(button, committeeRoom, "Invoice of PO-1001")
		paul.isTold(committeeRoom, refused)
	}
	paul.presses("Check invoice…", committeeRoom, "Order PO-1001", "Signed by Jeanne Petit")
	paul.isTold(committeeRoom, refused)
	paul.types("general", "/invoice delta")
	paul.isTold("general", "Invoices with “delta”", "Invoice of PO-1001", "PO-1001", "1 invoice checked")
	c.in(committeeRoom).shows("Invoice of PO-1001", "⏳ 2 of 4 checked")
}

func TestADayIsNotInvoicedTwice(t *testing.T) {
	t.Parallel()
	c := comesBack(t)
	emil := c.as("emil")
	emil.december()
	emil.types("general", "/invoice delta")
	emil.presses("Check invoice…", "general", "Invoices with “delta”")
	emil.reads("Before this one:", "from 1 Dec 2026 until 31 Dec 2026 · 2,720.00 EUR · to be checked")
	emil.isRefused("First day", "The invoice from 1 Dec 2026 until 31 Dec 2026 is checked already. Choose other days.", with("First day", "2026-12-31"), with("Last day", "2027-01-30"))
	emil.submits(with("First day", "2027-01-01"), with("Last day", "2027-03-31"))
	emil.reads("from 1 Jan 2027 until 31 Mar 2027", "*960.00 EUR*", "3 of 12 months · 960.00 EUR of 3,840.00 EUR", "Portal, 100,000 page views: 300,000 included")
	emil.pressesIn("Drop this check")
	emil.reads("dropped by Emil Novak")
	emil.closes()
	emil.types("general", "/invoice")
	emil.isTold("general", "Invoices to be checked", "from 1 Dec 2026 until 31 Dec 2026")
}

func TestAnOrderThatIsNotBackIsNotInvoiced(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, emil := c.as("sofia"), c.as("emil")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("AUDIT-STD", "1")
	sofia.submits()
	emil.types("general", "/invoice PO-1001")
	emil.isTold("general", "None. An order is invoiced once it has come back signed.")

	c.getsBack(1001)
	emil.types("general", "/invoice PO-1001")
	emil.reads("2,400.00 EUR ordered", "Contact, address and price are checked before it goes out.")
	emil.submits()
	emil.reads("Invoice of PO-1001 · *Delta Clinics*", "⏳ 2 of 3 checked")
	emil.pressesIn("Confirm")
	emil.reads("⏳ all is checked, to be released")
	emil.pressesIn("Release")
	emil.reads("✅ released by Emil Novak")
	emil.closes()
	emil.types("general", "/invoice PO-1001")
	emil.presses("Check invoice…", "general", "Invoices with “PO-1001”")
	emil.submits()
	emil.reads("The invoice of PO-1001 is checked already")
}
