package postgres

import (
	"context"
	"fmt"

	"github.com/lib/pq"

	"docket/internal/committee"
	"docket/internal/requirement"
)

// addRequirements gives each decision about a requirement what it is about.
func (s *Store) addRequirements(ctx context.Context, minutes []committee.Minute) error {
	about := func(m committee.Minute) bool { return m.Subject == requirement.ID(m.Subject.ID).Subject() }
	var ids pq.Int64Array
	for _, m := range minutes {
		if about(m) {
			ids = append(ids, m.Subject.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	var rows []requirementLineRow
	if err := s.db.x.SelectContext(ctx, &rows, requirementsByID, ids); err != nil {
		return fmt.Errorf("read requirements: %w", errInTime(ctx, err))
	}
	lines := make(map[requirement.ID]requirement.Line, len(rows))
	for _, r := range rows {
		lines[r.Q.ID] = r.line()
	}
	for n, m := range minutes {
		if l, ok := lines[requirement.ID(m.Subject.ID)]; ok && about(m) {
			minutes[n].Requirement = &l
		}
	}
	return nil
}

const requirementsByID = `SELECT ` + requirementLineColumns + ` FROM requirement q` + requirementLineTables + ` WHERE q.id = ANY ($1)`
