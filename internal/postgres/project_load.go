package postgres

import (
	"context"
	"fmt"

	"docket/internal/calendar"
	"docket/internal/project"
)

// Load implements project.Staff.
func (s *Store) Load(ctx context.Context, t project.Type, until calendar.Date) (project.Load, error) {
	load := project.Load{Type: t, Until: until}
	var row struct{ Booked, People int }
	if err := s.db.x.GetContext(ctx, &row, teamLoad, t, until); err != nil {
		return load, fmt.Errorf("read load of %s: %w", t, errInTime(ctx, err))
	}
	load.Booked, load.People = row.Booked, row.People
	return load, nil
}

// Whoever was ever in a team of the type is one of its people, and so is a consultant
// who is in no team at all.
const teamLoad = `
	WITH part AS (
		SELECT m.id, p.type = $1 AS of_type, p.state IN ('pre_kickoff', 'preparing', 'running', 'accepting')
			AND coalesce(p.pre_kickoff, $2) <= $2 AS under_way
		FROM project p, unnest(p.team) AS t (id) JOIN member m ON m.id = t.id AND m.active
	)
	SELECT (SELECT count(DISTINCT id) FROM part WHERE of_type AND under_way) AS booked,
		(SELECT count(DISTINCT id) FROM part WHERE of_type)
		+ (SELECT count(*) FROM member m WHERE m.active AND 'consultant' = ANY (m.roles) AND NOT EXISTS (SELECT FROM part WHERE part.id = m.id)) AS people`
