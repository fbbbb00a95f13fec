package main

import "testing"

func TestThingsAreFoundByTheirWordsAndOpened(t *testing.T) {
	t.Parallel()
	c := office(t)
	paul := c.as("paul")
	paul.types("general", "/docket find")
	paul.isTold("general", "Say what to look for", "`/docket find PO-1042`")
	paul.types("general", "/docket find delta")
	paul.isTold("general", "Found with “delta”", "Customers", "*Delta* Clinics", "Projects", "Patient portal")
}
