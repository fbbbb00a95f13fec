package order

import (
	"time"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
)

// MayChange refuses the draft of a change to whoever could not submit it. Stand-ins
// are known by people, at the instant.
func (o Order) MayChange(by directory.Member, people directory.People, now time.Time) error {
	if err := o.own(Scene{Actor: by, People: people, Now: now}); err != nil {
		return err
	}
	return o.changeable()
}

// own refuses everybody but the seller, who stands in for the seller, and Management.
func (o Order) own(s Scene) error {
	if s.Actor.Active && (s.Actor.ID == o.Seller || s.People.Reach(o.Seller, s.Now) == s.Actor.ID) {
		return nil
	}
	return directory.Permission{
		Roles:   []directory.Role{directory.Management},
		Refusal: locale.Textf("Only %s, who sold it, or Management may do this.", o.Seller.Mention()),
	}.Check(s.Actor)
}

// changeable refuses what comes too late.
func (o Order) changeable() error {
	switch o.State {
	case Received:
		return fault.Conflictf("%s came back signed. What changes now needs an order of its own.", o.ID.Number())
	case Withdrawn:
		return fault.Conflictf("%s was withdrawn. Submit a new order instead.", o.ID.Number())
	}
	return nil
}
