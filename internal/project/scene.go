package project

import (
	"time"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/setting"
)

// Scene is what a rule may look at beside the project itself.
type Scene struct {
	Press    string // the act's key
	Actor    directory.Member
	People   directory.People // those the press names, those of the project with who stands in for them, and all of Management, heads of sales and assessors
	Customer customer.Customer
	Contacts []customer.Contact // the customer's, without the retired ones
	Home     outbox.Lane        // Slack channel in which the project lives: its own, else its committee's
	Zone     *time.Location     // of the committee
	Today    calendar.Date      // in that zone
	Now      time.Time
	Mail     bool // whether e-mail can be sent
	Numbers  setting.Numbers
}

func (s Scene) cast() cast { return cast{people: s.People, at: s.Now} }

// changed is the project with what every change of one brings with it: its place
// in the record, invitations that follow, and word to those whose turn it is.
func (p Project) changed(verb string, before Project, s Scene) (Project, change.Effects) {
	if p.State != before.State {
		p.Since = s.Now
	}
	p, invitations := p.invite(before, s)
	return p, change.Effects{
		Verb: verb, Subject: p.ID.Subject(), Before: before, After: p,
		Stale: p.turnsChanged(before),
		Notes: append(p.tellTurns(before, s), invitations...),
	}
}

// newsSubject is how a message about a moment points at the project: it is never
// drawn again.
func (id ID) newsSubject() outbox.Subject { return outbox.Subject{Kind: "project_news", ID: int64(id)} }
