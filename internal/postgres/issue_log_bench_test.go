package postgres_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/pglocal"
	"docket/internal/pgtest"
	"docket/internal/postgres"
)

// Logging an issue (scene read, rule, row, record, card, job) beside an insert of
// one bare row, turn by turn, so that whatever else the machine does weighs on
// both. The ratio is that of the throughputs. The lane has its job already, as any
// lane has in which something waits to be posted.
func BenchmarkLogIssue(b *testing.B) {
	for _, server := range []struct {
		name string
		url  func(testing.TB) string
	}{
		{name: "durable", url: durable},
		{name: "hasty", url: func(t testing.TB) string { return pgtest.New(t, postgres.Migrate) }},
	} {
		b.Run(server.name, func(b *testing.B) {
			for _, width := range []int{1, 16, 64} {
				b.Run(fmt.Sprint(width), func(b *testing.B) { compareLogging(newHouseAt(b, server.url(b)), b, width) })
			}
		})
	}
}

func compareLogging(h *house, b *testing.B, width int) {
	h.sql.MustExec(`CREATE TABLE bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, project bigint, kind text, description text,
		by_member text, at timestamptz, act text UNIQUE)`)
	h.sql.SetMaxOpenConns(20)
	h.sql.SetMaxIdleConns(20)
	h.sql.SetMaxIdleConns(20)
	h.sql.MustExec(`INSERT INTO lane (name, armed_until) VALUES ('CPARIS', 'infinity') ON CONFLICT (name) DO UPDATE SET armed_until = 'infinity'`)
	insert := must(h.sql.Preparex(`INSERT INTO bare (project, kind, description, by_member, at, act) VALUES ($1, $2, $3, $4, $5, $6)`))(b)
	var n atomic.Int64
	bare := func() error {
		_, err := insert.Exec(h.ps.ID, "resource_unavailable", "It hinders us.", consultant, h.now(), fmt.Sprint("bare", n.Add(1)))
		return err
	}
	logged := func() error {
		act := directory.Act{Key: fmt.Sprint("bench", n.Add(1)), By: consultant}
		_, err := h.issues.Log(b.Context(), act, issue.Draft{Project: h.ps.ID, Kind: "resource_unavailable", Description: "It hinders us."})
		return err
	}
	const turn = 10 // calls of each kind and caller, before it is the other kind's turn
	spread(b, width, turn, bare)
	spread(b, width, turn, logged)
	var ofBare, ofLogged time.Duration
	calls := 0
	for b.Loop() {
		ofBare += spread(b, width, turn, bare)
		ofLogged += spread(b, width, turn, logged)
		calls += width * turn
	}
	b.ReportMetric(float64(calls)/ofBare.Seconds(), "bare/s")
	b.ReportMetric(float64(calls)/ofLogged.Seconds(), "logged/s")
	b.ReportMetric(ofBare.Seconds()/ofLogged.Seconds(), "ratio")
}

// spread has so many callers do something so many times each, all at once.
func spread(b *testing.B, width, times int, do func() error) time.Duration {
	start := b.Elapsed()
	var all sync.WaitGroup
	for range width {
		all.Go(func() {
			for range times {
				if err := do(); err != nil {
					b.Error(err)
				}
			}
		})
	}
	all.Wait()
	return b.Elapsed() - start
}

// durable is a database of its own on a server that waits for the disk, as one in
// production does.
func durable(t testing.TB) string {
	t.Helper()
	server := must(pglocal.Start(t.Context(), pglocal.Config{Durable: true}))(t)
	t.Cleanup(func() { _ = server.Stop() })
	url := server.URL("postgres")
	if err := postgres.Migrate(context.WithoutCancel(t.Context()), url); err != nil {
		t.Fatal(err)
	}
	return url
}
