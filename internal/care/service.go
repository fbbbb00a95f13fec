package care

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
	"docket/internal/reminder"
	"docket/internal/setting"
)

// ServiceLook is the kind of reminder by which the end of a customer's service
// period is looked after.
const ServiceLook reminder.Kind = "service.look"

// MayRenew says who settles how a service period ends.
var MayRenew = directory.Permission{
	Roles:   []directory.Role{directory.SalesManager, directory.SalesLead, directory.Management},
	Refusal: locale.Textf("Only Sales or Management may say how a service period goes on."),
}

// Renewal is how a service period goes on.
type Renewal struct {
	Ends  calendar.Date // the last day of the period it is about, as its reader saw it
	Until calendar.Date // the new last day; zero when it is not renewed
	Note  string
}

// Renewed reports whether the period goes on.
func (r Renewal) Renewed() bool { return !r.Until.IsZero() }

func (r Renewal) check() error {
	switch {
	case r.Renewed() && !r.Ends.Before(r.Until):
		return fault.Invalidf("The new period ends after the old one, on %s.", locale.Day{At: r.Ends.At(0, time.UTC), Zone: time.UTC}).In("until")
	case !r.Renewed() && strings.TrimSpace(r.Note) == "":
		return fault.Invalidf("Say why it is not renewed.").In("note")
	case utf8.RuneCountInString(r.Note) > NoteLimit:
		return fault.Invalidf("The note may have at most %d characters.", NoteLimit).In("note")
	}
	return nil
}

// Watch is the reminder of the end of the scene's service period.
func Watch(s Scene) []reminder.Reminder {
	if s.Customer.Service.Until.IsZero() {
		return nil
	}
	var days []calendar.Date
	for _, before := range s.Numbers.List(setting.ServiceEnds) {
		days = append(days, s.Customer.Service.Until.Add(-before))
	}
	return s.alarm(ServiceLook, s.Customer.ID.Subject(), days)
}

// Moved is what follows when somebody wrote down another end of a customer's service
// period: it is looked at now, whatever was planned.
func Moved(of customer.ID, press string, now time.Time) change.Effects {
	return change.Effects{Forget: []outbox.Subject{of.Subject()}, Remind: []reminder.Reminder{{
		Kind: ServiceLook, Subject: of.Subject(), Due: now, Key: fmt.Sprintf("%s:%d:moved:%s", ServiceLook, of, press)}}}
}

// Begin is what follows when the scene's project goes into service: the first call,
// by whoever the scene's diary belongs to, and a watch on the end of the period.
func Begin(from calendar.Date, s Scene) Made {
	m := Plan(from, s)
	m.Effects.Forget = []outbox.Subject{s.Customer.ID.Subject()}
	m.Effects.Remind = append(m.Effects.Remind, Watch(s)...)
	return m
}

// LookService tells the sales manager how soon the customer's service period
// ends, and whether that is so near that it is on the agenda. Settled says that it
// has been said how it goes on.
func LookService(settled bool, s Scene) (e change.Effects, near bool) {
	e = change.Effects{Forget: []outbox.Subject{s.Customer.ID.Subject()}}
	until := s.Customer.Service.Until
	if settled || until.IsZero() {
		return e, false
	}
	e.Remind = Watch(s)
	reached := -1
	for _, before := range s.Numbers.List(setting.ServiceEnds) {
		if s.Today.DaysUntil(until) <= before {
			reached = before
		}
	}
	if reached < 0 {
		return e, false
	}
	for _, user := range s.reach(s.Project.Sales) {
		e.Notes = append(e.Notes, outbox.Note{Topic: "service.ends", Subject: s.Customer.ID.Subject(), Channel: outbox.Lane(user),
			Priority: outbox.Digest, Args: outbox.Args(ServiceArgs{Ends: until}),
			Key: fmt.Sprintf("service.ends:%d:%s:%d:%s", s.Customer.ID, until, reached, user)})
	}
	return e, true
}

// ServiceArgs is what a note about the end of a service period carries to its
// renderer.
type ServiceArgs struct {
	Ends calendar.Date `json:"ends"`
}

// Renew settles how the service period goes on. Those who look after the customer
// are told. The standard of service, where there is one, goes to the customer by
// e-mail, or they are told to send it (domain, section 8).
func Renew(r Renewal, settled bool, s Scene) (customer.Customer, change.Effects, error) {
	c := s.Customer
	if err := MayRenew.Check(s.Actor); err != nil {
		return c, change.Effects{}, err
	}
	if settled || r.Ends != c.Service.Until {
		return c, change.Effects{}, fault.Conflictf("Somebody has said already how this service period goes on.")
	}
	if err := r.check(); err != nil {
		return c, change.Effects{}, err
	}
	e := change.Effects{Verb: "service.not_renewed", Subject: c.ID.Subject(), Before: c,
		Stale: []outbox.Subject{c.ID.Subject()}, Forget: []outbox.Subject{c.ID.Subject()}}
	if r.Renewed() {
		c.Service.Until = r.Until
		s.Customer = c
		e.Verb, e.Remind = "service.renewed", Watch(s)
	}
	e.After = c
	letter, to, sent := s.standard(r)
	if sent {
		e.Notes = append(e.Notes, letter)
	}
	for _, user := range s.reach(responsible(s)...) {
		e.Notes = append(e.Notes, outbox.Note{Topic: outbox.Topic(e.Verb), Subject: serviceNews(c.ID),
			Channel: outbox.Lane(user), Priority: outbox.Digest, Args: outbox.Args(RenewalArgs{Ends: r.Ends, Until: r.Until, By: s.Actor.ID, To: to}),
			Key: fmt.Sprintf("%s:%d:%s:%s", e.Verb, c.ID, r.Ends, user)})
	}
	return c, e, nil
}

// responsible are those who look after the customer of the scene's project.
func responsible(s Scene) []directory.UserID {
	return []directory.UserID{s.Project.Manager, s.Project.Sales, s.Customer.Success}
}

// RenewalArgs is what the news of a renewal carries to its renderer.
type RenewalArgs struct {
	Ends  calendar.Date    `json:"ends"`
	Until calendar.Date    `json:"until"`
	By    directory.UserID `json:"by"`
	To    string           `json:"to,omitempty"` // whom the standard of service is sent by e-mail; "" for nobody
}
