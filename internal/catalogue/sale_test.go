package catalogue_test

import (
	"strings"
	"testing"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/fault"
)

func TestOnWhichDaysSomethingIsOnSale(t *testing.T) {
	first, last := calendar.Date{Year: 2026, Month: 3, Day: 1}, calendar.Date{Year: 2026, Month: 3, Day: 31}
	for _, tt := range []struct {
		name        string
		from, until calendar.Date
		day         calendar.Date
		on          bool
	}{
		{"always", calendar.Date{}, calendar.Date{}, first, true},
		{"the first day", first, last, first, true},
		{"the day before", first, last, first.Add(-1), false},
		{"the last day", first, last, last, true},
		{"the day after", first, last, last.Add(1), false},
		{"without an end", first, calendar.Date{}, last.Add(9000), true},
		{"without an end, before", first, calendar.Date{}, first.Add(-1), false},
		{"without a beginning", calendar.Date{}, last, first.Add(-9000), true},
		{"without a beginning, after", calendar.Date{}, last, last.Add(1), false},
	} {
		if on := (catalogue.SKU{From: tt.from, Until: tt.until}).OnSale(tt.day); on != tt.on {
			t.Errorf("%s: %t", tt.name, on)
		}
	}
}

func TestACatalogueNamesTheSKUThatIsWrong(t *testing.T) {
	c := small()
	c.SKUs[1].Volume = 0
	if err := c.Check(); err == nil || !strings.HasPrefix(err.Error(), "VIEWS-100K: ") {
		t.Errorf("it says %v", err)
	}
	c = small()
	c.Terms.Discounts[directory.SalesLead] = -1
	if err := c.Check(); err == nil || strings.Contains(err.Error(), "VIEWS-100K") || strings.Contains(err.Error(), "AUDIT-STD") {
		t.Errorf("of the terms it says %v", err)
	}
}

func TestTextsThatCannotBeSeenAreRefused(t *testing.T) {
	for text, fine := range map[string]bool{"Audit": true, "审计": true, "Au\u200ddit": true, "Au\x00dit": false, "Au\ndit": false, "\ufeffAudit": false, "Au\xffdit": false} {
		s := audit()
		s.Names = catalogue.Text{"en": text}
		if err := s.Check(); (err == nil) != fine {
			t.Errorf("%q: %v", text, err)
		}
	}
	s := audit()
	s.Descriptions = catalogue.Text{"en": "Two days\x07"}
	if err := s.Check(); err == nil {
		t.Error("a bell is described")
	}
}

func TestTheSecondToChangeASKUIsTold(t *testing.T) {
	full := small().Tidy()
	full.Edition = 1
	store := &shelves{editions: []catalogue.Catalogue{{}, full}}
	desk, act := catalogue.NewDesk(store, store), directory.Act{By: "UANA"}
	dearer, renamed := audit(), audit()
	dearer.Prices = catalogue.Prices{"EUR": 125000, "CNY": 940000}
	renamed.Names = catalogue.Text{"en": "Audit"}
	if _, err := desk.Save(t.Context(), act, dearer, 1); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.Save(t.Context(), act, renamed, 1); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a name over a price that was not seen: %v", err)
	}
	if _, err := desk.Withdraw(t.Context(), act, "AUDIT-STD", 1); fault.KindOf(err) != fault.Conflict {
		t.Errorf("withdrawn over a price that was not seen: %v", err)
	}
	other := views()
	other.Names = catalogue.Text{"en": "Portal"}
	if _, err := desk.Save(t.Context(), act, other, 1); err != nil {
		t.Errorf("another SKU is nobody's concern: %v", err)
	}
}

func TestACatalogueThatContradictsItselfReplacesNone(t *testing.T) {
	full := small().Tidy()
	full.Edition = 1
	store := &shelves{editions: []catalogue.Catalogue{{}, full}}
	wrong := small()
	wrong.SKUs[0].Prices = nil
	if _, err := catalogue.NewDesk(store, store).Apply(t.Context(), directory.Act{By: "UANA"}, wrong, 1); fault.KindOf(err) != fault.Invalid || len(store.editions) != 2 {
		t.Errorf("a SKU without a price is applied: %v", err)
	}
}

func TestAThresholdIsPricedAsItsSKU(t *testing.T) {
	for _, per := range []catalogue.Prices{{"EUR": 90, "USD": 99}, {"USD": 99}, {}} {
		s := views()
		s.Thresholds[0].Per = per
		if err := s.Check(); err == nil || !strings.Contains(err.Error(), "A threshold has a price in each currency of the SKU") {
			t.Errorf("priced in %v: %v", per, err)
		}
	}
}
