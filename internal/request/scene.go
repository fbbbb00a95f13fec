package request

import (
	"fmt"
	"time"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/reminder"
	"docket/internal/setting"
)

// LookKind is the kind of reminder by which a request is looked after.
const LookKind reminder.Kind = "request.look"

// Scene is what a rule may look at beside the request itself, as it is when the press
// arrives.
type Scene struct {
	Press     string           // the act's key
	Actor     directory.Member // nobody when the clock acts
	People    directory.People // who is named, agent, owner, those of the project, dispatchers, Sales, Management, their managers and who stands in
	NextID    ID               // for a request that is only now logged
	Customer  customer.Customer
	Settled   bool            // it has been said how the present service period goes on
	Project   project.Project // the customer's last one; zero for none
	Zone      *time.Location  // of the committee
	Days      calendar.Days   // its working days
	Hours     calendar.Hours  // its working hours
	Today     calendar.Date   // in that zone
	Now       time.Time
	Numbers   setting.Numbers
	Tariff    project.Document // of services outside the standard, zero while there is none
	Committee directory.CommitteeID
}

// Outcome is what a rule makes of a request.
type Outcome struct {
	Request Request
	Effects change.Effects
}

// Rule changes a request in a scene, or refuses with a fault.
type Rule func(Request, Scene) (Outcome, error)

// Policy is who signs the solution of a special case: the sales manager and the head
// of sales, two people (domain, section 6).
var Policy = approval.Policy{Steps: []approval.Rule{
	{Key: "sales_manager", Role: directory.SalesManager, Stage: 1},
	{Key: "sales", Role: directory.SalesLead, Stage: 1},
}}

// CardKey is the key of the note that is a request's card for one person, in their
// direct messages, under which everything about it is said to them.
func (id ID) CardKey(user directory.UserID) string {
	return fmt.Sprintf("request.card:%d:%s", id, user)
}

// card is the note that is the request's card for one person.
func (r Request) card(user directory.UserID) outbox.Note {
	return outbox.Note{Topic: "request.card", Subject: r.ID.Subject(), Channel: outbox.Lane(user), Key: r.ID.CardKey(user), Priority: outbox.Click}
}
