package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

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
