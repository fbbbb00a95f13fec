package postgres

import (
	"context"
	"fmt"

	"github.com/lib/pq"

	"docket/internal/committee"
	"docket/internal/request"
)

// addRequests gives each decision about a request what it is about.
func (s *Store) addRequests(ctx context.Context, minutes []committee.Minute) error {
	about := func(m committee.Minute) bool { return m.Subject == request.ID(m.Subject.ID).Subject() }
	var ids pq.Int64Array
	for _, m := range minutes {
		if about(m) {
			ids = append(ids, m.Subject.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	var rows []requestLineRow
	if err := s.db.x.SelectContext(ctx, &rows, requestsByID, ids); err != nil {
		return fmt.Errorf("read requests: %w", errInTime(ctx, err))
	}
	lines := make(map[int64]request.Line, len(rows))
	for _, r := range rows {
		l := r.line()
		lines[int64(l.ID)] = l
	}
	for n, m := range minutes {
		if l, ok := lines[m.Subject.ID]; ok && about(m) {
			minutes[n].Request = &l
		}
	}
	return nil
}

var requestsByID = `SELECT ` + requestLineColumns + ` FROM request r` + requestLineTables + ` WHERE r.id = ANY ($1)`
