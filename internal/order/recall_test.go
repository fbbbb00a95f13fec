package order_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

func memory(lines ...order.Line) order.Memory {
	return order.Memory{Seller: "UANA", SignedOn: calendar.Date{Year: 2025, Month: 2, Day: 1}, Until: calendar.Date{Year: 2026, Month: 12, Day: 31},
		Content: order.Content{Customer: 7, Committee: 3, Title: "Support", Type: project.PS, Currency: "EUR", Territory: "FR", Reference: "C-1",
			SOW: order.SOW{Reference: "C-1"}, Lines: lines}}
}

func pastScene() order.Scene {
	now := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	return order.Scene{Press: "file", NextID: 1001, Project: 55, Zone: time.UTC, Now: now, Today: calendar.DateOf(now, time.UTC),
		Actor: directory.Member{ID: "UANA", Roles: []directory.Role{directory.SalesManager}, Active: true},
		Shelf: order.Shelf{Edition: 4, Terms: catalogue.Terms{Territories: []catalogue.Territory{{Code: "FR"}},
			Discounts: map[directory.Role]money.Percent{directory.SalesManager: money.Percents(15)}},
			SKUs: map[catalogue.Code]catalogue.SKU{"AUDIT": {Code: "AUDIT", Names: catalogue.Text{"en": "Audit"}, Kind: catalogue.Audit, Unit: catalogue.Piece,
				Prices: catalogue.Prices{"EUR": 120000}, Until: calendar.Date{Year: 2025, Month: 12, Day: 31}}}}}
}

var contracted = order.Line{Name: "Support", Kind: catalogue.Support, Unit: catalogue.Piece, Quantity: money.One, List: 120050, Sold: 120050}

func TestWhatOfAnOrderOfThePastIsAnError(t *testing.T) {
	for name, tt := range map[string]struct {
		spoil func(*order.Memory)
		want  order.Verdict
	}{
		"nothing of a contract outside the catalogue": {func(*order.Memory) {}, nil},
		"not that the catalogue has another price by now, and sells it no more": {func(m *order.Memory) {
			m.Content.Lines[0] = order.Line{SKU: "AUDIT", Name: "Audit of old", Kind: catalogue.Audit, Unit: catalogue.Piece, Quantity: money.One, List: 100000, Sold: 100000, ConsumeBy: m.SignedOn.Add(100)}
			m.Content.SOW = order.SOW{}
		}, nil},
		"a price that does not add up": {func(m *order.Memory) { m.Content.Lines[0].Sold-- },
			order.Verdict{{Reason: order.PriceDoesNotAdd, Line: 1, Name: "Support", Amount: 120050}}},
		"a price of nothing": {func(m *order.Memory) { m.Content.Lines[0].List, m.Content.Lines[0].Sold = 0, 0 },
			order.Verdict{{Reason: order.ZeroNotIncluded, Line: 1, Name: "Support"}}},
		"no contract for what is outside the catalogue": {func(m *order.Memory) { m.Content.SOW = order.SOW{} },
			order.Verdict{{Reason: order.NoSOW, Line: 1, Name: "Support"}}},
		"a territory that nobody knows": {func(m *order.Memory) { m.Content.Territory = "MARS" },
			order.Verdict{{Reason: order.UnknownTerritory, Name: "MARS"}}},
		"no lines": {func(m *order.Memory) { m.Content.Lines = nil }, order.Verdict{{Reason: order.NoLines}}},
	} {
		m := memory(contracted)
		tt.spoil(&m)
		if diff := cmp.Diff(tt.want, m.Check(pastScene()).Errors()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if _, err := order.Recall(m, "UFINN", pastScene()); (err != nil) != (len(tt.want) > 0) {
			t.Errorf("%s: recalled with %v", name, err)
		}
	}
}

func TestAnOrderOfThePastIsReceivedWithWhatCanStillBeUsed(t *testing.T) {
	audit := order.Line{SKU: "AUDIT", Name: "Audit", Kind: catalogue.Audit, Unit: catalogue.Piece, Quantity: 2 * money.One, List: 100000,
		Discount: money.Percents(50), Sold: 100000, ConsumeBy: calendar.Date{Year: 2026, Month: 11, Day: 20}}
	dated := contracted
	dated.ConsumeBy = calendar.Date{Year: 2026, Month: 11, Day: 21}
	s := pastScene()
	out, err := order.Recall(memory(contracted, audit, dated), "UFINN", s)
	if err != nil {
		t.Fatal(err)
	}
	o := out.Order
	if o.State != order.Received || !o.Imported || o.Project != 55 || o.Seller != "UANA" || o.Received.By != "UFINN" || o.Received.SignedOn.String() != "2025-02-01" ||
		o.Received.Until.String() != "2026-12-31" || o.Revision != 1 || len(o.Approval.Steps) != 0 {
		t.Errorf("the order is %+v", o)
	}
	want := []entitlement.Draft{
		{Line: 1, Name: "Support", Kind: catalogue.Support, Unit: catalogue.Piece, Quantity: money.One, Until: calendar.Date{Year: 2026, Month: 12, Day: 31}},
		{Line: 3, Name: "Support", Kind: catalogue.Support, Unit: catalogue.Piece, Quantity: money.One, Until: calendar.Date{Year: 2026, Month: 11, Day: 21}},
	}
	if diff := cmp.Diff(want, out.Entitlements); diff != "" {
		t.Errorf("what can be used (-want +got):\n%s", diff)
	}
	if p := out.Project; p == nil || p.Contract != "C-1" || p.State != project.New || p.Sales != "UANA" || p.ReceivedOn.String() != "2025-02-01" || p.Check() != nil {
		t.Errorf("the project is %+v", out.Project)
	}
	if len(out.Effects.Notes) != 0 || out.Effects.Verb != "order.imported" {
		t.Errorf("effects are %+v", out.Effects)
	}
	reasons := map[order.Reason]bool{}
	for _, f := range o.Exceptions {
		reasons[f.Reason] = true
	}
	if !reasons[order.OutsideCatalogue] || !reasons[order.DiscountTooHigh] {
		t.Errorf("exceptions are %+v", o.Exceptions)
	}
}

func TestTheDaysOfAnOrderOfThePastAreNotToCome(t *testing.T) {
	for name, spoil := range map[string]func(*order.Memory){
		"received_on":   func(m *order.Memory) { m.SignedOn = calendar.Date{Year: 2026, Month: 11, Day: 22} },
		"service_until": func(m *order.Memory) { m.Until = m.SignedOn.Add(-1) },
	} {
		m := memory(contracted)
		spoil(&m)
		_, err := order.Recall(m, "UFINN", pastScene())
		if why, ok := fault.As(err); !ok || why.Field != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	m := memory(contracted)
	m.SignedOn = calendar.Date{}
	if _, err := order.Recall(m, "UFINN", pastScene()); fault.KindOf(err) != fault.Invalid {
		t.Errorf("no day at all: %v", err)
	}
}

func TestAnOrderOfThePastLastsAsLongAsWasBoughtWhereNothingElseIsSaid(t *testing.T) {
	months := order.Line{SKU: "VIEWS", Name: "Page views", Kind: catalogue.Support, Unit: catalogue.Month, Quantity: 24 * money.One, List: 100, Sold: 2400}
	m := memory(contracted, months)
	m.Until = calendar.Date{}
	out, err := order.Recall(m, "UFINN", pastScene())
	if err != nil {
		t.Fatal(err)
	}
	if got := out.Entitlements[1].Until.String(); got != "2027-01-31" {
		t.Errorf("24 months from 2025-02-01 last until %s", got)
	}
}
