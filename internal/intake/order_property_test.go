package intake_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/intake"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

// words are texts as people write them, among them what a spreadsheet would take for
// a formula.
var words = rapid.OneOf(rapid.StringMatching(`[\pL\pN]([\pL\pN ,;"'é中=+-]{0,20}[\pL\pN])?`),
	rapid.SampledFrom([]string{"=1+1", "'=1+1", "-5 %", "@all", "+33 1", "''quoted", "a\nb", "\"x\";\"y\""}))

// validOrder is an order as the house keeps it, of the past or on its way.
func validOrder(t *rapid.T, b *books) intake.Kept {
	acme := b.Customers["acme foods"]
	c := order.Content{
		Customer: acme.ID, Committee: 3, Title: strings.Join(strings.Fields(words.Draw(t, "title")), " "), Type: rapid.SampledFrom([]project.Type{project.PS, project.BS}).Draw(t, "type"),
		Currency: rapid.SampledFrom([]money.Currency{"EUR", "JPY", "BHD"}).Draw(t, "currency"), Territory: "DACH",
		SOW:  order.SOW{Reference: "SOW-77", By: pedro, Document: project.Document{Title: words.Draw(t, "paper"), URL: "https://example.com/sow?a=b"}},
		Note: words.Draw(t, "note"), Reference: words.Draw(t, "reference"), Invoice: acme.Billing,
	}
	for range rapid.IntRange(1, 6).Draw(t, "lines") {
		c.Lines = append(c.Lines, validLine(t))
	}
	k := intake.Kept{CustomerName: "Acme Foods", CommitteeName: "Europe", Order: order.Order{ID: 1001, Content: c, Seller: ana, State: order.Approving}}
	if rapid.Bool().Draw(t, "past") {
		k.State, k.Received = order.Received, &order.Receipt{SignedOn: date(2025, 2, 28), Until: date(2027, 1, 31)}
	}
	return k
}

func validLine(t *rapid.T) order.Line {
	l := order.Line{
		SKU: catalogue.Code(rapid.SampledFrom([]string{"", "X-1"}).Draw(t, "sku")), Name: words.Draw(t, "name"), Description: words.Draw(t, "description"),
		Kind: rapid.SampledFrom(catalogue.Kinds).Draw(t, "kind"), Unit: rapid.SampledFrom(catalogue.Units).Draw(t, "unit"),
		Quantity: money.Quantity(rapid.Int64Range(1, 100_000).Draw(t, "quantity")), List: rapid.Int64Range(1, money.Limit/1000).Draw(t, "list"),
		Included: rapid.Bool().Draw(t, "included"), ConsumeBy: date(2027, 6, 30),
	}
	gross := l.Gross()
	if l.Included {
		l.Discount = money.Hundred
	} else {
		l.Sold = rapid.Int64Range(min(1, gross), gross).Draw(t, "sold")
		l.Discount, _ = money.Discount(gross, l.Sold)
	}
	if l.Sold == 0 {
		l.Included, l.Discount = true, money.Hundred
	}
	if l.Kind == catalogue.PageViews {
		l.Volume = rapid.Int64Range(1, 1<<40).Draw(t, "volume")
		l.Thresholds = []order.Threshold{{Above: l.Volume, Per: rapid.Int64Range(0, money.Limit).Draw(t, "per")}, {Above: l.Volume + 5, Per: 1}}
	}
	return l
}

func TestWhatGoesOutAsAFileComesInAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newBooks()
		was := validOrder(t, b)
		var out strings.Builder
		if n, err := intake.WriteOrders(&out, func(yield func(intake.Kept, error) bool) { yield(was, nil) }); n != 1 || err != nil {
			t.Fatalf("wrote %d: %v", n, err)
		}
		file, err := intake.ReadOrders(strings.NewReader(out.String()))
		if err != nil {
			t.Fatal(err)
		}
		report, err := intake.NewOrderDesk(b).Import(t.Context(), directory.Act{Key: "file", By: finn}, intake.OrderTerms{}, file, nil)
		if err != nil || report.Taken != 1 || report.Money[was.Currency] != was.Total() {
			t.Fatalf("%s\ncomes to %+v: %q, %v", &out, report, why(report), err)
		}
		is := b.taken[0]
		if diff := cmp.Diff(was.Content, is.Content); diff != "" || is.Seller != was.Seller {
			t.Fatalf("%s\nreads otherwise (-was +is):\n%s", &out, diff)
		}
		if was.Received != nil && (is.SignedOn != was.Received.SignedOn || is.Until != was.Received.Until) {
			t.Fatalf("its days are %s and %s", is.SignedOn, is.Until)
		}
		// In the house it comes from it is the order that is there.
		home := newBooks()
		home.Orders[was.Reference] = intake.Present{Kept: was, Act: "another"}
		if again, err := intake.NewOrderDesk(home).Import(t.Context(), directory.Act{By: finn}, intake.OrderTerms{}, file, nil); err != nil || again.Known != 1 {
			t.Fatalf("at home it comes to %+v: %q, %v", again, why(again), err)
		}
	})
}

func TestWhatAnotherSystemSendsComesInAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newBooks()
		was := validOrder(t, b)
		was.Received = nil
		sent, err := json.Marshal(was.Words())
		if err != nil {
			t.Fatal(err)
		}
		var o intake.Order
		if err := json.Unmarshal(sent, &o); err != nil {
			t.Fatal(err)
		}
		if _, err := intake.NewOrderDesk(b).Take(t.Context(), o); err != nil {
			t.Fatalf("%s: %v", sent, err)
		}
		if diff := cmp.Diff(was.Content, b.taken[0].Content); diff != "" || b.taken[0].Content.Total() != was.Total() {
			t.Fatalf("%s\nreads otherwise (-was +is):\n%s", sent, diff)
		}
	})
}

func FuzzReadOrders(f *testing.F) {
	f.Add("reference,customer,title,sku,sold\nSF-1,Acme Foods,Portal,SEAT,9\nSF-1,,,,10\n")
	f.Add("\ufeffcontract_number;title;directorate;execution_date;amount\n\"=a\"\"b\";c;Acme Foods;2025-02-30;1.234,5\n")
	f.Add("reference,customer,title,thresholds,volume,included\nSF-1,x,y,1:2;3:,9,oui\n\"SF\n")
	f.Fuzz(func(t *testing.T, text string) {
		file, err := intake.ReadOrders(strings.NewReader(text))
		if err != nil {
			return
		}
		b := newBooks()
		report, err := intake.NewOrderDesk(b).Import(t.Context(), directory.Act{By: finn}, intake.OrderTerms{Seller: ana, Currency: "EUR", Type: "PS", Class: "B"}, file, nil)
		if err != nil || report.Taken != len(b.taken) || report.Taken+report.Known+report.Refused != len(file.Orders) {
			t.Fatalf("%d orders come to %+v, %v", len(file.Orders), report, err)
		}
		for _, r := range b.taken {
			for n, l := range r.Content.Lines {
				if !l.Included && l.Discount.Off(l.Gross()) != l.Sold {
					t.Errorf("line %d of %q does not add up: %+v", n+1, r.Content.Reference, l)
				}
			}
		}
	})
}
