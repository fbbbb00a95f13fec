package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/committee"
	"docket/internal/outbox"
	"docket/internal/reminder"
	"docket/internal/requirement"
)

// Effect is what a due reminder does, within the transaction that ends it. Now is
// the application's clock; r.Due may lie far before it.
type Effect func(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error

// Reminders turns due reminders into their effects.
type Reminders struct {
	db      *DB
	effects map[reminder.Kind]Effect
}

// Reminders is the store of what must happen at a time. A kind without an effect
// fails when due and is tried again, for a newer release may know it.
func (db *DB) Reminders(effects map[reminder.Kind]Effect) *Reminders {
	return &Reminders{db: db, effects: effects}
}

// dueReminder is a reminder as claimed.
type dueReminder struct {
	ID          reminder.ID
	Kind        reminder.Kind
	SubjectKind string    `db:"subject_kind"`
	SubjectID   int64     `db:"subject_id"`
	Due         time.Time `db:"due_at"`
	Key         string
	Tries       int
}

// gathering are the kinds of reminders that put together what waits: an agenda of nine
// o'clock has what fell due at nine.
var gathering = array([]reminder.Kind{committee.Due, requirement.ListKind})

// claimReminders locks at most limit due reminders that nobody else has in hand,
// first due first. What gathers comes when nothing else is due.
func claimReminders(ctx context.Context, tx *sqlx.Tx, now time.Time, limit int) ([]reminder.Reminder, error) {
	var rows []dueReminder
	if err := tx.SelectContext(ctx, &rows, dueReminders, now, limit, delivered, gathering); err != nil {
		return nil, fmt.Errorf("claim reminders: %w", err)
	}
	rs := make([]reminder.Reminder, len(rows))
	for i, r := range rows {
		rs[i] = reminder.Reminder{
			ID: r.ID, Kind: r.Kind, Subject: outbox.Subject{Kind: r.SubjectKind, ID: r.SubjectID},
			Due: r.Due, Key: r.Key, Tries: r.Tries,
		}
	}
	return rs, nil
}

const dueReminders = `
	SELECT id, kind, subject_kind, subject_id, due_at, key, tries
	FROM reminder
	WHERE done_at IS NULL AND run_at <= $1 AND kind <> ALL ($3) AND (kind <> ALL ($4) OR NOT EXISTS (
		SELECT FROM reminder o WHERE o.done_at IS NULL AND o.run_at <= $1 AND o.kind <> ALL ($3) AND o.kind <> ALL ($4)))
	ORDER BY run_at, id
	LIMIT $2
	FOR UPDATE SKIP LOCKED`

// Sweep implements reminder.Store: one due reminder becomes its effect, in one
// transaction. A failed effect leaves nothing behind but the time of its next try.
func (rs *Reminders) Sweep(ctx context.Context, now time.Time) (bool, error) {
	var found bool
	var failed error
	err := rs.db.InTx(ctx, func(tx *sqlx.Tx) error {
		found, failed = false, nil
		due, err := claimReminders(ctx, tx, now, 1)
		if err != nil || len(due) == 0 {
			return err
		}
		found = true
		failed, err = rs.run(ctx, tx, due[0], now)
		return err
	})
	if err != nil {
		return false, err
	}
	return found, failed
}

// run has the effect of a claimed reminder. Failed says why it had none; err ends
// the transaction.
func (rs *Reminders) run(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) (failed, err error) {
	if _, err := tx.ExecContext(ctx, `SAVEPOINT effect`); err != nil {
		return nil, fmt.Errorf("reminder %d: %w", r.ID, err)
	}
	effect, known := rs.effects[r.Kind]
	if known {
		failed = effect(ctx, tx, r, now)
	} else {
		failed = fmt.Errorf("no effect for kind %q", r.Kind)
	}
	if failed == nil {
		_, err := tx.ExecContext(ctx, doneReminder, r.ID, now)
		return nil, err
	}
	failed = fmt.Errorf("reminder %d: %w", r.ID, failed)
	if clashed(failed) || broken(failed) || errors.Is(failed, sql.ErrTxDone) || ctx.Err() != nil {
		return nil, failed
	}
	if _, err := tx.ExecContext(ctx, `ROLLBACK TO SAVEPOINT effect`); err != nil {
		return nil, errors.Join(failed, err)
	}
	_, err = tx.ExecContext(ctx, retryReminder, r.ID, now.Add(reminder.RetryAfter(r.Tries)), failed.Error())
	return failed, err
}

const doneReminder = `UPDATE reminder SET done_at = $2, last_error = '' WHERE id = $1`

const retryReminder = `UPDATE reminder SET run_at = $2, tries = tries + 1, last_error = $3 WHERE id = $1`

// NextDue implements reminder.Store.
func (rs *Reminders) NextDue(ctx context.Context, until time.Time) (time.Time, bool, error) {
	var at time.Time
	err := rs.db.x.GetContext(ctx, &at, nextReminder, until, delivered)
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, false, nil
	}
	if err != nil {
		return time.Time{}, false, fmt.Errorf("find next reminder: %w", errInTime(ctx, err))
	}
	return at, true, nil
}

const nextReminder = `
	SELECT run_at FROM reminder WHERE done_at IS NULL AND run_at <= $1 AND kind <> ALL ($2) ORDER BY run_at, id LIMIT 1`
