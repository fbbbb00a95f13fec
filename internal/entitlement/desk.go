package entitlement

import (
	"context"
	"time"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/money"
)

// Store keeps entitlements.
type Store interface {
	// ChangeEntitlement locks the entitlement, lets the rule decide, and writes what
	// it returns in one transaction, once per act.
	ChangeEntitlement(ctx context.Context, act directory.Act, id ID, rule Rule) (Line, error)
	Entitlement(ctx context.Context, id ID) (Line, error)
	// EntitlementsOf lists all a customer has bought, whatever became of it.
	EntitlementsOf(ctx context.Context, of customer.ID) ([]Line, error)
	// FindEntitlements lists those that nobody has used up or let go in which the text
	// is found, those that end first leading and those that have ended last.
	FindEntitlements(ctx context.Context, text string, limit int) ([]Line, error)
	// EndingEntitlements lists those about whose end the member has to say something,
	// the first to end leading.
	EndingEntitlements(ctx context.Context, of directory.UserID, limit int) ([]Line, error)
}

// Line is an entitlement as it is shown.
type Line struct {
	Entitlement
	Number       string // of its order, as people know it
	CustomerName string
	ProjectName  string
	Success      directory.UserID // the customer success manager; "" for none
	Zone         string           // in which its days are counted: the committee's
}

// Today is the day in the entitlement's zone.
func (l Line) Today(now time.Time) calendar.Date {
	return calendar.DateOf(now, directory.Member{Zone: l.Zone}.Location())
}

// MayUse refuses the form for a use to whoever may not send it off. Stand-ins are
// known by people, at the instant.
func (l Line) MayUse(by directory.Member, people directory.People, now time.Time) error {
	return Scene{Actor: by, People: people, Success: l.Success, Now: now}.may(MayUse)
}

// MaySettle is MayUse for the forms that say what becomes of it.
func (l Line) MaySettle(by directory.Member, people directory.People, now time.Time) error {
	return Scene{Actor: by, People: people, Success: l.Success, Now: now}.may(MaySettle)
}

// Desk carries out what people ask about entitlements.
type Desk struct{ store Store }

// NewDesk returns a desk that keeps entitlements in store.
func NewDesk(store Store) *Desk { return &Desk{store: store} }

// Use writes down what was used, or given back when the quantity is negative. Seen
// is how much was used when its writer looked.
func (d *Desk) Use(ctx context.Context, act directory.Act, id ID, u Use, seen money.Quantity) (Line, error) {
	return d.store.ChangeEntitlement(ctx, act, id, func(e Entitlement, s Scene) (Made, error) { return e.Log(u, seen, s) })
}

// Extend gives an entitlement a new last day, unless somebody else has decided meanwhile.
func (d *Desk) Extend(ctx context.Context, act directory.Act, id ID, until calendar.Date, why string, seen Seen) (Line, error) {
	return d.store.ChangeEntitlement(ctx, act, id, func(e Entitlement, s Scene) (Made, error) { return e.Extend(until, why, seen, s) })
}

// Lapse lets an entitlement go, unless somebody else has decided meanwhile.
func (d *Desk) Lapse(ctx context.Context, act directory.Act, id ID, why string, seen Seen) (Line, error) {
	return d.store.ChangeEntitlement(ctx, act, id, func(e Entitlement, s Scene) (Made, error) { return e.Lapse(why, seen, s) })
}

// Show returns one entitlement with all its uses.
func (d *Desk) Show(ctx context.Context, id ID) (Line, error) { return d.store.Entitlement(ctx, id) }

// Of lists all a customer has bought: what can be used, what has ended, what is used
// up or was let go.
func (d *Desk) Of(ctx context.Context, of customer.ID) ([]Line, error) {
	return d.store.EntitlementsOf(ctx, of)
}

// Find lists what customers can use in which the text is found: in the name of the
// customer, of the project or of the thing, or in a number. What has ended comes last.
func (d *Desk) Find(ctx context.Context, text string, limit int) ([]Line, error) {
	return d.store.FindEntitlements(ctx, text, limit)
}

// Ending lists those about whose end the member has to say something.
func (d *Desk) Ending(ctx context.Context, of directory.UserID, limit int) ([]Line, error) {
	return d.store.EndingEntitlements(ctx, of, limit)
}
