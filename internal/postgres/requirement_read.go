package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/lib/pq"

	"docket/internal/request"
	"docket/internal/requirement"
	"docket/internal/search"
)

// Requirement implements requirement.Store.
func (s *Store) Requirement(ctx context.Context, id requirement.ID) (requirement.Card, error) {
	card, err := s.requirementThat(ctx, `q.id = $1`, int64(id))
	if err != nil {
		return card, fmt.Errorf("read requirement %d: %w", id, err)
	}
	return card, nil
}

// RequirementFor implements requirement.Store.
func (s *Store) RequirementFor(ctx context.Context, of request.ID) (requirement.Card, error) {
	card, err := s.requirementThat(ctx, `q.request_id = $1`, int64(of))
	if err != nil {
		return card, fmt.Errorf("read requirement of request %d: %w", of, err)
	}
	return card, nil
}

// Ticketed implements requirement.Tickets.
func (s *Store) Ticketed(ctx context.Context, t requirement.Ticket) (requirement.ID, error) {
	var id requirement.ID
	err := s.db.x.GetContext(ctx, &id, `SELECT id FROM requirement WHERE tracker = $1 AND ticket = $2`, t.Tracker, t.Key)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, noRequirement()
	}
	if err != nil {
		return 0, fmt.Errorf("find requirement of ticket %s: %w", t.Key, errInTime(ctx, err))
	}
	return id, nil
}

func (s *Store) requirementThat(ctx context.Context, fits string, id int64) (requirement.Card, error) {
	var row struct {
		Q requirementRow
		wishSceneRow
	}
	stmt, err := s.statement(ctx, requirementCard+fits)
	if err != nil {
		return requirement.Card{}, err
	}
	err = stmt.GetContext(ctx, &row, id)
	if errors.Is(err, sql.ErrNoRows) {
		return requirement.Card{}, noRequirement()
	}
	if err != nil {
		return requirement.Card{}, errInTime(ctx, err)
	}
	sc, err := row.scene(s.at())
	return requirement.Card{Line: requirement.Line{Requirement: row.Q.requirement(), CustomerName: sc.Customer.Name,
		ProjectName: sc.Project.Name, Zone: row.C.Zone}, Scene: sc}, err
}

var requirementCard = `
	SELECT ` + requirementColumns + `, ` + wishScene(`ARRAY[q.raised_by]`) + `
	FROM requirement q` + requirementLineTables + ` WHERE `

// Requirements implements requirement.Store.
func (s *Store) Requirements(ctx context.Context, f requirement.Filter) ([]requirement.Line, error) {
	if f.Limit <= 0 {
		f.Limit = listLimit
	}
	fulfil, args, err := s.requirementsThat(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("list requirements: %w", err)
	}
	query := `SELECT ` + requirementLineColumns + ` FROM requirement q` + requirementLineTables + ` WHERE ` + fulfil + `
		ORDER BY q.id DESC LIMIT $1`
	var rows []requirementLineRow
	if err := s.db.x.SelectContext(ctx, &rows, query, append([]any{f.Limit}, args...)...); err != nil {
		return nil, fmt.Errorf("list requirements: %w", errInTime(ctx, err))
	}
	lines := make([]requirement.Line, len(rows))
	for n, r := range rows {
		lines[n] = r.line()
	}
	return lines, nil
}

// requirementsThat is the condition of a filter, its arguments from $2 on.
func (s *Store) requirementsThat(ctx context.Context, f requirement.Filter) (string, []any, error) {
	fulfil, args := []string{"true"}, []any{}
	add := func(condition string, value any) {
		args = append(args, value)
		fulfil = append(fulfil, strings.ReplaceAll(condition, "?", fmt.Sprintf("$%d", len(args)+1)))
	}
	if f.Turn != "" {
		add(`q.turn @> ARRAY[?]::text[] AND q.state NOT IN ('persuaded', 'worked_around', 'done', 'not_now', 'unpaid')`, f.Turn)
	}
	if f.Raised != "" {
		add(`q.raised_by = ?`, f.Raised)
	}
	if f.Customer != 0 {
		add(`q.customer_id = ?`, f.Customer)
	}
	if len(f.States) > 0 {
		add(`q.state = ANY (?)`, array(f.States))
	}
	if len(f.IDs) > 0 {
		ids := make(pq.Int64Array, len(f.IDs))
		for n, id := range f.IDs {
			ids[n] = int64(id)
		}
		add(`q.id = ANY (?)`, ids)
	}
	if f.Text != "" {
		found, err := s.foundNumbers(ctx, search.Requirements, f.Text)
		if err != nil {
			return "", nil, err
		}
		add(`q.id = ANY (?)`, found)
	}
	return strings.Join(fulfil, " AND "), args, nil
}
