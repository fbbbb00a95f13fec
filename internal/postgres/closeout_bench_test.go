package postgres_test

import (
	"fmt"
	"testing"
	"time"

	"docket/internal/closeout"
)

// The sweep over a hundred thousand close-outs in the middle of their clocks: when
// nothing is due, when a reminder is, when the silence closes; and the customer's page.
func BenchmarkCloseouts(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		h := newHouse(b)
		waiting(b, h, n)
		h.sql.MustExec(`VACUUM (ANALYZE)`)
		b.Run(fmt.Sprintf("idle/%d", n), func(b *testing.B) {
			for b.Loop() {
				if must(h.reminders.Sweep(b.Context(), h.now()))(b) {
					b.Fatal("something was due")
				}
			}
		})
		b.Run(fmt.Sprintf("page/%d", n), func(b *testing.B) {
			desk, link := closeout.NewDesk(h.store), anyLink(b, h)
			for b.Loop() {
				must(desk.ByLink(b.Context(), link))(b)
			}
		})
		b.Run(fmt.Sprintf("list/%d", n), func(b *testing.B) {
			desk := closeout.NewDesk(h.store)
			for b.Loop() {
				must(desk.List(b.Context(), "", 50))(b)
			}
		})
		b.Run(fmt.Sprintf("mine/%d", n), func(b *testing.B) {
			desk := closeout.NewDesk(h.store)
			for b.Loop() {
				must(desk.Mine(b.Context(), consultant))(b)
			}
		})
		for what, reached := range map[string]string{"remind": `'2026-11-13', closes_on = '2026-11-28'`, "close": `'2026-11-02', closes_on = '2026-11-17'`} {
			b.Run(fmt.Sprintf("%s/%d", what, n), func(b *testing.B) { due(b, h, min(n, 500), reached) })
		}
	}
}

// due measures a sweep of so many that fall due at once; b.N counts close-outs.
func due(b *testing.B, h *house, n int, reached string) {
	from, left := 0, 0
	for b.Loop() {
		if left == 0 {
			b.StopTimer()
			from, left = from+1, n
			h.sql.MustExec(`WITH picked AS (
					SELECT subject_id AS id FROM reminder WHERE kind = 'closeout.look' AND done_at IS NULL AND due_at > $1 ORDER BY id LIMIT $2
				), back AS (UPDATE closeout SET state = 'waiting', closed_at = NULL, clock_from = `+reached+` WHERE id IN (SELECT id FROM picked))
				UPDATE reminder SET run_at = $1, due_at = $1 WHERE kind = 'closeout.look' AND done_at IS NULL AND subject_id IN (SELECT id FROM picked)`,
				h.now(), n)
			b.StartTimer()
		}
		if !must(h.reminders.Sweep(b.Context(), h.now()))(b) {
			b.Fatalf("nothing was due, with %d left of round %d", left, from)
		}
		left--
	}
	b.StopTimer()
	h.sweep()
}

func anyLink(b *testing.B, h *house) closeout.Link {
	var link []byte
	h.ok(h.sql.GetContext(b.Context(), &link, `SELECT link FROM closeout ORDER BY id DESC LIMIT 1`))
	return closeout.Link(link)
}

// waiting writes close-outs whose customers have been silent for a few days, each of
// a project of its own, looked at again in the weeks to come.
func waiting(b *testing.B, h *house, n int) {
	b.Helper()
	h.sql.MustExec(`
		WITH projects AS (
			INSERT INTO project (committee_id, customer_id, name, type, state, channel, manager, sales, created_at, act)
			SELECT $1, $2, 'Project ' || n, 'PS', 'closing', 'C' || n, 'UMANAGER', 'USELLER', $3, 'bench:' || n FROM generate_series(1, $4::int) AS n
			RETURNING id
		), closeouts AS (
			INSERT INTO closeout (project_id, committee_id, state, since, owner, opened_by, opened_at, link, round, document, document_by,
				document_at, questionnaire, questionnaire_by, questionnaire_at, clock_from, closes_on, act)
			SELECT id, $1, 'waiting', $3, 'UMANAGER', 'UMANAGER', $3, sha256(id::text::bytea), 1, '{"url":"https://files.example/report.pdf"}',
				'UMANAGER', $3, 1, 'UMANAGER', $3, '2026-11-16', '2026-12-01', 'bench:' || id
			FROM projects RETURNING id
		)
		INSERT INTO reminder (kind, subject_kind, subject_id, due_at, run_at, key)
		SELECT 'closeout.look', 'closeout', id, $3::timestamptz + interval '1 day' + id * interval '1 second',
			$3::timestamptz + interval '1 day' + id * interval '1 second', 'bench:' || id FROM closeouts`,
		h.committee.ID, h.customer.ID, h.now().UTC().Format(time.RFC3339Nano), n)
}
