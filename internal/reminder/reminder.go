// Package reminder holds what must happen at a time: a due row becomes its
// effect exactly once, however many replicas sweep, by the application's clock.
//
// It owns the loop that looks for what is due. It refuses to know what the
// effects are: those are written in one transaction with the end of the row, by
// whoever keeps the rows.
package reminder

import (
	"time"

	"docket/internal/outbox"
)

// ID names a reminder; 0 is none.
type ID int64

// Kind says which effect a reminder has: "action.overdue".
type Kind string

// Reminder is something to do about a subject when its time comes.
type Reminder struct {
	ID      ID
	Kind    Kind
	Subject outbox.Subject
	Due     time.Time // an instant of the application's clock
	Key     string    // unique while it waits and ever after; a second reminder with the key is dropped
	Tries   int       // how often its effect failed
}

// The wait after a failed effect doubles between these bounds.
const (
	minRetry = 5 * time.Second
	maxRetry = time.Hour
)

// RetryAfter is how long a reminder waits whose effect failed again after so many
// tries.
func RetryAfter(tries int) time.Duration {
	return min(maxRetry, minRetry<<min(tries, 16))
}
