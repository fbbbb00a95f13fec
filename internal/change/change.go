// Package change holds what a change of the world brings with it: its place in
// the record, the decision it embodies, what must be said and remembered. A
// rule returns effects and does nothing itself; they are written in the one
// transaction that writes the row.
package change

import (
	"docket/internal/decision"
	"docket/internal/outbox"
	"docket/internal/reminder"
)

// Effects is all a change does beside its own row.
type Effects struct {
	Verb     string         // for the record: "issue.decided"
	Subject  outbox.Subject // what changed; 0 as ID when it is only now being made
	Before   any            // what the record keeps of it, as JSON; nil when it was not there
	After    any
	Decision *decision.Decision
	Notes    []outbox.Note       // said anew
	Stale    []outbox.Subject    // drawn again wherever they stand
	Remind   []reminder.Reminder // remembered until due
	Forget   []outbox.Subject    // reminders about these are dropped, before the new ones are written
}
