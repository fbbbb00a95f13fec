package order

import (
	"context"
	"fmt"
	"slices"
	"time"

	"docket/internal/directory"
	"docket/internal/locale"
)

// MayRead says who reads orders beside those who take part in one. What something was
// sold for is no part of what the people are shown who carry it out (domain, section 4).
var MayRead = directory.Permission{
	Roles: []directory.Role{directory.SalesManager, directory.SalesLead, directory.Presales, directory.CustomerSuccess,
		directory.Finance, directory.Management},
	Refusal: locale.Textf("Only those who sell, approve or invoice orders see their prices. `/consume` shows what a customer can use."),
}

// mayRead refuses the order to whoever neither reads orders nor takes part in this
// one, at the instant.
func (c Card) mayRead(by directory.Member, now time.Time) error {
	people, roles := c.Readers()
	part := func(u directory.UserID) bool { return u == by.ID || c.People.Reach(u, now) == by.ID }
	if by.Active && slices.ContainsFunc(people, part) {
		return nil
	}
	may := MayRead
	may.Roles = slices.Concat(may.Roles, roles)
	return may.Check(by)
}

// Readers are who sold the order and who was asked to approve it, and the roles whose
// approval it takes: they read it beside those who read all.
func (o Order) Readers() (people []directory.UserID, roles []directory.Role) {
	people = []directory.UserID{o.Seller, o.ChangedBy}
	for _, st := range o.Approval.Steps {
		people, roles = slices.Concat(people, st.Turn, st.Up), append(roles, st.Role)
		for _, v := range st.Votes {
			people = append(people, v.By)
		}
	}
	return people, roles
}

// Read returns the order's card to whoever may read it, at an instant of the
// application's clock.
func (d *Desk) Read(ctx context.Context, by directory.UserID, id ID, now time.Time) (Card, error) {
	card, err := d.store.Order(ctx, id)
	if err != nil {
		return Card{}, err
	}
	reader, err := d.roster.Member(ctx, by)
	if err != nil {
		return Card{}, err
	}
	if err := card.mayRead(reader, now); err != nil {
		return Card{}, err
	}
	return card, nil
}

// List returns the orders that fit the filter; those of others want MayRead.
func (d *Desk) List(ctx context.Context, by directory.UserID, f Filter) ([]Entry, error) {
	if f.Seller != by && f.Turn != by {
		if err := directory.Allow(ctx, d.roster, by, MayRead); err != nil {
			return nil, err
		}
	}
	entries, err := d.store.Orders(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("list orders: %w", err)
	}
	return entries, nil
}
