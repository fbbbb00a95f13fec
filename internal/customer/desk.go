package customer

import (
	"context"
	"fmt"
	"strings"

	"docket/internal/directory"
	"docket/internal/fault"
)

// Desk carries out what people ask about customers.
type Desk struct {
	store  Archive
	roster directory.Roster
}

// Archive keeps customers, their people, and how they are invoiced.
type Archive interface {
	Store
	ContactStore
	BillingStore
}

// NewDesk returns a desk that keeps customers in store.
func NewDesk(store Archive, roster directory.Roster) *Desk {
	return &Desk{store: store, roster: roster}
}

// Add makes a customer known.
func (d *Desk) Add(ctx context.Context, act directory.Act, c Customer) (Customer, error) {
	if err := directory.Allow(ctx, d.roster, act.By, MayEdit); err != nil {
		return Customer{}, err
	}
	c.Name = strings.Join(strings.Fields(c.Name), " ")
	if err := c.Check(); err != nil {
		return Customer{}, err
	}
	added, err := d.store.AddCustomer(ctx, act, c)
	if err != nil {
		return Customer{}, fmt.Errorf("add customer %q: %w", c.Name, err)
	}
	return added, nil
}

// Change puts a customer in the place of the one that was seen, by its Mark;
// whoever comes second is told.
func (d *Desk) Change(ctx context.Context, act directory.Act, c Customer, seen string) (Customer, error) {
	if err := directory.Allow(ctx, d.roster, act.By, MayEdit); err != nil {
		return Customer{}, err
	}
	c.Name = strings.Join(strings.Fields(c.Name), " ")
	if err := c.Check(); err != nil {
		return Customer{}, err
	}
	changed, err := d.store.ChangeCustomer(ctx, act, c.ID, func(now Customer) (Customer, error) {
		if now.Mark() != seen && now.Mark() != c.Mark() {
			return Customer{}, fault.Conflictf("Somebody has changed this customer meanwhile. Open it anew.")
		}
		return c, nil
	})
	if err != nil {
		return Customer{}, fmt.Errorf("change customer %d: %w", c.ID, err)
	}
	return changed, nil
}

// Find returns the customers whose name holds the words, each by how it begins, at most
// limit.
func (d *Desk) Find(ctx context.Context, text string, limit int) ([]Customer, error) {
	return d.store.Customers(ctx, text, limit)
}

// Show returns one customer.
func (d *Desk) Show(ctx context.Context, id ID) (Customer, error) { return d.store.Customer(ctx, id) }
