package requirement

import (
	"context"

	"docket/internal/change"
	"docket/internal/outbox"
	"docket/internal/reminder"
)

// Tracker is where development is planned, outside of docket. A requirement is handed
// in once and its state followed from then on.
type Tracker interface {
	// Name is what tells the tracker's tickets from others': "jira".
	Name() string
	// Find is the ticket of a requirement that was handed in, by its number; false where
	// it never arrived.
	Find(ctx context.Context, id ID) (Ticket, bool, error)
	// Submit hands the requirement in and returns its ticket. After an error nobody knows
	// whether it arrived.
	Submit(ctx context.Context, r Requirement) (Ticket, error)
}

// Internal is the name of the tracker that is docket itself: the requirement is its own
// ticket, in the transaction that submits it.
const Internal = "docket"

// SubmitKind is the kind of reminder that a requirement is to be handed in to a tracker
// outside. No sweep gives it an effect: a Courier does, outside of every transaction.
const SubmitKind reminder.Kind = "requirement.submit"

// ticket is the requirement's own, or the tracker's that will give one.
func (r Requirement) ticket(s Scene) Ticket {
	if s.Tracker == "" {
		return Ticket{Tracker: Internal, Key: r.ID.Number()}
	}
	return Ticket{Tracker: s.Tracker}
}

// handedIn has the requirement handed in once the transaction is over, if its tracker
// is another system. The subject is one of its own: what else happens to the
// requirement does not make it forgotten.
func (r Requirement) handedIn(s Scene) []reminder.Reminder {
	if r.Ticket.Tracker == "" || r.Ticket.Key != "" {
		return nil
	}
	return []reminder.Reminder{{Kind: SubmitKind, Subject: outbox.Subject{Kind: "requirement_ticket", ID: int64(r.ID)}, Due: s.Now,
		Key: string(SubmitKind) + ":" + r.ID.Number()}}
}

// Ticketed takes in the ticket that the tracker gave. Once it has one, it keeps it.
func (r Requirement) Ticketed(t Ticket, _ Scene) Made {
	if r.Ticket.Key != "" {
		return Made{Requirement: r}
	}
	before := r
	r.Ticket = t
	return Made{Requirement: r, Effects: change.Effects{Verb: "requirement.ticketed", Subject: r.ID.Subject(), Before: before, After: r,
		Stale: []outbox.Subject{r.ID.Subject()}}}
}
