package postgres_test

import (
	"fmt"
	"strings"
	"testing"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
)

func licence(code catalogue.Code) catalogue.SKU {
	return catalogue.SKU{
		Code: code, Names: catalogue.Text{"en": "Licence " + string(code), "fr": "Licence " + string(code)}, Kind: catalogue.Licence, Unit: catalogue.User,
		Business: "BS", Prices: catalogue.Prices{"EUR": 120000, "JPY": 190000},
	}
}

func audit(code catalogue.Code) catalogue.SKU {
	s := licence(code)
	s.Kind, s.Window, s.Business = catalogue.Audit, 12, "PS"
	s.Descriptions = catalogue.Text{"en": "Two days, 100% on the documents_", "zh": "标准审计"}
	return s
}

func shelf(skus ...catalogue.SKU) catalogue.Catalogue {
	return catalogue.Catalogue{SKUs: skus, Terms: catalogue.Terms{
		Territories: []catalogue.Territory{{Code: "FR", Names: catalogue.Text{"en": "France"}}},
		Starter:     []catalogue.StarterLine{{SKU: skus[0].Code, Quantity: money.One}},
		Discounts:   map[directory.Role]money.Percent{directory.SalesManager: money.Percents(15)},
	}}
}

func (h *house) catalogue() *catalogue.Desk { return catalogue.NewDesk(h.store, h.store) }

func TestTheCatalogueGrowsByEditions(t *testing.T) {
	h := newHouse(t)
	desk, ctx := h.catalogue(), t.Context()
	empty := must(desk.Current(ctx))(t)
	if n, _, err := desk.Terms(ctx); empty.Edition != 0 || len(empty.SKUs) > 0 || n != 0 || err != nil {
		t.Fatalf("at first it is %+v, edition %d, %v", empty, n, err)
	}
	act, first := h.by(boss), shelf(audit("AUDIT"), licence("LIC"))
	if n := must(desk.Apply(ctx, act, first, 0))(t); n != 1 {
		t.Errorf("the first edition is %d", n)
	}
	if n := must(desk.Apply(ctx, act, shelf(licence("OTHER")), 0))(t); n != 1 {
		t.Errorf("the same act again makes edition %d", n)
	}
	if n := must(desk.Apply(ctx, h.by(boss), first, 0))(t); n != 1 {
		t.Errorf("the same catalogue again makes edition %d", n)
	}
	dearer := audit("AUDIT")
	dearer.Prices = catalogue.Prices{"EUR": 125000}
	second := shelf(dearer, licence("NEW"))
	if n := must(desk.Apply(ctx, h.by(boss), second, 1))(t); n != 2 {
		t.Errorf("the second edition is %d", n)
	}
	now := must(desk.Current(ctx))(t)
	if plan := catalogue.Compare(second.Tidy(), now); len(plan) > 0 || now.Edition != 2 || now.By != boss || !now.At.Equal(h.now()) {
		t.Errorf("now it is %+v, which differs by %v", now, plan)
	}
	old := must(desk.Edition(ctx, 1))(t)
	if plan := catalogue.Compare(first.Tidy(), old); len(plan) > 0 || old.Edition != 1 {
		t.Errorf("edition 1 became %+v, which differs by %v", old, plan)
	}
	if _, err := desk.Edition(ctx, 3); fault.KindOf(err) != fault.NotFound {
		t.Errorf("an edition to come: %v", err)
	}
	var rows int
	h.ok(h.sql.Get(&rows, `SELECT count(*) FROM sku`))
	if rows != 4 {
		t.Errorf("%d rows of SKUs, want 4: what did not change is not written", rows)
	}
	entries := must(h.store.History(ctx, catalogue.Subject, 0, 10))(t)
	if len(entries) != 2 || entries[0].By != boss || !strings.Contains(string(entries[0].After), `"is": "1250.00"`) {
		t.Errorf("on record are %s", fmt.Sprint(entries))
	}
}

func TestOnlySomeMayChangeTheCatalogue(t *testing.T) {
	h := newHouse(t)
	desk := h.catalogue()
	h.ok(h.store.SetRoles(t.Context(), h.by(admin), directory.Grant{Member: consultant, Roles: []directory.Role{directory.SalesLead}}))
	for who, may := range map[directory.UserID]bool{admin: true, boss: true, consultant: true, seller: false, chair: false, nobody: false} {
		_, err := desk.Apply(t.Context(), h.by(who), shelf(licence("LIC")), catalogue.Present)
		if (err == nil) != may || !may && fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s: %v", who, err)
		}
	}
}

