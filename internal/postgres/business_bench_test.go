package postgres_test

import (
	"fmt"
	"os"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/directory"
	"docket/internal/issue"
)

// Logging an issue, with its record, its card and the job that posts it, beside a
// transaction that inserts one row. DOCKET_BENCH_DURABLE=1 waits for the disk.
func BenchmarkLogIssue(b *testing.B) {
	h := newHouse(b)
	if os.Getenv("DOCKET_BENCH_DURABLE") != "" {
		durable(b, h.sql)
	}
	h.sql.MustExec(`CREATE TABLE bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, project bigint, kind text, description text, by_member text, at timestamptz, act text UNIQUE)`)
	h.sql.MustExec(`INSERT INTO lane (name, armed_until) VALUES ('CPARIS', 'infinity') ON CONFLICT (name) DO UPDATE SET armed_until = 'infinity'`)
	var n atomic.Int64
	bare := func() error {
		return h.db.InTxKeyed(b.Context(), func(tx *sqlx.Tx) error {
			_, err := tx.ExecContext(b.Context(), `INSERT INTO bare (project, kind, description, by_member, at, act) VALUES ($1, $2, $3, $4, $5, $6)`,
				h.ps.ID, "resource_unavailable", "It hinders us.", consultant, h.now(), fmt.Sprint("bare", n.Add(1)))
			return err
		})
	}
	logged := func() error {
		act := directory.Act{Key: fmt.Sprint("bench", n.Add(1)), By: consultant}
		_, err := h.issues.Log(b.Context(), act, issue.Draft{Project: h.ps.ID, Kind: "resource_unavailable", Description: "It hinders us."})
		return err
	}
	for _, width := range []int{1, 16, 64} {
		for name, do := range map[string]func() error{"bare": bare, "logged": logged} {
			b.Run(fmt.Sprintf("%s/%d", name, width), func(b *testing.B) {
				b.SetParallelism(max(1, width/2))
				if width == 1 {
					for b.Loop() {
						if err := do(); err != nil {
							b.Fatal(err)
						}
					}
					return
				}
				b.RunParallel(func(pb *testing.PB) {
					for pb.Next() {
						if err := do(); err != nil {
							b.Error(err)
						}
					}
				})
			})
		}
	}
}

// durable makes the server wait for the disk, as one in production does.
func durable(b *testing.B, db *sqlx.DB) {
	b.Helper()
	db.MustExec(`ALTER SYSTEM SET fsync = on`)
	db.MustExec(`ALTER SYSTEM SET synchronous_commit = on`)
	db.MustExec(`SELECT pg_reload_conf()`)
	b.Cleanup(func() {
		db.MustExec(`ALTER SYSTEM RESET fsync`)
		db.MustExec(`ALTER SYSTEM RESET synchronous_commit`)
	})
}

// The agenda in figures over many open items, beside a million closed ones.
func BenchmarkSummary(b *testing.B) {
	for _, open := range []int{10_000, 100_000} {
		h := newHouse(b)
		h.turn(monday)
		h.pass(time.Hour)
		fill(b, h, "closed", 1_000_000)
		fill(b, h, "open", open)
		h.sql.MustExec(`VACUUM (ANALYZE) issue`)
		b.Run(fmt.Sprintf("preview/%d", open), func(b *testing.B) {
			for b.Loop() {
				must(h.store.Preview(b.Context(), h.committee.ID))(b)
			}
		})
		h.turn(monday.AddDate(0, 0, 7))
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
			CASE WHEN $4 = 'closed' THEN $5::timestamptz - n * interval '1 minute' END, $4 || n
		FROM generate_series(1, $6::int) AS n`,
		h.ps.ID, h.bs.ID, h.committee.ID, state, h.now(), n)
}
