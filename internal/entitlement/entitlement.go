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
	Order     int64  // whose line it is
	Line      int    // which, from 1
	Number    string // of the order, as people know it
	SKU       catalogue.Code
	Name      string
	Kind      catalogue.Kind
	Unit      catalogue.Unit
	Territory string // where it may be used
	Quantity  money.Quantity
	Used      money.Quantity // of it
	From      calendar.Date  // when the order came back signed
	Until     calendar.Date  // the last day on which it may be used; zero for ever
	State     State
	Warned    int              // of the warnings before its end, how many have been given
	Success   directory.UserID // who is warned: the customer success manager; "" for all of Customer Success
	Note      string           // why it was let go or extended
	Since     time.Time        // of the state
	Uses      []Use            // oldest first
}

// Left is how much can still be used.
func (e Entitlement) Left() money.Quantity { return e.Quantity - e.Used }

// Expired reports whether the last day is over on the day, and something is left.
func (e Entitlement) Expired(day calendar.Date) bool {
	return e.State == Usable && !e.Until.IsZero() && e.Until.Before(day)
}

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
