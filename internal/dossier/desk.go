package dossier

import (
	"context"
	"fmt"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/order"
)

// Store reads what stands about customers.
type Store interface {
	// CustomerFile reads the first of each part.
	CustomerFile(ctx context.Context, id customer.ID) (File, error)
	// OpenItems reads what is under way, a page from the offset on.
	OpenItems(ctx context.Context, id customer.ID, offset, limit int) (Open, error)
	// CustomerPeople reads the contacts, the single points of contact first, a page
	// from the offset on, with how many there are.
	CustomerPeople(ctx context.Context, id customer.ID, offset, limit int) (Part[customer.Contact], error)
	// CustomerHistory reads what was done about the customer and all that belongs to
	// it, newest first, of what is older than the entry; 0 begins with the newest.
	CustomerHistory(ctx context.Context, id customer.ID, before int64, limit int) ([]Entry, error)
}

// Desk shows people what stands about customers.
type Desk struct {
	store  Store
	roster directory.Roster
}

// NewDesk returns a desk that reads from store.
func NewDesk(store Store, roster directory.Roster) *Desk { return &Desk{store: store, roster: roster} }

// File returns a customer's file.
func (d *Desk) File(ctx context.Context, by directory.UserID, id customer.ID) (File, error) {
	if err := d.Admit(ctx, by); err != nil {
		return File{}, err
	}
	return d.store.CustomerFile(ctx, id)
}

// Open returns a page of what is under way.
func (d *Desk) Open(ctx context.Context, by directory.UserID, id customer.ID, offset int) (Open, error) {
	if err := d.Admit(ctx, by); err != nil {
		return Open{}, err
	}
	return d.store.OpenItems(ctx, id, offset, PageSize)
}

// People returns a page of the customer's contacts.
func (d *Desk) People(ctx context.Context, by directory.UserID, id customer.ID, offset int) (Part[customer.Contact], error) {
	if err := d.Admit(ctx, by); err != nil {
		return Part[customer.Contact]{}, err
	}
	return d.store.CustomerPeople(ctx, id, offset, PageSize)
}

// History returns a page of the history, newest first, of what is older than the
// entry; 0 begins with the newest. It holds one entry more than a page when there are
// others behind.
func (d *Desk) History(ctx context.Context, by directory.UserID, id customer.ID, before int64) ([]Entry, error) {
	reader, err := d.roster.Member(ctx, by)
	if err != nil {
		return nil, fmt.Errorf("look up reader: %w", err)
	}
	if err := MayRead.Check(reader); err != nil {
		return nil, err
	}
	entries, err := d.store.CustomerHistory(ctx, id, before, PageSize+1)
	if err != nil || order.MayRead.Check(reader) == nil {
		return entries, err
	}
	for n, e := range entries {
		entries[n] = e.withoutPrices()
	}
	return entries, nil
}

// Admit refuses whoever may not look at customers.
func (d *Desk) Admit(ctx context.Context, by directory.UserID) error {
	return directory.Allow(ctx, d.roster, by, MayRead)
}
