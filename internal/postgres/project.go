package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/project"
	"docket/internal/search"
)

var projectRefusals = refusals{
	"project_customer_id_fkey":  fault.NotFoundf("That customer is no longer there.").In("customer"),
	"project_committee_id_fkey": fault.NotFoundf("That committee no longer exists.").In("committee"),
}

// AddProject implements project.Store.
func (s *Store) AddProject(ctx context.Context, act directory.Act, p project.Project) (project.Project, error) {
	p.CreatedAt = s.at()
	p.Since, p.Kickoff = p.CreatedAt, project.DefaultKickoff
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		p.ID = 0
		err := tx.GetContext(ctx, &p.ID, insertProject, p.Committee, p.Customer, p.Name, p.Type, p.State, p.Contract, p.Channel,
			p.ReceivedOn, p.Manager, p.Sales, array(p.Team), p.CreatedAt, act.Key)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		added := change.Effects{Verb: "project.added", Subject: p.ID.Subject(), After: p}
		return effects{act: act, at: p.CreatedAt, all: []change.Effects{added}}.write(ctx, tx)
	})
	if err != nil {
		return project.Project{}, projectRefusals.translate(err)
	}
	if p.ID == 0 {
		return s.projectOfAct(ctx, act)
	}
	return p, nil
}

const insertProject = `
	INSERT INTO project (committee_id, customer_id, name, type, state, contract, channel, received_on, manager, sales, team,
		created_at, since, act)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13)
	ON CONFLICT (act) DO NOTHING
	RETURNING id`

func (s *Store) projectOfAct(ctx context.Context, act directory.Act) (project.Project, error) {
	var row struct{ P projectRow }
	if err := s.db.x.GetContext(ctx, &row, projectByAct, act.Key); err != nil {
		return project.Project{}, fmt.Errorf("read project of act %s: %w", act.Key, errInTime(ctx, err))
	}
	return row.P.project(), nil
}

const projectByAct = `SELECT ` + projectColumns + ` FROM project p WHERE p.act = $1`

// Projects implements project.Store.
func (s *Store) Projects(ctx context.Context, text string, limit int) ([]project.Line, error) {
	query, args := projectsWhere("true"), []any{limit}
	if strings.TrimSpace(text) != "" {
		found, err := s.namedNumbers(ctx, search.Projects, text, projectsNotIndexed)
		if err != nil {
			return nil, fmt.Errorf("list projects: %w", err)
		}
		query, args = projectsWhere("p.id = ANY ($2)"), append(args, found)
	}
	var rows []projectLineRow
	if err := s.db.x.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, fmt.Errorf("list projects: %w", errInTime(ctx, err))
	}
	lines := make([]project.Line, len(rows))
	for n, r := range rows {
		lines[n] = r.line()
	}
	return lines, nil
}

var projectsNotIndexed = `
	SELECT p.id FROM project p JOIN customer cu ON cu.id = p.customer_id
	WHERE (p.name ILIKE $1 OR p.contract ILIKE $1 OR cu.name ILIKE $1) AND ` + unindexed(search.Projects, "p")

// projectsWhere lists the first $1 projects p that fulfil a condition. Issues are counted
// for the rows that are shown, not for all that fit.
func projectsWhere(fulfil string) string {
	return `
	SELECT ` + projectLineColumns + `
	FROM (
		SELECT p.* FROM project p WHERE ` + fulfil + `
		ORDER BY p.state IN ('ended', 'stopped'), lower(p.name), p.id
		LIMIT $1
	) p JOIN customer cu ON cu.id = p.customer_id
	ORDER BY p.state IN ('ended', 'stopped'), lower(p.name), p.id`
}
