// Package audit is the append-only record of who changed what, when, from what
// to what. It offers reading only: entries are written by whoever writes the
// change, in its transaction, and the database refuses to alter them.
package audit

import (
	"context"
	"encoding/json"
	"iter"
	"time"

	"docket/internal/directory"
	"docket/internal/outbox"
)

// Entry is one change.
type Entry struct {
	ID      int64            `json:"id"`
	At      time.Time        `json:"at"`
	By      directory.UserID `json:"by"` // "" when the clock did it
	Verb    string           `json:"verb"`
	Subject outbox.Subject   `json:"subject"`
	Before  json.RawMessage  `json:"before,omitempty"`
	After   json.RawMessage  `json:"after,omitempty"`
}

// Record reads the record.
type Record interface {
	// History returns entries about a subject, newest first, after leaving out the
	// given number of newer ones.
	History(ctx context.Context, of outbox.Subject, offset, limit int) ([]Entry, error)
	// All walks the whole record, oldest first.
	All(ctx context.Context) iter.Seq2[Entry, error]
}
