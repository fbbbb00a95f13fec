package catalogue_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/money"
)

func TestAPlanSaysFieldByFieldWhatChanges(t *testing.T) {
	from, to := small(), small()
	dearer := audit()
	dearer.Names = catalogue.Text{"en": "Standard audit", "fr": "Audit de base"}
	dearer.Prices, dearer.OnSite, dearer.Window = catalogue.Prices{"EUR": 125000, "CNY": 940000}, false, 6
	licence := views()
	licence.Code = "VIEWS-NEW"
	to.SKUs = []catalogue.SKU{dearer, licence}
	to.Terms.Territories = to.Terms.Territories[1:]
	to.Terms.Discounts = map[directory.Role]money.Percent{directory.SalesManager: money.Percents(20), directory.SalesLead: money.Percents(25)}
	got := catalogue.Compare(from.Tidy(), to.Tidy())
	want := catalogue.Plan{
		{Field: "discounts.sales_manager", Was: "15", Is: "20"},
		{Field: "territories.DACH", Was: "en Germany, Austria, Switzerland"},
		{SKU: "AUDIT-STD", Field: "names.fr", Was: "Audit standard", Is: "Audit de base"},
		{SKU: "AUDIT-STD", Field: "prices.EUR", Was: "1200.00", Is: "1250.00"},
		{SKU: "AUDIT-STD", Field: "window", Was: "12", Is: "6"},
		{SKU: "AUDIT-STD", Field: "names.zh", Was: "标准审计"},
		{SKU: "AUDIT-STD", Field: "on_site", Was: "true"},
		{SKU: "VIEWS-100K", Was: "100,000 page views"},
		{SKU: "VIEWS-NEW", Is: "100,000 page views"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("the plan is\n%v, want\n%v", got, want)
	}
	if n := got.Count(); n != (catalogue.Count{Added: 1, Changed: 1, Withdrawn: 1, Terms: 2}) {
		t.Errorf("it counts %+v", n)
	}
}

func TestNoPlanMeansThatNothingDiffers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyCatalogue.Draw(t, "one").Tidy(), anyCatalogue.Draw(t, "other").Tidy()
		if plan := catalogue.Compare(a, a); len(plan) > 0 {
			t.Fatalf("it differs from itself by %v", plan)
		}
		there, back := catalogue.Compare(a, b), catalogue.Compare(b, a)
		same := a.Terms.Equal(b.Terms) && slices.EqualFunc(a.SKUs, b.SKUs, catalogue.SKU.Equal)
		if (len(there) == 0) != same || len(there) != len(back) {
			t.Fatalf("%d changes there, %d back, the same: %t", len(there), len(back), same)
		}
	})
}
