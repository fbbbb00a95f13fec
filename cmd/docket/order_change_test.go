package main

import (
	"testing"

	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
)

// submittedOrder is a shop in which Sofia has submitted an order of forty licences.
func submittedOrder(t *testing.T) (*company, person) {
	t.Helper()
	c := theSubmittedOrder.company(t)
	return c, c.as("sofia")
}

var theSubmittedOrder = &model{after: theShop, lives: func(c *company) {
	sofia := c.as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("LIC-ERP", "40")
	sofia.submits()
	c.in(committeeRoom).shows("Order PO-1001", "35,600.00 EUR")
}}

func TestAnOrderIsChangedBySellerOrManagementAlone(t *testing.T) {
	t.Parallel()
	c, sofia := submittedOrder(t)
	c.as("emil").presses("Change", committeeRoom, "Order PO-1001")
	c.as("emil").isTold(committeeRoom, "Only @sofia, who sold it, or Management may do this.")
	sofia.presses("Change", committeeRoom, "Order PO-1001")
	sofia.reads("Change PO-1001", "Delta Clinics", "1. ERP")
	sofia.pressesIn("Edit", "1. ERP")
	sofia.submits(with("Quantity", "50"))
	sofia.submits()
	sofia.noModal()
	c.in(committeeRoom).shows("Order PO-1001", "44,500.00 EUR", "changed by Sofia Brandt")
	c.in(committeeRoom).shows("Changed by Sofia Brandt. The approval begins anew.")
	c.in(committeeRoom).showsTimes(1, "Portal 2 (PS)")
	c.as("tom").dm().shows("Order PO-1001", "44,500.00 EUR")
	sofia.presses("History", committeeRoom, "Order PO-1001")
	sofia.reads("PO-1001", "submitted the order", "changed the order", "Total: 35600.00 EUR → 44500.00 EUR")
}

func TestTwoChangesAtOnceAreNotBothMade(t *testing.T) {
	t.Parallel()
	c, sofia := submittedOrder(t)
	nadia := c.as("nadia")
	nadia.presses("Change", committeeRoom, "Order PO-1001")
	sofia.presses("Change", committeeRoom, "Order PO-1001")
	sofia.submits(with("Name of the project", "Portal 3"))
	c.in(committeeRoom).shows("Order PO-1001", "Portal 3 (PS)")
	nadia.submitting(with("Name of the project", "Portal 4"))
	c.settle()
	c.in(committeeRoom).hides("Portal 4 (PS)")
}

func TestAnOrderIsWithdrawn(t *testing.T) {
	t.Parallel()
	c, sofia := submittedOrder(t)
	sofia.presses("Withdraw…", committeeRoom, "Order PO-1001")
	sofia.submits(with("Why is it withdrawn?", "They bought <!channel> elsewhere."))
	c.in(committeeRoom).shows("✖ Withdrawn by Sofia Brandt.", "They bought <!channel> elsewhere.")
	c.in(committeeRoom).shows("Order PO-1001", "✖ withdrawn", "– Customer Success · no longer asked")
	c.as("tom").dm().shows("Order PO-1001", "✖ withdrawn")
	sofia.types(committeeRoom, "/order PO-1001")
	sofia.isTold(committeeRoom, "Order PO-1001", "withdrawn")
}

func TestAFirstTimeCustomerGetsTheStarterPackOnce(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	for _, title := range []string{"First", "Second"} {
		sofia.types(committeeRoom, "/order new")
		sofia.chooses("Customer", "Acme")
		sofia.fillsIn(with("Name of the project", title), with("Delivered by", "Professional"), with("The invoice goes to", "Ann"), with("Invoice address", "1 Main Street"))
		sofia.sellsLine("LIC-ERP", "1")
		sofia.submits()
	}
	c.in(committeeRoom).shows("Order PO-1001", "First", "3 lines", "890.00 EUR")
	c.in(committeeRoom).shows("Order PO-1002", "Second", "1 line", "890.00 EUR")
	sofia.presses("Lines", committeeRoom, "Order PO-1001")
	sofia.reads("2. Standard support", "= included", "starter pack", "3. First steps", "to be consumed by Thursday 18 Feb", "Total 890.00 EUR")
}

