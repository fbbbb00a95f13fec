package invoice

import (
	"context"
	"fmt"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/order"
	"docket/internal/project"
)

// Store keeps the checks of invoices.
type Store interface {
	// OpenInvoice locks the order, lets the rule make a check of its invoice, and
	// writes that in one transaction. The same act again returns what it made.
	OpenInvoice(ctx context.Context, act directory.Act, of order.ID, open func(Scene) (Outcome, error)) (Check, error)
	// ChangeInvoice locks the order, the check and how the customer is invoiced, lets
	// the rule decide, and writes what it returns in one transaction.
	ChangeInvoice(ctx context.Context, act directory.Act, id ID, rule Rule) (Check, error)
	Invoice(ctx context.Context, id ID) (Card, error)
	// Invoices lists the checks that fit the filter, those to be done first, then the latest.
	Invoices(ctx context.Context, f Filter) ([]Line, error)
	// Billable lists the received orders whose number, title or customer fits the
	// text, the latest first.
	Billable(ctx context.Context, text string, limit int) ([]Due, error)
}

// Filter says which checks a list holds; zero fields do not filter.
type Filter struct {
	Order   order.ID
	Text    string // in the order's number or title, or the customer's name
	Pending bool   // those that are open or held
	Limit   int
}

// Line is a check in a list.
type Line struct {
	Check
	Title        string // of the order
	Type         project.Type
	Customer     customer.ID
	CustomerName string
	Seller       directory.UserID
	Billing      customer.Billing // as it is on file
	Zone         string           // IANA zone of the committee
}

// Card is all that the card of a check shows.
type Card struct {
	Line
	Locale string // of the committee
}

// Due is a received order, which can be invoiced.
type Due struct {
	Order        order.ID
	Title        string
	Type         project.Type
	CustomerName string
	Total        int64 // minor units
	Currency     string
	Checks       int // that were opened and not dropped
}

// Desk carries out what people ask about invoices.
type Desk struct{ store Store }

// NewDesk returns a desk that keeps checks in store.
func NewDesk(store Store) *Desk { return &Desk{store: store} }

// Open begins the check of an order's invoice, for a period where it has subscriptions.
func (d *Desk) Open(ctx context.Context, act directory.Act, of order.ID, p Period) (Check, error) {
	c, err := d.store.OpenInvoice(ctx, act, of, func(s Scene) (Outcome, error) { return Begin(p, s) })
	if err != nil {
		return Check{}, fmt.Errorf("open invoice of order %d: %w", of, err)
	}
	return c, nil
}

// Count writes down the page views of the period in the place of those that were seen.
func (d *Desk) Count(ctx context.Context, act directory.Act, id ID, counted, seen []Reading) (Check, error) {
	return d.store.ChangeInvoice(ctx, act, id, func(c Check, s Scene) (Outcome, error) { return c.Count(counted, seen, s) })
}

// ConfirmPrice says that the prices on the invoice are those of the order.
func (d *Desk) ConfirmPrice(ctx context.Context, act directory.Act, id ID) (Check, error) {
	return d.store.ChangeInvoice(ctx, act, id, Check.ConfirmPrice)
}

// Release lets the invoice go out, for good.
func (d *Desk) Release(ctx context.Context, act directory.Act, id ID) (Check, error) {
	return d.store.ChangeInvoice(ctx, act, id, Check.Release)
}

// Hold keeps the invoice back for a reason.
func (d *Desk) Hold(ctx context.Context, act directory.Act, id ID, reason string) (Check, error) {
	return d.store.ChangeInvoice(ctx, act, id, func(c Check, s Scene) (Outcome, error) { return c.Hold(reason, s) })
}

// Resume takes up an invoice that was held.
func (d *Desk) Resume(ctx context.Context, act directory.Act, id ID) (Check, error) {
	return d.store.ChangeInvoice(ctx, act, id, Check.Resume)
}

// Drop ends a check that was opened by mistake.
func (d *Desk) Drop(ctx context.Context, act directory.Act, id ID) (Check, error) {
	return d.store.ChangeInvoice(ctx, act, id, Check.Drop)
}

// Show returns the check's card.
func (d *Desk) Show(ctx context.Context, id ID) (Card, error) { return d.store.Invoice(ctx, id) }

// Of lists the checks of an order's invoices, those to be done first.
func (d *Desk) Of(ctx context.Context, id order.ID) ([]Line, error) {
	return d.store.Invoices(ctx, Filter{Order: id})
}

// Pending lists the checks that are open or held, the oldest first.
func (d *Desk) Pending(ctx context.Context, limit int) ([]Line, error) {
	return d.store.Invoices(ctx, Filter{Pending: true, Limit: limit})
}

// Find lists the checks that fit a text.
func (d *Desk) Find(ctx context.Context, text string, limit int) ([]Line, error) {
	return d.store.Invoices(ctx, Filter{Text: text, Limit: limit})
}

// Billable lists the received orders that fit a text.
func (d *Desk) Billable(ctx context.Context, text string, limit int) ([]Due, error) {
	return d.store.Billable(ctx, text, limit)
}
