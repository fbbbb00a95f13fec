package intake_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/intake"
	"docket/internal/money"
	"docket/internal/order"
)

// brought takes a file in by a person and returns what came of it.
func (b *books) brought(t *testing.T, by directory.UserID, terms intake.OrderTerms, rows ...string) intake.OrderReport {
	t.Helper()
	file, err := intake.ReadOrders(strings.NewReader(strings.Join(rows, "\n") + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	report, err := intake.NewOrderDesk(b).Import(t.Context(), directory.Act{Key: "file", By: by}, terms, file, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// why are the problems of a report, by line.
func why(r intake.OrderReport) []string {
	var all []string
	for _, p := range r.Problems {
		said := ""
		if p.Why != nil {
			said = p.Why.Error()
		} else {
			said = string(p.Finding.Reason)
		}
		all = append(all, fmt.Sprintf("%d %s: %s", p.Row, p.Field(), said))
	}
	for _, l := range r.Unreadable {
		all = append(all, fmt.Sprintf("%d: %s", l.Line, l.Why))
	}
	return all
}

const head = "reference,customer,title,type,currency,sku,quantity,discount,sold,consume_by"

func TestTheRowsOfOneReferenceAreOneOrder(t *testing.T) {
	b := newBooks()
	report := b.brought(t, ana, intake.OrderTerms{}, head,
		"SF-1,Acme Foods,Portal,PS,EUR,audit,2,10,,2027-03-31", "SF-1,,,,,SEAT,12,,1000.00,", "SF-2,acme foods,Shop,BS,EUR,SEAT,1,,,")
	if len(why(report)) > 0 || report.Taken != 2 || report.Money["EUR"] != 216000+100000+9900 {
		t.Fatalf("report %+v: %q", report, why(report))
	}
	want := order.Content{Customer: 7, Committee: 3, Title: "Portal", Type: "PS", Currency: "EUR", Territory: "FR", Reference: "SF-1",
		Invoice: b.Customers["acme foods"].Billing,
		Lines: []order.Line{
			{SKU: "AUDIT", Name: "Audit de site", Description: "Two days", Kind: catalogue.Audit, Unit: catalogue.Piece, Quantity: 200, List: 120000,
				Discount: money.Percents(10), Sold: 216000, ConsumeBy: date(2027, 3, 31)},
			{SKU: "SEAT", Name: "Seat", Kind: catalogue.Licence, Unit: catalogue.User, Quantity: 1200, List: 9900, Discount: b.taken[0].Content.Lines[1].Discount, Sold: 100000},
		}}
	if diff := cmp.Diff(want, b.taken[0].Content); diff != "" {
		t.Errorf("read otherwise (-want +got):\n%s", diff)
	}
	if l := b.taken[0].Content.Lines[1]; l.Discount.Off(l.Gross()) != l.Sold {
		t.Errorf("the three do not agree: %+v", l)
	}
	if b.taken[0].Seller != ana {
		t.Errorf("the seller is %q", b.taken[0].Seller)
	}
}

func TestTheSameFileAgainChangesNothing(t *testing.T) {
	b := newBooks()
	row := "SF-1,Acme Foods,Portal,PS,EUR,AUDIT,2,10,,2027-03-31"
	b.brought(t, ana, intake.OrderTerms{}, head, row)
	if again := b.brought(t, ana, intake.OrderTerms{}, head, row); again.Known != 1 || again.Taken != 0 || len(b.taken) != 1 {
		t.Errorf("again: %+v", again)
	}
	other := b.brought(t, ana, intake.OrderTerms{}, head, strings.Replace(row, ",2,10", ",3,10", 1))
	if diff := cmp.Diff([]string{"2 reference: PO-1001 has the reference SF-1 and says something else. Give this order another reference, or change that one in Slack."}, why(other)); diff != "" {
		t.Errorf("another content under the reference:\n%s", diff)
	}
}

func TestWhatIsRefusedOfANewOrder(t *testing.T) {
	for name, tt := range map[string]struct {
		row  string
		want []string
	}{
		"three prices that do not agree, naming both": {"SF-1,Acme Foods,Portal,PS,EUR,AUDIT,2,10,2100.00,2027-03-31",
			[]string{"2 sold: The sold price is 2100.00, but 2400.00 less 10 % is 2160.00. Leave one of the two out, or mend it."}},
		"a price above the list price": {"SF-1,Acme Foods,Portal,PS,EUR,AUDIT,1,,1200.01,2027-03-31",
			[]string{"2 sold: The sold price 1200.01 is above the list price 1200.00."}},
		"a third of a cent":                          {"SF-1,Acme Foods,Portal,PS,EUR,AUDIT,1,,1000.005,2027-03-31", []string{"2 sold: Write the amount as a number with at most 2 decimals."}},
		"an unknown customer":                        {"SF-1,Nobody,Portal,PS,EUR,SEAT,1,,,", []string{`2 customer: There is no customer "Nobody" yet. Add the customer first.`}},
		"no date to be consumed by":                  {"SF-1,Acme Foods,Portal,PS,EUR,AUDIT,1,,,", []string{"2 consume_by: no_consume_by"}},
		"a date that is over":                        {"SF-1,Acme Foods,Portal,PS,EUR,AUDIT,1,,,2026-11-20", []string{"2 consume_by: consume_by_past"}},
		"no list price in a currency":                {"SF-1,Acme Foods,Portal,PS,USD,SEAT,1,10,,", []string{"2 list: The line has no list price, and the catalogue has none in USD."}},
		"no currency":                                {"SF-1,Acme Foods,Portal,PS,euros,SEAT,1,,,", []string{"2 currency: Write the currency as in EUR, USD or CNY."}},
		"something else without a statement of work": {"SF-1,Acme Foods,Portal,PS,EUR,MAGIC,1,,500,", []string{"2 name: Name what is sold."}},
		"free of charge and not included":            {"SF-1,Acme Foods,Portal,PS,EUR,SEAT,1,100,,", []string{"2 included: zero_not_included"}},
		"several things at once":                     {"SF-1,Acme Foods,,XX,EUR,SEAT,none,,,", []string{"2 type: The type is PS or BS.", "2 quantity: Write the quantity as a number above zero, with at most two decimals."}},
		"no reference":                               {",Acme Foods,Portal,PS,EUR,SEAT,1,,,", []string{"2: The order has no reference."}},
	} {
		b := newBooks()
		if diff := cmp.Diff(tt.want, why(b.brought(t, ana, intake.OrderTerms{}, head, tt.row))); diff != "" || len(b.taken) > 0 {
			t.Errorf("%s: took %d (-want +got):\n%s", name, len(b.taken), diff)
		}
	}
}

func TestNoOrderIsTakenWithoutOneOfItsLines(t *testing.T) {
	good, other := "SF-1,Acme Foods,Portal,PS,EUR,SEAT,1,,,", "SF-2,Acme Foods,Shop,PS,EUR,SEAT,1,,,"
	for name, tt := range map[string]struct {
		rows []string
		took int
		want []string
	}{
		"a row with too few cells": {[]string{good, "SF-1,Acme Foods", other}, 1, []string{"3 : The line has more or fewer cells than the first one."}},
		"a row whose order cannot be read": {[]string{good, "\"SF\"-1,a,b", other}, 0, []string{
			"3 : Line 3 may belong to this order and cannot be read.", "3 : Line 3 may belong to this order and cannot be read.",
			"3: The quotation marks of the line do not match."}},
		"rows that do not stand together": {[]string{good, other, good}, 1, []string{
			"2 reference: The rows of an order stand together. There are others of SF-1.", "4 reference: The rows of an order stand together. There are others of SF-1."}},
		"rows that contradict each other": {[]string{good, "SF-1,Acme Foods,Shop,PS,EUR,SEAT,1,,,", other}, 1, []string{`3 title: The order’s other lines say "Portal".`}},
	} {
		b := newBooks()
		report := b.brought(t, ana, intake.OrderTerms{}, append([]string{head}, tt.rows...)...)
		if diff := cmp.Diff(tt.want, why(report)); diff != "" || report.Taken != tt.took {
			t.Errorf("%s: took %d (-want +got):\n%s", name, report.Taken, diff)
		}
	}
}

func TestOnAtomicTermsOneRefusedOrderHasNothingWritten(t *testing.T) {
	b := newBooks()
	rows := []string{head, "SF-1,Acme Foods,Portal,PS,EUR,SEAT,1,,,", "SF-2,Nobody,Shop,PS,EUR,SEAT,1,,,"}
	if r := b.brought(t, ana, intake.OrderTerms{Atomic: true}, rows...); len(b.taken) != 0 || r.Taken != 0 || r.Refused != 1 {
		t.Errorf("took %d, %+v", len(b.taken), r)
	}
	if r := b.brought(t, ana, intake.OrderTerms{DryRun: true}, rows...); len(b.taken) != 0 || r.Taken != 1 || r.Money["EUR"] != 9900 {
		t.Errorf("a dry run took %d, %+v", len(b.taken), r)
	}
}

func TestWhoMayBringWhat(t *testing.T) {
	b := newBooks()
	row := "SF-1,Acme Foods,Portal,PS,EUR,SEAT,1,,,"
	if got := why(b.brought(t, paul, intake.OrderTerms{}, head, row)); len(got) != 1 || !strings.Contains(got[0], "Only Sales") {
		t.Errorf("who sells nothing is told %q", got)
	}
	if got := why(b.brought(t, paul, intake.OrderTerms{Seller: ana}, head, row)); len(got) != 0 || b.taken[0].Seller != ana {
		t.Errorf("for a seller: %q", got)
	}
	if got := why(b.brought(t, paul, intake.OrderTerms{Seller: "UTYPO"}, head, strings.ReplaceAll(row, "SF-1", "SF-2"))); !strings.Contains(strings.Join(got, " "), "Nobody is known as") {
		t.Errorf("for a seller nobody knows: %q", got)
	}
	file, err := intake.ReadOrders(strings.NewReader(head + ",received_on\n" + row + ",2025-02-01\n"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = intake.NewOrderDesk(b).Import(t.Context(), directory.Act{Key: "file", By: ana}, intake.OrderTerms{}, file, nil)
	if fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a seller brings history: %v", err)
	}
}

func TestHistoryIsJudgedByItsOwnDay(t *testing.T) {
	b := newBooks()
	past := head + ",list,received_on,service_until"
	terms := intake.OrderTerms{Class: "B", Territory: "AU"}
	report := b.brought(t, finn, terms, past,
		"C-1,New Ltd,Support,PS,AUD,,,,1200.50,,,2025-02-01,2026-12-31",
		"C-2,Acme Foods,Old audit,PS,EUR,AUDIT,1,,1000.00,2025-06-30,1000.00,2025-02-01,",
		"C-3,Acme Foods,Nothing,PS,AUD,,,,0.0,,,2025-02-01,2026-12-31",
		"C-4,Acme Foods,Backwards,PS,AUD,,,,10,,,2025-02-01,2024-12-31",
		"C-5,Acme Foods,Some day,PS,AUD,,,,10,,,soon,2024-12-31")
	want := []string{"4 included: zero_not_included", "5 service_until: The service ends before the order came back.",
		`6 received_on: "soon" is no date. Write the year, the month and the day, as in 2026-11-30.`}
	if diff := cmp.Diff(want, why(report)); diff != "" || report.Taken != 2 || report.Money["AUD"] != 120050 {
		t.Fatalf("report %+v (-want +got):\n%s", report, diff)
	}
	first := b.taken[0]
	if first.Content.Customer != 0 || first.Class != "B" || first.Content.SOW.Reference != "C-1" || first.Content.Lines[0].Name != "Support" ||
		first.SignedOn != date(2025, 2, 1) || first.Until != date(2026, 12, 31) {
		t.Errorf("the first is %+v", first)
	}
}

func TestOneOrderFromAnotherSystem(t *testing.T) {
	b := newBooks()
	o := intake.Order{Reference: "SF-9", Customer: "Acme Foods", Title: "Portal", Type: "PS", Currency: "EUR", Seller: "ana@example.com",
		Lines: []intake.OrderLine{{SKU: "SEAT", Quantity: "2"}}}
	desk := intake.NewOrderDesk(b)
	for _, fresh := range []bool{true, false} {
		taken, err := desk.Take(t.Context(), o)
		if err != nil || taken.New != fresh || taken.ID != 1001 {
			t.Errorf("taken %+v, %v", taken, err)
		}
	}
	if b.acts[0].By != ana {
		t.Errorf("by %q", b.acts[0].By)
	}
	o.Title = "Portal 2"
	if _, err := desk.Take(t.Context(), o); fault.KindOf(err) != fault.Conflict {
		t.Errorf("another content: %v", err)
	}
	o.Reference, o.Seller = "SF-10", ""
	var refused intake.Refused
	if _, err := desk.Take(t.Context(), o); !errors.As(err, &refused) || refused[0].Field() != "seller" {
		t.Errorf("without a seller: %v", err)
	}
	o.Seller, o.History = "ana@example.com", intake.History{ReceivedOn: "2025-01-01"}
	if _, err := desk.Take(t.Context(), o); err != nil || b.taken[1].Words.Past() {
		t.Errorf("another system told of the past: %v", err)
	}
}

func TestTheRealContractsAreOrdersOfThePast(t *testing.T) {
	in, err := os.Open("../contract/testdata/contracts-act-2025.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	file, err := intake.ReadOrders(in)
	if err != nil || len(file.Orders) != 281 {
		t.Fatalf("%d orders, %v", len(file.Orders), err)
	}
	b := newBooks()
	report, err := intake.NewOrderDesk(b).Import(t.Context(), directory.Act{By: finn}, intake.OrderTerms{Type: "PS", Currency: "AUD", Territory: "AU", Class: "B"}, file, nil)
	if err != nil || report.Taken+report.Refused != 281 {
		t.Errorf("taken %d, refused %d, %v", report.Taken, report.Refused, err)
	}
	for _, p := range report.Problems {
		if p.Finding == nil || p.Finding.Reason != order.ZeroNotIncluded {
			t.Errorf("line %d is refused: %v", p.Row, p.Why)
		}
	}
}

func TestTextsThatCannotBeKeptAreRefused(t *testing.T) {
	good := intake.Order{Reference: "SF-9", Customer: "Acme Foods", Title: "Portal", Type: "PS", Currency: "EUR", Seller: "UANA",
		Lines: []intake.OrderLine{{SKU: "SEAT"}}}
	for name, tt := range map[string]struct {
		spoil func(*intake.Order)
		field string
	}{
		"a null character in the title":     {func(o *intake.Order) { o.Title = "Por\x00tal" }, "title"},
		"an escape in a line's description": {func(o *intake.Order) { o.Lines[0].Description = "\x1b[31m" }, "description"},
		"an address without end":            {func(o *intake.Order) { o.Invoice.Address = strings.Repeat("é", 4001) }, "invoice_address"},
		"a quantity of a thousand digits":   {func(o *intake.Order) { o.Lines[0].Quantity = strings.Repeat("9", 1000) }, "quantity"},
		"a title no project has room for":   {func(o *intake.Order) { o.Title = strings.Repeat("é", 151) }, "title"},
		"a link that is none": {func(o *intake.Order) {
			o.SOW = intake.Statement{Reference: "SOW-1", By: "UPEDRO", Link: "javascript:alert(1)"}
		}, "sow_link"},
		"a statement of work of who is no one": {func(o *intake.Order) { o.SOW = intake.Statement{Reference: "SOW-1", By: "who@example.com"} }, "sow_by"},
		"a list price beyond all prices":       {func(o *intake.Order) { o.Lines[0].List = "99999999999.99"; o.Lines[0].Quantity = "10000000" }, "list"},
		"more lines than one can read":         {func(o *intake.Order) { o.Lines = make([]intake.OrderLine, intake.MaxLines+1) }, "lines"},
		"no lines":                             {func(o *intake.Order) { o.Lines = nil }, "lines"},
		"no reference":                         {func(o *intake.Order) { o.Reference = "" }, "reference"},
	} {
		o := good
		o.Lines = append([]intake.OrderLine{}, good.Lines...)
		tt.spoil(&o)
		b := newBooks()
		var refused intake.Refused
		if _, err := intake.NewOrderDesk(b).Take(t.Context(), o); !errors.As(err, &refused) || refused[0].Field() != tt.field || len(b.taken) > 0 {
			t.Errorf("%s: %v, %+v", name, err, refused)
		}
	}
}
