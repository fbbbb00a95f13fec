package postgres_test

import (
	"strings"
	"testing"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/intake"
	"docket/internal/project"
)

func TestListsComeInLineByLineAndOnce(t *testing.T) {
	h := newHouse(t)
	customers := customer.NewDesk(h.store, h.store)
	bring := func(what string, take func() (intake.Report, error), taken int, refused ...string) {
		t.Helper()
		for range 2 {
			report := must(take())(t)
			if report.Taken != taken || len(report.Refused) != len(refused) {
				t.Fatalf("%s: took %d, refused %v", what, report.Taken, report.Refused)
			}
			for n, r := range report.Refused {
				if r.Why.Error() != refused[n] {
					t.Errorf("%s, line %d: %s", what, r.Line, r.Why)
				}
			}
		}
	}
	bring("roles", func() (intake.Report, error) {
		return intake.Roles(t.Context(), h.members, h.by(admin), strings.NewReader(
			"member,roles,manager\nUNEW,\"consultant, assessor\",UBOSS\nana,chair,\nUBAD,emperor,\n"))
	}, 1, "Write members as Slack user IDs, such as U012ABCDEF.", `There is no role "emperor".`)
	bring("customers", func() (intake.Report, error) {
		return intake.Customers(t.Context(), customers, h.by(seller), strings.NewReader(
			"name;class;service_until;success\nGlobex;b;2027-01-01;UNEW\nacme;A;;\nInitech;Z;;\nHooli;A;;ana\n"))
	}, 1, "There is a customer of that name already.", "The class is A, B or C.", "Write members as Slack user IDs, such as U012ABCDEF.")
	bring("customers shared with", func() (intake.Report, error) {
		return intake.Customers(t.Context(), customers, h.by(seller), strings.NewReader(
			"name,class,live_on,channel,exports\nPied Piper,B,2026-03-01,C012ABCDEF,yes\nRaviga,C,,general,no\nBachman,C,,,perhaps\n"))
	}, 1, "Write the shared channel as Slack’s ID of it, such as C012ABCDEF.", "Write yes or no.")
	bring("projects", func() (intake.Report, error) {
		return intake.Projects(t.Context(), h.projects, customers, h.committee.ID, h.by(manager), strings.NewReader(
			"name,customer,type\nShop,globex,PS\nShop,Nobody,PS\nShop,Acme,XX\n"))
	}, 1, `There is no customer "Nobody" yet. Add the customer first.`, "The type is PS or BS.")

	m := must(h.store.Member(t.Context(), "UNEW"))(t)
	if !m.Has(directory.Consultant) || !m.Has(directory.Assessor) || m.Manager != boss {
		t.Errorf("the member is %+v", m)
	}
	if n := h.number(`SELECT count(*) FROM audit WHERE verb = 'member.roles' AND subject_id = $1`, m.Number); n != 1 {
		t.Errorf("%d entries of the record", n)
	}
	if globex := must(customers.Find(t.Context(), "globex", 5))(t); len(globex) != 1 || globex[0].Success != "UNEW" {
		t.Errorf("customers are %+v", globex)
	}
	if lines := must(h.store.Projects(t.Context(), "globex", 5))(t); len(lines) != 1 || lines[0].State != project.New {
		t.Errorf("projects are %+v", lines)
	}
}

func TestCustomersGoOutAndComeIntoAnEmptyHouseAsTheyWere(t *testing.T) {
	h := newHouse(t)
	day := func(text string) calendar.Date { return must(calendar.ParseDate(text))(t) }
	desk := customer.NewDesk(h.store, h.store)
	for _, c := range []customer.Customer{
		{Name: "=HYPERLINK(\"x\"), \"quoted\"", Class: customer.A, Territory: "-FR", Locale: "fr", Success: seller, Channel: "C012ABCDEF", Exports: true,
			LiveOn: day("2026-03-01"), Service: customer.Period{From: day("2026-03-01"), Until: day("2027-02-28")}},
		{Name: "'+1 Élan 客户", Class: customer.C, Service: customer.Period{Until: day("2026-10-12")}},
	} {
		must(desk.Add(t.Context(), h.by(boss), c))(t)
	}
	written := func(h *house) (string, int) {
		var out strings.Builder
		n := must(intake.WriteCustomers(&out, h.store.AllCustomers(t.Context())))(t)
		return out.String(), n
	}
	file, n := written(h)
	empty := newHouse(t)
	report := must(intake.Customers(t.Context(), customer.NewDesk(empty.store, empty.store), empty.by(boss), strings.NewReader(file)))(t)
	if n != 3 || report.Taken != 2 || len(report.Refused) != 1 { // both houses know Acme
		t.Fatalf("%d went out; %+v", n, report)
	}
	if again, _ := written(empty); again != file {
		t.Errorf("went out as:\n%s\nand came in as:\n%s", file, again)
	}
}

func TestTheLastAdministratorStays(t *testing.T) {
	h := newHouse(t)
	err := h.members.SetRoles(t.Context(), h.by(admin), directory.Grant{Member: admin, Roles: []directory.Role{directory.Chair}})
	if err == nil || !must(h.store.Member(t.Context(), admin))(t).Has(directory.Admin) {
		t.Errorf("the last administrator gave up: %v", err)
	}
	h.ok(h.members.SetRoles(t.Context(), h.by(admin), directory.Grant{Member: boss, Roles: []directory.Role{directory.Admin}}))
	h.ok(h.members.SetRoles(t.Context(), h.by(admin), directory.Grant{Member: admin, Roles: nil}))
}

func TestAnAbsenceIsKeptOnce(t *testing.T) {
	h := newHouse(t)
	act, away := h.by(manager), directory.Absence{From: h.today(), Until: h.today().Add(3), StandIn: boss}
	for range 2 {
		h.ok(h.members.SetAbsence(t.Context(), act, manager, away))
	}
	m := must(h.store.Member(t.Context(), manager))(t)
	if diff := diff([]directory.Absence{away}, m.Absences); diff != "" {
		t.Errorf("absences differ:\n%s", diff)
	}
}
