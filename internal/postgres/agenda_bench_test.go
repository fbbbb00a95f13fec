package postgres_test

import (
	"fmt"
	"testing"
	"time"
)

// The agenda over many open items, beside a million closed ones: what it would be
// now, posting it, and its first message.
func BenchmarkAgenda(b *testing.B) {
	h := newHouse(b)
	h.turn(monday)
	h.pass(time.Hour)
	fill(b, h, "closed", 1_000_000)
	open, week := 0, monday
	for _, want := range []int{10_000, 100_000} {
		fill(b, h, "open", want-open)
		open = want
		h.sql.MustExec(`VACUUM (ANALYZE)`)
		b.Run(fmt.Sprintf("preview/%d", open), func(b *testing.B) {
			h.weigh(b, func() { must(h.store.Preview(b.Context(), h.committee.ID))(b) })
		})
		b.Run(fmt.Sprintf("posting/%d", open), func(b *testing.B) {
			for b.Loop() {
				week = week.AddDate(0, 0, 7)
				h.turn(week)
			}
		})
		h.sql.MustExec(`VACUUM (ANALYZE)`)
		b.Run(fmt.Sprintf("head/%d", open), func(b *testing.B) {
			for b.Loop() {
				h.head()
			}
		})
	}
}

// fill writes issues in one state, as years of work would leave them.
func fill(b *testing.B, h *house, state string, n int) {
	b.Helper()
	h.decide(h.log(h.ps.ID, "resource_unavailable").ID)
	h.sql.MustExec(`
		INSERT INTO issue (project_id, committee_id, project_type, kind, severity, description, state, raised_by, raised_at,
			open_since, decision_id, owner, due, resolved_at, closed_at, act)
		SELECT CASE n % 2 WHEN 0 THEN $1 ELSE $2 END::bigint, $3, CASE n % 2 WHEN 0 THEN 'PS' ELSE 'BS' END, 'resource_unavailable',
			(ARRAY['critical', 'high', 'medium', 'low'])[1 + n % 4], 'It hinders us.', $4, 'UCONSULT',
			$5::timestamptz - n * interval '1 minute', $5::timestamptz - n * interval '1 minute',
			CASE WHEN $4 = 'closed' THEN (SELECT max(id) FROM decision) END, 'UMANAGER', '2026-01-01',
			CASE WHEN $4 = 'closed' THEN $5::timestamptz - n * interval '1 minute' END,
			CASE WHEN $4 = 'closed' THEN $5::timestamptz - n * interval '1 minute' END, $4 || n || $5::text
		FROM generate_series(1, $6::int) AS n`,
		h.ps.ID, h.bs.ID, h.committee.ID, state, h.now(), n)
}
