package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/project"
)

// inviteContacts has a customer's pre-kickoffs look at whom they invite, after
// somebody there was added, changed or taken off the list.
func (s *Store) inviteContacts(ctx context.Context, tx *sqlx.Tx, act directory.Act, of customer.ID, at time.Time) error {
	var ids []project.ID
	if err := tx.SelectContext(ctx, &ids, lockProjectsOfCustomer, of); err != nil {
		return fmt.Errorf("lock projects of customer %d: %w", of, err)
	}
	for _, id := range ids {
		st, err := s.stageProject(ctx, tx, act, id, nil, at)
		if err != nil {
			return fmt.Errorf("invite to project %d: %w", id, err)
		}
		after, effects := st.project.Invite(st.scene)
		if len(effects.Notes) == 0 {
			continue
		}
		if err := st.save(ctx, tx, act, after, effects); err != nil {
			return fmt.Errorf("invite to project %d: %w", id, err)
		}
	}
	return nil
}

// All are locked, also those without a date: one that is being set meanwhile is
// waited for, or waits and sees the contact.
const lockProjectsOfCustomer = `
	SELECT id FROM project WHERE customer_id = $1 AND state NOT IN ('ended', 'stopped') ORDER BY id
	FOR NO KEY UPDATE`
