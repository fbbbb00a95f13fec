package postgres

import (
	"context"
	"fmt"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/project"
)

// InHand implements project.Store. The people are read once for all projects.
func (s *Store) InHand(ctx context.Context, user directory.UserID, limit int) ([]project.InHand, error) {
	var rows []struct {
		P        projectRow
		Customer string
		Zone     string
	}
	if err := s.db.x.SelectContext(ctx, &rows, projectsInHand, user, limit); err != nil || len(rows) == 0 {
		return nil, errInTime(ctx, err)
	}
	in, named := make([]project.InHand, len(rows)), []directory.UserID{user}
	for n, r := range rows {
		in[n].Line = project.Line{Project: r.P.project(), CustomerName: r.Customer}
		named = append(append(named, in[n].Manager, in[n].Sales), in[n].Team...)
	}
	members, err := s.members(ctx, membersInHand, array(named))
	if err != nil {
		return nil, err
	}
	at, all := s.at(), directory.People{}
	for _, m := range members {
		all[m.ID] = m
	}
	for n, r := range rows {
		zone, err := calendar.Zone(r.Zone)
		if err != nil {
			return nil, fmt.Errorf("zone of project %d: %w", in[n].ID, err)
		}
		in[n].Scene = project.Scene{People: all, Zone: zone, Today: calendar.DateOf(at, zone), Now: at}
	}
	return in, nil
}

// Something may wait for whoever manages or sells a project, for those who stand
// in for them, and in every project at its gates for the holders of three roles.
// Each part is the scan of an index.
const projectsInHand = `
	SELECT ` + projectColumns + `, ` + projectSteps + `, cu.name AS customer, c.zone AS zone
	FROM project p JOIN customer cu ON cu.id = p.customer_id JOIN committee c ON c.id = p.committee_id
	WHERE p.id IN (
		SELECT id FROM project WHERE state IN ('pre_kickoff', 'preparing', 'accepting') AND manager = ANY (` + selfAndAbsent + `)
		UNION SELECT id FROM project WHERE state IN ('pre_kickoff', 'preparing', 'accepting') AND sales = ANY (` + selfAndAbsent + `)
		UNION SELECT id FROM project WHERE state = 'preparing' AND ` + watches + `
		UNION SELECT id FROM project WHERE state = 'accepting' AND ` + watches + `
	)
	ORDER BY coalesce(p.since, p.created_at), p.id
	LIMIT $2`

const (
	selfAndAbsent = `ARRAY(SELECT $1 UNION SELECT aw.member_id FROM absence aw WHERE aw.stand_in = $1)`
	watches       = `EXISTS (SELECT FROM member m WHERE m.id = $1 AND m.roles && '{management,sales_lead,assessor}')`
)

const membersInHand = `
	SELECT ` + memberJSON + ` FROM member m
	WHERE m.id = ANY ($1) OR m.roles && '{management,sales_lead,assessor}'
	   OR m.id IN (SELECT aw.stand_in FROM absence aw WHERE aw.member_id = ANY ($1))`
