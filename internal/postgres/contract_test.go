package postgres_test

import (
	"fmt"
	"os"
	"testing"

	"docket/internal/calendar"
	"docket/internal/contract"
	"docket/internal/customer"
	"docket/internal/fault"
	"docket/internal/project"
	"docket/internal/sheet"
)

func realContracts(t testing.TB) contract.File {
	t.Helper()
	f := must(os.Open("../contract/testdata/contracts-act-2025.csv"))(t)
	defer f.Close()
	return must(contract.Read(f))(t)
}

func TestARealFileOfContractsComesInOnce(t *testing.T) {
	h := newHouse(t)
	desk := contract.NewDesk(h.store, h.store)
	file := realContracts(t)
	terms := contract.Terms{Committee: h.committee.ID, Type: project.PS, Class: customer.B}
	count := func() int64 {
		return h.number(`SELECT (SELECT count(*) FROM project) + (SELECT count(*) FROM customer) + (SELECT count(*) FROM audit)`)
	}

	before := count()
	terms.DryRun = true
	tried := must(desk.Import(t.Context(), h.by(manager), terms, file, nil))(t)
	if count() != before {
		t.Error("a dry run wrote something")
	}
	terms.DryRun = false
	heard := 0
	first := must(desk.Import(t.Context(), h.by(manager), terms, file, func(done int) { heard = done }))(t)
	if diff := diff(tried, first); diff != "" {
		t.Errorf("tried and done differ:\n%s", diff)
	}
	if first.Projects != 281 || first.Customers != 20 || first.Known != 0 || len(first.Refused) != 0 || heard != 281 {
		t.Errorf("heard of %d, report %+v", heard, first)
	}
	after := count()
	again := must(desk.Import(t.Context(), h.by(manager), terms, file, nil))(t)
	if again.Projects != 0 || again.Customers != 0 || again.Extended != 0 || again.Known != 281 || count() != after {
		t.Errorf("the same file changed something: %+v", again)
	}
	found := must(h.store.Customers(t.Context(), "digital canberra", 5))(t)
	if len(found) != 1 || found[0].Service.Until.IsZero() || found[0].Class != customer.B {
		t.Errorf("customers are %+v", found)
	}
	lines := must(h.store.Projects(t.Context(), "PO5495", 5))(t)
	want := calendar.Date{Year: 2025, Month: 12, Day: 9}
	if len(lines) != 1 || lines[0].Name != "Email Marketing Platform" || lines[0].ReceivedOn != want || lines[0].State != project.New {
		t.Errorf("projects are %+v", lines)
	}
}

func TestAnAtomicImportIsAllOrNothing(t *testing.T) {
	h := newHouse(t)
	desk := contract.NewDesk(h.store, h.store)
	file := realContracts(t)
	file.Refused = []sheet.Refusal{{Line: 7, Why: fault.Invalidf("The contract has no title.")}}
	terms := contract.Terms{Committee: h.committee.ID, Type: project.BS, Class: customer.C, Atomic: true}
	before := h.number(`SELECT count(*) FROM project`)
	report := must(desk.Import(t.Context(), h.by(manager), terms, file, nil))(t)
	if h.number(`SELECT count(*) FROM project`) != before || len(report.Refused) != 1 || report.Projects != 0 {
		t.Errorf("report %+v", report)
	}
	terms.Committee = 999
	file.Refused = nil
	if _, err := desk.Import(t.Context(), h.by(manager), terms, file, nil); fault.KindOf(err) != fault.NotFound {
		t.Errorf("imported for a committee that is not there: %v", err)
	}
	if _, err := desk.Import(t.Context(), h.by(nobody), terms, file, nil); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("nobody imported: %v", err)
	}
}

func BenchmarkImportContracts(b *testing.B) {
	h := newHouse(b)
	terms := contract.Terms{Committee: h.committee.ID, Type: project.PS, Class: customer.B}
	for round := 0; b.Loop(); round++ {
		cs := make([]contract.Contract, 100_000)
		for n := range cs {
			cs[n] = contract.Contract{
				Line: n + 2, Number: fmt.Sprintf("C-%d-%d", round, n), Title: "Support", Customer: fmt.Sprint("Customer ", n%5000),
				ReceivedOn: calendar.Date{Year: 2025, Month: 1, Day: 1}, Until: calendar.Date{Year: 2027, Month: 1, Day: 1},
			}
		}
		must(h.store.ImportContracts(b.Context(), h.by(manager), terms, cs, nil))(b)
	}
}
