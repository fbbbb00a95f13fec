package main

import "testing"

func TestWhoCarriesTheWorkOutSeesNoPrices(t *testing.T) {
	t.Parallel()
	c := comesBack(t)
	marc := c.as("marc") // a project manager, who reads French
	room := c.in(committeeRoom)
	const refusal = "Seules les personnes qui vendent, approuvent ou facturent les commandes en voient les prix"
	for _, command := range []string{"/order PO-1001", "/order delta", "/orders all", "/orders delta", "/invoice", "/invoice delta"} {
		marc.types("general", command)
		marc.isTold("general", refusal, "`/consume`")
	}
	for _, entry := range []string{"Lines", "History", "As PDF"} {
		marc.presses(entry, committeeRoom, "Order PO-1001", "back signed")
		marc.isTold(committeeRoom, refusal)
	}
	if m, there := marc.dm().find("file PO-"); there {
		t.Errorf("the paper reached somebody who may not read it: %s", wordsOf(m))
	}
	room.showsTimes(1, "file PO-1001")

	marc.types("general", "/orders")
	marc.isTold("general", "Vos commandes")
	if said := marc.lastTold("general"); missing(said, []string{"Toutes les commandes"}) == "" {
		t.Errorf("a button leads to what is refused:\n%s", said)
	}
	marc.types("general", "/consume delta")
	marc.isTold("general", "Process audit")

	c.as("tom").types("general", "/order PO-1001")
	c.as("tom").isTold("general", "Order PO-1001", "EUR")
}
