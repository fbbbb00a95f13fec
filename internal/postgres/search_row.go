package postgres

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/request"
	"docket/internal/requirement"
	"docket/internal/search"
)

// searchRow is a thing as it is found and shown.
type searchRow struct {
	Kind     search.Kind
	ID       int64
	Title    string
	Customer string
	Project  string
	State    string
	Also     pq.StringArray // how else it is called
	Body     pq.StringArray

	// Of an order.
	Seller    directory.UserID
	ChangedBy directory.UserID `db:"changed_by"`
	Run       document[approval.Run]
}

// searchRows reads things by their subjects.
func (s *Store) searchRows(ctx context.Context, q sqlx.QueryerContext, of []outbox.Subject) (map[outbox.Subject]searchRow, error) {
	kinds, ids := make(pq.StringArray, len(of)), make(pq.Int64Array, len(of))
	for n, o := range of {
		kinds[n], ids[n] = o.Kind, o.ID
	}
	var rows []searchRow
	if err := sqlx.SelectContext(ctx, q, &rows, searchable, kinds, ids); err != nil {
		return nil, fmt.Errorf("read what is found: %w", errInTime(ctx, err))
	}
	known := make(map[outbox.Subject]searchRow, len(rows))
	for _, r := range rows {
		known[outbox.Subject{Kind: string(r.Kind), ID: r.ID}] = r
	}
	return known, nil
}

// searchable reads the things of two arrays, kinds and numbers. Each part is asked by
// primary keys alone, whatever else is in the arrays.
const searchable = `
	WITH asked AS MATERIALIZED (SELECT DISTINCT kind, id FROM unnest($1::text[], $2::bigint[]) AS a (kind, id))
	SELECT 'customer' AS kind, t.id, t.name AS title, '' AS customer, '' AS project, '' AS state, '{}'::text[] AS also,
		ARRAY(SELECT c.name || ' ' || c.email FROM contact c WHERE c.customer_id = t.id AND NOT c.retired) AS body,
		'' AS seller, '' AS changed_by, NULL::jsonb AS run
	FROM asked a JOIN customer t ON t.id = a.id WHERE a.kind = 'customer'
	UNION ALL
	SELECT 'project', t.id, t.name, cu.name, '', t.state, ARRAY[t.contract], ARRAY[t.note], '', '', NULL
	FROM asked a JOIN project t ON t.id = a.id JOIN customer cu ON cu.id = t.customer_id WHERE a.kind = 'project'
	UNION ALL
	SELECT 'issue', t.id, t.description, cu.name, p.name, t.state, '{}', ARRAY[t.note], '', '', NULL
	FROM asked a JOIN issue t ON t.id = a.id JOIN project p ON p.id = t.project_id JOIN customer cu ON cu.id = p.customer_id
	WHERE a.kind = 'issue'
	UNION ALL
	SELECT 'order', t.id, t.title, cu.name, '', t.state, ARRAY[t.reference], array_remove(ARRAY[t.note, t.content #>> '{sow,reference}',
			(SELECT string_agg(concat_ws(' ', l ->> 'sku', l ->> 'name', l ->> 'description'), ' ')
				FROM jsonb_array_elements(nullif(t.content -> 'lines', 'null')) AS l)], NULL), t.seller, t.changed_by,
		(SELECT ap.run FROM approval ap WHERE ap.subject_kind = 'order' AND ap.subject_id = t.id AND ap.round = t.revision)
	FROM asked a JOIN purchase_order t ON t.id = a.id JOIN customer cu ON cu.id = t.customer_id WHERE a.kind = 'order'
	UNION ALL
	SELECT 'request', t.id, t.title, cu.name, coalesce(p.name, ''), t.state, '{}', array_remove(ARRAY[t.body, t.course ->> 'result'], NULL), '', '', NULL
	FROM asked a JOIN request t ON t.id = a.id JOIN customer cu ON cu.id = t.customer_id LEFT JOIN project p ON p.id = t.project_id
	WHERE a.kind = 'request'
	UNION ALL
	SELECT 'requirement', t.id, t.title, cu.name, p.name, t.state, ARRAY[t.ticket], ARRAY[t.body], '', '', NULL
	FROM asked a JOIN requirement t ON t.id = a.id JOIN customer cu ON cu.id = t.customer_id JOIN project p ON p.id = t.project_id
	WHERE a.kind = 'requirement'`

func (r searchRow) hit() search.Hit {
	return search.Hit{Kind: r.Kind, ID: r.ID, Title: r.Title, Customer: r.Customer, Project: r.Project, State: r.State, Over: r.over()}
}

func (r searchRow) document() search.Document {
	d := search.Document{
		Kind: r.Kind, ID: r.ID, Over: r.over(), Title: append([]string{r.hit().Number(), r.Title}, r.Also...), Names: []string{r.Customer, r.Project},
		Body: r.Body,
	}
	if r.Kind == search.Orders {
		d.People, d.Roles = order.Order{Seller: r.Seller, ChangedBy: r.ChangedBy, Approval: r.Run.V}.Readers()
	}
	return d
}

func (r searchRow) over() bool {
	switch r.Kind {
	case search.Projects:
		return project.Project{State: project.State(r.State)}.Over()
	case search.Issues:
		return issue.State(r.State) == issue.Closed
	case search.Orders:
		return order.State(r.State).Over()
	case search.Requests:
		return request.State(r.State).Over()
	case search.Requirements:
		return requirement.State(r.State).Resting()
	}
	return false
}
