package customer

import (
	"context"
	"fmt"

	"docket/internal/directory"
)

// SaveContact makes a contact known, or replaces all that is known of one.
func (d *Desk) SaveContact(ctx context.Context, act directory.Act, c Contact) (Contact, error) {
	if err := directory.Allow(ctx, d.roster, act.By, MayEdit); err != nil {
		return Contact{}, err
	}
	c = c.clean()
	if err := c.Check(); err != nil {
		return Contact{}, err
	}
	saved, err := d.store.SaveContact(ctx, act, c)
	if err != nil {
		return Contact{}, fmt.Errorf("save contact %d of customer %d: %w", c.ID, c.Customer, err)
	}
	return saved, nil
}

// RetireContact takes somebody who has left off the customer's list. What they
// did stays theirs.
func (d *Desk) RetireContact(ctx context.Context, act directory.Act, id ContactID) (Contact, error) {
	c, err := d.store.Contact(ctx, id)
	if err != nil {
		return Contact{}, err
	}
	if c.Retired {
		return c, nil
	}
	c.Retired = true
	return d.SaveContact(ctx, act, c)
}

// Contact returns one contact, also a retired one.
func (d *Desk) Contact(ctx context.Context, id ContactID) (Contact, error) {
	return d.store.Contact(ctx, id)
}

// Contacts lists a customer's contacts by name, without the retired ones.
func (d *Desk) Contacts(ctx context.Context, of ID) ([]Contact, error) {
	return d.store.Contacts(ctx, of)
}
