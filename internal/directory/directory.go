// Package directory knows the people: who they are in Slack, what roles they
// hold, who stands in for them. It refuses nothing itself but offers the one
// way in which a desk asks whether somebody may do a thing.
package directory

import (
	"slices"
	"time"

	"docket/internal/calendar"
)

// UserID is a Slack user ID ("U…" or "W…"), the only identity docket knows.
type UserID string

// Customer stands where a member would, for what a customer did by a link: no
// Slack user ID looks like it.
const Customer UserID = "customer"

// CommitteeID names a committee; its life is told in package committee.
type CommitteeID int64

// Member is a Slack user known to docket.
type Member struct {
	ID       UserID
	Number   int64 // docket's own number, for what is keyed by a number
	Name     string
	Email    string
	Roles    []Role
	Manager  UserID // "" when nobody
	Locale   string // as Slack says it: "fr-FR"
	Zone     string // IANA time zone, as Slack says it
	Active   bool   // false once deactivated in Slack
	Guest    bool   // not of the company, as Slack has it: a guest account, or somebody of another workspace
	Absences []Absence
}

// Has reports whether m holds at least one of the roles.
func (m Member) Has(roles ...Role) bool {
	return slices.ContainsFunc(m.Roles, func(r Role) bool { return slices.Contains(roles, r) })
}

// Location returns m's time zone, UTC when Slack gave none that is known.
func (m Member) Location() *time.Location {
	loc, err := calendar.Zone(m.Zone)
	if err != nil {
		return time.UTC
	}
	return loc
}
