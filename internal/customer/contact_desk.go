package customer

import (
	"context"
	"fmt"

	"docket/internal/directory"
	"docket/internal/fault"
)

// AddContact makes a contact known.
func (d *Desk) AddContact(ctx context.Context, act directory.Act, c Contact) (Contact, error) {
	c, err := d.checked(ctx, act, c)
	if err != nil {
		return Contact{}, err
	}
	added, err := d.store.AddContact(ctx, act, c)
	if err != nil {
		return Contact{}, fmt.Errorf("add contact of customer %d: %w", c.Customer, err)
	}
	return added, nil
}

// ChangeContact puts a contact in the place of the one that was seen, by its Mark;
// whoever comes second is told. One who has left is Retired: what they did stays
// theirs.
func (d *Desk) ChangeContact(ctx context.Context, act directory.Act, c Contact, seen string) (Contact, error) {
	c, err := d.checked(ctx, act, c)
	if err != nil {
		return Contact{}, err
	}
	changed, err := d.store.ChangeContact(ctx, act, c.ID, func(now Contact) (Contact, error) {
		if now.Mark() != seen && now.Mark() != c.Mark() {
			return Contact{}, fault.Conflictf("Somebody has changed this contact meanwhile. Open it anew.")
		}
		return c, nil
	})
	if err != nil {
		return Contact{}, fmt.Errorf("change contact %d: %w", c.ID, err)
	}
	return changed, nil
}

// checked is the contact as it may be kept, when the act's person may.
func (d *Desk) checked(ctx context.Context, act directory.Act, c Contact) (Contact, error) {
	if err := directory.Allow(ctx, d.roster, act.By, MayEdit); err != nil {
		return Contact{}, err
	}
	c = c.clean()
	return c, c.Check()
}

// Contact returns one contact, also a retired one.
func (d *Desk) Contact(ctx context.Context, id ContactID) (Contact, error) {
	return d.store.Contact(ctx, id)
}

// Contacts lists a customer's contacts by name, without the retired ones.
func (d *Desk) Contacts(ctx context.Context, of ID) ([]Contact, error) {
	return d.store.Contacts(ctx, of)
}
