package requirement

import (
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

// The kinds of reminders by which requirements are looked after, and by which the
// list of those under evaluation goes round in a committee.
const (
	LookKind reminder.Kind = "requirement.look"
	ListKind reminder.Kind = "requirement.list"
)

// Scene is what a rule may look at beside the requirement itself, as it is when the
// press arrives.
type Scene struct {
	Press    string           // the act's key
	Actor    directory.Member // nobody when the clock acts
	People   directory.People // who is named, those of the project, assessors, Sales, Management, their managers and who stands in
	NextID   ID               // for a requirement that is only now raised
	Tracker  string           // in which development is planned, outside; "" for docket itself
	Wisher   customer.ID      // of the request that one that is raised answers; 0 for none
	Customer customer.Customer
	Project  project.Project
	Members  []directory.UserID // of the committee
	Home     outbox.Lane        // Slack channel in which the project lives: its own, else its committee's
	Locale   string             // of the committee
	Zone     *time.Location     // of the committee
	Days     calendar.Days      // its working days
	Hours    calendar.Hours     // its working hours
	Today    calendar.Date      // in that zone
	Now      time.Time
	Numbers  setting.Numbers
}

// Made is what a rule makes of a requirement.
type Made struct {
	Requirement Requirement
	Effects     change.Effects
}

// Rule changes a requirement in a scene, or refuses with a fault.
type Rule func(Requirement, Scene) (Made, error)

// Policy is who confirms work against payment: the sales manager and Management, two
// people (domain, section 7).
var Policy = approval.Policy{Steps: []approval.Rule{
	{Key: "sales_manager", Role: directory.SalesManager, Stage: 1},
	{Key: "management", Role: directory.Management, Stage: 1},
}}
