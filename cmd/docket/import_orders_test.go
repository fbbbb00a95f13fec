package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// exports runs the command line and returns what it writes.
func (c *company) exports(what string) string {
	c.t.Helper()
	out, err := os.Create(filepath.Join(c.t.TempDir(), "out"))
	if err != nil {
		c.t.Fatal(err)
	}
	defer out.Close()
	if err := (config{DatabaseURL: c.databaseURL}).run(c.t.Context(), []string{"export", what}, streams{out: out, err: out}); err != nil {
		c.t.Fatal(err)
	}
	text, err := os.ReadFile(out.Name())
	if err != nil {
		c.t.Fatal(err)
	}
	return string(text)
}

func TestRealContractsAreTakenInAsOrders(t *testing.T) {
	t.Parallel()
	c := shop(t)
	flags := []string{"--class", "B", "--currency", "AUD", "--territory", "AU"}
	said, err := c.imports("orders", contracts, append(flags, "--dry-run")...)
	if err != nil || !strings.Contains(said, "Would be taken in: 230 orders. Known already: 0. Refused: 51.") {
		t.Fatalf("a dry run says %q, %v", said, err)
	}
	said, err = c.imports("orders", contracts, flags...)
	for _, want := range []string{"line 5: ", "Taken in: 230 orders. Known already: 0. Refused: 51.", "AUD 155476414.98"} {
		if err != nil || !strings.Contains(said, want) {
			t.Errorf("the file says %q without %q, %v", said, want, err)
		}
	}
	if said, err = c.imports("orders", contracts, flags...); err != nil || !strings.Contains(said, "Taken in: 0 orders. Known already: 230. Refused: 51.") {
		t.Errorf("the same file again says %q, %v", said, err)
	}
	c.settle()
	c.as("ines").types("committee-europe", "/orders AppSpace")
	c.as("ines").isTold("committee-europe", "AppSpace Licensing and Support 2025", "Digital Canberra")
}

const orderHead = "reference,customer,title,currency,territory,invoice_contact,invoice_email,invoice_address,sku,quantity,discount,sold,consume_by,seller"

func TestOrdersOfAFileAreApprovedInSlack(t *testing.T) {
	t.Parallel()
	c := shop(t)
	file := written(t, orderHead,
		"SF-1,Delta Clinics,Second audit,EUR,FR,Ada Lind,ada@delta.example,1 Quai,AUDIT-STD,2,10,,2027-03-31,U0INES0001",
		"SF-2,Delta Clinics,Third audit,EUR,FR,Ada Lind,ada@delta.example,1 Quai,AUDIT-STD,2,10,4000.00,2027-03-31,U0INES0001",
		"SF-3,Delta Clinics,Fourth audit,EUR,FR,Ada Lind,ada@delta.example,1 Quai,AUDIT-STD,2,10,,2027-03-31,U0MARC0001",
		"SF-4,Delta Clinics,Fifth audit,EUR,MARS,Ada Lind,ada@delta.example,1 Quai,AUDIT-STD,2,10,,,U0INES0001")
	said, err := c.imports("orders", file, "--all-or-nothing")
	if err == nil || !strings.Contains(said, "Taken in: 0 orders") {
		t.Errorf("all or nothing says %q, %v", said, err)
	}
	said, err = c.imports("orders", file)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"line 3: The sold price is 4000.00, but 4800.00 less 10 % is 4320.00.", "line 4: Only Sales", "line 5: ",
		"Taken in: 1 orders. Known already: 0. Refused: 3.", "EUR 4320.00",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q lacks %q", said, want)
		}
	}
	c.settle()
	c.in(committeeRoom).shows("PO-1001", "Delta Clinics", "Second audit")
	if text := c.exports("orders"); !strings.Contains(text, "SF-1,Delta Clinics,Second audit,PS,Customer committee Europe,EUR,FR,Ada Lind") || strings.Count(text, "\n") != 2 {
		t.Errorf("the orders go out as %s", text)
	}
	if said, err := c.imports("orders", written(t, strings.Split(strings.TrimSpace(c.exports("orders")), "\n")...)); err != nil || !strings.Contains(said, "Known already: 1.") {
		t.Errorf("what went out comes in as %q, %v", said, err)
	}
}
