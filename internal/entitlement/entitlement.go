// Package entitlement holds what customers have bought and can still use: how much
// of it, where, and until when. It refuses to use up more than there is, and to
// drop what expired without anybody having said so.
package entitlement

import (
	"time"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/money"
	"docket/internal/outbox"
	"docket/internal/project"
)

// ID names an entitlement; 0 is none.
type ID int64

// Subject is how the rest of the house points at the entitlement.
func (id ID) Subject() outbox.Subject { return outbox.Subject{Kind: "entitlement", ID: int64(id)} }

// State is where an entitlement stands.
type State string

// The states.
const (
	Usable State = "usable" // also when its last day is over and nobody has said what becomes of it
	Used   State = "used"   // used up
	Lapsed State = "lapsed" // somebody let it go
)

// Entitlement is a part of an order that the customer can still use.
type Entitlement struct {
	ID        ID
	Customer  customer.ID
	Project   project.ID
	Committee directory.CommitteeID // the order's
	Order     int64                 // whose line it is
	Line      int                   // which, from 1
	SKU       catalogue.Code        // "" where a statement of work says what it is
	Name      string
	Kind      catalogue.Kind
	Unit      catalogue.Unit
	Territory string // where it may be used
	Quantity  money.Quantity
	Used      money.Quantity // of it
	From      calendar.Date  // when the order came back signed
	Until     calendar.Date  // the last day on which it may be used; zero for ever
	State     State
	Ending    time.Time // since when somebody has to say what becomes of it; zero before the first warning, and once they have
	Warned    int       // the latest warning: so many days before the end, Over for its end; while it is ending
	Note      string    // why it was let go or extended
	Since     time.Time // of the state
	Uses      []Use     `json:"-"` // oldest first; kept for ever, so that no record need repeat them
}

// Over is the warning that the last day was yesterday.
const Over = -1

// Left is how much can still be used.
func (e Entitlement) Left() money.Quantity { return e.Quantity - e.Used }

// Expired reports whether the last day is over on the day, and something is left.
func (e Entitlement) Expired(day calendar.Date) bool {
	return e.State == Usable && !e.Until.IsZero() && e.Until.Before(day)
}

// Counted reports whether it is used up bit by bit. Licences, subscriptions and all
// that is sold by the month or the year is a right: one has it until its last day.
func (e Entitlement) Counted() bool {
	return e.Kind != catalogue.Licence && e.Kind != catalogue.PageViews && e.Unit != catalogue.Month && e.Unit != catalogue.Year
}

// Unsettled reports whether its end is near or past and nobody has said what
// becomes of it.
func (e Entitlement) Unsettled() bool { return e.State == Usable && !e.Ending.IsZero() }

// Use is a part that was used, or given back when it is negative.
type Use struct {
	Quantity money.Quantity
	Day      calendar.Date
	Note     string
	By       directory.UserID
	At       time.Time
}

// Draft is an entitlement that an order brings about.
type Draft struct {
	Line     int
	SKU      catalogue.Code
	Name     string
	Kind     catalogue.Kind
	Unit     catalogue.Unit
	Quantity money.Quantity
	Until    calendar.Date
}
