package care

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/locale"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/reminder"
	"docket/internal/setting"
)

// CallLook is the kind of reminder by which a call-back is looked after.
const CallLook reminder.Kind = "callback.look"

// mayCall says who makes call-backs beside whoever has one.
var mayCall = directory.Permission{
	Roles:   []directory.Role{directory.CustomerSuccess, directory.SalesManager, directory.SalesLead, directory.ProjectManager, directory.Management},
	Refusal: locale.Textf("Only whoever has the call, Customer Success, Sales, project managers or Management may write down what came of it."),
}

// Plan is the next call about the scene's project, to be made by the member,
// counted from the day or from today when that has passed.
func Plan(to directory.UserID, from calendar.Date, s Scene) Made {
	if from.Before(s.Today) {
		from = s.Today
	}
	c := CallBack{ID: s.NextID, Customer: s.Customer.ID, Project: s.Project.ID, Assigned: to, Due: Next(s.Customer, from, s.Days)}
	return Made{CallBack: c, Effects: change.Effects{
		Verb: "callback.planned", Subject: c.ID.Subject(), After: c, Remind: c.nextLook(s),
	}}
}

// Report writes down what came of the call, and plans the next one while the
// project is in service.
func (c CallBack) Report(r Report, s Scene) (Made, error) {
	if s.Actor.ID != c.Assigned && s.Actor.ID != s.People.Reach(c.Assigned, s.Now) {
		if err := mayCall.Check(s.Actor); err != nil {
			return Made{}, err
		}
	}
	if err := c.Contest(s.Zone); err != nil {
		return Made{}, err
	}
	r.Note = strings.TrimSpace(r.Note)
	if err := r.check(); err != nil {
		return Made{}, err
	}
	before := c
	c.Outcome, c.Note, c.DoneBy, c.DoneAt = r.Outcome, r.Note, s.Actor.ID, s.Now
	m := Made{CallBack: c, Effects: change.Effects{
		Verb: "callback.made", Subject: c.ID.Subject(), Before: before, After: c,
		Stale:  []outbox.Subject{c.ID.Subject(), s.Customer.ID.Subject()},
		Forget: []outbox.Subject{c.ID.Subject()},
	}}
	if !s.Project.Over() {
		next := Plan(c.Assigned, s.Today, s)
		m.Next, m.Effects.Remind = &next.CallBack, next.Effects.Remind
	}
	switch r.Outcome {
	case Trouble:
		raised, err := c.complain(r.Note, s)
		if err != nil {
			return Made{}, err
		}
		m.Raised = &raised
	case Visit:
		m.Effects.Notes = c.tell("callback.visit", s, s.reach(s.Project.Sales))
	}
	return m, nil
}

// Contest refuses a call that was written down, in the zone of whoever reads it.
func (c CallBack) Contest(zone *time.Location) error {
	switch c.Outcome {
	case Open:
		return nil
	case Superseded:
		return fault.Conflictf("This call is no longer to be made.")
	}
	return fault.Conflictf("%s wrote down this call already, at %s.", c.DoneBy.Mention(), locale.Moment{At: c.DoneAt, Zone: zone})
}

// complain raises what the customer said as an issue. What people are offered to
// raise is for the catalogue to say; what the house raises by itself is raised
// always.
func (c CallBack) complain(said string, s Scene) (issue.Outcome, error) {
	kind := s.Kind
	kind.Retired, kind.Applies = false, []project.Type{s.Project.Type}
	return issue.Log(issue.Draft{Project: c.Project, Kind: kind.Key, Description: said}, issue.Scene{
		Press: s.Press, NextID: s.Issue, Actor: s.Actor, People: s.People, Project: s.Project, Kind: kind, Home: s.Home,
		Zone: s.Zone, Days: s.Days, Now: s.Now,
	})
}

// Look reminds whoever has the call; in the end their superiors are told.
func (c CallBack) Look(s Scene) change.Effects {
	e := change.Effects{Forget: []outbox.Subject{c.ID.Subject()}}
	if c.Outcome != Open || s.Project.Over() {
		return e
	}
	e.Remind = c.nextLook(s)
	late, last := c.reached(s)
	switch {
	case late < 0:
	case last:
		e.Notes = c.tell("callback.escalated", s, s.People.Superiors(c.Assigned, s.Now))
	default:
		e.Notes = c.tell("callback.due", s, s.reach(c.Assigned))
	}
	return e
}

// reached is the last stage the call has come to: how many days late it is, -1
// for none; last says that no further one follows.
func (c CallBack) reached(s Scene) (late int, last bool) {
	late = -1
	stages := s.Numbers.List(setting.CallbackReminders)
	for n, days := range stages {
		if c.Due.DaysUntil(s.Today) >= days {
			late, last = days, n > 0 && n == len(stages)-1
		}
	}
	return late, last
}

func (c CallBack) nextLook(s Scene) []reminder.Reminder {
	var days []calendar.Date
	for _, late := range s.Numbers.List(setting.CallbackReminders) {
		days = append(days, c.Due.Add(late))
	}
	return s.alarm(CallLook, c.ID.Subject(), days)
}

// tell is said once for each stage: the key sees to it.
func (c CallBack) tell(topic outbox.Topic, s Scene, to []directory.UserID) []outbox.Note {
	late, _ := c.reached(s)
	notes := make([]outbox.Note, 0, len(to))
	for _, user := range slices.Compact(to) {
		notes = append(notes, outbox.Note{Topic: topic, Subject: c.ID.Subject(), Channel: outbox.Lane(user), Priority: outbox.Digest,
			Key: fmt.Sprintf("%s:%d:%d:%s", topic, c.ID, late, user)})
	}
	return notes
}
