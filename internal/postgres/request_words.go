package postgres

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/outbox"
	"docket/internal/reminder"
	"docket/internal/request"
)

// missWords has a request hear that what was said to its customer did not arrive, in
// the transaction that gives the note up.
func (r recording) missWords(ctx context.Context) error {
	if r.d.Topic != request.WordsTopic || r.d.Verb == outbox.Update {
		return nil
	}
	_, err := r.tx.ExecContext(ctx, rememberMiss, request.MissKind, r.d.Subject.Kind, r.d.Subject.ID, r.at, missKey(r.d.ID))
	return err
}

const rememberMiss = `
	INSERT INTO reminder (kind, subject_kind, subject_id, due_at, run_at, key) VALUES ($1, $2, $3, $4, $4, $5)
	ON CONFLICT (key) DO NOTHING`

func missKey(id outbox.ID) string { return fmt.Sprintf("%s:%d", request.MissKind, id) }

// requestMissed is the effect: the customer is still to be told.
func (s *Store) requestMissed(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	note, err := strconv.ParseInt(strings.TrimPrefix(r.Key, string(request.MissKind)+":"), 10, 64)
	if err != nil {
		return fmt.Errorf("read reminder %s: %w", r.Key, err)
	}
	var lost struct{ Key, Reason string }
	if err := tx.GetContext(ctx, &lost, `SELECT key, reason FROM note WHERE id = $1`, note); err != nil {
		return fmt.Errorf("read note %d: %w", note, err)
	}
	st, err := s.stageRequest(ctx, tx, staging{act: actOf(r), id: r.Subject.ID}, now)
	if err != nil || st.repeated {
		return err
	}
	return st.save(ctx, tx, actOf(r), st.request.Missed(lost.Key, lost.Reason, st.scene))
}
