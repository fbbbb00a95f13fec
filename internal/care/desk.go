package care

import (
	"context"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/project"
)

// Store keeps call-backs and service periods.
type Store interface {
	// ChangeCallBack locks the call, lets the rule decide, and writes what it
	// returns in one transaction.
	ChangeCallBack(ctx context.Context, act directory.Act, id ID, rule func(CallBack, Scene) (Made, error)) (CallBack, error)
	// RenewService locks the customer, lets Renew decide, and writes what it
	// returns in one transaction.
	RenewService(ctx context.Context, act directory.Act, id customer.ID, r Renewal) (customer.Customer, error)
	CallBack(ctx context.Context, id ID) (Card, error)
	// CallBacks lists the open calls that are the member's, first due first.
	CallBacks(ctx context.Context, of directory.UserID, limit int) ([]Card, error)
	// Service is the customer with the project in service that came last.
	Service(ctx context.Context, id customer.ID) (Service, error)
}

// Card is all that is shown of a call-back.
type Card struct {
	CallBack
	CustomerName string
	ProjectName  string
	Contacts     []customer.Contact
	Last         *CallBack // the one before it
}

// Service is what is shown of a customer's service period.
type Service struct {
	customer.Customer
	ProjectName string
	Settled     bool             // it has been said how the period goes on
	Standard    project.Document // the house's standard of service, if it has one
}

// Desk carries out what people ask about customers in service.
type Desk struct{ store Store }

// NewDesk returns a desk that keeps call-backs and service periods in store.
func NewDesk(store Store) *Desk { return &Desk{store: store} }

// Report writes down what came of a call.
func (d *Desk) Report(ctx context.Context, act directory.Act, id ID, r Report) (CallBack, error) {
	return d.store.ChangeCallBack(ctx, act, id, func(c CallBack, s Scene) (Made, error) { return c.Report(r, s) })
}

// Renew settles how a customer's service period goes on.
func (d *Desk) Renew(ctx context.Context, act directory.Act, id customer.ID, r Renewal) (customer.Customer, error) {
	return d.store.RenewService(ctx, act, id, r)
}

// Show returns one call-back.
func (d *Desk) Show(ctx context.Context, id ID) (Card, error) { return d.store.CallBack(ctx, id) }

// Mine returns the open calls of the member.
func (d *Desk) Mine(ctx context.Context, of directory.UserID, limit int) ([]Card, error) {
	return d.store.CallBacks(ctx, of, limit)
}

// Service returns a customer's service period.
func (d *Desk) Service(ctx context.Context, id customer.ID) (Service, error) {
	return d.store.Service(ctx, id)
}
