package customer

import (
	"context"
	"fmt"
	"strings"

	"docket/internal/directory"
)

// Desk carries out what people ask about customers.
type Desk struct {
	store  Store
	roster directory.Roster
}

// NewDesk returns a desk that keeps customers in store.
func NewDesk(store Store, roster directory.Roster) *Desk { return &Desk{store: store, roster: roster} }

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

// Find returns the customers whose name holds the text, at most limit.
func (d *Desk) Find(ctx context.Context, text string, limit int) ([]Customer, error) {
	return d.store.Customers(ctx, text, limit)
}

// Show returns one customer.
func (d *Desk) Show(ctx context.Context, id ID) (Customer, error) { return d.store.Customer(ctx, id) }
