package main

import (
	"fmt"
	"testing"
)

func TestADraftSurvivesItsFormAndIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("LIC-ERP", "40")
	sofia.closes()
	sofia.types(committeeRoom, "/order")
	sofia.reads("You have orders that are not submitted.", "Delta Clinics", "Portal 2", "1 line")
	sofia.pressesIn("Go on")
	sofia.reads("1. ERP", "40 × 890.00 EUR", "Total 35,600.00 EUR")
	if held := sofia.holds("Name of the project"); missing(held, []string{"Portal 2"}) != "" {
		t.Errorf("the name is gone: %s", held)
	}
	sofia.closes()

	sofia.types(committeeRoom, "/order new")
	sofia.chooses("Customer", "Gamma")
	sofia.closes()
	sofia.types(committeeRoom, "/order")
	sofia.reads("Delta Clinics", "Gamma Logistics")
	sofia.pressesIn("Discard", "Gamma")
	if missing(plain(sofia.modal().Blocks), []string{"Gamma"}) == "" {
		t.Error("what was discarded is still there")
	}
	c.as("ines").types(committeeRoom, "/order")
	c.as("ines").reads("Choisissez d’abord le client")
}

func TestTheCustomerFillsInWhatIsKnownOfIt(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	sofia.types(committeeRoom, "/order")
	sofia.reads("Choose the customer first")
	sofia.chooses("Customer", "Delta")
	sofia.reads("Contact and address on file are verified.")
	for field, want := range map[string]string{"The invoice goes to": "Jeanne Petit", "By e-mail to": "jeanne@delta.example", "Invoice address": "75001 Paris"} {
		if held := sofia.holds(field); missing(held, []string{want}) != "" {
			t.Errorf("%s holds %s", field, held)
		}
	}
	sofia.chooses("Customer", "Acme")
	sofia.reads("Until somebody verifies it, the order needs approval.", "The customer’s first order: the starter pack comes with it")
	if held := sofia.holds("May be used in"); missing(held, []string{"FR"}) != "" {
		t.Errorf("the territory is %s", held)
	}
}

func TestTheThirdNumberOfALineFollows(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.pressesIn("Add a line")
	sofia.chooses("What is sold", "AUDIT-STD")
	sofia.reads("List price: 2,400.00 EUR each")
	sofia.chooses("Quantity", "2")
	sofia.chooses("Discount", "10")
	if held := sofia.holds("Sold price"); missing(held, []string{"4320.00"}) != "" {
		t.Errorf("the sold price is %s", held)
	}
	sofia.chooses("Sold price", "4000")
	if held := sofia.holds("Discount"); missing(held, []string{"16.6667"}) != "" {
		t.Errorf("the discount is %s", held)
	}
	sofia.isRefused("Quantity", "Write the quantity as a number above zero", with("Quantity", "many"))
	sofia.isRefused("Discount", "between 0 and 100", with("Quantity", "2"), with("Discount", "101"))
	sofia.isRefused("Sold price", "lies above the list price of 4,800.00 EUR", with("Discount", "16.6667"), with("Sold price", "4800.01"))
	sofia.submits(with("Sold price", "4000"))
	sofia.reads("2 × 2,400.00 EUR", "*4,000.00 EUR*", "⚠️ AUDIT-STD: Discount 16.67\u00a0%, the seller’s limit is 15\u00a0%")
	sofia.pressesIn("Edit", "Process audit")
	sofia.submits(with("Sold price", "4080"))
	sofia.reads("− 15\u00a0% = *4,080.00 EUR*", "Customer Success approves it alone")
}

func TestTwentyFiveLinesStandOnTwoPages(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	sofia.writes("Delta", "Portal 2")
	for n := range 21 {
		sofia.sellsLine("LIC-ERP-RO", fmt.Sprint(n+1))
	}
	sofia.reads("21 to 21 of 21", "21. ERP", "Total 66,990.00 EUR")
	sofia.pressesIn("Previous")
	sofia.reads("1 to 20 of 21", "20. ERP")
	sofia.pressesIn("Remove", "5. ERP")
	sofia.reads("Total 65,540.00 EUR", "20. ERP")
	sofia.submits()
	c.in(committeeRoom).shows("Order PO-1001", "65,540.00 EUR", "20 lines")
	sofia.presses("Lines", committeeRoom, "Order PO-1001")
	sofia.reads("1. ERP", "20. ERP", "Total 65,540.00 EUR")
}

func TestALineThatIsWrongIsMarkedWhenTheOrderIsSubmitted(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.submits()
	sofia.reads("⚠️ An order has at least one line. Add what is sold.")
	sofia.sellsLine("AUDIT-STD", "1", with("To be consumed by", "2026-11-01"))
	sofia.submits()
	sofia.reads("⚠️ Some lines have to be mended first.", "✖ The day by which it is to be consumed is over")
	sofia.isRefused("By e-mail to", "That is no e-mail address", with("By e-mail to", "jeanne"))
	sofia.pressesIn("Edit", "Process audit")
	sofia.submits(with("To be consumed by", "2027-01-31"))
	sofia.submits(with("By e-mail to", "jeanne@delta.example"))
	c.in(committeeRoom).shows("Order PO-1001")
}

func TestOneDraftIsOneOrder(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia := c.as("sofia")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("LIC-ERP", "1")
	c.as("sofia").types(committeeRoom, "/order")
	sofia.pressesIn("Go on")
	sofia.submits()
	c.in(committeeRoom).shows("Order PO-1001")
	sofia.types(committeeRoom, "/order")
	sofia.reads("Choose the customer first")
}
