package directory

import (
	"context"
	"fmt"
	"time"

	"docket/internal/fault"
)

// Roster says who somebody is right now. A member docket has not met is
// returned without roles; that is no error.
type Roster interface {
	Member(ctx context.Context, id UserID) (Member, error)
}

// Allow asks the roster who the user is and the permission whether they may.
func Allow(ctx context.Context, roster Roster, user UserID, p Permission) error {
	m, err := roster.Member(ctx, user)
	if err != nil {
		return fmt.Errorf("look up member %s: %w", user, err)
	}
	return p.Check(m)
}

// Grant is the whole set of a member's roles and manager as it shall be.
type Grant struct {
	Member  UserID
	Roles   []Role
	Manager UserID
}

// Store keeps members.
type Store interface {
	Roster
	// Meet writes what Slack says of a member, keeping roles and absences.
	Meet(ctx context.Context, seen ...Member) error
	// SetRoles replaces roles and manager once per act, audited; it refuses to
	// leave the workspace without an administrator.
	SetRoles(ctx context.Context, act Act, g Grant) error
	// SetAbsence adds an absence once per act, audited.
	SetAbsence(ctx context.Context, act Act, of UserID, a Absence) error
	// Members lists those who hold any of the roles, everybody for none, by name.
	Members(ctx context.Context, roles ...Role) ([]Member, error)
}

// Desk carries out what people ask about members.
type Desk struct {
	store Store
	now   func() time.Time
}

// NewDesk returns a desk that keeps members in store.
func NewDesk(store Store, now func() time.Time) *Desk { return &Desk{store: store, now: now} }

// Appoint gives the administrator's role to those named by configuration, so
// that a workspace cannot lock itself out. It is safe to repeat at every start.
func (d *Desk) Appoint(ctx context.Context, admins ...UserID) error {
	for _, id := range admins {
		m, err := d.Member(ctx, id)
		if err != nil {
			return fmt.Errorf("appoint %s: %w", id, err)
		}
		if m.Has(Admin) {
			continue
		}
		act := Act{Key: fmt.Sprintf("appoint:%s:%d", id, d.now().UnixNano()), By: id}
		if err := d.store.SetRoles(ctx, act, Grant{Member: id, Roles: append(m.Roles, Admin), Manager: m.Manager}); err != nil {
			return fmt.Errorf("appoint %s: %w", id, err)
		}
	}
	return nil
}

// Member returns the member as they are now; the desk is itself a Roster.
func (d *Desk) Member(ctx context.Context, id UserID) (Member, error) {
	return d.store.Member(ctx, id)
}

// Members lists those who hold any of the roles, everybody for none, by name.
func (d *Desk) Members(ctx context.Context, roles ...Role) ([]Member, error) {
	return d.store.Members(ctx, roles...)
}

// Meet takes in what Slack says of members.
func (d *Desk) Meet(ctx context.Context, seen ...Member) error { return d.store.Meet(ctx, seen...) }

// SetRoles gives a member exactly these roles and this manager.
func (d *Desk) SetRoles(ctx context.Context, act Act, g Grant) error {
	if err := Allow(ctx, d, act.By, Administer); err != nil {
		return err
	}
	for _, r := range g.Roles {
		if !r.Known() {
			return fault.Invalidf("There is no role %q.", string(r)).In("roles")
		}
	}
	if g.Manager == g.Member && g.Manager != "" {
		return fault.Invalidf("Nobody is their own manager.").In("manager")
	}
	return d.store.SetRoles(ctx, act, g)
}

// SetAbsence notes that somebody is away; everybody may for themselves, an
// administrator for anybody.
func (d *Desk) SetAbsence(ctx context.Context, act Act, of UserID, a Absence) error {
	if act.By != of {
		if err := Allow(ctx, d, act.By, Administer); err != nil {
			return err
		}
	}
	if err := a.Check(of); err != nil {
		return err
	}
	return d.store.SetAbsence(ctx, act, of, a)
}
