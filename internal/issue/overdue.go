package issue

import (
	"fmt"
	"time"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/reminder"
	"docket/internal/setting"
)

// Check is the kind of reminder by which an issue's actions are looked after.
const Check reminder.Kind = "issue.check"

// stage is what happens when an action is so many days late.
type stage struct {
	late  int
	topic outbox.Topic
	again int // how many stages before it say the same
}

// stages are in order, by setting.ActionReminders: the owner is reminded, and in
// the end the hierarchy is told.
func (s Scene) stages() []stage {
	late := s.Numbers.List(setting.ActionReminders)
	all := make([]stage, len(late))
	for n, days := range late {
		st := stage{late: days, topic: "action.overdue"}
		switch {
		case n == len(late)-1:
			st.topic = "action.escalated"
		case days == 0:
			st.topic = "action.due"
		case n > 0 && all[n-1].topic == st.topic:
			st.again = all[n-1].again + 1
		}
		all[n] = st
	}
	return all
}

// action is what somebody still has to do: the decision itself, or a task of it.
type action struct {
	what  SolutionKey // "" for the decision
	owner directory.UserID
	due   calendar.Date
}

func (i Issue) actions() []action {
	if i.State != Decided {
		return nil
	}
	todo := []action{{owner: i.Owner, due: i.Due}}
	for _, t := range i.Tasks {
		if !t.Done() {
			todo = append(todo, action{what: t.What, owner: t.Owner, due: t.Due})
		}
	}
	return todo
}

// Late reports whether something that was decided should have been done before
// the day.
func (i Issue) Late(day calendar.Date) bool {
	for _, a := range i.actions() {
		if a.due.Before(day) {
			return true
		}
	}
	return false
}

// Look is what happens when a check falls due: whoever is late is reminded, in
// the end their superiors are told, and the next check is set.
func (i Issue) Look(s Scene) change.Effects {
	e := change.Effects{Forget: []outbox.Subject{i.ID.Subject()}}
	if s.Project.Over() {
		return e
	}
	today, stages := calendar.DateOf(s.Now, s.Zone), s.stages()
	e.Remind = i.nextCheck(s)
	for _, a := range i.actions() {
		st, reached := a.reached(stages, today)
		if !reached {
			continue
		}
		e.Notes = append(e.Notes, i.tell(a, st, s)...)
		if st.late > 0 {
			e.Stale = []outbox.Subject{i.ID.Subject()}
		}
	}
	return e
}

// reached is the last of the stages the action has come to by the day.
func (a action) reached(stages []stage, day calendar.Date) (st stage, ok bool) {
	for _, next := range stages {
		if a.due.DaysUntil(day) >= next.late {
			st, ok = next, true
		}
	}
	return st, ok
}

// tell is said once for each stage of each action: the key sees to it.
func (i Issue) tell(a action, st stage, s Scene) []outbox.Note {
	to := []directory.UserID{s.People.Reach(a.owner, s.Now)}
	if st.topic == "action.escalated" {
		to = s.People.Superiors(a.owner, s.Now)
	}
	notes := make([]outbox.Note, len(to))
	for n, user := range to {
		key := fmt.Sprintf("%s:%d:%d:%s:%s:%s", st.topic, i.ID, i.Decision, a.what, a.due, user)
		if st.again > 0 {
			key = fmt.Sprintf("%s:%d", key, st.again)
		}
		notes[n] = outbox.Note{
			Topic: st.topic, Subject: i.ID.Subject(), Channel: outbox.Lane(user), Priority: outbox.Approval,
			Args: outbox.Args(ActionArgs{What: a.what, Owner: a.owner, Due: a.due}),
			Key:  key,
		}
	}
	return notes
}

// ActionArgs is what the note about an action carries to its renderer.
type ActionArgs struct {
	What  SolutionKey      `json:"what,omitempty"`
	Owner directory.UserID `json:"owner"`
	Due   calendar.Date    `json:"due"`
}

// nextCheck is the next working morning on which an action comes to a stage.
func (i Issue) nextCheck(s Scene) []reminder.Reminder {
	var next *reminder.Reminder
	stages := s.stages()
	for _, a := range i.actions() {
		for _, st := range stages {
			at := s.morning(a.due.Add(st.late))
			if at.After(s.Now) && (next == nil || at.Before(next.Due)) {
				next = &reminder.Reminder{Kind: Check, Subject: i.ID.Subject(), Due: at}
			}
		}
	}
	if next == nil {
		return nil
	}
	next.Key = fmt.Sprintf("%s:%d:%s:%s", Check, i.ID, next.Due.UTC().Format("20060102T15"), s.Press)
	return []reminder.Reminder{*next}
}

// morning is when people are reminded of something that falls on the day: at
// nine, on the next working day when the day is off.
func (s Scene) morning(day calendar.Date) time.Time {
	if !s.Days.IsWorkday(day) {
		day = s.Days.NextWorkday(day)
	}
	return day.At(calendar.Morning, s.Zone)
}
