package main

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"docket/internal/catalogue"
	"docket/internal/customer"
)

// restocks changes the catalogue.
func (c *company) restocks(key string, change func(*catalogue.Catalogue)) {
	c.t.Helper()
	goods, err := c.demo.house.desks.Catalogue.Current(c.t.Context())
	c.must(err)
	change(&goods)
	_, err = c.demo.house.desks.Catalogue.Apply(c.t.Context(), seeded("restock:%s", key), goods, goods.Edition)
	c.must(err)
}

func TestWhatPeopleWriteOfAnOrderMentionsNobodyAndLeadsNowhere(t *testing.T) {
	t.Parallel()
	c := shop(t)
	c.restocks("evil", func(goods *catalogue.Catalogue) {
		for n := range goods.SKUs {
			if goods.SKUs[n].Code == "AUDIT-STD" {
				goods.SKUs[n].Names = catalogue.Text{"en": "Audit " + evil}
				goods.SKUs[n].Descriptions = catalogue.Text{"en": evil}
			}
		}
	})
	_, err := c.demo.house.desks.Customers.Add(t.Context(), seeded("customer:evil"), customer.Customer{Name: "Rogue <!channel> <https://evil.example|pay>", Class: customer.B, Territory: "FR"})
	c.must(err)
	sofia, tom, emil, hugo := c.as("sofia"), c.as("tom"), c.as("emil"), c.as("hugo")
	sofia.types(committeeRoom, "/order new")
	sofia.chooses("Customer", "Rogue")
	sofia.fillsIn(with("Name of the project", evil), with("Delivered by", "Professional"), with("May be used in", "France"),
		with("The invoice goes to", "<!channel> <https://evil.example|Ann>"), with("Invoice address", evil), with("Note", evil))
	sofia.sellsLine("AUDIT-STD", "2", with("Discount", "20"))
	sofia.submits()
	sofia.noModal()
	tom.presses("Ask Sofia Brandt", "tom", "PO-1001")
	tom.submits(with("What would you like to know?", evil))
	sofia.presses("Answer", "sofia", "Tom Ashby asks before approving")
	sofia.submits(with("Your answer", evil))
	c.goTo("2026-11-20 12:00 Europe/Paris") // reminded, raised
	tom.presses("Decline…", "tom", "waits for your approval")
	tom.submits(with("Why?", evil))
	sofia.presses("Change", committeeRoom, "Order PO-1001", "Sold by")
	sofia.submits()
	tom.approvesAsSold("waits for your approval")
	for _, p := range []person{emil, hugo} {
		p.presses("Approve", p.name, "waits for your approval")
	}
	sofia.presses("Mark as sent…", committeeRoom, "Order PO-1001", "Sold by")
	sofia.submits(with("Sent to", evil))
	sofia.presses("Received back signed…", committeeRoom, "Order PO-1001", "Sold by")
	sofia.submits(with("Who signed", "<!channel> <https://evil.example|pay>"), with("On which day", "2026-11-20"), with("or a link to it", "https://files.example/signed.pdf"), with("Title", evil))
	emil.presses("Check invoice…", committeeRoom, "Order PO-1001", "Sold by")
	emil.submits()
	emil.closes()
	emil.presses("Hold…", committeeRoom, "Invoice of PO-1001")
	emil.submits(with("Why is it held back?", evil))
	tom.types(committeeRoom, "/consume rogue")
	tom.presses("Log use", committeeRoom, "Audit")
	tom.submits(with("How much was used?", "1"), with("Note", evil))
	tom.closes()
	for _, press := range []string{"Lines", "History"} {
		sofia.presses(press, committeeRoom, "Order PO-1001", "Sold by")
		sofia.closes()
	}
	for command, who := range map[string]person{"/orders rogue": sofia, "/invoice": emil, "/catalogue audit-std": tom, "/customer rogue": tom, "/docket report": tom} {
		who.types(committeeRoom, command)
	}
	for _, p := range []person{sofia, tom, emil} {
		p.opensHome()
	}
	c.goTo("2026-11-23 09:01 Europe/Paris")
	c.forged()
	if paper := c.in(committeeRoom).paper(); !bytes.HasPrefix(paper, []byte("%PDF-")) {
		t.Errorf("the paper begins %.20q", paper)
	}
	answer, err := http.Get("http://" + c.demo.page.Addr().String() + "/catalogue")
	c.must(err)
	defer answer.Body.Close()
	page, err := io.ReadAll(answer.Body)
	c.must(err)
	if !bytes.Contains(page, []byte("&lt;!channel&gt;")) || bytes.Contains(page, []byte("<https://evil")) {
		t.Error("the page for customers does not show it as text")
	}
}

