package view

import (
	"encoding/json"
	"fmt"
	"testing"

	"docket/internal/audit"
	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/money"
)

// sku is a workshop that is sold, as somebody wrote it.
func (f fixture) sku() catalogue.SKU {
	return catalogue.SKU{
		Code: "WS-SCOPE", Names: catalogue.Text{"en": f.written("Scope workshop"), "fr": f.written("Atelier de périmètre"), "zh": f.written("范围研讨")},
		Descriptions: catalogue.Text{"en": f.written("What is in, and what is not.\nAgreed before an offer.")}, Kind: catalogue.Workshop, Unit: catalogue.Day,
		Business: "PS", OnSite: true, Prices: catalogue.Prices{"EUR": 120000, "USD": 132050}, Window: 6, Until: on(12, 31),
	}
}

// subscription is one by page views, with a language of its own.
func (f fixture) subscription() catalogue.SKU {
	return catalogue.SKU{
		Code: "VIEWS-100K", Names: catalogue.Text{"en": f.written("Portal, 100,000 page views"), "de": f.written("Portal")}, Kind: catalogue.PageViews,
		Unit: catalogue.Month, Business: "BS", Prices: catalogue.Prices{"EUR": 32000}, Volume: 100_000, From: on(12, 1),
		Thresholds: []catalogue.Threshold{{Above: 100_000, Per: catalogue.Prices{"EUR": 280}}, {Above: 250_000, Per: catalogue.Prices{"EUR": 240}}},
	}
}

func (f fixture) terms() catalogue.Terms {
	return catalogue.Terms{
		Territories: []catalogue.Territory{
			{Code: "DACH", Names: catalogue.Text{"en": f.written("Germany, Austria, Switzerland"), "fr": f.written("Allemagne, Autriche, Suisse")}},
			{Code: "FR", Names: catalogue.Text{"en": f.written("France"), "zh": f.written("法国")}},
		},
		Starter:   []catalogue.StarterLine{{SKU: "SUP-STD", Quantity: 25}, {SKU: "TRAIN-START", Quantity: money.One}},
		Discounts: map[directory.Role]money.Percent{directory.SalesManager: money.Percents(15), directory.SalesLead: money.Percents(45) / 2, directory.Chair: money.Percents(1)},
	}
}

func (f fixture) shelf() []catalogue.SKU {
	return repeat(f.many, func(n int) catalogue.SKU {
		s := f.sku()
		if n%2 == 0 {
			s = f.subscription()
		}
		s.Code = catalogue.Code(fmt.Sprintf("%s-%d", s.Code, n))
		return s
	})
}

func (f fixture) catalogues(t testing.TB, r, boss Reader) map[string]any {
	all := map[string]any{
		"catalogue":       Catalogue(boss, SKUPage{Filter: catalogue.Filter{Text: f.written("portal"), Kind: catalogue.PageViews, Offset: SKUPageSize}, Found: f.shelf(), More: true, Public: "https://docket.example/catalogue?q=portal"}),
		"catalogue_empty": Catalogue(r, SKUPage{}),
		"sku_card":        SKUCard(boss, 7, f.sku()), "sku_card_reader": SKUCard(r, 7, f.subscription()), "sku_gone": SKUGone(r, "WS-SCOPE"),
		"sku_form_new": EditSKU(r, SKUForm{}), "sku_form": EditSKU(r, SKUForm{SKU: f.sku(), Edition: 7}), "sku_form_views": EditSKU(r, SKUForm{SKU: f.subscription(), Edition: 7}),
		"terms": CatalogueTermsSheet(boss, 7, f.terms()), "terms_reader": CatalogueTermsSheet(r, 0, catalogue.Terms{}),
		"starter_form": EditStarter(r, 7, f.terms()), "discounts_form": EditDiscounts(r, 7, f.terms()),
		"options_skus":      SKUOptions(r, f.shelf()),
		"history_catalogue": History(r, HistoryPage{Subject: catalogue.Subject, Entries: f.editions(t)}),
	}
	if form, err := EditTerritories(r, 7, f.terms()); err == nil {
		all["territories_form"] = form
	}
	return all
}

