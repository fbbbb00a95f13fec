package order

import (
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
)

func TestPricesAreSeenByThoseWhoSellApproveOrInvoice(t *testing.T) {
	s := approvedSale(t)
	now := s.now
	for _, tt := range []struct {
		name string
		by   directory.UserID
		set  func(*Card)
		kind fault.Kind
	}{
		{"the seller", ines, nil, ""},
		{"a seller whose role was taken away", ines, func(c *Card) { ines := c.People[ines]; ines.Roles = nil; c.People[ines.ID] = ines }, ""},
		{"Finance", fay, nil, ""},
		{"Management", mona, nil, ""},
		{"a consultant", carl, nil, fault.Forbidden},
		{"a consultant in the seller's place", carl, func(c *Card) { c.People[ines] = away(c.People[ines], carl, now) }, ""},
		{"a consultant who was asked to approve", carl, func(c *Card) { c.Approval.Steps[0].Turn = []directory.UserID{carl} }, ""},
		{"a consultant in the place of somebody asked", carl, func(c *Card) { c.People[marc] = away(c.People[marc], carl, now) }, ""},
		{"a consultant to whom a late approval was carried", carl, func(c *Card) { c.Approval.Steps[0].Up = []directory.UserID{carl} }, ""},
		{"a consultant where the policy has consultants approve", carl, func(c *Card) { c.Approval.Steps[0].Role = directory.Consultant }, ""},
		{"a seller who is deactivated", ines, func(c *Card) { ines := c.People[ines]; ines.Active = false; c.People[ines.ID] = ines }, fault.Forbidden},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := approvedSale(t)
			c := Card{Entry: Entry{Order: s.Order}, People: s.people}
			c.Approval.Steps = append([]approval.Step(nil), c.Approval.Steps...)
			if tt.set != nil {
				tt.set(&c)
			}
			if err := c.mayRead(c.People[tt.by], now); fault.KindOf(err) != tt.kind {
				t.Errorf("the answer is %v, want kind %q", err, tt.kind)
			}
		})
	}
}

// away is a member who is away at the instant, with a stand-in.
func away(m directory.Member, standIn directory.UserID, now time.Time) directory.Member {
	day := calendar.DateOf(now, m.Location())
	m.Absences = []directory.Absence{{From: day, Until: day, StandIn: standIn}}
	return m
}