func TestADraftWrittenBeforeThePricesRoseIsMarked(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("LIC-ERP", "10", with("Discount", "10"))
	c.reprices("LIC-ERP", 95000)
	sofia.submits()
	sofia.reads("⚠️ Some lines have to be mended first.", "✖ The list price is now 950.00 EUR")
	sofia.pressesIn("Take the catalogue’s terms")
	sofia.reads("10 × 950.00 EUR − 10\u00a0% = *8,550.00 EUR*")
	sofia.submits()
	c.in(committeeRoom).shows("Order PO-1001", "8,550.00 EUR")
}

// reprices gives a SKU another list price in euros.
func (c *company) reprices(code catalogue.Code, euros int64) {
	c.t.Helper()
	goods, err := c.demo.house.desks.Catalogue.Current(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	for n := range goods.SKUs {
		if goods.SKUs[n].Code == code {
			goods.SKUs[n].Prices["EUR"] = euros
		}
	}
	if _, err := c.demo.house.desks.Catalogue.Apply(c.t.Context(), seeded("reprice:%s", code), goods, goods.Edition); err != nil {
		c.t.Fatal(err)
	}
}

func TestAnotherCurrencyHasItsOwnListPrices(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("AUDIT-STD", "2", with("Discount", "10"))
	sofia.chooses("Currency", "USD")
	sofia.reads("2 × 2,650.00 USD − 10\u00a0% = *4,770.00 USD*")
	sofia.submits()
	c.in(committeeRoom).shows("Order PO-1001", "4,770.00 USD")
}

func TestOrdersAreFound(t *testing.T) {
	t.Parallel()
	c, sofia := submittedOrder(t)
	sofia.types(committeeRoom, "/orders")
	sofia.isTold(committeeRoom, "Your orders", "Order PO-1001 · *Delta Clinics* · 35,600.00 EUR", "in approval")
	c.as("tom").types(committeeRoom, "/orders waiting")
	c.as("tom").isTold(committeeRoom, "Orders that wait for you", "Order PO-1001")
	c.as("hugo").types(committeeRoom, "/orders")
	c.as("hugo").isTold(committeeRoom, "None. `/order` begins one")
	c.as("hugo").types(committeeRoom, "/orders delta")
	c.as("hugo").isTold(committeeRoom, "Order PO-1001", "Portal 2 (PS)")
	c.as("hugo").types(committeeRoom, "/order PO-7")
	c.as("hugo").isTold(committeeRoom, "There is no order PO-7.")
	c.as("emil").types(committeeRoom, "/order")
	c.as("emil").isTold(committeeRoom, "Only Sales, pre-sales, Customer Success or Management may write orders.")
}

func TestAChangeKeepsWhatWasPutRightAboutTheInvoice(t *testing.T) {
	t.Parallel()
	c, sofia := submittedOrder(t)
	desks, moved := c.demo.house.desks, "9 quai Neuf\n75002 Paris"
	order := must(desks.Orders.Show(t.Context(), 1001))
	onFile := must(desks.Customers.Billing(t.Context(), order.Content.Customer))
	right := onFile
	right.Address = moved
	right = must(desks.Customers.SaveBilling(t.Context(), directory.Act{Key: "moved", By: "U0TOM00001"}, order.Content.Customer, right, onFile.Mark()))
	must(desks.Customers.Verify(t.Context(), directory.Act{Key: "made sure", By: "U0TOM00001"}, order.Content.Customer, customer.BillingAddress, right.Mark()))

	sofia.presses("Change", committeeRoom, "Order PO-1001")
	sofia.submits(with("Name of the project", "Portal 3"))
	sofia.noModal()
	c.in(committeeRoom).shows("Order PO-1001", "Portal 3 (PS)", "waits for Customer Success")
	c.in(committeeRoom).hides("1 exception")
	if now := must(desks.Orders.Show(t.Context(), 1001)).Invoice.Address; now != moved {
		t.Errorf("the invoice goes to %q", now)
	}
}
