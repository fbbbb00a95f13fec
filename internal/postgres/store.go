package postgres

import (
	"time"

	"github.com/lib/pq"
)

// Store keeps the business: members, customers, projects, issues, committees and
// their meetings, and the record of every change. It is the Store of each noun.
type Store struct {
	db       *DB
	now      func() time.Time
	prepared prepared
	logging  groupCommit[*logCall]
	requests requestChange
	orders   orderDecision
	mail     bool
	tracker  string // in which development is planned, outside; "" for none
}

// Option is something about the house that its scenes have to know.
type Option func(*Store)

// WithMail says that e-mail can be sent.
func WithMail() Option { return func(s *Store) { s.mail = true } }

// NewStore keeps the business in a database. Now is the application's clock;
// the database's own clock decides nothing.
func NewStore(db *DB, now func() time.Time, options ...Option) *Store {
	s := &Store{db: db, now: now}
	s.logging.act = s.logTogether
	s.requests = requestChange{db: db, at: s.at, lock: lockFreeRequests, stage: s.stageRequests, save: saveRequests}
	s.requests.act = s.requests.together
	s.orders = orderDecision{db: db, at: s.at, lock: lockFreeOrders, stage: s.stageApprovals, save: saveOrders}
	s.orders.act = s.orders.together
	for _, option := range options {
		option(s)
	}
	return s
}

// at is the instant of a change, as finely as the database keeps it.
func (s *Store) at() time.Time { return s.now().UTC().Truncate(time.Microsecond) }

// texts reads an array of words as the words' own type.
func texts[T ~string](column pq.StringArray) []T {
	if len(column) == 0 {
		return nil
	}
	words := make([]T, len(column))
	for n, w := range column {
		words[n] = T(w)
	}
	return words
}

// array packs words for a text[] column, never NULL.
func array[T ~string](words []T) pq.StringArray {
	column := make(pq.StringArray, len(words))
	for n, w := range words {
		column[n] = string(w)
	}
	return column
}
