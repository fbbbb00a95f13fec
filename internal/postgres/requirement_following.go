package postgres

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"

	"docket/internal/directory"
	"docket/internal/requirement"
)

// tellRequest has the request that the requirement answers follow it, in the
// transaction in which it came to another state. Whoever has the requirement waits for
// the request, and never the other way.
func (s *Store) tellRequest(ctx context.Context, tx *sqlx.Tx, act directory.Act, before, after requirement.Requirement) error {
	if after.Request == 0 || before.State == after.State {
		return nil
	}
	st, err := s.stageRequest(ctx, tx, staging{act: act, id: int64(after.Request)}, after.Since)
	if err != nil {
		return fmt.Errorf("tell request %d: %w", after.Request, err)
	}
	return st.save(ctx, tx, act, st.request.Followed(after.Following(), st.scene))
}
