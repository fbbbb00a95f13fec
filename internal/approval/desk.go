package approval

import (
	"context"
	"fmt"
	"time"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// Subject is how the record points at the policies, all together.
var Subject = outbox.Subject{Kind: "policy", ID: 1}

// MayEdit is the right to change who approves. Everybody may read it.
var MayEdit = directory.Permission{
	Roles:   []directory.Role{directory.Management, directory.Admin},
	Refusal: locale.Textf("Only Management or an administrator may change who approves."),
}

// Kept is a policy as it is kept. Each change makes a version, and none is ever
// changed; version 0 is Standard.
type Kept struct {
	Version int
	Policy  Policy
	By      directory.UserID
	At      time.Time
}

// Store keeps policies, by the kind of what is approved.
type Store interface {
	// Policy returns the present policy, Standard while there is no other.
	Policy(ctx context.Context, kind string) (Kept, error)
	// SavePolicy lets the rule make the next version of the present one and writes it,
	// once per act, audited. One that is the same is not written.
	SavePolicy(ctx context.Context, act directory.Act, kind string, rule func(now Kept) (Policy, error)) (Kept, error)
}

// Desk carries out what people ask about the policy of one kind of thing.
type Desk struct {
	store      Store
	roster     directory.Roster
	kind       string
	exceptions []string
}

// NewDesk returns a desk for the policy of a kind of thing with these exceptions.
func NewDesk(store Store, roster directory.Roster, kind string, exceptions []string) *Desk {
	return &Desk{store: store, roster: roster, kind: kind, exceptions: exceptions}
}

// Current returns the policy that stands.
func (d *Desk) Current(ctx context.Context) (Kept, error) { return d.store.Policy(ctx, d.kind) }

// Exceptions are those a policy may name.
func (d *Desk) Exceptions() []string { return d.exceptions }

// Apply makes this the policy of what is asked for from now on, unless it changed
// since the version that was seen. What is under way keeps the one it began with.
func (d *Desk) Apply(ctx context.Context, act directory.Act, p Policy, seen int) (Kept, error) {
	if err := directory.Allow(ctx, d.roster, act.By, MayEdit); err != nil {
		return Kept{}, err
	}
	if err := p.Check(d.exceptions); err != nil {
		return Kept{}, err
	}
	made, err := d.store.SavePolicy(ctx, act, d.kind, func(now Kept) (Policy, error) {
		if now.Version != seen {
			return Policy{}, fault.Conflictf("%s has changed the policy meanwhile; it is at version %d now.", now.By.Mention(), now.Version)
		}
		return p, nil
	})
	if err != nil {
		return Kept{}, fmt.Errorf("apply policy: %w", err)
	}
	return made, nil
}
