package postgres_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"docket/internal/catalogue"
	"docket/internal/contract"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/intake"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

// stocked is a house with a catalogue of two things and two territories.
func stocked(t testing.TB) *house {
	h := newHouse(t)
	_, err := catalogue.NewDesk(h.store, h.store).Apply(t.Context(), h.by(admin), catalogue.Catalogue{
		Terms: catalogue.Terms{
			Territories: []catalogue.Territory{{Code: "FR", Names: catalogue.Text{"en": "France"}}, {Code: "AU", Names: catalogue.Text{"en": "Australia"}}},
			Discounts:   map[directory.Role]money.Percent{directory.SalesManager: money.Percents(15)},
		},
		SKUs: []catalogue.SKU{
			{Code: "AUDIT", Names: catalogue.Text{"en": "Audit"}, Kind: catalogue.Audit, Unit: catalogue.Piece, Business: "PS", Window: 12, Prices: catalogue.Prices{"EUR": 120000}},
			{Code: "SEAT", Names: catalogue.Text{"en": "Seat"}, Kind: catalogue.Licence, Unit: catalogue.User, Business: "BS", Prices: catalogue.Prices{"EUR": 9900}},
		},
	}, catalogue.Present)
	h.ok(err)
	return h
}

var australian = intake.OrderTerms{Type: project.PS, Currency: "AUD", Territory: "AU", Class: customer.B}

func (h *house) bring(by directory.UserID, terms intake.OrderTerms, file string) intake.OrderReport {
	h.Helper()
	read := must(intake.ReadOrders(strings.NewReader(file)))(h)
	return must(intake.NewOrderDesk(h.store).Import(h.Context(), h.by(by), terms, read, nil))(h)
}

func TestRealContractsBecomeOrdersOfThePastAndTheSumsAgree(t *testing.T) {
	h := stocked(t)
	file := string(must(os.ReadFile("../contract/testdata/contracts-act-2025.csv"))(t))
	count := func() int64 {
		return h.number(`SELECT (SELECT count(*) FROM purchase_order) + (SELECT count(*) FROM project) + (SELECT count(*) FROM customer)
			+ (SELECT count(*) FROM entitlement) + (SELECT count(*) FROM audit) + (SELECT count(*) FROM note)`)
	}
	before := count()
	terms := australian
	terms.DryRun = true
	tried := h.bring(boss, terms, file)
	if count() != before {
		t.Error("a dry run wrote something")
	}
	done := h.bring(boss, australian, file)
	if diff := cmp.Diff(tried, done); diff != "" {
		t.Errorf("tried and done differ:\n%s", diff)
	}
	cents, paid := sums(t, file)
	for _, p := range done.Problems {
		if p.Finding == nil || p.Finding.Reason != order.ZeroNotIncluded {
			t.Errorf("line %d is refused: %+v", p.Row, p)
		}
	}
	if done.Taken != paid || done.Taken+done.Refused != 281 || done.Money["AUD"] != cents[""] {
		t.Errorf("taken %d of %d, refused %d, %d cents of %d", done.Taken, paid, done.Refused, done.Money["AUD"], cents[""])
	}
	kept := map[string]int64{}
	var rows []struct {
		Name  string
		Total int64
	}
	h.ok(h.sql.Select(&rows, `SELECT cu.name AS name, sum(o.total)::bigint AS total FROM purchase_order o JOIN customer cu ON cu.id = o.customer_id GROUP BY cu.name`))
	for _, r := range rows {
		kept[r.Name], kept[""] = r.Total, kept[""]+r.Total
	}
	if diff := cmp.Diff(cents, kept); diff != "" {
		t.Errorf("sums of the customers (-file +house):\n%s", diff)
	}
	after := count()
	if again := h.bring(boss, australian, file); again.Known != paid || again.Taken != 0 || count() != after {
		t.Errorf("the same file changed something: %+v", again)
	}
	if said := h.number(`SELECT count(*) FROM note WHERE subject_kind LIKE 'order%'`); said != 0 {
		t.Errorf("%d notes about the past", said)
	}
}

// sums adds up the amounts of a file of contracts, in cents, by customer and in all,
// and counts those that cost something.
func sums(t *testing.T, file string) (cents map[string]int64, paid int) {
	rows := must(csv.NewReader(strings.NewReader(file)).ReadAll())(t)
	cents = map[string]int64{}
	for _, row := range rows[1:] {
		whole, part, _ := strings.Cut(row[7], ".")
		amount := must(strconv.ParseInt(whole+(part + "00")[:2], 10, 64))(t)
		if amount == 0 {
			continue
		}
		paid++
		cents[row[2]], cents[""] = cents[row[2]]+amount, cents[""]+amount
	}
	return cents, paid
}