// editions are a change of one SKU and the terms, and one of many.
func (f fixture) editions(t testing.TB) []audit.Entry {
	t.Helper()
	few := catalogue.Plan{
		{Field: "territories.UK", Is: f.written("en United Kingdom")}, {Field: "starter.SUP-STD", Was: "0.25", Is: "0.5"},
		{Field: "discounts.sales_manager", Was: "15", Is: "17.5"}, {SKU: "OLD-1", Was: f.written("Old thing")}, {SKU: "NEW-1", Is: f.written("New thing")},
		{SKU: "WS-SCOPE", Field: "names.fr", Was: f.written("Atelier"), Is: f.written("Atelier de périmètre")}, {SKU: "WS-SCOPE", Field: "kind", Was: "audit", Is: "workshop"},
		{SKU: "WS-SCOPE", Field: "unit", Was: "piece", Is: "day"}, {SKU: "WS-SCOPE", Field: "prices.EUR", Was: "1100.00", Is: "1200.00"},
		{SKU: "WS-SCOPE", Field: "until", Is: "2026-12-31"}, {SKU: "WS-SCOPE", Field: f.written("colour"), Is: "red"},
	}
	many := make(catalogue.Plan, 25)
	for n := range many {
		many[n] = catalogue.Change{SKU: catalogue.Code(fmt.Sprintf("LIC-%d", n)), Is: f.written("Licence")}
	}
	entries := make([]audit.Entry, 2)
	for n, plan := range []catalogue.Plan{few, many} {
		after, err := json.Marshal(catalogue.Recorded{Edition: catalogue.Edition(2 - n), Changes: plan})
		if err != nil {
			t.Fatal(err)
		}
		entries[n] = audit.Entry{ID: int64(2 - n), At: monday, By: ana, Verb: "catalogue.saved", Subject: catalogue.Subject, After: after}
	}
	return entries
}

func TestSKUsAreReadAsTheyStand(t *testing.T) {
	r := reader(locale.French())
	for _, s := range []catalogue.SKU{company.sku(), company.subscription()} {
		got, seen, err := ReadSKU(submitted(t, EditSKU(r, SKUForm{SKU: s, Edition: 7}), nil))
		if err != nil || seen != 7 || !got.Tidy().Equal(s) {
			t.Errorf("%+v became %+v of edition %d, %v", s, got, seen, err)
		}
	}
	got, seen, err := ReadSKU(submitted(t, EditSKU(r, SKUForm{SKU: catalogue.SKU{Kind: catalogue.Audit}}), filled{
		"code": typed(" audit-1 "), "unit": picked("piece"), "business": picked("PS"), "names.en": typed("Audit"), "prices": typed("1 200,50 EUR\nusd 1,300"), "window": typed("12"),
	}))
	want := catalogue.SKU{Code: "AUDIT-1", Kind: catalogue.Audit, Unit: catalogue.Piece, Business: "PS", Names: catalogue.Text{"en": "Audit"},
		Prices: catalogue.Prices{"EUR": 120050, "USD": 130000}, Window: 12}
	if err != nil || seen != 0 || !got.Equal(want) {
		t.Errorf("a new one is %+v of edition %d, %v", got, seen, err)
	}
	wrong := submitted(t, EditSKU(r, SKUForm{SKU: company.subscription(), Edition: 7}), filled{
		"prices": typed("EUR"), "volume": typed("many"), "thresholds": typed("100000 EUR 1"),
	})
	_, _, err = ReadSKU(wrong)
	if fields := FieldErrors(r, err, wrong); len(fields) != 3 || fields["prices"] == "" || fields["volume"] == "" || fields["thresholds"] == "" {
		t.Errorf("what cannot be read is said at %v", fields)
	}
	if form, err := ReadSKUPick(submitted(t, EditSKU(r, SKUForm{SKU: company.sku(), Edition: 7}), filled{"kind": picked("audit")})); err != nil || form.SKU.Kind != catalogue.Audit || form.SKU.Code != "WS-SCOPE" || form.Edition != 7 {
		t.Errorf("another kind makes it %+v, %v", form, err)
	}
}

