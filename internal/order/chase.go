package order

import (
	"fmt"
	"time"

	"docket/internal/calendar"
	"docket/internal/outbox"
	"docket/internal/reminder"
	"docket/internal/setting"
)

// Chase is the kind of reminder by which an approved order is not forgotten before
// it is sent, nor a sent one before it is back.
const Chase reminder.Kind = "order.chase"

// The seller is reminded at this hour of the morning in the committee's zone, and
// then as often as that until the order goes on.
const (
	chaseHour  = 9
	chaseEvery = 7 // days
)

// firstChase is the day on which the seller is reminded first: working days after
// the approval, calendar days after the sending.
func (o Order) firstChase(s Scene) (calendar.Date, bool) {
	since := calendar.DateOf(o.Since, s.Zone)
	switch o.State {
	case Approved:
		return s.Days.AddWorkdays(since, s.Numbers.One(setting.OrderSendReminder)), true
	case Sent:
		return since.Add(s.Numbers.One(setting.OrderBackReminder)), true
	}
	return calendar.Date{}, false
}

// chaseTime is when the seller is reminded for the n-th time, from 0: in the morning
// of a day on which people work.
func (s Scene) chaseTime(first calendar.Date, n int) time.Time {
	day := first.Add(n * chaseEvery)
	if !s.Days.IsWorkday(day) {
		day = s.Days.NextWorkday(day)
	}
	return day.At(chaseHour*60, s.Zone)
}

// chased is how often the seller should have been reminded by now.
func (o Order) chased(first calendar.Date, s Scene) int {
	n := 0
	for !s.chaseTime(first, n).After(s.Now) {
		n++
	}
	return n
}

// chase is the one reminder by which the order is looked after next; none while
// nobody has to send it or to ask for it.
func (o Order) chase(s Scene) []reminder.Reminder {
	first, ok := o.firstChase(s)
	if !ok {
		return nil
	}
	n := o.chased(first, s)
	return []reminder.Reminder{{Kind: Chase, Subject: o.ID.Subject(), Due: s.chaseTime(first, n),
		Key: fmt.Sprintf("%s:%d:%d:%s:%d", Chase, o.ID, o.Revision, o.State, n)}}
}

// ChaseArgs is what a reminder of an order carries to its renderer: the step that
// was to be taken, and of which revision.
type ChaseArgs struct {
	State    State `json:"state"`
	Revision int   `json:"revision"`
}

// Chased reminds the seller, or whoever is there for them, of the next step. An
// outage leaves one reminder, not several.
func (o Order) Chased(s Scene) Outcome {
	first, ok := o.firstChase(s)
	if !ok {
		return Outcome{Order: o}
	}
	n := o.chased(first, s)
	if n == 0 {
		return Outcome{Order: o}
	}
	out := Outcome{Order: o}
	out.Effects.Remind = o.chase(s)
	out.Effects.Notes = []outbox.Note{{Topic: "order.chase", Subject: o.ID.Subject(), Channel: outbox.Lane(o.reached(s)), Priority: outbox.Approval,
		Args: outbox.Args(ChaseArgs{State: o.State, Revision: o.Revision}),
		Key:  fmt.Sprintf("order.chase:%d:%d:%s:%d", o.ID, o.Revision, o.State, n)}}
	return out
}

// approved is what follows when the last approval of the revision is given: the
// paper in the thread, and a watch that it is sent.
func (o Order) approved(s Scene) ([]outbox.Note, []reminder.Reminder) {
	return []outbox.Note{o.paper(s)}, o.chase(s)
}
