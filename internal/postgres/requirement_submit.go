package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/reminder"
	"docket/internal/requirement"
)

// WithTracker says where development is planned, when it is not in docket itself.
func WithTracker(t requirement.Tracker) Option { return func(s *Store) { s.tracker = t } }

// trackerName is the tracker's outside, "" for none.
func (s *Store) trackerName() string {
	if s.tracker == nil {
		return ""
	}
	return s.tracker.Name()
}

// submitWithin bounds a call of the tracker: other reminders of this copy wait for it.
const submitWithin = 10 * time.Second

// submitRequirement hands a requirement in to the tracker outside. Should the tracker
// fail, or this transaction after it, the reminder comes again and the tracker finds
// what it has.
func (s *Store) submitRequirement(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	id := requirement.ID(r.Subject.ID)
	if s.tracker == nil {
		return fmt.Errorf("submit requirement %d: no tracker is connected", id)
	}
	card, err := s.Requirement(ctx, id)
	if err != nil || card.Ticket.Key != "" {
		return err
	}
	asked, end := context.WithTimeout(ctx, submitWithin)
	defer end()
	ticket, err := s.tracker.Submit(asked, card.Requirement)
	if err != nil {
		return fmt.Errorf("submit requirement %d: %w", id, err)
	}
	take := func(q requirement.Requirement, sc requirement.Scene) (requirement.Made, error) {
		return q.Ticketed(ticket, sc), nil
	}
	_, err = s.changeRequirementIn(ctx, tx, actOf(r), id, nil, now, take)
	return err
}