func TestAnOrderOfThePastFindsTheProjectOfItsContract(t *testing.T) {
	h := stocked(t)
	head := "contract_number,title,customer,execution_date,expiry_date,amount\n"
	file := head + "C-1,Support,Acme,2026-01-05,2027-06-30,1200.50\nC-2,More,Acme,2026-01-05,,10\n"
	read := must(contract.Read(strings.NewReader(head + "C-1,Support,Acme,2026-01-05,2027-06-30,1200.50\n")))(t)
	terms := contract.Terms{Committee: h.committee.ID, Type: project.PS, Class: customer.B}
	must(contract.NewDesk(h.store, h.store).Import(t.Context(), h.by(manager), terms, read, nil))(t)
	if r := h.bring(boss, australian, file); r.Taken != 2 {
		t.Fatalf("report %+v", r)
	}
	if n := h.number(`SELECT count(*) FROM project WHERE contract IN ('C-1', 'C-2')`); n != 2 {
		t.Errorf("%d projects", n)
	}
	again := must(contract.NewDesk(h.store, h.store).Import(t.Context(), h.by(manager), terms, must(contract.Read(strings.NewReader(file)))(t), nil))(t)
	if again.Projects != 0 {
		t.Errorf("the contracts made %d projects more", again.Projects)
	}
	card := must(h.store.Order(t.Context(), order.ID(h.number(`SELECT id FROM purchase_order WHERE reference = 'C-1'`))))(t)
	if card.State != order.Received || !card.Imported || card.Project == 0 || card.Total() != 120050 || card.SOW.Reference != "C-1" ||
		card.Received.Until.String() != "2027-06-30" || len(card.Exceptions) != 1 {
		t.Errorf("the order is %+v", card.Order)
	}
	if n := h.number(`SELECT count(*) FROM entitlement WHERE order_id = $1 AND until_day = '2027-06-30'`, card.ID); n != 1 {
		t.Errorf("%d things to use", n)
	}
	found := must(h.store.Customer(t.Context(), h.customer.ID))(t)
	if found.Service.Until.String() != "2027-06-30" {
		t.Errorf("served until %s", found.Service.Until)
	}
}

const newOrders = "reference,customer,title,type,committee,currency,territory,invoice_contact,invoice_email,invoice_address,sku,quantity,discount,sold,consume_by,seller\n"

func TestNewOrdersOfAFileAreSubmittedByTheirSellers(t *testing.T) {
	h := stocked(t)
	file := newOrders +
		"SF-1,Acme,Portal 2,PS,Paris,EUR,FR,Élodie,e@acme.example,1 rue du Port,AUDIT,2,20,,2027-03-31,USELLER\n" +
		"SF-1,,,,,,,,,,SEAT,10,,891.00,,\n" +
		"SF-2,Acme,Portal 3,PS,Paris,EUR,FR,Élodie,e@acme.example,1 rue du Port,SEAT,1,,,,UNOBODY\n"
	file = strings.ReplaceAll(file, "USELLER", string(seller))
	r := h.bring(admin, intake.OrderTerms{}, file)
	if r.Taken != 1 || r.Refused != 1 || r.Money["EUR"] != 192000+89100 {
		t.Fatalf("report %+v", r)
	}
	card := must(h.store.Order(t.Context(), order.ID(h.number(`SELECT id FROM purchase_order`))))(t)
	if card.State != order.Approving || card.Seller != seller || card.Reference != "SF-1" || card.Approval.Round != 1 || card.Imported {
		t.Errorf("the order is %+v", card.Order)
	}
	if again := h.bring(admin, intake.OrderTerms{}, file); again.Known != 1 || again.Taken != 0 {
		t.Errorf("again: %+v", again)
	}
}

func TestOrdersGoOutAndComeIntoAnEmptyHouseAsTheyWere(t *testing.T) {
	h := stocked(t)
	h.bring(boss, australian, "contract_number,title,customer,execution_date,expiry_date,amount\nC-1,\"=Support, \"\"all\"\"\",Acme,2026-01-05,2027-06-30,1200.50\nC-2,Rent,Globex,2026-02-05,2026-06-30,7\n")
	h.bring(admin, intake.OrderTerms{Seller: seller}, newOrders+"SF-1,Acme,Portal 2,PS,Paris,EUR,FR,Élodie,e@acme.example,\"1 rue du Port\n75001 Paris\",SEAT,3,,198.00,,\n")
	var out strings.Builder
	if n := must(intake.WriteOrders(&out, h.store.AllOrders(t.Context())))(t); n != 3 {
		t.Fatalf("wrote %d orders", n)
	}
	if r := h.bring(boss, intake.OrderTerms{}, out.String()); r.Known != 3 || r.Refused != 0 {
		t.Errorf("in the house they come from: %+v", r)
	}
	empty := stocked(t)
	if r := empty.bring(boss, intake.OrderTerms{Class: customer.B}, out.String()); r.Taken != 3 {
		t.Fatalf("report %+v", r)
	}
	want, got := h.contents(), empty.contents()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("in an empty house (-was +is):\n%s", diff)
	}
}

