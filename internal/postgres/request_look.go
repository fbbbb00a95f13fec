package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/directory"
	"docket/internal/reminder"
	"docket/internal/request"
)

// lookAtRequest reminds whoever a request waits for, and looks when its clocks end.
func (s *Store) lookAtRequest(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	id := request.ID(r.Subject.ID)
	st, err := s.stageRequest(ctx, tx, staging{act: actOf(r), id: r.Subject.ID}, now)
	if err != nil {
		return fmt.Errorf("look at request %d: %w", id, err)
	}
	if st.repeated {
		return nil
	}
	return st.save(ctx, tx, actOf(r), st.request.Look(st.scene))
}

// stirRequests has the requests looked at now that some people have to do with, or that
// wait for whoever holds a role, since these people have changed.
func stirRequests(ctx context.Context, tx *sqlx.Tx, changed []directory.UserID, why string, at time.Time) error {
	if _, err := tx.ExecContext(ctx, stirTheirRequests, request.LookKind, at, why, array(changed)); err != nil {
		return fmt.Errorf("stir requests: %w", err)
	}
	return nil
}

const stirTheirRequests = `
	INSERT INTO reminder (kind, subject_kind, subject_id, due_at, run_at, key)
	SELECT $1, 'request', r.id, $2, $2, $1 || ':' || r.id || ':' || $3
	FROM request r WHERE ` + requestOpen + ` AND (r.agent = ANY ($4) OR r.owner = ANY ($4) OR r.turn && $4::text[]
		OR r.state IN ('sorting', 'talk', 'writing', 'signing', 'placing') OR r.turn = '{}')
	ON CONFLICT (key) DO NOTHING`