func TestTermsAreReadAsTheyStand(t *testing.T) {
	r, terms := reader(locale.French()), company.terms()
	form := must(EditTerritories(r, 7, terms))
	seen, territories, err := ReadTerritories(submitted(t, form, nil))
	same(t, []any{catalogue.Edition(7), terms.Territories}, []any{seen, territories}, err)
	_, territories, err = ReadTerritories(submitted(t, form, filled{"territories": typed("fr France\nit Italy"), "territories.fr": typed("IT  Italie"), "territories.zh": typed("")}))
	same(t, []catalogue.Territory{{Code: "FR", Names: catalogue.Text{"en": "France"}}, {Code: "IT", Names: catalogue.Text{"en": "Italy", "fr": "Italie"}}}, territories, err)
	if _, _, err := ReadTerritories(submitted(t, form, filled{"territories": typed("FR France")})); err == nil {
		t.Error("a name of a territory that is not there is taken")
	}
	seen, starter, err := ReadStarter(submitted(t, EditStarter(r, 7, terms), nil))
	same(t, []any{catalogue.Edition(7), terms.Starter}, []any{seen, starter}, err)
	_, starter, err = ReadStarter(submitted(t, EditStarter(r, 7, terms), filled{"starter": typed("sup-std\nLIC 2,5")}))
	same(t, []catalogue.StarterLine{{SKU: "SUP-STD", Quantity: 100}, {SKU: "LIC", Quantity: 250}}, starter, err)
	seen, discounts, err := ReadDiscounts(submitted(t, EditDiscounts(r, 7, terms), nil))
	same(t, []any{catalogue.Edition(7), terms.Discounts}, []any{seen, discounts}, err)
	_, discounts, err = ReadDiscounts(submitted(t, EditDiscounts(r, 7, terms), filled{"discounts.chair": typed(""), "discounts.presales": typed("7,5 %")}))
	same(t, money.Percents(15)/2, discounts[directory.Presales], err)
	if _, has := discounts[directory.Chair]; has {
		t.Error("an empty limit is one")
	}
	if _, err := EditTerritories(r, 7, fixture{written: func(string) string { return hostile["four thousand characters"] }}.terms()); err == nil {
		t.Error("a form takes territories that do not fit, and would cut them")
	}
}

func TestPagesOfTheCatalogueAreTurned(t *testing.T) {
	page := Catalogue(reader(locale.English()), SKUPage{Filter: catalogue.Filter{Text: "portal", Kind: catalogue.Audit, Offset: SKUPageSize}, More: true})
	v := submitted(t, page, nil)
	on, err := ReadSKUSearch(v, "3")
	same(t, catalogue.Filter{Text: "portal", Kind: catalogue.Audit, Offset: 2 * SKUPageSize}, on, err)
	kind, err := ReadSKUKind(v, "licence")
	same(t, catalogue.Filter{Text: "portal", Kind: catalogue.Licence}, kind, err)
	all, err := ReadSKUKind(v, "all")
	same(t, catalogue.Filter{Text: "portal"}, all, err)
	if _, err := ReadSKUKind(v, "magic"); err == nil {
		t.Error("a kind nobody knows is taken")
	}
	n, code, err := ReadSKURef(skuRef(7, "WS-SCOPE"))
	same(t, []any{catalogue.Edition(7), catalogue.Code("WS-SCOPE")}, []any{n, code}, err)
}
