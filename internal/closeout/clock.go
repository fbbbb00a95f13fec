package closeout

import (
	"fmt"
	"time"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/outbox"
	"docket/internal/reminder"
	"docket/internal/setting"
)

// Look is the kind of reminder by which a close-out is looked after. There is one
// at all times until it is over.
const Look reminder.Kind = "closeout.look"

// Whoever has something to do is asked again after so many days, and then as often.
const (
	askedAfter = 2
	askedEvery = 7
)

// day is the day on which the instant falls, in the committee's zone.
func (s Scene) day(at time.Time) calendar.Date { return calendar.DateOf(at, s.Zone) }

// morning is when people are reminded of their work: on the day, or on the next
// one on which they work.
func (s Scene) morning(day calendar.Date) time.Time {
	if !s.Days.IsWorkday(day) {
		day = s.Days.NextWorkday(day)
	}
	return day.At(calendar.Morning, s.Zone)
}

// deadline is the midnight at which the customer's last day is over.
func (c Closeout) deadline(s Scene) time.Time { return c.ClosesOn.At(24*60, s.Zone) }

// next is the one reminder by which the close-out is looked at again.
func (c Closeout) next(s Scene) []reminder.Reminder {
	if c.State.Over() {
		return nil
	}
	due := c.asksNext(s)
	if c.State == Waiting {
		due = c.silenceNext(s)
	}
	return []reminder.Reminder{{Kind: Look, Subject: c.ID.Subject(), Due: due,
		Key: fmt.Sprintf("%s:%d:%s:%s", Look, c.ID, due.UTC().Format("20060102T1504"), s.Press)}}
}

// silenceNext is the next morning of a reminder about the customer's silence, or the
// midnight that closes it. Such mornings are calendar days: none is moved.
func (c Closeout) silenceNext(s Scene) time.Time {
	next := c.deadline(s)
	for _, n := range s.Numbers.List(setting.SilenceReminders) {
		if at := c.silenceMorning(n, s); at.After(s.Now) && at.Before(next) {
			next = at
		}
	}
	return next
}

func (c Closeout) silenceMorning(n int, s Scene) time.Time {
	return c.ClockFrom.Add(n).At(calendar.Morning, s.Zone)
}

// silenceDay is the day of the last reminder about the customer's silence whose
// morning has come; 0 before the first.
func (c Closeout) silenceDay(s Scene) int {
	day := 0
	for _, n := range s.Numbers.List(setting.SilenceReminders) {
		if !c.silenceMorning(n, s).After(s.Now) {
			day = n
		}
	}
	return day
}

// asksNext is the next morning on which whoever has something to do is asked.
func (c Closeout) asksNext(s Scene) time.Time {
	for n := c.asked(s) + 1; ; n++ {
		if at := s.morning(c.askDay(n, s)); at.After(s.Now) {
			return at
		}
	}
}

// asked is how often somebody should have been asked by now.
func (c Closeout) asked(s Scene) int {
	n := 0
	if late := c.askDay(1, s).DaysUntil(s.Today); late > askedEvery {
		n = late/askedEvery - 1
	}
	for !s.morning(c.askDay(n+1, s)).After(s.Now) {
		n++
	}
	return n
}

// askDay is the day on which somebody is asked for the nth time.
func (c Closeout) askDay(n int, s Scene) calendar.Date {
	return s.day(c.Since).Add(c.askFirst() + (n-1)*askedEvery)
}

// askFirst is how many days pass before somebody is asked. Remarks take their time,
// and their issues have reminders of their own.
func (c Closeout) askFirst() int {
	if c.State == Remarked {
		return askedEvery
	}
	return askedAfter
}

// Looked is what happens when a close-out's moment has come: the customer's silence
// closes it, or somebody is reminded. After an outage the last reminder missed is
// the only one.
func (c Closeout) Looked(s Scene) Outcome {
	switch {
	case c.State.Over():
		return Outcome{Closeout: c}
	case c.DocumentSent.Done() && !c.State.Closed() && c.State != Remarked && c.Unanswered() > 0:
		return c.remarkedAgain(s)
	case c.State == Waiting && !s.Now.Before(c.deadline(s)):
		return c.fallSilent(s)
	}
	out := c.changed(c, "", s)
	if c.State == Waiting {
		out.Effects.Notes = c.remind(s)
	} else if n := c.asked(s); n > 0 || c.Waits() == ForCorrection {
		out.Effects.Notes = c.askOnce(s, fmt.Sprintf("%d:%d", c.Since.Unix(), n))
	}
	return out
}

