package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"docket/internal/directory"
	"docket/internal/emergency"
	"docket/internal/fault"
)

// Emergency implements emergency.Store.
func (s *Store) Emergency(ctx context.Context, id emergency.ID) (emergency.Card, error) {
	var row struct {
		emergencyLineRow
		Zone   string
		Locale string
	}
	err := s.db.x.GetContext(ctx, &row, emergencyCard, id)
	if errors.Is(err, sql.ErrNoRows) {
		return emergency.Card{}, fault.NotFoundf("That emergency is no longer there.")
	}
	if err != nil {
		return emergency.Card{}, fmt.Errorf("read emergency %d: %w", id, errInTime(ctx, err))
	}
	return emergency.Card{Line: row.line(), Zone: row.Zone, Locale: row.Locale}, nil
}

const emergencyCard = `
	SELECT ` + emergencyLineColumns + `, c.zone AS zone, c.locale AS locale
	FROM emergency e` + emergencyLineTables + `JOIN committee c ON c.id = e.committee_id
	WHERE e.id = $1`

// Emergencies implements emergency.Store.
func (s *Store) Emergencies(ctx context.Context, of directory.UserID, limit int) ([]emergency.Line, error) {
	var rows []emergencyLineRow
	if err := s.db.x.SelectContext(ctx, &rows, emergenciesOf, of, limit); err != nil {
		return nil, fmt.Errorf("list emergencies of %s: %w", of, errInTime(ctx, err))
	}
	lines := make([]emergency.Line, len(rows))
	for n, r := range rows {
		lines[n] = r.line()
	}
	return lines, nil
}

// Those that stand are few, whoever asks.
const emergenciesOf = `
	SELECT ` + emergencyLineColumns + ` FROM emergency e` + emergencyLineTables + `
	WHERE e.state <> 'over' AND p.state NOT IN ('ended', 'stopped') AND ($1 IN (e.raised_by, e.taken_by) OR $1 = ANY (e.told))
	ORDER BY e.state = 'taken', e.raised_at, e.id
	LIMIT $2`

// emergenciesOfProject are the messages about emergencies of project p that change
// with it: the cards, and the last round of what people were told.
const emergenciesOfProject = `SELECT kind, e.id FROM emergency e, LATERAL (VALUES ('emergency'), ('emergency_round_' || e.round)) AS k (kind)
	WHERE e.project_id = p.id AND e.state <> 'over'`
