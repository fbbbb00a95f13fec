package postgres

import (
	"context"
	"fmt"

	"docket/internal/committee"
	"docket/internal/directory"
)

// Preview implements committee.Library.
func (s *Store) Preview(ctx context.Context, id directory.CommitteeID) (committee.Preview, error) {
	c, err := oneCommittee(ctx, s.db.x, readCommittee, id)
	if err != nil {
		return committee.Preview{}, err
	}
	schedule, err := c.Schedule()
	if err != nil {
		return committee.Preview{}, fmt.Errorf("schedule of committee %d: %w", id, err)
	}
	now := s.at()
	p := committee.Preview{Committee: c, Next: schedule.Next(now)}
	last, err := s.Meetings(ctx, id, 1)
	if err != nil {
		return p, err
	}
	if len(last) > 0 {
		p.Meeting = &last[0]
	}
	if p.Summary, err = s.summaryNow(ctx, c, p.Meeting); err != nil {
		return p, fmt.Errorf("preview committee %d: %w", id, err)
	}
	if p.Items, err = s.items(ctx, itemsNow, id, committee.HeadItems); err != nil {
		return p, fmt.Errorf("preview committee %d: %w", id, err)
	}
	return p, nil
}

const readCommittee = `SELECT ` + committeeColumns + ` FROM committee c WHERE c.id = $1`

// summaryNow counts the agenda as it would be posted now, after the last meeting.
func (s *Store) summaryNow(ctx context.Context, c committee.Committee, last *committee.Meeting) (committee.Summary, error) {
	var rows []struct {
		Section committee.Section
		Items   int
		Fresh   int
		Long    int
	}
	if err := s.db.x.SelectContext(ctx, &rows, countStanding, c.ID, committee.LongWeeks); err != nil {
		return committee.Summary{}, fmt.Errorf("count agenda: %w", errInTime(ctx, err))
	}
	sum := committee.Summary{ToDecide: map[committee.Section]int{}, Total: map[committee.Section]int{}}
	for _, r := range rows {
		sum.ToDecide[r.Section], sum.Total[r.Section] = r.Items, r.Items
		sum.New, sum.Long = sum.New+r.Fresh, sum.Long+r.Long
	}
	var since committee.Meeting
	if last != nil {
		since = *last
		sum.LastMet = last.DueAt
	}
	return sum, s.countChanges(ctx, &sum, committeeRow{ID: c.ID, Zone: c.Zone}, since.PostedAt, s.at())
}

// What came up after the last meeting is new; what came up before the $2 last ones
// has waited long.
var countStanding = `
	WITH met AS (SELECT posted_at FROM meeting WHERE committee_id = $1 ORDER BY posted_at DESC LIMIT $2),
	bounds AS (
		SELECT coalesce(max(posted_at), '-infinity') AS last,
			CASE WHEN count(*) = $2 THEN min(posted_at) ELSE '-infinity' END AS early
		FROM met
	)
	SELECT 'new_projects' AS section, count(*) AS items, count(*) FILTER (WHERE created_at > last) AS fresh,
		count(*) FILTER (WHERE created_at <= early) AS long
	FROM project, bounds WHERE committee_id = $1 AND state = 'new'
	UNION ALL ` + countSection("PS", committee.PSIssues) + ` UNION ALL ` + countSection("BS", committee.BSIssues)

// countSection counts a section by one scan of an index, without grouping.
func countSection(projectType string, section committee.Section) string {
	return `SELECT '` + string(section) + `', count(*), count(*) FILTER (WHERE open_since > last),
		count(*) FILTER (WHERE open_since <= early)
	FROM issue, bounds
	WHERE committee_id = $1 AND project_type = '` + projectType + `' AND state = 'open' AND NOT project_over`
}

// waited is how many meetings were posted since an instant.
const waited = `cardinality(met.at) - width_bucket(`

var itemsNow = itemQueries{
	projects: `
		WITH met (at) AS (` + metBefore + `)
		SELECT 'new_projects' AS section, 0 AS position, ` + waited + `p.created_at, met.at) AS weeks,
			` + waited + `p.created_at, met.at) = 0 AS fresh, ` + projectLineColumns + `
		FROM met, project p JOIN customer cu ON cu.id = p.customer_id
		WHERE p.committee_id = $1 AND p.state = 'new'
		ORDER BY p.received_on, p.id
		LIMIT $2`,
	issues: `
		WITH met (at) AS (` + metBefore + `),
		top AS (` + worst("PS") + ` UNION ALL ` + worst("BS") + `)
		SELECT top.section AS section, 0 AS position, ` + waited + `i.open_since, met.at) AS weeks,
			` + waited + `i.open_since, met.at) = 0 AS fresh, ` + issueLineColumns + `
		FROM met, top JOIN issue i ON i.id = top.id` + issueLineTables + `
		ORDER BY i.project_type, i.rank, i.open_since, i.id`,
}

// worst finds the first $2 items of a section of issues.
func worst(projectType string) string {
	section := map[string]committee.Section{"PS": committee.PSIssues, "BS": committee.BSIssues}[projectType]
	return `(SELECT id, '` + string(section) + `' AS section FROM issue
		WHERE committee_id = $1 AND project_type = '` + projectType + `' AND state = 'open' AND NOT project_over
		ORDER BY rank, open_since, id LIMIT $2)`
}