// Stir has the close-out looked at now, because the issue of one of its remarks
// changed: the clock may have to stand, or the corrected document can be sent.
func (id ID) Stir(press string, now time.Time) change.Effects {
	return change.Effects{Stale: []outbox.Subject{id.Subject()}, Remind: []reminder.Reminder{{
		Kind: Look, Subject: id.Subject(), Due: now, Key: fmt.Sprintf("%s:%d:stir:%s", Look, id, press)}}}
}

// ReminderArgs is what a reminder of the customer's silence carries to its renderer.
type ReminderArgs struct {
	Day      int           `json:"day"`
	Of       int           `json:"of"`
	ClosesOn calendar.Date `json:"closes_on"`
	Mailed   bool          `json:"mailed,omitempty"` // the customer is reminded by e-mail at the same time
}

// remind tells the owner how long the customer has been silent, and the customer
// where there is e-mail.
func (c Closeout) remind(s Scene) []outbox.Note {
	day := c.silenceDay(s)
	if day == 0 {
		return nil
	}
	to, once := c.reached(s), fmt.Sprintf("%d:%s:%d", c.Round, c.ClockFrom, day)
	_, mailed := c.address(s)
	notes := []outbox.Note{{
		Topic: "closeout.reminder", Subject: c.ID.Subject(), Channel: outbox.Lane(to), Priority: outbox.Approval, NotBefore: s.decent(),
		Args: outbox.Args(ReminderArgs{Day: c.Silence(s.Today), Of: c.SilenceLimit(), ClosesOn: c.ClosesOn, Mailed: mailed}),
		Key:  fmt.Sprintf("closeout.reminder:%d:%s:%s", c.ID, once, to),
	}}
	if mailed {
		notes = append(notes, c.letter("letter.nudge", s, once))
	}
	return notes
}

// TodoArgs is what the note about something to do carries to its renderer.
type TodoArgs struct {
	What Wait `json:"what"`
}

// ask tells whoever sees to the close-out what there is to do, unless they just
// pressed something themselves.
func (c Closeout) ask(s Scene) []outbox.Note {
	if c.reached(s) == s.Actor.ID {
		return nil
	}
	return c.askOnce(s, s.Press)
}

func (c Closeout) askOnce(s Scene, once string) []outbox.Note {
	to := c.reached(s)
	return []outbox.Note{{
		Topic: "closeout.todo", Subject: c.ID.Subject(), Channel: outbox.Lane(to), Priority: outbox.Approval, NotBefore: s.decent(),
		Args: outbox.Args(TodoArgs{What: c.Waits()}), Key: fmt.Sprintf("closeout.todo:%d:%s:%s:%s", c.ID, c.Waits(), once, to),
	}}
}

// SilentArgs is what the news of a close by silence carries to its renderer.
type SilentArgs struct {
	Days int           `json:"days"` // without an answer
	Sent calendar.Date `json:"sent"` // when the document was, in the committee's zone
	Last calendar.Date `json:"last"` // the last day on which the customer could answer
}

// fallSilent closes it because the customer did not answer in time.
func (c Closeout) fallSilent(s Scene) Outcome {
	before := c
	c.State, c.Since, c.ClosedAt = Silent, s.Now, s.Now
	return c.changed(before, "closeout.silent", s, append(c.ask(s),
		c.news("closeout.silent", s, SilentArgs{Days: c.SilenceLimit(), Sent: s.day(c.DocumentSent.At), Last: c.ClosesOn}))...)
}

// remarkedAgain stops the clock of a close-out of which a remark turned out not to
// be dealt with.
func (c Closeout) remarkedAgain(s Scene) Outcome {
	before := c
	c = c.stopped(s)
	return c.changed(before, "closeout.remarked_again", s, c.ask(s)...)
}

// stopped is the close-out with its clock standing.
func (c Closeout) stopped(s Scene) Closeout {
	c.State, c.Since = Remarked, s.Now
	c.ClockFrom, c.ClosesOn = calendar.Date{}, calendar.Date{}
	return c
}