func TestACurrencyWithoutCentsAndOneWithThousandthsGoAllTheWay(t *testing.T) {
	t.Parallel()
	for code, tt := range map[string]struct {
		prices       catalogue.Prices
		total, plain string
	}{
		"JPY": {catalogue.Prices{"EUR": 240000, "JPY": 380005}, "684,009 JPY", "684009"},
		"TND": {catalogue.Prices{"EUR": 240000, "TND": 1000005}, "1,800.009 TND", "1800.009"},
	} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			c := shop(t)
			c.restocks(code, func(goods *catalogue.Catalogue) {
				for n := range goods.SKUs {
					if goods.SKUs[n].Code == "AUDIT-STD" {
						goods.SKUs[n].Prices = tt.prices
					}
				}
			})
			sofia, emil := c.as("sofia"), c.as("emil")
			sofia.writes("Delta", "Portal 2")
			sofia.chooses("Currency", code)
			sofia.sellsLine("AUDIT-STD", "2", with("Discount", "10"))
			sofia.reads("Total " + tt.total)
			sofia.pressesIn("Edit", "Process audit")
			sofia.isRefused("Sold price", "Write the amount as a number", with("Sold price", "600.0005"))
			sofia.closes()
			sofia.submits()
			c.in(committeeRoom).shows("Order PO-1001", tt.total)
			if text := c.exports("orders"); !strings.Contains(text, ","+code+",") || !strings.Contains(text, tt.plain) {
				t.Errorf("it goes out as %s", text)
			}
			c.getsBack(1001)
			emil.types("general", "/invoice PO-1001")
			emil.submits()
			emil.reads("Invoice of PO-1001", tt.total)
		})
	}
}

func TestFiveHundredLinesGoAllTheWay(t *testing.T) {
	t.Parallel()
	c := shop(t)
	rows := []string{orderHead}
	for range 500 {
		rows = append(rows, "SF-500,Delta Clinics,Big roll-out,EUR,FR,Jeanne Petit,jeanne@delta.example,\"1 rue du Port\n75001 Paris\",LIC-ERP,2,10,,,U0SOFIA001")
	}
	said, err := c.imports("orders", written(t, rows...))
	if err != nil || !strings.Contains(said, "Taken in: 1 orders.") {
		t.Fatalf("it is taken in as %q, %v", said, err)
	}
	c.settle()
	sofia, tom, emil := c.as("sofia"), c.as("tom"), c.as("emil")
	c.in(committeeRoom).shows("Order PO-1001", "801,000.00 EUR", "500 lines")
	sofia.presses("Lines", committeeRoom, "Order PO-1001")
	sofia.pressesIn("Next")
	sofia.reads("21. ERP")
	sofia.closes()
	sofia.presses("Change", committeeRoom, "Order PO-1001")
	sofia.reads("1 to 20 of 500")
	sofia.pressesIn("Remove", "5. ERP")
	sofia.reads("of 499")
	sofia.submits()
	c.in(committeeRoom).shows("Order PO-1001", "799,398.00 EUR", "499 lines")
	sofia.presses("History", committeeRoom, "Order PO-1001")
	sofia.reads("changed the order", "801000.00 EUR → 799398.00 EUR")
	sofia.closes()
	tom.approvesAsSold("waits for your approval")
	c.in(committeeRoom).shows("Order PO-1001", "approved, to be sent")
	c.in(committeeRoom).paper()
	sofia.presses("Mark as sent…", committeeRoom, "Order PO-1001")
	sofia.submits(with("Sent to", "Jeanne Petit"))
	sofia.presses("Received back signed…", committeeRoom, "Order PO-1001")
	sofia.submits(with("Who signed", "Jeanne Petit"), with("On which day", "2026-11-18"), with("or a link to it", "https://files.example/signed.pdf"))
	c.in(committeeRoom).shows("Order PO-1001", "back signed")
	tom.types("general", "/consume delta")
	tom.presses("Show all that was bought", "general", "Delta")
	tom.closes()
	tom.types("general", "/customer delta")
	tom.closes()
	emil.types("general", "/invoice PO-1001")
	emil.submits()
	emil.reads("Invoice of PO-1001", "799,398.00 EUR")
	if text := c.exports("orders"); strings.Count(text, "\nSF-500,") != 499 {
		t.Errorf("%d lines go out", strings.Count(text, "\nSF-500,"))
	}
}
