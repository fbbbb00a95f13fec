package emergency

import (
	"context"
	"fmt"

	"docket/internal/change"
	"docket/internal/directory"
)

// Store keeps emergencies.
type Store interface {
	// RaiseEmergency sets the scene of the draft, lets raise make the emergency, and
	// writes it in one transaction. The same act again returns what it made the first
	// time.
	RaiseEmergency(ctx context.Context, act directory.Act, d Draft, raise func(Draft, Scene) (Emergency, change.Effects, error)) (Emergency, error)
	// ChangeEmergency locks the emergency, lets the rule decide, and writes what it
	// returns in one transaction.
	ChangeEmergency(ctx context.Context, act directory.Act, id ID, rule Rule) (Emergency, error)
	Emergency(ctx context.Context, id ID) (Card, error)
	// Emergencies lists those that stand and that the member raised, took or was told
	// of, those nobody has taken first, at most limit.
	Emergencies(ctx context.Context, of directory.UserID, limit int) ([]Line, error)
}

// Desk carries out what people ask about emergencies.
type Desk struct{ store Store }

// NewDesk returns a desk that keeps emergencies in store.
func NewDesk(store Store) *Desk { return &Desk{store: store} }

// Raise reports an emergency.
func (d *Desk) Raise(ctx context.Context, act directory.Act, draft Draft) (Emergency, error) {
	e, err := d.store.RaiseEmergency(ctx, act, draft, Raise)
	if err != nil {
		return Emergency{}, fmt.Errorf("raise emergency in project %d: %w", draft.Project, err)
	}
	return e, nil
}

// Take says that the act's person looks after the emergency.
func (d *Desk) Take(ctx context.Context, act directory.Act, id ID) (Emergency, error) {
	return d.store.ChangeEmergency(ctx, act, id, Emergency.Take)
}

// End says how the emergency ended.
func (d *Desk) End(ctx context.Context, act directory.Act, id ID, outcome string) (Emergency, error) {
	return d.store.ChangeEmergency(ctx, act, id, func(e Emergency, s Scene) (Emergency, change.Effects, error) { return e.End(outcome, s) })
}

// Show returns the emergency's card.
func (d *Desk) Show(ctx context.Context, id ID) (Card, error) { return d.store.Emergency(ctx, id) }

// MineLimit is how many emergencies Mine returns.
const MineLimit = 10

// Mine returns the emergencies that stand and that the person raised, took or was
// told of.
func (d *Desk) Mine(ctx context.Context, id directory.UserID) ([]Line, error) {
	return d.store.Emergencies(ctx, id, MineLimit)
}
