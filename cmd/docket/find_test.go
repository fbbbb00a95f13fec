package main

import (
	"testing"

	"docket/internal/directory"
)

func TestThingsAreFoundByTheirWordsAndOpened(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul := c.as("paul")
	paul.types("committee-europe", "/issue portal")
	paul.chooses("Kind", "Human resource unavailable")
	paul.submits(with("Description", "L’équipe de Łódź n’a pas reçu la 合同管理"))

	paul.types("general", "/docket find delta")
	paul.isTold("general", "Found with “delta”", "Customers", "*Delta* Clinics", "Projects", "Patient portal", "Issues", "#1", "Łódź")
	for _, words := range []string{"equipe lodz", "EQUIPE", "合同", "管", "clinics recu", "#1"} {
		paul.types("general", "/docket find "+words)
		paul.isTold("general", "Issues", "L’équipe de")
	}
	paul.presses("Open", "general", "Found with “#1”", "Issues", "Łódź")
	paul.reads("Human resource unavailable", "Delta Clinics")
	paul.closes()

	paul.types("general", "/docket find")
	paul.isTold("general", "Say what to look for", "`/docket find PO-1042`")
	paul.types("general", "/docket find <!channel> & *atlantis*")
	paul.isTold("general", "Nothing found with “<!channel> & *atlantis*”", "Fewer words find more")
}

func TestAnOrderIsFoundByWhoeverMayReadIt(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, lea, emil := c.as("sofia"), c.as("lea"), c.as("emil")
	sofia.writes("Delta", "Portal 2")
	sofia.sellsLine("AUDIT-STD", "2", with("Discount", "10"))
	sofia.submits()

	for _, words := range []string{"PO-1001", "1001", "portal 2", "audit delta"} {
		emil.types("general", "/docket find "+words)
		emil.isTold("general", "Orders", "PO-1001", "Delta", "in approval")
		lea.types("general", "/docket find "+words)
		if said := lea.lastTold("general"); missing(said, []string{"PO-1001 ·"}) == "" {
			t.Errorf("Léa finds by %q:\n%s", words, said)
		}
	}
	c.promotes(directory.Grant{Member: "U0LEA00001", Roles: []directory.Role{directory.Finance}, Manager: "U0NADIA001"})
	lea.types("general", "/docket find PO-1001")
	lea.isTold("general", "Commandes", "PO-1001 · Delta Clinics", "Portal 2")
}

func TestAtHomeASearchIsARefinedQuestion(t *testing.T) {
	t.Parallel()
	c := office(t)
	nadia := c.as("nadia")
	nadia.opensHome()
	nadia.pressesAtHome("Find")
	nadia.reads("What to look for")
	nadia.submits(with("What to look for", "clinics"))
	nadia.reads("Customers", "Delta", "Projects", "Patient portal")
	nadia.submits(with("What to look for", "clinics atlantis"))
	nadia.reads("Nothing found with “clinics atlantis”")
	nadia.submits(with("What to look for", "gamma capture"))
	nadia.reads("Invoice")
}
