package main

import "testing"

// sells is an office whose catalogue is the example.
func sells(t *testing.T) *company {
	t.Helper()
	c := office(t)
	c.says(nil, "apply", example, "--as", "U0ADMIN001")
	return c
}

func TestSKUsAreFoundByTheirWordsAndReadByEverybody(t *testing.T) {
	t.Parallel()
	c := sells(t)
	paul := c.as("paul")
	paul.types("general", "/catalogue")
	paul.reads("What we sell", "AUDIT-DATA", "3,900.00 EUR", "LIC-LEGACY")
	paul.pressesIn("More")
	paul.reads("SUP-STD", "TRAIN-START", "VIEWS-100K")
	paul.pressesIn("More")
	paul.reads("WS-SCOPE")
	paul.pressesIn("Back")
	paul.pressesIn("Back")
	paul.reads("SUP-ONSITE")
	paul.pressesIn("Open", "SUP-ONSITE")
	paul.reads("Support on site", "travel included", "1,450.00 EUR", "per day", "on site", "fr: Assistance sur site")
	if n := countButtons(paul.modal().Blocks, "Edit"); n > 0 {
		t.Error("a consultant is offered to change a SKU")
	}
	paul.closes()
	paul.pressesIn("Territories and terms")
	paul.reads("DACH", "Germany, Austria, Switzerland", "0.25 × SUP-STD", "Sales manager: up to 15\u00a0%")
	if n := countButtons(paul.modal().Blocks, "Change"); n > 0 {
		t.Error("a consultant is offered to change the terms")
	}

	marc := c.as("marc")
	marc.types("general", "/catalogue million pages")
	marc.reads("Portail, 1 000 000 pages vues", "pages vues comprises", "1,30\u00a0EUR")
	marc.types("general", "/catalogue gold")
	marc.reads("Ce que nous vendons", "gold", "Aucun")
}

func TestASKUIsAddedChangedAndWithdrawn(t *testing.T) {
	t.Parallel()
	c := sells(t)
	ada := c.as("ada")
	ada.types("general", "/catalogue")
	ada.pressesIn("Add a SKU")
	ada.chooses("Kind", "audit")
	ada.isRefused("Code", "already", with("Code", "audit-std"), with("Sold", "by the piece"), with("Delivered by", "PS"), with("Name in English", "Night audit"),
		with("List prices", "EUR 1,800.00"), with("Months", "6"))
	ada.isRefused("List prices", "Write each price as in", with("Code", "audit-night"), with("List prices", "cheap"))
	ada.submits(with("Code", "audit-night"), with("List prices", "EUR 1,800.00\nUSD 1,990.00"))
	ada.reads("Night audit", "AUDIT-NIGHT · audit · PS", "1,800.00 EUR · 1,990.00 USD", "within 6 months")

	ada.pressesIn("Edit")
	ada.chooses("Kind", "page views")
	ada.isRefused("Page views in one unit", "Say how many page views", with("Page views in one unit", "0"), with("Prices above", "1000: EUR 2; USD 2.20"))
	ada.chooses("Kind", "audit")
	ada.submits(with("List prices", "EUR 1,900.00"))
	ada.reads("1,900.00 EUR")
	ada.pressesIn("Withdraw")
	ada.reads("AUDIT-NIGHT is no longer in the catalogue. Orders that name it keep it.")
	ada.closes()

	ada.types("general", "/catalogue audit-night")
	ada.reads("None.")
	ada.pressesIn("History")
	ada.reads("AUDIT-NIGHT added: Night audit", "AUDIT-NIGHT · list price: 1,800.00 EUR → 1,900.00 EUR", "AUDIT-NIGHT · list price: 1,990.00 USD → –", "AUDIT-NIGHT withdrawn: Night audit", "Ada")
}

func TestOfTwoWhoChangeASKUTheSecondIsToldAndKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	c := sells(t)
	ada, clara := c.as("ada"), c.as("clara")
	for _, p := range []person{ada, clara} {
		p.types("general", "/catalogue AUDIT-STD")
		p.pressesIn("Edit")
	}
	ada.submits(with("List prices", "EUR 2,500.00\nUSD 2,750.00\nCNY 19,500.00"))
	ada.reads("2,500.00 EUR")
	clara.submitting(with("Name in English", "Process audit, two days"))
	clara.settle()
	clara.reads("Somebody has changed AUDIT-STD since you opened it. Close this and open it anew")
	clara.closes()
	clara.closes()

	clara.types("general", "/catalogue AUDIT-SEC")
	clara.pressesIn("Edit")
	ada.pressesIn("Withdraw")
	ada.reads("AUDIT-STD is no longer in the catalogue.")
	clara.submits(with("Name in English", "Security audit, three days"))
	clara.reads("Security audit, three days")
}

func TestTheTermsAreChangedPartByPart(t *testing.T) {
	t.Parallel()
	c := sells(t)
	ada := c.as("ada")
	ada.types("general", "/catalogue")
	ada.pressesIn("Territories and terms")
	ada.pressesIn("Change", "Discounts")
	ada.isRefused("Sales manager", "between 0 and 100", with("Sales manager", "150"))
	ada.submits(with("Sales manager", "17,5"), with("Presales", "2"))
	ada.reads("Sales manager: up to 17.5\u00a0%", "Presales: up to 2\u00a0%", "Edition 2")
	ada.pressesIn("Change", "Starter pack")
	ada.isRefused("SKUs", "names GOLD, which is not in the catalogue", with("SKUs", "GOLD 1"))
	ada.submits(with("SKUs", "train-start"))
	ada.reads("1 × TRAIN-START", "Edition 3")
	ada.pressesIn("Change", "Territories")
	ada.submits(with("Territories in English", "FR France\nPL Poland"), with("Territories in French", "PL Pologne"), with("Territories in Chinese", ""))
	ada.reads("*PL* Poland", "Edition 4")

	ada.closes()
	ada.closes()
	ada.types("general", "/catalogue TRAIN-START")
	ada.pressesIn("Withdraw")
	ada.reads("TRAIN-START is part of the starter pack. Take it out of the pack first.")
}

func TestOnlySomeChangeTheCatalogueWhateverTheyPress(t *testing.T) {
	t.Parallel()
	c := sells(t)
	ada, nadia := c.as("ada"), c.as("nadia")
	nadia.types("general", "/catalogue AUDIT-STD")
	nadia.pressesIn("Edit")
	ada.gives("nadia", "Chair")
	nadia.submitting(with("Name in English", "Mine"))
	nadia.settle()
	nadia.reads("Only the head of sales, Management or an administrator may change the catalogue.")
	nadia.closes()
	nadia.closes()
	nadia.pressesIn("Withdraw")
	nadia.reads("Only the head of sales, Management or an administrator may change the catalogue.")
	c.as("paul").types("general", "/catalogue add")
	c.as("paul").isTold("general", "Only the head of sales, Management or an administrator may change the catalogue.")
}
