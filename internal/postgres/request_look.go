package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/reminder"
	"docket/internal/request"
)

// lookAtRequest reminds whoever a request waits for, and looks when its clocks end.
func (s *Store) lookAtRequest(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	id := request.ID(r.Subject.ID)
	st, err := s.stageRequest(ctx, tx, actOf(r), id, nil, now)
	if err != nil {
		return fmt.Errorf("look at request %d: %w", id, err)
	}
	if st.repeated {
		return nil
	}
	return st.save(ctx, tx, actOf(r), st.request.Look(st.scene))
}
