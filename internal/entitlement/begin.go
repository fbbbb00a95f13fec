package entitlement

import (
	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/project"
)

// Source is the received order that entitlements come of.
type Source struct {
	Customer  customer.ID
	Project   project.ID
	Committee directory.CommitteeID
	Order     int64
	Territory string
	From      calendar.Date // when it came back signed
}

// Begin is the entitlement of a draft, with a watch on its last day. Of the scene
// only press, zone, time and numbers count.
func Begin(id ID, of Source, d Draft, s Scene) Made {
	e := Entitlement{
		ID: id, Customer: of.Customer, Project: of.Project, Committee: of.Committee, Order: of.Order, Line: d.Line,
		SKU: d.SKU, Name: d.Name, Kind: d.Kind, Unit: d.Unit, Territory: of.Territory, Quantity: d.Quantity,
		From: of.From, Until: d.Until, State: Usable, Since: s.Now,
	}
	return Made{Entitlement: e, Effects: change.Effects{
		Verb: "entitlement.begun", Subject: id.Subject(), After: e, Remind: e.watch(s),
	}}
}
