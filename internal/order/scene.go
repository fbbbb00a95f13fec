package order

import (
	"time"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/setting"
)

// Scene is what a rule may look at beside the order itself, as it is when the press
// arrives.
type Scene struct {
	Press    string           // the act's key
	Actor    directory.Member // nobody when the clock acts
	People   directory.People // who is named, seller, everybody with a role of the policy or Management, their managers and who stands in
	NextID   ID               // for an order that is only now submitted
	Project  project.ID       // for the project of an order that is received
	Customer customer.Customer
	Billing  customer.Billing // of the customer, as it is on file
	First    bool             // the customer has no other order and no project; said only where an order is placed
	Locale   string           // of the committee
	Home     outbox.Lane      // the committee's channel
	Zone     *time.Location   // of the committee
	Days     calendar.Days    // its working days
	Today    calendar.Date    // in that zone
	Now      time.Time
	Mail     bool // whether e-mail can be sent
	Numbers  setting.Numbers
	Policy   approval.Policy
	Shelf    Shelf
}

// Shelf is the part of the catalogue an order has to do with.
type Shelf struct {
	Edition catalogue.Edition
	Terms   catalogue.Terms
	SKUs    map[catalogue.Code]catalogue.SKU // those on the order's lines and of the starter pack
}

// Outcome is what a rule makes of an order.
type Outcome struct {
	Order        Order
	Effects      change.Effects
	Project      *project.Project    // set when it is received: what it turns into
	Entitlements []entitlement.Draft // set with it
	Billing      *customer.Billing   // set when the order says anew how the customer is invoiced
	Spent        DraftID             // the draft that was submitted
}

// Rule changes an order in a scene, or refuses with a fault.
type Rule func(Order, Scene) (Outcome, error)
