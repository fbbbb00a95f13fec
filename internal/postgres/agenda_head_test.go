package postgres_test

import (
	"testing"
	"time"

	"docket/internal/committee"
)

// teems puts so many things into each of nine sections.
func (h *house) teems(n int) {
	h.Helper()
	for _, insert := range []string{
		`INSERT INTO project (committee_id, customer_id, name, type, state, act, created_at)
			SELECT $1, $2, 'New ' || n, 'PS', 'new', 'new' || n, $3 FROM generate_series(1, $4::int) AS n`,
		`INSERT INTO project (committee_id, customer_id, name, type, state, act, created_at)
			SELECT $1, $2, 'Gates ' || n, 'PS', 'preparing', 'gates' || n, $3 FROM generate_series(1, $4::int) AS n`,
		`INSERT INTO project (committee_id, customer_id, name, type, state, act, created_at)
			SELECT $1, $2, 'Service ' || n, 'PS', 'in_service', 'service' || n, $3 FROM generate_series(1, $4::int) AS n`,
		`INSERT INTO callback (customer_id, project_id, due_on, assigned_to, due_since)
			SELECT $2, p.id, $3::date, 'USELLER', $3 FROM project p WHERE p.state = 'in_service' AND p.committee_id = $1 LIMIT $4::int`,
		`INSERT INTO request (customer_id, committee_id, kind, title, agent, owner, state, since, opened_at, untaken_since, act)
			SELECT $2, $1, 'service', 'Untaken ' || n, 'USELLER', 'USELLER', 'handed', $3, $3, $3, 'untaken' || n FROM generate_series(1, $4::int) AS n`,
		`INSERT INTO request (customer_id, committee_id, kind, title, agent, owner, state, since, opened_at, late_since, act)
			SELECT $2, $1, 'service', 'Late ' || n, 'USELLER', 'USELLER', 'working', $3, $3, $3, 'late' || n FROM generate_series(1, $4::int) AS n`,
		`INSERT INTO requirement (customer_id, project_id, committee_id, title, urgency, raised_by, state, since, raised_at, submitted_at, act)
			SELECT $2, (SELECT min(id) FROM project WHERE committee_id = $1), $1, 'Wish ' || n, 'low', 'USELLER', 'evaluating', $3, $3, $3, 'wish' || n
			FROM generate_series(1, $4::int) AS n`,
		`INSERT INTO emergency (project_id, committee_id, what, raised_by, raised_at, act)
			SELECT p.id, $1, 'Flooded ' || n, 'USELLER', $3, 'flooded' || n FROM generate_series(1, $4::int) AS n,
				(SELECT min(id) AS id FROM project WHERE committee_id = $1 AND customer_id = $2) AS p`,
	} {
		h.sql.MustExec(insert, h.committee.ID, h.customer.ID, h.now(), n)
	}
	for range n {
		h.log(h.ps.ID, "resource_unavailable")
		h.log(h.bs.ID, "resource_unavailable")
	}
}

// The pages are cut by the database, the head is drawn by the summary: both cut at the
// same place, and nothing is lost between them.
func TestTheHeadOfAFullAgendaShowsAsMuchOfEachSectionAsItIsGiven(t *testing.T) {
	for _, n := range []int{2, 6, 12} {
		h := newHouse(t)
		h.teems(n)
		h.pass(time.Minute)
		h.turn(monday)
		head := h.head()
		shown := map[committee.Section]int{}
		for _, i := range head.Items {
			shown[i.Section]++
		}
		for section, total := range head.Summary.Total {
			if want := min(total, head.Summary.HeadItems(section)); shown[section] != want {
				t.Errorf("with %d each, the head holds %d of %s, and shows %d", n, shown[section], section, want)
			}
		}
		var items, all int
		for _, total := range head.Summary.Total {
			all += total
		}
		if err := h.sql.Get(&items, `SELECT count(*) FROM agenda_item`); err != nil || items != all || all < 9*n {
			t.Errorf("with %d each, %d items stand on the agenda's pages, %d on the agenda: %v", n, items, all, err)
		}
		if n > 2 && head.Summary.HeadItems(committee.PSIssues) <= head.Summary.HeadItems(committee.Requests) {
			t.Errorf("with %d each, the issues have no more room than the requests", n)
		}
	}
}
