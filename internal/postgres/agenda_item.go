package postgres

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"docket/internal/committee"
)

// itemRow is where an item stands on an agenda.
type itemRow struct {
	Section  committee.Section
	Position int
	Weeks    int
	Fresh    bool
}

func (r itemRow) item() committee.Item {
	return committee.Item{Section: r.Section, Weeks: r.Weeks, New: r.Fresh}
}

// itemQueries find the two kinds of items of an agenda, with the same arguments.
type itemQueries struct{ projects, issues string }

// items reads an agenda's items as they are now, in the agenda's order.
func (s *Store) items(ctx context.Context, q itemQueries, args ...any) ([]committee.Item, error) {
	var projects []struct {
		itemRow
		projectLineRow
	}
	if err := s.db.x.SelectContext(ctx, &projects, q.projects, args...); err != nil {
		return nil, fmt.Errorf("read new projects: %w", errInTime(ctx, err))
	}
	var issues []struct {
		itemRow
		issueLineRow
	}
	if err := s.db.x.SelectContext(ctx, &issues, q.issues, args...); err != nil {
		return nil, fmt.Errorf("read issues: %w", errInTime(ctx, err))
	}
	items := make([]committee.Item, 0, len(projects)+len(issues))
	for _, r := range projects {
		item, line := r.item(), r.projectLineRow.line()
		item.Project = &line
		items = append(items, item)
	}
	for _, r := range issues {
		item, line := r.item(), r.issueLineRow.line()
		item.Issue = &line
		items = append(items, item)
	}
	slices.SortStableFunc(items, func(a, b committee.Item) int {
		return cmp.Compare(slices.Index(committee.Sections, a.Section), slices.Index(committee.Sections, b.Section))
	})
	return items, nil
}

const (
	itemColumns  = `ai.section AS section, ai.position AS position, ai.weeks AS weeks, ai.fresh AS fresh, `
	projectItems = `SELECT ` + itemColumns + projectLineColumns + `
		FROM agenda_item ai JOIN agenda_page pg ON pg.id = ai.page_id JOIN project p ON p.id = ai.subject_id
		JOIN customer cu ON cu.id = p.customer_id
		WHERE ai.subject_kind = 'project' AND `
	issueItems = `SELECT ` + itemColumns + issueLineColumns + `
		FROM agenda_item ai JOIN agenda_page pg ON pg.id = ai.page_id JOIN issue i ON i.id = ai.subject_id` + issueLineTables + `
		WHERE ai.subject_kind = 'issue' AND `
	inOrder = ` ORDER BY ai.section, pg.number, ai.position`
)
