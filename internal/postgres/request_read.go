package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/request"
	"docket/internal/search"
)

// Request implements request.Store.
func (s *Store) Request(ctx context.Context, id request.ID) (request.Card, error) {
	return s.requestCard(ctx, requestCardByID, id)
}

// RequestOf implements request.Store.
func (s *Store) RequestOf(ctx context.Context, key string) (request.Card, error) {
	return s.requestCard(ctx, requestCardBySource, key)
}

func (s *Store) requestCard(ctx context.Context, query string, key any) (request.Card, error) {
	card, err := s.statement(ctx, query)
	if err != nil {
		return request.Card{}, fmt.Errorf("read request %v: %w", key, err)
	}
	var row struct {
		R     requestRow
		Class customer.Class
		requestSceneRow
	}
	err = card.GetContext(ctx, &row, key)
	if errors.Is(err, sql.ErrNoRows) {
		return request.Card{}, noRequest()
	}
	if err != nil {
		return request.Card{}, fmt.Errorf("read request %v: %w", key, errInTime(ctx, err))
	}
	sc, err := row.scene(s.at(), people(row.People.V))
	buyer := row.Customer.V
	return request.Card{Line: request.Line{Request: row.R.request(), CustomerName: buyer.Name, Class: buyer.Class, Zone: row.C.Zone}, Scene: sc}, err
}

var (
	requestCardByID     = requestCardColumns + ` WHERE r.id = $1`
	requestCardBySource = requestCardColumns + ` WHERE r.source_key = $1 AND r.source_key <> ''`
	requestCardColumns  = `
	SELECT ` + requestColumns + `, cu.class AS class, ` + requestSceneColumns(`ARRAY[r.agent, r.owner] || r.turn`) + `, false AS repeated
	FROM request r JOIN committee c ON c.id = r.committee_id JOIN customer cu ON cu.id = r.customer_id LEFT JOIN project p ON p.id = r.project_id`
)

// RequestScene implements request.Store. It uses up no number.
func (s *Store) RequestScene(ctx context.Context, by directory.UserID, of customer.ID) (request.Scene, error) {
	st, err := s.stageDraft(ctx, s.db.x, sceneOfRequestDraft, directory.Act{By: by}, of, s.at())
	return st.scene, errInTime(ctx, err)
}

// Requests implements request.Store.
func (s *Store) Requests(ctx context.Context, f request.Filter) ([]request.Line, error) {
	if f.Limit <= 0 {
		f.Limit = listLimit
	}
	fulfil, args, err := s.requestsThat(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("list requests: %w", err)
	}
	query := `SELECT ` + requestLineColumns + ` FROM request r` + requestLineTables + ` WHERE ` + fulfil + `
		ORDER BY r.state IN ('told', 'resting') AND r.turn = '{}', r.since, r.id LIMIT $1`
	var rows []requestLineRow
	if err := sqlx.SelectContext(ctx, s.db.x, &rows, query, append([]any{f.Limit}, args...)...); err != nil {
		return nil, fmt.Errorf("list requests: %w", errInTime(ctx, err))
	}
	lines := make([]request.Line, len(rows))
	for n, r := range rows {
		lines[n] = r.line()
	}
	return lines, nil
}

// requestOpen says that somebody has something to do about request r, or to tell: of
// one that rests the customer may still have to hear.
const requestOpen = `(r.state NOT IN ('told', 'resting') OR r.turn <> '{}')`

// requestsThat is the condition of a filter on request r of customer cu, its arguments
// from $2 on.
func (s *Store) requestsThat(ctx context.Context, f request.Filter) (string, []any, error) {
	fulfil, args := []string{"true"}, []any{}
	add := func(condition string, value any) {
		args = append(args, value)
		fulfil = append(fulfil, strings.ReplaceAll(condition, "?", fmt.Sprintf("$%d", len(args)+1)))
	}
	if !f.Over {
		fulfil = append(fulfil, requestOpen)
	}
	if f.Turn != "" {
		add(`r.turn @> ARRAY[?]::text[]`, f.Turn)
	}
	if f.Agent != "" {
		add(`r.agent = ?`, f.Agent)
	}
	if f.Owner != "" {
		add(`r.owner = ?`, f.Owner)
	}
	if f.Near != "" {
		add(`(r.turn @> ARRAY[?]::text[] OR r.agent = ? OR r.owner = ?)`, f.Near)
	}
	if f.Queue {
		fulfil = append(fulfil, `(r.state IN ('sorting', 'placing') OR r.untaken_since IS NOT NULL)`)
	}
	if f.Customer != 0 {
		add(`r.customer_id = ?`, f.Customer)
	}
	if len(f.States) > 0 {
		add(`r.state = ANY (?)`, array(f.States))
	}
	if f.Text != "" {
		found, err := s.foundNumbers(ctx, search.Requests, f.Text)
		if err != nil {
			return "", nil, err
		}
		add(`r.id = ANY (?)`, found)
	}
	return strings.Join(fulfil, " AND "), args, nil
}
