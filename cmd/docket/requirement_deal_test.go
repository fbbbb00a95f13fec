package main

import "testing"

// wanted is a requirement that the customer shall pay for: Inès agrees on the price, she and Management sign.
func wanted(t *testing.T, becomes string) *company {
	t.Helper()
	c := weighing(t)
	c.as("marc").wishes("Invoices as XML")
	clara := c.as("clara")
	clara.presses("Decide now…", "committee-europe", "REQ-101")
	clara.submits(with("What becomes of it?", becomes), with("Why is it decided", "The customer waits."))
	return c
}

// sellsFor a price that the customer agreed to, in French.
func (p person) sellsFor(amount string) {
	p.t.Helper()
	p.presses("Prix convenu…", p.name, "REQ-101")
	p.submits(with("Ce que paie le client", amount), with("Devise", "eur"), with("Conditions", "en deux fois"))
	p.noModal()
}

func TestARequirementAgainstPaymentIsSignedTwiceScheduledAndDelivered(t *testing.T) {
	t.Parallel()
	c := wanted(t, "Develop against payment")
	ines, marc, nadia, clara, room := c.as("ines"), c.as("marc"), c.as("nadia"), c.as("clara"), c.in("committee-europe")
	ines.dm().shows("REQ-101", "Prix à convenir avec le client", "Prix convenu…")
	ines.presses("Prix convenu…", "ines", "REQ-101")
	ines.isRefused("Ce que paie le client", "Indiquez ce que le client paie.", with("Ce que paie le client", "0"), with("Devise", "EUR"))
	ines.closes()
	ines.sellsFor("4800")
	room.shows("REQ-101", "Price to be signed", "✅ Sales manager · Inès Colbert", "⏳ *Management*")
	room.hides("4,800")
	nadia.dm().shows("REQ-101", "4,800.00", "en deux fois", "Sign", "Decline…")

	nadia.presses("Decline…", "nadia", "REQ-101")
	nadia.submits(with("Why?", "Too cheap for six weeks."))
	room.shows("Management: not signed by Nadia Roux. The price is talked about again.", "Too cheap for six weeks.")
	ines.dm().shows("Too cheap for six weeks.")
	clara.dm().hides("REQ-101", "Sign")
	ines.sellsFor("5200")
	clara.presses("Sign", "clara", "REQ-101")
	room.shows("Management: signed by Clara Voss.", "The price stands; it can be scheduled.")
	room.shows("REQ-101", "To be scheduled: Marc Delorme")
	ines.dm().shows("Le prix est ferme")

	marc.presses("Planifier…", "marc", "REQ-101")
	marc.isRefused("Quand sera-ce prêt", "Ce jour est passé.", with("Quand sera-ce prêt", "2026-11-01"))
	marc.submits(with("Quand sera-ce prêt", "2026-11-30"), with("Dans quelle version", "2.4"))
	room.shows("REQ-101", "Planned for Monday 30 Nov", "2.4")
	ines.dm().shows("Planifiée pour le lundi 30 nov")
	marc.presses("The work has begun", "committee-europe", "REQ-101")
	room.shows("REQ-101", "In development", "planned for Monday 30 Nov")
	marc.presses("Move…", "committee-europe", "REQ-101")
	marc.submits(with("Quand sera-ce prêt", "2026-12-01"))
	room.shows("Moved from Monday 30 Nov to Tuesday 1 Dec (Marc Delorme).")
	c.goTo("2026-12-01 09:00 Europe/Paris")
	marc.dm().hides("5 200")
	marc.dm().shows("REQ-101 (Delta Clinics) est planifiée pour le mardi 1er déc")
	marc.presses("It is there…", "committee-europe", "REQ-101")
	marc.submits(with("Qu’est-ce qui est livré", "XML besides PDF."))
	room.shows("REQ-101", "✅ Delivered", "XML besides PDF.")
	ines.dm().shows("C’est livré (Marc Delorme).", "XML besides PDF.")
}

func TestWhatTheCustomerDoesNotPayRestsAndIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	c := wanted(t, "Develop against payment")
	ines, room := c.as("ines"), c.in("committee-europe")
	ines.presses("Ne veut pas payer…", "ines", "REQ-101")
	ines.submits(with("Pourquoi", "Not in this budget."))
	room.shows("REQ-101", "Rests until the customer wants to pay", "Not in this budget.", "The customer pays after all")
	c.goTo("2026-12-04 12:00 Europe/Paris")
	ines.dm().hides("vous attend depuis")
	c.as("paul").presses("The customer pays after all", "committee-europe", "REQ-101")
	c.as("paul").isTold("committee-europe", "Only")
	c.as("marc").presses("The customer pays after all", "committee-europe", "REQ-101")
	ines.sellsFor("4800")
	room.shows("REQ-101", "Price to be signed")
}

func TestWhoeverDecidesOnAPriceThatChangedIsTold(t *testing.T) {
	t.Parallel()
	c := wanted(t, "Develop against payment")
	nadia, ines := c.as("nadia"), c.as("ines")
	ines.sellsFor("4800")
	nadia.presses("Decline…", "nadia", "REQ-101")
	ines.presses("Another price…", "committee-europe", "REQ-101")
	ines.submits(with("Ce que paie le client", "5200"))
	nadia.submits(with("Why?", "Too cheap."))
	nadia.reads("after the card you pressed was drawn")
	c.in("committee-europe").shows("REQ-101", "Price to be signed")
	nadia.closes()
	nadia.presses("Sign", "nadia", "REQ-101", "5,200.00")
	c.in("committee-europe").shows("REQ-101", "To be scheduled")
}

func TestTheListOfTheWeekGoesToWhomItConcerns(t *testing.T) {
	t.Parallel()
	c := weighing(t)
	c.as("marc").wishes("Invoices as XML")
	c.as("tom").evaluates("REQ-101")
	c.goTo("2026-11-20 09:00 Europe/Paris")
	c.as("marc").dm().shows("Évolutions de la semaine", "En évaluation", "REQ-101", "Invoices as XML")
	c.as("ines").dm().shows("Évolutions de la semaine", "REQ-101")
	c.as("nadia").dm().shows("Requirements of the week", "Under evaluation", "REQ-101", "Effort: small 1")
	c.as("lea").dm().hides("Évolutions de la semaine")
	c.as("tom").dm().hides("Requirements of the week")
	c.in("committee-europe").hides("Requirements of the week")
}
