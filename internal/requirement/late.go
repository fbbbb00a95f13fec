package requirement

import (
	"fmt"
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/reminder"
	"docket/internal/setting"
)

// awaited are those whose turn it is, whether they are there or not, and so whose
// superiors are told when it takes too long.
func (r Requirement) awaited(s Scene) []directory.UserID {
	switch r.State {
	case Negotiating:
		return s.first([]directory.UserID{s.Project.Sales}, s.above(s.Project.Sales), s.People.Holding(directory.SalesLead), s.People.Holding(directory.Management))
	case ToSchedule, Scheduled, Developing:
		if r.State == ToSchedule || r.Ticket.Tracker == Internal {
			return s.first([]directory.UserID{s.Project.Manager}, s.above(s.Project.Manager), s.People.Holding(directory.Management))
		}
	}
	return nil
}

// pressed reminds those whose turn it is when the next moment has come, and in the end
// tells their superiors. An outage leaves the last reminder only.
func (r Requirement) pressed(s Scene) Made {
	before := r
	due := r.moments(s)
	n := 0
	for n < len(due) && !due[n].After(s.Now) {
		n++
	}
	var notes []outbox.Note
	verb := ""
	if r.Turn = r.turn(s); n > r.Reminded {
		last := n > 1 && n == len(due)
		notes = r.nudges(last, s)
		if r.Reminded = n; last {
			verb = "requirement.late"
		}
	}
	if len(notes) == 0 && slices.Equal(r.Turn, before.Turn) {
		return r.watched(Made{Requirement: r}, s)
	}
	return r.made(verb, &before, s, notes...)
}

// nudges remind those whose turn it is; the last ones go to their superiors, who may
// act too.
func (r Requirement) nudges(last bool, s Scene) []outbox.Note {
	to, why := r.Turn, Reminded
	if last {
		var up []directory.UserID
		for _, u := range r.awaited(s) {
			up = append(up, s.above(u)...)
		}
		to, why = s.present(up...), Raised
	}
	args := r.args(why)
	if last {
		args.Late = r.Turn
	}
	notes := make([]outbox.Note, len(to))
	for n, u := range to {
		notes[n] = r.call(u, args, s)
	}
	return notes
}

// args are what a card of the present state carries.
func (r Requirement) args(why Why) TurnArgs {
	return TurnArgs{State: r.State, Since: r.Since, Why: why}
}

// moments are when the present state is reminded of, the last time to superiors: after
// working hours while somebody has to act, on working days from that of its plan while it is developed.
func (r Requirement) moments(s Scene) []time.Time {
	var due []time.Time
	switch r.State {
	case Negotiating, ToSchedule:
		for _, h := range s.Numbers.List(setting.TalkHours) {
			due = append(due, s.Hours.Add(r.Since, time.Duration(h)*time.Hour))
		}
	case Scheduled, Developing:
		for _, d := range s.Numbers.List(setting.ActionReminders) {
			if !r.PlannedFor.IsZero() {
				due = append(due, s.Days.AddWorkdays(s.workday(r.PlannedFor), d).At(calendar.Morning, s.Zone))
			}
		}
	}
	return slices.DeleteFunc(due, time.Time.IsZero)
}

// workday is the day, or the next one that is worked.
func (s Scene) workday(day calendar.Date) calendar.Date {
	if s.Days.IsWorkday(day) {
		return day
	}
	return s.Days.NextWorkday(day)
}

// nextMoment is when the present state is reminded of next, or somebody else is there
// for whose turn it is.
func (r Requirement) nextMoment(s Scene) (next time.Time) {
	for _, at := range r.moments(s) {
		if at.After(s.Now) {
			next = sooner(next, at)
		}
	}
	return sooner(next, s.turns(r.awaited(s)))
}

// look has the requirement looked at again; zero is never.
func (r Requirement) look(at time.Time, s Scene) []reminder.Reminder {
	if at.IsZero() {
		return nil
	}
	return []reminder.Reminder{{Kind: LookKind, Subject: r.ID.Subject(), Due: at,
		Key: fmt.Sprintf("%s:%d:%s:%s", LookKind, r.ID, at.UTC().Format("20060102T150405"), s.Press)}}
}

// Overdue reports whether the day it was planned for is over.
func (r Requirement) Overdue(today calendar.Date) bool {
	return (r.State == Scheduled || r.State == Developing) && !r.PlannedFor.IsZero() && r.PlannedFor.Before(today)
}
