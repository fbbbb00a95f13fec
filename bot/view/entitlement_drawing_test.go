package view

import (
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/locale"
	"docket/internal/money"
)

// bought are five days of a workshop, three of them left, that can be used until the 18th of December.
func (f fixture) bought() entitlement.Line {
	return entitlement.Line{
		Entitlement: entitlement.Entitlement{ID: 31, Customer: 3, Project: 7, Committee: 1, Order: 1042, Line: 2, SKU: "WS-STD", Name: f.written("Workshop"),
			Kind: catalogue.Workshop, Unit: catalogue.Day, Territory: f.written("FR"), Quantity: 5 * money.One, Used: 2 * money.One,
			From: on(time.September, 1), Until: on(time.December, 18), State: entitlement.Usable, Since: monday.AddDate(0, -3, 0),
			Uses: repeat(f.many, func(n int) entitlement.Use {
				return entitlement.Use{Quantity: money.One / 2, Day: on(time.November, n%30+1), Note: f.written("Key users, first half"), By: lea, At: monday.AddDate(0, 0, -n)}
			})},
		Number: "PO-1042", CustomerName: f.written("Borealis"), ProjectName: f.written("ERP roll-out"), Success: marc, Zone: "Europe/Paris",
	}
}

// owned are an entitlement in each of its states.
func (f fixture) owned() []entitlement.Line {
	ending, over, right, forever, used, lapsed, audit := f.bought(), f.bought(), f.bought(), f.bought(), f.bought(), f.bought(), f.bought()
	ending.Ending, ending.Warned = monday.AddDate(0, 0, -10), 30
	over.Until, over.Ending, over.Warned = on(time.November, 27), monday.AddDate(0, 0, -60), entitlement.Over
	right.Name, right.Kind, right.Unit, right.Quantity, right.Used, right.Uses = f.written("ERP licence"), catalogue.Licence, catalogue.User, 12*money.One, 0, nil
	right.Until, right.Success = calendar.Date{Year: 2027, Month: time.December, Day: 31}, ""
	forever.Kind, forever.Unit, forever.Until, forever.Territory = catalogue.Support, catalogue.Piece, calendar.Date{}, ""
	used.Used, used.State = used.Quantity, entitlement.Used
	lapsed.State, lapsed.Note = entitlement.Lapsed, f.written("They were bought by <!channel>.")
	audit.Name, audit.Kind, audit.Unit, audit.Quantity, audit.Used, audit.Territory = f.written("Audit"), catalogue.Audit, catalogue.Piece, money.One, 0, "CN"
	all := []entitlement.Line{f.bought(), audit, right, forever, ending, over, used, lapsed}
	for n := range all {
		all[n].ID = entitlement.ID(n + 31)
	}
	return all
}

func (f fixture) entitlements(r Reader) map[string]any {
	tends, gives := r, r
	tends.Roles, gives.Roles = []directory.Role{directory.SalesManager}, []directory.Role{directory.CustomerSuccess}
	of, all := f.customer(), f.owned()
	ending, over, right, used, lapsed := all[4], all[5], all[2], all[6], all[7]
	extended, late := right, ending
	extended.Note = f.written("They asked in the steering committee.")
	ending.Until = on(time.December, 18)
	many := repeat(f.many*30, func(int) entitlement.Line { return f.bought() })
	before := entitlement.WarningArgs{Until: ending.Until, Warning: 30}
	rightEnds := right
	rightEnds.Ending, rightEnds.Warned = monday, 7
	rightEnds.Until = on(time.November, 30)
	return map[string]any{
		"entitlement_list":          Entitlements(tends, EntitlementList{Customer: &of, Lines: all}),
		"entitlement_list_found":    Entitlements(r, EntitlementList{Query: f.written("work"), Lines: many, More: true}),
		"entitlement_list_none":     Entitlements(r, EntitlementList{Query: f.written("work")}),
		"entitlement_list_customer": Entitlements(r, EntitlementList{Customer: &of}),
		"entitlement_modal":         CustomerEntitlements(tends, of, all), "entitlement_modal_long": CustomerEntitlements(r, of, append(many, used)),
		"entitlement_modal_none": CustomerEntitlements(r, of, nil),
		"entitlement_sheet":      EntitlementSheet(tends, ending), "entitlement_sheet_reader": EntitlementSheet(r, over),
		"entitlement_sheet_right": EntitlementSheet(gives, extended), "entitlement_sheet_lapsed": EntitlementSheet(gives, lapsed),
		"entitlement_use": LogUse(tends, all[0]), "entitlement_use_back": LogUse(gives, all[1]),
		"entitlement_extend": ExtendEntitlement(r, ending), "entitlement_lapse": LapseEntitlement(r, over),
		"entitlement_ends": EntitlementEnds(r, ending, before), "entitlement_ends_right": EntitlementEnds(r, rightEnds, entitlement.WarningArgs{Until: rightEnds.Until, Warning: 7}),
		"entitlement_over":     EntitlementEnds(r, over, entitlement.WarningArgs{Until: over.Until, Warning: entitlement.Over}),
		"entitlement_replaced": EntitlementEnds(r, late, entitlement.WarningArgs{Until: late.Until, Warning: 60}),
		"entitlement_extended": EntitlementEnds(r, extended, before), "entitlement_used": EntitlementEnds(r, used, before),
		"entitlement_lapsed": EntitlementEnds(r, lapsed, before),
	}
}

func TestWhatIsFilledInAboutAnEntitlementIsRead(t *testing.T) {
	r, l := reader(locale.French(), directory.CustomerSuccess), company.bought()
	id, u, seen, err := ReadLogUse(submitted(t, LogUse(r, l), filled{"note": typed("Key users")}))
	same(t, []any{l.ID, entitlement.Use{Quantity: money.One, Day: on(time.November, 30), Note: "Key users"}, l.Used}, []any{id, u, seen}, err)
	for written, want := range map[string]money.Quantity{"0,5": 50, "1.25": 125, "-1": -100, "− 0,5": -50} {
		_, u, _, err := ReadLogUse(submitted(t, LogUse(r, l), filled{"quantity": typed(written)}))
		same(t, want, u.Quantity, err)
	}
	id, until, why, last, err := ReadExtendEntitlement(submitted(t, ExtendEntitlement(r, l), filled{"until": dated("2027-03-31"), "note": typed(" Asked. ")}))
	same(t, []any{l.ID, calendar.Date{Year: 2027, Month: time.March, Day: 31}, "Asked.", l.Seen()}, []any{id, until, why, last}, err)
	id, why, last, err = ReadLapseEntitlement(submitted(t, LapseEntitlement(r, l), filled{"note": typed("Sold.")}))
	same(t, []any{l.ID, "Sold.", l.Seen()}, []any{id, why, last}, err)
}

func TestABarShowsWhatIsLeft(t *testing.T) {
	for _, tt := range []struct {
		left, whole money.Quantity
		want        string
	}{
		{500, 500, "▰▰▰▰▰"}, {300, 500, "▰▰▰▱▱"}, {0, 500, "▱▱▱▱▱"}, {50, 500, "▰▱▱▱▱"}, {50, 50, "▰"}, {0, 0, ""}, {1, 100_000, "▰" + "▱▱▱▱▱▱▱▱▱▱▱▱▱▱"},
	} {
		if got := supply(tt.left, tt.whole); got != tt.want {
			t.Errorf("%s of %s is drawn %s", tt.left, tt.whole, got)
		}
	}
}
