package postgres

import (
	"context"
	"fmt"

	"docket/internal/directory"
	"docket/internal/project"
)

// placeRoles are who may stand in a place, everybody for none, and who comes first.
var placeRoles = map[project.Place]struct{ may, first []directory.Role }{
	project.ManagerPlace: {may: []directory.Role{directory.ProjectManager}},
	project.SalesPlace:   {may: []directory.Role{directory.SalesManager, directory.SalesLead}},
	project.PSPlace:      {first: []directory.Role{directory.Consultant}},
	project.AnyPlace:     {},
}

// Candidates implements project.Staff.
func (s *Store) Candidates(ctx context.Context, place project.Place, text string, limit int) ([]project.Candidate, error) {
	var rows []struct {
		Member   document[memberDoc]
		Projects int
		Issues   int
	}
	of := placeRoles[place]
	if err := s.db.x.SelectContext(ctx, &rows, candidates, array(of.may), array(of.first), like(text), limit); err != nil {
		return nil, fmt.Errorf("find candidates: %w", errInTime(ctx, err))
	}
	found := make([]project.Candidate, len(rows))
	for n, r := range rows {
		found[n] = project.Candidate{Member: r.Member.V.member(), Projects: r.Projects, Issues: r.Issues}
	}
	return found, nil
}

// Loads are counted for those who are shown, not for all that fit.
const candidates = `
	SELECT ` + memberJSON + ` AS member,
		(SELECT count(*) FROM project p WHERE p.state NOT IN ('ended', 'stopped')
			AND (p.manager = m.id OR p.sales = m.id OR p.team @> ARRAY[m.id])) AS projects,
		(SELECT count(*) FROM issue i WHERE i.state <> 'closed' AND NOT i.project_over AND i.owner = m.id) AS issues
	FROM (
		SELECT * FROM member m
		WHERE m.active AND (cardinality($1::text[]) = 0 OR m.roles && $1) AND (m.name ILIKE $3 OR m.email ILIKE $3)
		ORDER BY m.roles && $2::text[] DESC, lower(m.name), m.id
		LIMIT $4
	) m
	ORDER BY m.roles && $2::text[] DESC, lower(m.name), m.id`
