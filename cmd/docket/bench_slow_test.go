package main

import (
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"docket/bot"
	"docket/internal/pgtest"
	"docket/internal/postgres"
)

// How soon 16 people who log issues without a pause are acknowledged while each
// statement takes the database 50 ms longer.
func BenchmarkAckBySlowDatabase(b *testing.B) {
	d := newDeployment(b, pgtest.New(b, postgres.Migrate))
	w := &wire{}
	r := d.serve("", newWire(b, d.database, w), "")
	race := &race{deployment: d, client: http.DefaultClient, answer: closes, docket: r.url() + bot.InteractionsPath}
	race.batch(b, race.docket, 16, 200, race.submission) // every connection is open
	w.slower.Store(int64(50 * time.Millisecond))
	var mu sync.Mutex
	var took []time.Duration
	b.SetParallelism(8) // for each of two processors
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			begun := time.Now()
			if err := race.post(b.Context(), race.docket, race.submission()); err != nil {
				b.Error(err)
				return
			}
			mu.Lock()
			took = append(took, time.Since(begun))
			mu.Unlock()
		}
	})
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2].Seconds()*1000, "ms-p50")
	b.ReportMetric(took[len(took)*99/100].Seconds()*1000, "ms-p99")
	b.ReportMetric(0, "ns/op")
}
