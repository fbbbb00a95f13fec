package main

import (
	"testing"
	"time"

	"docket/internal/directory"
)

// accounted is an office with a Finance and a Customer Success.
func accounted(t testing.TB) *company {
	t.Helper()
	c := office(t)
	c.hires(directory.Grant{Member: "U0EMIL0001", Roles: []directory.Role{directory.Finance}},
		directory.Grant{Member: "U0TOM00001", Roles: []directory.Role{directory.CustomerSuccess}})
	c.goOn(time.Minute) // until everybody is seen as what they are
	return c
}

func TestHowACustomerIsInvoicedIsWrittenDownAndVerified(t *testing.T) {
	t.Parallel()
	c := accounted(t)
	clara, emil, tom := c.as("clara"), c.as("emil"), c.as("tom")
	clara.types("general", "/customer delta")
	clara.pressesIn("Contacts: 0")
	clara.reads("No invoice contact or address yet. An order needs both.")
	clara.pressesIn("Write down")
	clara.isRefused("E-mail", "write it as in ana@example.com", with("Invoice contact", "Ana Ruiz"), with("E-mail", "ana"))
	clara.submits(with("E-mail", "ana.ruiz@delta.example"), with("Invoice address", "Delta Clinics SA\n\n1 rue de Lyon\n75012 Paris"))
	clara.reads("Ana Ruiz · ana.ruiz@delta.example", "⚠️ not verified", "Delta Clinics SA, 1 rue de Lyon, 75012 Paris")

	emil.types("general", "/customer delta")
	emil.pressesIn("Contacts: 0")
	emil.pressesIn("Verify", "Ana Ruiz")
	emil.reads("Ana Ruiz", "✅ verified by Emil Novak", "Delta Clinics SA, 1 rue de Lyon, 75012 Paris\n⚠️ not verified")
	tom.types("general", "/customer delta")
	tom.pressesIn("Contacts: 0")
	tom.pressesIn("Verify", "Delta Clinics SA")
	tom.reads("✅ verified by Emil Novak", "✅ verified by Tom Ashby")

	// Emil's page still shows the button.
	emil.pressesIn("Verify", "Delta Clinics SA")
	emil.reads("has verified that already.")

	clara.pressesIn("How it is invoiced")
	clara.submits(with("Invoice address", "Delta Clinics SA\n2 rue de Lyon\n75012 Paris"))
	clara.reads("✅ verified by Emil Novak", "2 rue de Lyon, 75012 Paris\n⚠️ not verified")
	clara.pressesIn("History")
	clara.reads("changed how the customer is invoiced", "Invoice address:", "verified how the customer is invoiced", "Address verified by: – → Tom Ashby")
}

func TestNobodyVerifiesWhatTheyDidNotSee(t *testing.T) {
	t.Parallel()
	c := accounted(t)
	clara, emil := c.as("clara"), c.as("emil")
	clara.types("general", "/customer delta")
	clara.pressesIn("Contacts: 0")
	clara.pressesIn("Write down")
	clara.submits(with("Invoice contact", "Ana Ruiz"), with("Invoice address", "1 rue de Lyon"))
	emil.types("general", "/customer delta")
	emil.pressesIn("Contacts: 0")
	clara.pressesIn("How it is invoiced")
	clara.submits(with("Invoice contact", "Bo Lind"))
	emil.pressesIn("Verify", "Ana Ruiz")
	emil.reads("Somebody has changed how this customer is invoiced meanwhile. Look at it anew.")

	c.hiresAnew(directory.Grant{Member: "U0EMIL0001", Roles: []directory.Role{directory.Consultant}})
	emil.closes()
	emil.pressesIn("Verify", "Ana Ruiz")
	emil.reads("Only Finance or Customer Success may verify how a customer is invoiced.")
}

func TestACustomerHasACustomerSuccessManager(t *testing.T) {
	t.Parallel()
	c := accounted(t)
	clara := c.as("clara")
	clara.types("general", "/customer delta")
	clara.pressesIn("Edit")
	clara.submits(with("Customer success manager", "tom"))
	clara.reads("Delta Clinics", "looked after by Tom Ashby")
}