func TestSKUsAreFoundByTheirWords(t *testing.T) {
	h := newHouse(t)
	desk := h.catalogue()
	ending := licence("ZETA")
	ending.Until = calendar.Date{Year: 2026, Month: 11, Day: 30}
	coming := licence("BETA-AUDIT")
	coming.From = calendar.Date{Year: 2026, Month: 12, Day: 1}
	must(desk.Apply(t.Context(), h.by(boss), shelf(audit("AUDIT-1"), audit("AUDIT-2"), coming, ending), 0))(t)
	november, december := calendar.Date{Year: 2026, Month: 11, Day: 30}, calendar.Date{Year: 2026, Month: 12, Day: 1}
	for _, tt := range []struct {
		name string
		f    catalogue.Filter
		want string
	}{
		{"everything", catalogue.Filter{Limit: 10}, "AUDIT-1 AUDIT-2 BETA-AUDIT ZETA"},
		{"a page", catalogue.Filter{Limit: 2, Offset: 1}, "AUDIT-2 BETA-AUDIT"},
		{"a code that begins with the text comes first", catalogue.Filter{Text: " beta", Limit: 10}, "BETA-AUDIT"},
		{"small letters", catalogue.Filter{Text: "audit", Limit: 10}, "AUDIT-1 AUDIT-2 BETA-AUDIT"},
		{"all words have to be there", catalogue.Filter{Text: "days audit", Limit: 10}, "AUDIT-1 AUDIT-2"},
		{"Chinese", catalogue.Filter{Text: "审计", Limit: 10}, "AUDIT-1 AUDIT-2"},
		{"a percent sign is one", catalogue.Filter{Text: "0%", Limit: 10}, "AUDIT-1 AUDIT-2"},
		{"an underscore is one", catalogue.Filter{Text: "_", Limit: 10}, "AUDIT-1 AUDIT-2"},
		{"a kind", catalogue.Filter{Kind: catalogue.Licence, Limit: 10}, "BETA-AUDIT ZETA"},
		{"on sale in November", catalogue.Filter{Kind: catalogue.Licence, OnDay: november, Limit: 10}, "ZETA"},
		{"on sale in December", catalogue.Filter{Kind: catalogue.Licence, OnDay: december, Limit: 10}, "BETA-AUDIT"},
		{"nothing", catalogue.Filter{Text: "gold", Limit: 10}, ""},
	} {
		var codes []string
		for _, s := range must(desk.Find(t.Context(), tt.f))(t) {
			codes = append(codes, string(s.Code))
		}
		if got := strings.Join(codes, " "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	if s := must(desk.SKU(t.Context(), "ZETA"))(t); !s.Equal(ending) {
		t.Errorf("ZETA is %+v", s)
	}
	if _, err := desk.SKU(t.Context(), "GOLD"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a SKU that is not there: %v", err)
	}
}

func TestOfTwoWhoApplyACatalogueOneIsTold(t *testing.T) {
	h := newHouse(t)
	desk := h.catalogue()
	for seen := range catalogue.Edition(2) {
		wins(t, race(h, 6, func(act directory.Act, n int) error {
			_, err := desk.Apply(t.Context(), act, shelf(licence(catalogue.Code(fmt.Sprintf("LIC-%d-%d", seen, n)))), seen)
			return err
		}))
	}
	if now := must(desk.Current(t.Context()))(t); now.Edition != 2 || len(now.SKUs) != 1 {
		t.Errorf("it is %+v", now)
	}
}

func TestOfTwoWhoChangeASKUOneIsToldAndOthersAreNotInTheWay(t *testing.T) {
	h := newHouse(t)
	desk := h.catalogue()
	must(desk.Apply(t.Context(), h.by(boss), shelf(audit("AUDIT"), licence("LIC"), licence("OLD")), 0))(t)
	wins(t, race(h, 6, func(act directory.Act, n int) error {
		s := licence("LIC")
		s.Prices["EUR"] = int64(1000 + n)
		_, err := desk.Save(t.Context(), act, s, 1)
		return err
	}))
	dearer := audit("AUDIT")
	dearer.Prices["EUR"]++
	if n := must(desk.Save(t.Context(), h.by(admin), dearer, 1))(t); n != 3 {
		t.Errorf("another SKU, seen in the same edition, makes edition %d", n)
	}
	wins(t, race(h, 4, func(act directory.Act, _ int) error {
		_, err := desk.Withdraw(t.Context(), act, "OLD", 1)
		return err
	}))
	wins(t, race(h, 4, func(act directory.Act, n int) error {
		_, err := desk.SaveTerms(t.Context(), act, 1, func(terms catalogue.Terms) catalogue.Terms {
			terms.Discounts = map[directory.Role]money.Percent{directory.SalesManager: money.Percents(20 + n)}
			return terms
		})
		return err
	}))
	if _, err := desk.Withdraw(t.Context(), h.by(admin), "AUDIT", catalogue.Present); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a SKU of the starter pack: %v", err)
	}
	if now := must(desk.Current(t.Context()))(t); now.Edition != 5 || len(now.SKUs) != 2 {
		t.Errorf("it is %+v", now)
	}
	if n := must(desk.Add(t.Context(), h.by(admin), licence("OLD")))(t); n != 6 {
		t.Errorf("what was withdrawn comes back in edition %d", n)
	}
	if _, err := desk.Add(t.Context(), h.by(admin), licence("OLD")); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a code that is taken: %v", err)
	}
}
