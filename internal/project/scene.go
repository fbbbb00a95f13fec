package project

import (
	"time"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/setting"
)

// Scene is what a rule may look at beside the project itself.
type Scene struct {
	Press    string // the act's key
	Actor    directory.Member
	People   directory.People // those the press names, those of the project, and all of Management
	Customer customer.Customer
	Contacts []customer.Contact // the customer's
	Home     outbox.Lane        // Slack channel in which the project lives: its own, else its committee's
	Zone     *time.Location     // of the committee
	Today    calendar.Date      // in that zone
	Now      time.Time
	Mail     bool // whether e-mail can be sent
	Numbers  setting.Numbers
}
