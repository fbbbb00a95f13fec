package order

import (
	"fmt"
	"time"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/reminder"
)

// Why somebody gets the card of an order.
type Why string

// The reasons. The zero Why is that it is somebody's turn.
const (
	Reminded Why = "reminded" // it has been for long
	Raised   Why = "raised"   // they are a superior, and it is late
)

// TurnArgs is what the card of somebody whose turn it is carries to its renderer.
type TurnArgs struct {
	Step  string `json:"step"`
	Round int    `json:"round"`
	Why   Why    `json:"why,omitempty"`
}

// calls are the cards for those whom an approval calls, and word that a step has
// nobody.
func (o Order) calls(called approval.Outcome, s Scene) []outbox.Note {
	var notes []outbox.Note
	for _, c := range called.Asked {
		notes = append(notes, o.turn(c, "", s))
	}
	for _, c := range called.Reminded {
		notes = append(notes, o.turn(c, Reminded, s))
	}
	for _, c := range called.Raised {
		notes = append(notes, o.turn(c, Raised, s))
	}
	for _, step := range called.Vacant {
		notes = append(notes, o.told("order.vacant", o.Seller, s, NewsArgs{Step: step}))
	}
	return notes
}

// turn is the card for somebody whose turn it is.
func (o Order) turn(c approval.Call, why Why, s Scene) outbox.Note {
	return outbox.Note{Topic: "order.turn", Subject: o.ID.Subject(), Channel: outbox.Lane(c.To), Priority: outbox.Approval, NotBefore: s.decent(),
		Args: outbox.Args(TurnArgs{Step: c.Step, Round: o.Revision, Why: why}),
		Key:  fmt.Sprintf("order.turn:%d:%s:%s:%s", o.ID, c.Step, c.To, s.Press)}
}

// told is news for one person.
func (o Order) told(topic outbox.Topic, to directory.UserID, s Scene, args NewsArgs) outbox.Note {
	args.To = to
	return outbox.Note{Topic: topic, Subject: o.ID.newsSubject(), Channel: outbox.Lane(to), Priority: outbox.Click, NotBefore: s.decent(),
		Args: outbox.Args(args), Key: fmt.Sprintf("%s:%d:%s:%s", topic, o.ID, to, s.Press)}
}

// looked has the approval looked at again when its next moment comes, and only then;
// an order that is approved goes its way.
func (o Order) looked(e change.Effects, called approval.Outcome, s Scene) change.Effects {
	e.Forget = append(e.Forget, o.ID.Subject())
	if !called.Next.IsZero() {
		e.Remind = append(e.Remind, o.ID.look(called.Next, s.Press))
	}
	if o.State == Approved {
		notes, remind := o.approved(s)
		e.Notes, e.Remind = append(e.Notes, notes...), append(e.Remind, remind...)
	}
	return e
}

// Look is the kind of reminder by which the approval of an order is looked after.
// There is one at all times until it is over.
const Look reminder.Kind = "order.look"

func (id ID) look(due time.Time, press string) reminder.Reminder {
	return reminder.Reminder{Kind: Look, Subject: id.Subject(), Due: due,
		Key: fmt.Sprintf("%s:%d:%s:%s", Look, id, due.UTC().Format("20060102T150405"), press)}
}

// decent is when something may be said that nobody pressed a button for; zero is now.
func (s Scene) decent() time.Time {
	if s.Actor.ID != "" {
		return time.Time{}
	}
	return calendar.Decent(s.Now, s.Zone)
}
