package requirement

import "context"

// Tracker is where development is planned. A requirement is handed in once and its
// state followed from then on.
type Tracker interface {
	// Submit hands the requirement in, or finds it where it was handed in before, and
	// returns its ticket.
	Submit(ctx context.Context, r Requirement) (Ticket, error)
}

// Internal is the name of the tracker that keeps the state in docket itself.
const Internal = "docket"

// Own is that tracker: the ticket is the requirement.
type Own struct{}

// Ticket is the requirement as its own ticket: there is nobody to wait for.
func (Own) Ticket(r Requirement) Ticket {
	return Ticket{Tracker: Internal, Key: r.ID.Number()}
}
