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
	"docket/internal/request"
	"docket/internal/setting"
)

// CallLook is the kind of reminder by which a call-back is looked after.
const CallLook reminder.Kind = "callback.look"

// mayCall says who makes call-backs beside whoever has one.
var mayCall = directory.Permission{
	Roles:   []directory.Role{directory.CustomerSuccess, directory.SalesManager, directory.SalesLead, directory.ProjectManager, directory.Management},
	Refusal: locale.Textf("Only whoever has the call, Customer Success, Sales, project managers or Management may write down what came of it."),
}

// Plan is the next call about the scene's project, counted from the day, or from
// today when that has passed. It goes into the scene's diary.
func Plan(from calendar.Date, s Scene) Made {
	from = later(from, s.Today)
	c := CallBack{ID: s.NextID, Customer: s.Customer.ID, Project: s.Project.ID, From: from, Every: s.Rhythm.Months(s.Customer, from),
		Assigned: s.Diary.Of.ID}
	c.Ideal = from.AddMonths(c.Every)
	c.Due = s.Diary.Place(c.ask(s.Today, s.Days))
	return Made{CallBack: c, Effects: change.Effects{
		Verb: "callback.planned", Subject: c.ID.Subject(), After: c, Remind: c.nextLook(s),
	}}
}

// Report writes down what came of the call, and plans the next one while the
// project is in service. Where nobody answered it is tried again.
func (c CallBack) Report(r Report, s Scene) (Made, error) {
	if err := c.allow(s); err != nil {
		return Made{}, err
	}
	if err := c.Contest(s.Zone); err != nil {
		return Made{}, err
	}
	r.Note, r.Request = strings.TrimSpace(r.Note), strings.TrimSpace(r.Request)
	if err := r.check(); err != nil {
		return Made{}, err
	}
	if r.Outcome == Unanswered {
		return c.tried(r.Note, s), nil
	}
	before := c
	c.Outcome, c.Note, c.DoneBy, c.DoneAt = r.Outcome, r.Note, s.Actor.ID, s.Now
	m := c.changed("callback.made", before, s)
	m.Effects.Stale, m.Effects.Remind = append(m.Effects.Stale, s.Customer.ID.Subject()), nil
	if !s.Project.Over() {
		next := Plan(s.Today, s)
		m.Next, m.Effects.Remind = &next.CallBack, next.Effects.Remind
	}
	if r.Request != "" {
		asked, err := request.Log(request.Draft{Customer: c.Customer, Kind: request.Service, Body: r.Request}, s.Asked)
		if f, refused := fault.As(err); refused && f.Field != "" {
			return Made{}, f.In("request")
		}
		if err != nil {
			return Made{}, err
		}
		m.Asked = &asked
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

// May refuses everybody but whoever has the call, who stands in for them, and those who
// make such calls. Stand-ins are known by people, at the instant.
func (c CallBack) May(by directory.Member, people directory.People, now time.Time) error {
	if by.Active && (by.ID == c.Assigned || by.ID == people.Reach(c.Assigned, now)) {
		return nil
	}
	return mayCall.Check(by)
}

// allow is May in a scene.
func (c CallBack) allow(s Scene) error { return c.May(s.Actor, s.People, s.Now) }

// changed is what every change of a call brings with it.
func (c CallBack) changed(verb string, before CallBack, s Scene) Made {
	subject := c.ID.Subject()
	return Made{CallBack: c, Effects: change.Effects{Verb: verb, Subject: subject, Before: before, After: c,
		Stale: []outbox.Subject{subject}, Forget: []outbox.Subject{subject}, Remind: c.nextLook(s)}}
}

// tried keeps an attempt at which nobody answered; the next one comes some working
// days later, on a day that the scene's diary has room for.
func (c CallBack) tried(note string, s Scene) Made {
	before := c
	c.Attempts = append(slices.Clone(c.Attempts), Attempt{By: s.Actor.ID, At: s.Now, Note: note})
	c.Attempts = c.Attempts[max(0, len(c.Attempts)-AttemptsMost):]
	again := s.Days.AddWorkdays(s.Today, s.Numbers.One(setting.CallAgain))
	c.Due, c.DueSince = s.Diary.Place(Ask{Ideal: again, From: again, Days: s.Days}), time.Time{}
	return c.changed("callback.tried", before, s)
}

// Give hands the call to somebody else than the one it was seen with. One that is
// not due yet gets a day for which they have room.
func (c CallBack) Give(seen directory.UserID, s Scene) (Made, error) {
	if err := c.allow(s); err != nil {
		return Made{}, err
	}
	if err := c.Contest(s.Zone); err != nil {
		return Made{}, err
	}
	to := s.Diary.Of
	switch {
	case to.ID == "":
		return Made{}, fault.Invalidf("Choose who makes the call.").In("to")
	case to.ID == c.Assigned:
		return Made{}, fault.Conflictf("%s has this call already.", to.ID.Mention()).In("to")
	case c.Assigned != seen:
		return Made{}, fault.Conflictf("%s has this call meanwhile. Open it anew.", c.Assigned.Mention())
	case !to.Active:
		return Made{}, fault.Invalidf("%s is deactivated in Slack; choose somebody else.", to.Name).In("to")
	}
	before := c
	c.Assigned = to.ID
	if s.Today.Before(c.Due) && len(c.Attempts) == 0 {
		c.Due = s.Diary.Place(c.ask(s.Today, s.Days))
	}
	m := c.changed("callback.given", before, s)
	switch told := s.reach(to.ID); {
	case !s.Today.Before(c.Due):
		m.Effects.Notes = c.tell("callback.due", s, told)
	case !slices.Contains(told, s.Actor.ID):
		m.Effects.Notes = c.tell("callback.given", s, told)
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

// Look reminds whoever has the call; in the end their superiors are told. From its
// day on the call is due, and on the agenda.
func (c CallBack) Look(s Scene) Made {
	m := Made{CallBack: c, Effects: change.Effects{Subject: c.ID.Subject(), Forget: []outbox.Subject{c.ID.Subject()}}}
	if c.Outcome != Open || s.Project.Over() {
		return m
	}
	m.Effects.Remind = c.nextLook(s)
	if c.DueSince.IsZero() && !s.Today.Before(c.Due) {
		m.CallBack.DueSince, m.Effects.Stale = s.Now, []outbox.Subject{c.ID.Subject()}
	}
	late, last := c.reached(s)
	switch {
	case late < 0:
	case last:
		m.Effects.Notes = c.tell("callback.escalated", s, s.People.Superiors(c.Assigned, s.Now))
	default:
		m.Effects.Notes = c.tell("callback.due", s, s.reach(c.Assigned))
	}
	return m
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
	days := []calendar.Date{c.Due}
	for _, late := range s.Numbers.List(setting.CallbackReminders) {
		days = append(days, c.Due.Add(late))
	}
	return s.alarm(CallLook, c.ID.Subject(), days)
}

// CallArgs is what a note about a call carries to its renderer: what was so when it
// was written. Notes written by older releases have none.
type CallArgs struct {
	Due calendar.Date    `json:"due,omitzero"`
	Of  directory.UserID `json:"of,omitempty"`
}

// Passed reports whether the call has another day or is somebody else's since.
func (c CallBack) Passed(a CallArgs) bool {
	return a.Of != "" && (a.Of != c.Assigned || a.Due != c.Due)
}

// tell is said once for each stage of a day: the key sees to it.
func (c CallBack) tell(topic outbox.Topic, s Scene, to []directory.UserID) []outbox.Note {
	late, _ := c.reached(s)
	notes := make([]outbox.Note, 0, len(to))
	for _, user := range slices.Compact(to) {
		notes = append(notes, outbox.Note{Topic: topic, Subject: c.ID.Subject(), Channel: outbox.Lane(user), Priority: outbox.Digest,
			Args: outbox.Args(CallArgs{Due: c.Due, Of: c.Assigned}),
			Key:  fmt.Sprintf("%s:%d:%s:%d:%s", topic, c.ID, c.Due, late, user)})
	}
	return notes
}
