package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/search"
)

// Issue implements issue.Store.
func (s *Store) Issue(ctx context.Context, id issue.ID) (issue.Card, error) {
	var row struct {
		issueLineRow
		K         kindRow
		C         committeeRow
		Home      outbox.Lane
		Manager   directory.UserID
		Decisions document[[]decisionDoc]
	}
	err := s.db.x.GetContext(ctx, &row, issueCard, id)
	if errors.Is(err, sql.ErrNoRows) {
		return issue.Card{}, fault.NotFoundf("That issue is no longer there.")
	}
	if err != nil {
		return issue.Card{}, fmt.Errorf("read issue %d: %w", id, errInTime(ctx, err))
	}
	schedule, err := row.C.committee().Schedule()
	if err != nil {
		return issue.Card{}, fmt.Errorf("schedule of committee %d: %w", row.C.ID, err)
	}
	card := issue.Card{
		Line: row.line(), Catalogue: row.K.kind(), Committee: row.C.ID, Zone: row.C.Zone, Locale: row.C.Locale,
		Home: row.Home, Manager: row.Manager, Days: schedule.Days(),
	}
	for _, d := range row.Decisions.V {
		card.Decisions = append(card.Decisions, d.decision())
	}
	return card, nil
}

const issueCard = `
	SELECT ` + issueLineColumns + `, ` + kindColumns + `, ` + committeeColumns + `,
		coalesce(nullif(p.channel, ''), c.channel) AS home, p.manager AS manager,
		(SELECT jsonb_agg(` + decisionJSON + ` ORDER BY d.id) FROM decision d
			WHERE d.subject_kind = 'issue' AND d.subject_id = i.id) AS decisions
	FROM issue i` + issueLineTables + `JOIN committee c ON c.id = i.committee_id
	WHERE i.id = $1`

// listLimit is how many rows a list has that asks for no limit.
const listLimit = 500

// Issues implements issue.Store.
func (s *Store) Issues(ctx context.Context, f issue.Filter) ([]issue.Line, error) {
	if f.Limit <= 0 {
		f.Limit = listLimit
	}
	query, args := listIssues, []any{f.Project, f.Owner, f.RaisedBy, f.Closed, f.Limit, array(f.Undecided), f.Near}
	if strings.TrimSpace(f.Text) != "" {
		found, err := s.foundNumbers(ctx, search.Issues, f.Text)
		if err != nil {
			return nil, fmt.Errorf("list issues: %w", err)
		}
		query, args = query+` AND i.id = ANY ($8)`, append(args, found)
	}
	var rows []issueLineRow
	if err := s.db.x.SelectContext(ctx, &rows, query+issueOrder(f), args...); err != nil {
		return nil, fmt.Errorf("list issues: %w", errInTime(ctx, err))
	}
	lines := make([]issue.Line, len(rows))
	for n, r := range rows {
		lines[n] = r.line()
	}
	return lines, nil
}

func issueOrder(f issue.Filter) string {
	if f.Owner != "" {
		return ` ORDER BY least(i.due, (SELECT min(due) FROM task WHERE issue_id = i.id AND owner = $2 AND done_at IS NULL)), i.rank, i.id LIMIT $5`
	}
	return ` ORDER BY i.rank, i.open_since, i.id LIMIT $5`
}

const listIssues = `
	SELECT ` + issueLineColumns + ` FROM issue i` + issueLineTables + `
	WHERE ($1 = 0 OR i.project_id = $1)
	  AND ($2 = '' OR (i.owner = $2 AND i.state = 'decided')
	       OR (i.owner = $2 AND i.owner <> '' AND i.state = 'open' AND NOT i.project_over)
	       OR i.id IN (SELECT issue_id FROM task WHERE owner = $2 AND done_at IS NULL))
	  AND ($3 = '' OR i.raised_by = $3)
	  AND ($4 OR i.state <> 'closed')
	  AND (cardinality($6::text[]) = 0 OR (i.state = 'open' AND NOT i.project_over AND i.responsible && $6))
	  AND ($7 = '' OR $7 IN (p.manager, p.sales) OR $7 = ANY (p.team)
	       OR EXISTS (SELECT FROM committee c WHERE c.id = i.committee_id AND (c.members = '{}' OR $7 = ANY (c.members))))`

// like matches what holds the text anywhere, whatever its capitals.
func like(text string) string {
	return "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(strings.TrimSpace(text)) + "%"
}
