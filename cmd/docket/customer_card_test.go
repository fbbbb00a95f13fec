package main

import (
	"testing"

	"docket/internal/customer"
	"docket/internal/directory"
)

func TestACustomersCardShowsWhatIsUnderWayAndLeadsToIt(t *testing.T) {
	t.Parallel()
	c := office(t)
	c.logs("portal", "Sofia is ill.")
	clara := c.as("clara")
	clara.types("general", "/customer delta")
	clara.reads("*Delta Clinics* · class B", "No service period yet.", "*Under way* · 1 issue",
		"🟠 *#1* · Patient portal: Human resource unavailable", "*1 project*", "Patient portal (PS) · before kickoff",
		"Nobody has answered a questionnaire yet.", "No contact yet.")
	clara.pressesIn("Open", "#1")
	clara.reads("Sofia is ill.")
	clara.closes()
	clara.pressesIn("Under way: 1")
	clara.reads("Delta Clinics", "1 issue", "open for")
	clara.pressesIn("History")
	clara.reads("Issue · *#1*", "Paul Aubry", "logged the issue", "Project · *Patient portal*", "set team and kickoff", "added the customer")
	clara.pressesIn("Contacts")
	clara.reads("No invoice contact or address yet.")
	clara.pressesIn("Overview")
	clara.reads("*Under way* · 1 issue")
}

func TestWhichCustomerIsMeantIsChosenFromAList(t *testing.T) {
	t.Parallel()
	c := office(t)
	clara, marc := c.as("clara"), c.as("marc")
	_, err := c.demo.house.desks.Customers.Add(t.Context(), seeded("another"), customer.Customer{Name: "New Delta Labs", Class: customer.B})
	c.must(err)
	c.settle() // accents are the index's
	clara.types("general", "/customer DÉL")
	clara.isTold("general", "Customers with “DÉL”", "Delta Clinics", "New Delta Labs")
	clara.presses("Open", "general", "New Delta Labs")
	clara.reads("*New Delta Labs* · class B")
	clara.closes()
	clara.types("general", "/docket find gamma")
	clara.presses("Open", "general", "Found with", "Customers", "*Gamma* Logistics")
	clara.reads("*Gamma Logistics* · class B")
	clara.closes()
	marc.types("general", "/customer no such name")
	marc.isTold("general", "Aucun nom de client ne contient", "no such name")
	marc.presses("Ajouter un client", "general", "no such name")
	marc.submits()
	marc.dm().shows("no such name")
	marc.types("general", "/customer NO SUCH NAME")
	marc.reads("*no such name* · classe B", "Aucun projet pour l’instant.", "Rien n’est en cours.", "Aucun contact pour l’instant.")
	marc.pressesIn("Historique")
	marc.reads("a ajouté le client")
}

func TestAGuestSeesNoCustomer(t *testing.T) {
	t.Parallel()
	c := office(t)
	iris := c.as("iris")
	for _, command := range []string{"/customer", "/customer delta", "/docket customer delta"} {
		iris.types("ext-lumen", command)
		iris.noModal()
		iris.isTold("ext-lumen", "Only people of the company may do this.")
	}

	// The card that stands open shows nothing more once its reader is a guest.
	paul := c.as("paul")
	paul.types("general", "/customer delta")
	c.hiresAnew(directory.Grant{Member: "U0PAUL0001"})
	c.must(c.demo.local.Restrict("paul"))
	c.settle()
	for _, press := range []string{"History", "Contacts: 0"} {
		paul.pressesIn(press)
		paul.reads("Only people of the company may do this.")
		paul.closes()
	}
}
