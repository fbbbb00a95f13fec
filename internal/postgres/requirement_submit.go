package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/directory"
	"docket/internal/reminder"
	"docket/internal/requirement"
)

// WithTracker says where development is planned, when it is not in docket itself. A
// requirement.Courier takes requirements there.
func WithTracker(t requirement.Tracker) Option { return func(s *Store) { s.tracker = t.Name() } }

// TakeSubmission implements requirement.Submissions.
func (s *Store) TakeSubmission(ctx context.Context, now time.Time, hold time.Duration) (requirement.Submission, bool, error) {
	var row struct {
		ID, Requirement int64
		Tries           int
	}
	err := s.db.InTx(ctx, func(tx *sqlx.Tx) error {
		return tx.GetContext(ctx, &row, takeSubmission, now, now.Add(hold), requirement.SubmitKind)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return requirement.Submission{}, false, nil
	}
	if err != nil {
		return requirement.Submission{}, false, fmt.Errorf("take submission: %w", errInTime(ctx, err))
	}
	card, err := s.Requirement(ctx, requirement.ID(row.Requirement))
	return requirement.Submission{Reminder: row.ID, Requirement: card.Requirement, Tries: row.Tries}, err == nil, err
}

const takeSubmission = `
	UPDATE reminder SET run_at = $2, tries = tries + 1 WHERE id = (
		SELECT id FROM reminder WHERE kind = $3 AND done_at IS NULL AND run_at <= $1 ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
	RETURNING id, subject_id AS requirement, tries - 1 AS tries`

// KeepTicket implements requirement.Submissions.
func (s *Store) KeepTicket(ctx context.Context, of requirement.Submission, t requirement.Ticket) error {
	at, id := s.at(), of.Requirement.ID
	act := directory.Act{Key: fmt.Sprintf("%s:%d", requirement.SubmitKind, id)}
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		take := func(r requirement.Requirement, sc requirement.Scene) (requirement.Made, error) {
			return r.Ticketed(t, sc), nil
		}
		if _, err := s.changeRequirementIn(ctx, tx, act, id, nil, at, take); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, doneReminder, of.Reminder, at)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep ticket of requirement %d: %w", id, err)
	}
	return nil
}

// PutOffSubmission implements requirement.Submissions.
func (s *Store) PutOffSubmission(ctx context.Context, of requirement.Submission, again time.Time, why error) error {
	err := s.db.InTx(ctx, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE reminder SET run_at = $2, last_error = $3 WHERE id = $1`, of.Reminder, again, why.Error())
		return err
	})
	if err != nil {
		return fmt.Errorf("put off submission of requirement %d: %w", of.Requirement.ID, errInTime(ctx, err))
	}
	return nil
}

// delivered are the kinds of reminders that no sweep takes, since their effect is outside
// of the database.
var delivered = array([]reminder.Kind{requirement.SubmitKind})
