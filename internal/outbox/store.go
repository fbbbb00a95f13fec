package outbox

import (
	"context"
	"time"
)

// Store keeps notes, lanes and pace. Times are the application's clock; leases
// are the store's own business.
type Store interface {
	// Claim takes the best due note of the job's lane, or says when to ask again.
	Claim(ctx context.Context, job Job, at time.Time) (Claim, error)
	// Record writes down how a delivery ended. A delivery that somebody else
	// has taken over meanwhile is left alone.
	Record(ctx context.Context, d Delivery, o Outcome, at time.Time) error
	// Rescue makes jobs for lanes that have something due and no live job, and
	// says how many.
	Rescue(ctx context.Context, at time.Time) (int, error)
	// Wake wakes jobs that sleep although the time of their lane has come, as
	// happens when the application's clock is turned. It says when the next
	// request may leave if pace holds back all that is due, and zero otherwise.
	Wake(ctx context.Context, at time.Time) (held time.Time, err error)
	// Backlog says what has not been said.
	Backlog(ctx context.Context, at time.Time) (Backlog, error)
	// Resume lets sending go on after the token was found good again.
	Resume(ctx context.Context, at time.Time) error
}

// Job is what looks after a lane. One job does at a time; a job of a better rank
// relieves another.
type Job struct {
	ID   int64
	Lane Lane
	Rank Priority
}

// Claim is the answer to a job that asks what to do next in a lane.
type Claim struct {
	Delivery *Delivery     // make this request; nil for none
	Wait     time.Duration // with no delivery: ask again after so long; 0 when there is nothing more to do
}

// Outcome is how a delivery ended.
type Outcome struct {
	State   State
	Receipt Receipt
	Reason  string        // why, unless it was said; Slack's word where there is one
	Delay   time.Duration // before the next try, for Limited, Unsent and Unclear
	Method  string        // for Limited: the method that is limited; "" when the lane is
	Tell    bool          // for Unsent: it has waited so long that somebody is told
}

// State is how a delivery ended.
type State string

// The ends of a delivery.
const (
	Said    State = "said"    // it stands as drawn
	Gone    State = "gone"    // nothing to say any more
	Missing State = "missing" // found nowhere: to be posted again
	Unsent  State = "unsent"  // no request left, or a search got no answer: later
	Limited State = "limited" // 429: later
	Refused State = "refused" // never like this in this lane
	Halted  State = "halted"  // the token is no good: nothing is sent until Resume
	Unclear State = "unclear" // nobody knows: let it settle, then find out
)

// Backlog counts what has not been said by a point in time.
type Backlog struct {
	Due      int           // notes that could be sent now, paced or not
	InFlight int           // requests under way or of unclear end
	Stale    int           // copies that show an old state
	Later    int           // notes that wait for their time
	Failed   int           // given up
	Oldest   time.Duration // age of the oldest due note
	Halted   string        // why nothing is sent; "" when all is well
}

// Idle reports whether nothing is left to do now.
func (b Backlog) Idle() bool { return b.Due == 0 && b.InFlight == 0 && b.Stale == 0 }

// Alarm words the trouble that administrators are told of.
type Alarm interface {
	// Notices makes the notes that tell of a reason: once for each lane, after
	// the first note there was given up for it. Lane is "" when the reason holds
	// for the whole token. They are written in the transaction that gives the
	// note up, with keys made from that note's ID.
	Notices(lane Lane, reason string, lost Note) []Note
}
