package order

import (
	"slices"
	"time"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// MaySend refuses the form by which the order goes out to whoever may not submit it,
// and while it may not go out. Stand-ins are known by people, at the instant.
func (o Order) MaySend(by directory.Member, people directory.People, now time.Time) error {
	s := Scene{Actor: by, People: people, Now: now, Zone: by.Location()}
	if err := o.follow(s); err != nil {
		return err
	}
	return o.sendable(s)
}

// MayReceive refuses the form by which the order comes back, as MaySend does.
func (o Order) MayReceive(by directory.Member, people directory.People, now time.Time) error {
	s := Scene{Actor: by, People: people, Now: now, Zone: by.Location()}
	if err := o.follow(s); err != nil {
		return err
	}
	return o.receivable(s)
}

// follow refuses everybody but the seller, who stands in for the seller, Sales,
// Customer Success, Finance and Management.
func (o Order) follow(s Scene) error {
	if s.Actor.Active && (s.Actor.ID == o.Seller || s.People.Reach(o.Seller, s.Now) == s.Actor.ID) {
		return nil
	}
	return directory.Permission{
		Roles:   []directory.Role{directory.SalesManager, directory.SalesLead, directory.CustomerSuccess, directory.Finance, directory.Management},
		Refusal: locale.Textf("Only %s, who sold it, Sales, Customer Success, Finance or Management may do this.", o.Seller.Mention()),
	}.Check(s.Actor)
}

// Cleared reports whether the order is approved as it stands, whatever came after.
func (o Order) Cleared() bool { return o.State == Approved || o.State == Sent || o.State == Received }

// same refuses a form that was opened on another revision.
func (o Order) same(seen int, s Scene) error {
	if seen != o.Revision {
		return fault.Conflictf("%s changed at %s, after you opened this. Look at it again first.", o.ID.Number(), s.moment(o.ChangedAt))
	}
	return nil
}

// onward is what comes of an order that goes its way after the approval: whoever
// sold it is reminded of the next step, and of that alone.
func (o Order) onward(before Order, verb string, s Scene, notes ...outbox.Note) change.Effects {
	e := o.changed(verb, before, s, notes...)
	e.Forget, e.Remind = []outbox.Subject{o.ID.Subject()}, o.chase(s)
	return e
}

// reached is who is told about the order now: its seller or who stands in, else
// their superiors.
func (o Order) reached(s Scene) directory.UserID {
	all := slices.Concat([]directory.UserID{o.Seller}, s.People.Superiors(o.Seller, s.Now))
	for _, u := range all {
		if at := s.People.Reach(u, s.Now); s.People[at].Active {
			return at
		}
	}
	return o.Seller
}
