package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/project"
)

// Project implements project.Store.
func (s *Store) Project(ctx context.Context, id project.ID) (project.Card, error) {
	var row struct {
		projectSceneRow
		Open      int
		Committee string
		Channel   string
		Locale    string
		Reduced   document[project.Document]
		Kept      bool
		Standard  document[project.Document]
		Tariff    document[project.Document]
	}
	err := s.db.x.GetContext(ctx, &row, projectCard, id)
	if errors.Is(err, sql.ErrNoRows) {
		return project.Card{}, fault.NotFoundf("That project is no longer there.")
	}
	if err != nil {
		return project.Card{}, fmt.Errorf("read project %d: %w", id, errInTime(ctx, err))
	}
	scene, err := row.scene(s.at())
	return project.Card{
		Line:      project.Line{Project: row.P.project(), CustomerName: scene.Customer.Name, Open: row.Open},
		Committee: row.Committee, MeetingHome: row.Channel, Zone: row.Zone, Locale: row.Locale, Home: row.Home,
		Service: scene.Customer.Service, Reduced: row.Reduced.V, FullKept: row.Kept, Standard: row.Standard.V, Tariff: row.Tariff.V,
		Scene: scene,
	}, err
}

var projectCard = `
	SELECT ` + sceneColumns("'{}'::text[]") + `, c.name AS committee, c.channel AS channel, c.locale AS locale,
		(SELECT count(*) FROM issue i WHERE i.project_id = p.id AND i.state <> 'closed') AS open,
		(SELECT document FROM contract_document WHERE project_id = p.id AND version = 'reduced') AS reduced,
		EXISTS (SELECT FROM contract_document WHERE project_id = p.id AND version = 'full') AS kept,
		(SELECT document FROM house_document WHERE key = 'service_standard') AS standard,
		(SELECT document FROM house_document WHERE key = 'tariff') AS tariff
	FROM project p JOIN customer cu ON cu.id = p.customer_id JOIN committee c ON c.id = p.committee_id
	WHERE p.id = $1`

// InHand implements project.Store.
func (s *Store) InHand(ctx context.Context, user directory.UserID, limit int) ([]project.InHand, error) {
	var rows []projectSceneRow
	if err := s.db.x.SelectContext(ctx, &rows, projectsInHand, user, limit); err != nil {
		return nil, fmt.Errorf("list projects in hand: %w", errInTime(ctx, err))
	}
	in := make([]project.InHand, len(rows))
	for n, r := range rows {
		scene, err := r.scene(s.at(), user)
		if err != nil {
			return nil, err
		}
		in[n] = project.InHand{Line: project.Line{Project: r.P.project(), CustomerName: scene.Customer.Name}, Scene: scene}
	}
	return in, nil
}

// Something may wait for whoever manages or sells a project, for those who stand
// in for them, and for the holders of three roles in every project.
var projectsInHand = `
	SELECT ` + sceneColumns("ARRAY[$1]") + `
	FROM project p JOIN customer cu ON cu.id = p.customer_id JOIN committee c ON c.id = p.committee_id
	WHERE p.state IN ('pre_kickoff', 'preparing', 'accepting') AND (
		EXISTS (SELECT FROM member m WHERE m.id = $1 AND m.roles && '{management,sales_lead,assessor}')
		OR $1 IN (p.manager, p.sales)
		OR EXISTS (SELECT FROM absence aw WHERE aw.stand_in = $1 AND aw.member_id IN (p.manager, p.sales)))
	ORDER BY p.since, p.id
	LIMIT $2`