// contents are the orders of the house but for what another house numbers otherwise.
func (h *house) contents() map[string]order.Content {
	all := map[string]order.Content{}
	for k, err := range h.store.AllOrders(h.Context()) {
		h.ok(err)
		c := k.Content
		c.Customer, c.Committee = 0, 0
		all[c.Reference] = c
	}
	return all
}

func TestTwoOrdersUnderOneReferenceAtOnceAreOne(t *testing.T) {
	h := stocked(t)
	desk := intake.NewOrderDesk(h.store)
	o := intake.Order{Reference: "SF-7", Customer: "Acme", Title: "Portal 2", Type: "PS", Currency: "EUR", Territory: "FR", Seller: string(seller),
		Invoice: intake.Invoice{Contact: "Élodie", Email: "e@acme.example", Address: "1 rue du Port"}, Lines: []intake.OrderLine{{SKU: "SEAT", Quantity: "2"}}}
	other := o
	other.Title = "Portal 3"
	type answer struct {
		taken intake.Taken
		err   error
	}
	answers := make(chan answer)
	for n := range 12 {
		go func() {
			sent := o
			if n%3 == 0 {
				sent = other
			}
			taken, err := desk.Take(t.Context(), sent)
			answers <- answer{taken, err}
		}()
	}
	fresh, same, conflicts := 0, 0, 0
	for range 12 {
		switch a := <-answers; {
		case a.err == nil && a.taken.New:
			fresh++
		case a.err == nil:
			same++
		case fault.KindOf(a.err) == fault.Conflict:
			conflicts++
		default:
			t.Errorf("an answer: %v", a.err)
		}
	}
	if fresh != 1 || same+conflicts != 11 || same != 3 && same != 7 || h.number(`SELECT count(*) FROM purchase_order`) != 1 {
		t.Errorf("%d new, %d the same, %d conflicts", fresh, same, conflicts)
	}
}

func TestOneFileThatFourPeopleBringAtOnceIsTakenOnce(t *testing.T) {
	h := stocked(t)
	file := string(must(os.ReadFile("../contract/testdata/contracts-act-2025.csv"))(t))
	reports := make([]intake.OrderReport, 4)
	errs := make([]error, len(reports))
	var all sync.WaitGroup
	for n := range reports {
		by := h.by(boss)
		all.Go(func() {
			read, err := intake.ReadOrders(strings.NewReader(file))
			if err != nil {
				errs[n] = err
				return
			}
			reports[n], errs[n] = intake.NewOrderDesk(h.store).Import(t.Context(), by, australian, read, nil)
		})
	}
	all.Wait()
	taken := 0
	for n, r := range reports {
		if taken += r.Taken; errs[n] != nil || r.Taken+r.Known != 230 {
			t.Errorf("one comes to %d taken, %d known, %d refused, %v", r.Taken, r.Known, r.Refused, errs[n])
		}
	}
	if kept := h.number(`SELECT count(*) FROM purchase_order`); taken != 230 || kept != 230 || h.number(`SELECT count(*) FROM project WHERE contract <> ''`) < 230 {
		t.Errorf("%d taken, %d kept", taken, kept)
	}
}

func BenchmarkImportRealContractsAsOrders(b *testing.B) {
	file := string(must(os.ReadFile("../contract/testdata/contracts-act-2025.csv"))(b))
	for b.Loop() {
		b.StopTimer()
		h := stocked(b)
		b.StartTimer()
		h.bring(boss, australian, file)
	}
}

func BenchmarkImportOrdersOfThePast(b *testing.B) {
	h := stocked(b)
	for round := 0; b.Loop(); round++ {
		var file strings.Builder
		file.WriteString("contract_number,title,customer,execution_date,expiry_date,amount\n")
		for n := range 10_000 {
			fmt.Fprintf(&file, "C-%d-%d,Support,Customer %d,2025-01-05,2027-06-30,%d.%02d\n", round, n, n%500, n+1, n%100)
		}
		if r := h.bring(boss, australian, file.String()); r.Taken != 10_000 {
			b.Fatalf("report %+v", r)
		}
	}
}
