package entitlement

import (
	"fmt"
	"time"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/outbox"
	"docket/internal/reminder"
	"docket/internal/setting"
)

// Look is the kind of reminder by which the last day of an entitlement is
// looked after.
const Look reminder.Kind = "entitlement.look"

// reached is the latest warning that is due on the day: so many days before the
// end, Over once the last day is past. There is none when ok is false.
func (e Entitlement) reached(day calendar.Date, s Scene) (warning int, ok bool) {
	if e.Until.Before(day) {
		return Over, true
	}
	for _, before := range s.Numbers.List(setting.EntitlementEnds) {
		if day.DaysUntil(e.Until) <= before {
			warning, ok = before, true
		}
	}
	return warning, ok
}

// told reports whether the warning is the latest that was given.
func (e Entitlement) told(warning int) bool { return e.Unsettled() && e.Warned == warning }

// morningOf is when people are warned of what is due on the day. Such mornings are
// calendar days: none is moved.
func (s Scene) morningOf(day calendar.Date) time.Time { return day.At(calendar.Morning, s.Zone) }

// nextMorning is the first morning after now.
func (s Scene) nextMorning() time.Time {
	if at := s.morningOf(s.Today); at.After(s.Now) {
		return at
	}
	return s.morningOf(s.Today.Add(1))
}

// next is the first morning after now on which a warning becomes due.
func (e Entitlement) next(s Scene) (at time.Time, ok bool) {
	days := []calendar.Date{e.Until.Add(1)}
	for _, before := range s.Numbers.List(setting.EntitlementEnds) {
		days = append(days, e.Until.Add(-before))
	}
	for _, day := range days {
		if m := s.morningOf(day); m.After(s.Now) && (!ok || m.Before(at)) {
			at, ok = m, true
		}
	}
	return at, ok
}

// rewatch sets the reminder of the next warning; those whose day has come are over.
func (e Entitlement) rewatch(s Scene) []reminder.Reminder {
	if e.State != Usable || e.Until.IsZero() || e.told(Over) {
		return nil
	}
	if at, ok := e.next(s); ok {
		return e.lookAt(at, s)
	}
	return nil
}

// watch is rewatch where nobody knows yet how near the end is: a warning that is
// due already comes the next morning.
func (e Entitlement) watch(s Scene) []reminder.Reminder {
	if e.State != Usable || e.Until.IsZero() {
		return nil
	}
	if warning, due := e.reached(s.Today, s); due && !e.told(warning) {
		return e.lookAt(s.nextMorning(), s)
	}
	return e.rewatch(s)
}

func (e Entitlement) lookAt(at time.Time, s Scene) []reminder.Reminder {
	return []reminder.Reminder{{Kind: Look, Subject: e.ID.Subject(), Due: at,
		Key: fmt.Sprintf("%s:%d:%s:%s", Look, e.ID, at.UTC().Format("20060102T1504"), s.Press)}}
}

// WarningArgs is what a warning carries to its renderer.
type WarningArgs struct {
	Until   calendar.Date `json:"until"`   // the last day it is about
	Warning int           `json:"warning"` // so many days before, or Over
}

// Look warns of the end that is near, or tells once that it is past. After an outage
// the latest warning is the only one. What it replaces is drawn again, so that one
// message at a time can be acted on.
func (e Entitlement) Look(s Scene) Made {
	m := Made{Entitlement: e, Effects: change.Effects{Subject: e.ID.Subject(), Forget: []outbox.Subject{e.ID.Subject()}}}
	if e.State != Usable || e.Until.IsZero() {
		return m
	}
	warning, due := e.reached(s.Today, s)
	if !due || e.told(warning) {
		m.Effects.Remind = e.rewatch(s)
		return m
	}
	if e.Ending.IsZero() {
		e.Ending = s.Now
	}
	e.Warned = warning
	m.Entitlement, m.Effects.Remind = e, e.rewatch(s)
	m.Effects.Stale = []outbox.Subject{e.ID.Subject()}
	for _, user := range s.Watchers() {
		m.Effects.Notes = append(m.Effects.Notes, outbox.Note{
			Topic: "entitlement.ends", Subject: e.ID.Subject(), Channel: outbox.Lane(user), Priority: outbox.Digest, NotBefore: s.decent(),
			Args: outbox.Args(WarningArgs{Until: e.Until, Warning: warning}),
			Key:  fmt.Sprintf("entitlement.ends:%d:%s:%d:%s", e.ID, e.Until, warning, user),
		})
	}
	return m
}
