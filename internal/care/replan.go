package care

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/reminder"
)

// The kinds of reminder by which open calls are given their days anew: by Replan
// each stays with whoever has it while they are there, by HandOver the customer
// success manager comes first.
const (
	Replan   reminder.Kind = "callback.replan"
	HandOver reminder.Kind = "callback.hand_over"
)

// The subjects of such reminders: the calls of a member, by number, or a customer's.
const (
	CallsOfMember   = "member_calls"
	CallsOfCustomer = "customer_calls"
)

// Planned is an open call with what its day hangs on.
type Planned struct {
	CallBack
	Of    customer.Customer
	In    project.Project // its manager and sales manager
	Days  calendar.Days   // of its committee
	Zone  *time.Location
	Today calendar.Date // in that zone
}

// Free reports whether the call may have another day: what is due stays, and so does
// what somebody has tried.
func (p Planned) Free() bool {
	return p.Outcome == Open && p.DueSince.IsZero() && p.Today.Before(p.Due) && len(p.Attempts) == 0
}

// Rings is the instant at which whoever has the call hears of it next.
func (p Planned) Rings(now time.Time) time.Time {
	if at := p.Due.At(calendar.Morning, p.Zone); at.After(now) {
		return at
	}
	return now
}

// Arrange gives the calls to one person, each on a day that the rhythm asks for now
// and that the diary has room for. It returns those that changed, and how many stand
// on a day above the set number.
func Arrange(r Rhythm, d Diary, calls []Planned) (changed []Planned, over int) {
	kept := map[calendar.Date]int{}
	maps.Copy(kept, d.Calls)
	d.Calls = kept
	var free, next []Planned
	var asks []Ask
	for _, c := range calls {
		if c.Free() {
			then := c.follow(r)
			free, next, asks = append(free, c), append(next, then), append(asks, then.ask(c.Today, c.Days))
			continue
		}
		d.Calls[c.Due]++
		if c.Assigned != d.Of.ID {
			c.Assigned = d.Of.ID
			changed = append(changed, c)
		}
	}
	days, over := d.Spread(asks)
	for n, c := range next {
		c.Due, c.Assigned = days[n], d.Of.ID
		if was := free[n]; c.Every != was.Every || c.Ideal != was.Ideal || c.Due != was.Due || c.Assigned != was.Assigned {
			changed = append(changed, c)
		}
	}
	return changed, over
}

// follow is the call with the ideal day that the rhythm asks for now. Where that is
// past, what is left of the old interval shrinks as the interval does: customers who
// are to be called more often all at once are not all called at once.
func (p Planned) follow(r Rhythm) Planned {
	months := r.Months(p.Of, p.From)
	if months == p.Every {
		return p
	}
	ideal := p.From.AddMonths(months)
	if ideal.Before(p.Today) {
		left, old, now := max(0, p.Today.DaysUntil(p.Ideal)), max(1, p.From.DaysUntil(p.Ideal)), p.From.DaysUntil(ideal)
		ideal = p.Today.Add(left * now / old)
	}
	p.Every, p.Ideal = months, ideal
	return p
}

// ask is what the call asks of a diary. Today is too late: this morning is over.
func (c CallBack) ask(today calendar.Date, days calendar.Days) Ask {
	return Ask{Ideal: c.Ideal, From: today.Add(1), Days: days}
}

// Arrive tells somebody that open calls are theirs from now on.
func Arrive(to directory.UserID, number int64, calls []Planned, press string) []outbox.Note {
	if len(calls) == 0 {
		return nil
	}
	first := slices.MinFunc(calls, func(a, b Planned) int { return a.Due.Compare(b.Due) })
	return []outbox.Note{{Topic: "callback.handed", Subject: outbox.Subject{Kind: "callback_news", ID: number}, Channel: outbox.Lane(to),
		Priority: outbox.Digest, Args: outbox.Args(ArrivalArgs{Calls: len(calls), First: first.Due, Customer: first.Of.Name}),
		Key: fmt.Sprintf("callback.handed:%s:%s", press, to)}}
}

// ArrivalArgs is what the news of calls that were handed over carries to its renderer.
type ArrivalArgs struct {
	Calls    int           `json:"calls"`
	First    calendar.Date `json:"first"`
	Customer string        `json:"customer"` // of the first one
}

// Stir has the open calls of a subject, CallsOfMember or CallsOfCustomer, given their
// days anew at once.
func Stir(kind reminder.Kind, of outbox.Subject, why string, now time.Time) reminder.Reminder {
	return reminder.Reminder{Kind: kind, Subject: of, Due: now, Key: fmt.Sprintf("%s:%s:%d:%s", kind, of.Kind, of.ID, why)}
}

// Follow is what a change of a customer brings with it for its calls: another class
// or go-live another rhythm, another customer success manager another caller.
func Follow(before, after customer.Customer, press string, now time.Time) change.Effects {
	of := outbox.Subject{Kind: CallsOfCustomer, ID: int64(after.ID)}
	switch {
	case after.Success != before.Success:
		return change.Effects{Remind: []reminder.Reminder{Stir(HandOver, of, press, now)}}
	case after.Class != before.Class || after.LiveOn != before.LiveOn:
		return change.Effects{Remind: []reminder.Reminder{Stir(Replan, of, press, now)}}
	}
	return change.Effects{}
}
