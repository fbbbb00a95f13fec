package postgres

import (
	"context"
	"fmt"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/dossier"
	"docket/internal/issue"
	"docket/internal/outbox"
)

// openItemRow is a thing that is under way, as openOfCustomer reads it.
type openItemRow struct {
	Counts   document[map[string]int]
	Kind     string // "" where the page is empty
	ID       int64
	Title    string
	IssueOf  issue.KindKey `db:"issue_kind"`
	Project  string
	State    string
	Severity issue.Severity
	Since    moment
	Due      calendar.Date
	Turn     directory.UserID
	Late     bool
}

func (r openItemRow) item() dossier.Item {
	return dossier.Item{
		Subject: outbox.Subject{Kind: r.Kind, ID: r.ID}, Title: r.Title, Kind: r.IssueOf, Project: r.Project, State: r.State,
		Severity: r.Severity, Since: r.Since.time(), Due: r.Due, Turn: r.Turn, Late: r.Late,
	}
}

// OpenItems implements dossier.Store.
func (s *Store) OpenItems(ctx context.Context, id customer.ID, offset, limit int) (dossier.Open, error) {
	query, err := s.statement(ctx, openOfCustomer)
	if err != nil {
		return dossier.Open{}, fmt.Errorf("list what is open of customer %d: %w", id, err)
	}
	var rows []openItemRow
	if err := query.SelectContext(ctx, &rows, id, offset, limit); err != nil {
		return dossier.Open{}, fmt.Errorf("list what is open of customer %d: %w", id, errInTime(ctx, err))
	}
	var open dossier.Open
	for _, r := range rows {
		open.Counts = r.Counts.V
		if r.Kind != "" {
			open.Items = append(open.Items, r.item())
		}
	}
	return open, nil
}

// openOfCustomer is what is under way about customer $1, with how much there is of each
// kind beside every row. Emergencies have rank 0; severities and urgencies count from
// 1; what is late comes with the severe.
const openOfCustomer = `
	WITH theirs AS MATERIALIZED (
		SELECT id, name FROM project WHERE customer_id = $1
	), open AS MATERIALIZED (
		SELECT 'emergency' AS kind, e.id, e.what AS title, '' AS issue_kind, p.name AS project, e.state, '' AS severity,
			0 AS rank, e.raised_at AS since, NULL::date AS due, e.taken_by AS turn, false AS late
		FROM theirs p JOIN emergency e ON e.project_id = p.id JOIN project pp ON pp.id = p.id
		WHERE e.state <> 'over' AND pp.state NOT IN ('ended', 'stopped')
		UNION ALL
		SELECT 'issue', i.id, k.name, i.kind, p.name, i.state, i.severity, 1 + i.rank, i.open_since, i.due, i.owner, false
		FROM theirs p JOIN issue i ON i.project_id = p.id JOIN issue_kind k ON k.key = i.kind
		WHERE i.state <> 'closed' AND NOT i.project_over
		UNION ALL
		SELECT 'request', r.id, r.title, '', '', r.state, '',
			CASE WHEN r.late_since IS NOT NULL THEN 1 WHEN r.untaken_since IS NOT NULL THEN 2 ELSE 3 END,
			r.since, NULL, coalesce(r.turn[1], ''), r.late_since IS NOT NULL
		FROM request r WHERE r.customer_id = $1 AND r.state NOT IN ('told', 'resting')
		UNION ALL
		SELECT 'requirement', q.id, q.title, '', p.name, q.state, q.urgency, q.rank, q.since, NULL, coalesce(q.turn[1], ''), false
		FROM requirement q JOIN theirs p ON p.id = q.project_id
		WHERE q.customer_id = $1 AND q.state NOT IN ('persuaded', 'worked_around', 'done', 'not_now', 'unpaid')
		UNION ALL
		SELECT 'closeout', co.id, '', '', p.name, co.state, '', CASE co.state WHEN 'remarked' THEN 2 ELSE 4 END, co.since, co.closes_on, co.owner, false
		FROM theirs p JOIN closeout co ON co.project_id = p.id WHERE co.state NOT IN ('reviewed', 'dropped')
		UNION ALL
		SELECT 'order', o.id, o.title, '', '', o.state, '', CASE WHEN ap.late THEN 2 ELSE 4 END, o.since, NULL, '', coalesce(ap.late, false)
		FROM purchase_order o LEFT JOIN approval ap ON ap.subject_kind = 'order' AND ap.subject_id = o.id AND ap.state = 'open'
		WHERE o.customer_id = $1 AND o.state IN ('approving', 'approved', 'sent')
	)
	SELECT counts, coalesce(kind, '') AS kind, coalesce(id, 0) AS id, coalesce(left(title, 300), '') AS title, coalesce(issue_kind, '') AS issue_kind,
		coalesce(project, '') AS project, coalesce(state, '') AS state, coalesce(severity, '') AS severity, since, due,
		coalesce(turn, '') AS turn, coalesce(late, false) AS late
	FROM (SELECT jsonb_object_agg(kind, n) AS counts FROM (SELECT kind, count(*) AS n FROM open GROUP BY kind) AS k) AS c
	LEFT JOIN (SELECT * FROM open ORDER BY rank, since, kind, id OFFSET $2 LIMIT $3) AS page ON true
	ORDER BY rank, since, kind, id`
