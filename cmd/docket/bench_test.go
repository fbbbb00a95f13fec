package main

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lib/pq"

	"docket/bot"
	"docket/internal/directory"
	"docket/internal/pglocal"
	"docket/internal/postgres"
)

// Logging an issue through signed HTTP (verified, deduplicated, written, audited,
// its card queued, acknowledged) beside a handler that verifies the same request
// and inserts one row. Both take turns, with the same client, on one machine.
func BenchmarkLogIssue(b *testing.B) {
	for name, durable := range map[string]bool{"durable": true, "fsync off": false} {
		b.Run(name, func(b *testing.B) {
			r := newRace(b, durable)
			for _, width := range []int{1, 16, 64} {
				b.Run(fmt.Sprint(width), func(b *testing.B) { r.run(b, width) })
			}
		})
	}
}

// race is the two handlers on one database.
type race struct {
	*deployment
	client       *http.Client
	bare, docket string // where they are served
	answer       string // of docket to each request
	requests     atomic.Int64
}

func newRace(b *testing.B, durable bool) *race {
	b.Helper()
	server, err := pglocal.Start(b.Context(), pglocal.Config{Durable: durable})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = server.Stop() })
	url := server.URL("postgres")
	if err := postgres.Migrate(b.Context(), url); err != nil {
		b.Fatal(err)
	}
	r := &race{deployment: newDeployment(b, url), answer: closes, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}}
	r.docket = r.house(b) + bot.InteractionsPath
	r.bare = r.bareHandler(b)
	return r
}

// house is docket as it is served, its log written and thrown away.
func (r *race) house(b *testing.B) string {
	c := config{BotToken: testToken, APIURL: r.slack.URL + "/api/"}
	h, err := build(b.Context(), settings{
		databaseURL: r.database, api: client(c), signingSecret: testSecret, admins: []directory.UserID{testAdmin},
		pacing: pacing(), now: time.Now, log: slog.New(slog.NewJSONHandler(io.Discard, nil)),
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := h.start(b.Context()); err != nil {
		b.Fatal(err)
	}
	mux := http.NewServeMux()
	h.register(mux)
	server := httptest.NewServer(mux)
	b.Cleanup(func() {
		server.Close()
		if err := h.close(context.WithoutCancel(b.Context())); err != nil {
			b.Error(err)
		}
	})
	return server.URL
}

// bareHandler verifies and inserts one row, by a prepared statement that commits
// by itself: the least that keeps what was said.
func (r *race) bareHandler(b *testing.B) string {
	cfg, err := pq.NewConfig(r.database)
	if err != nil {
		b.Fatal(err)
	}
	cfg.BinaryParameters = true
	connector, err := pq.NewConnectorConfig(cfg)
	if err != nil {
		b.Fatal(err)
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(20)
	db.SetMaxIdleConns(20)
	b.Cleanup(func() { _ = db.Close() })
	if _, err := db.ExecContext(b.Context(), `CREATE TABLE bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		act text UNIQUE, by_member text, at timestamptz, body text)`); err != nil {
		b.Fatal(err)
	}
	insert, err := db.PrepareContext(b.Context(), `INSERT INTO bare (act, by_member, at, body) VALUES ($1, $2, $3, $4)`)
	if err != nil {
		b.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, err := io.ReadAll(req.Body)
		if err != nil || req.Header.Get("X-Slack-Signature") != signature(req.Header.Get("X-Slack-Request-Timestamp"), body) {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		if _, err := insert.ExecContext(req.Context(), req.Header.Get("X-Slack-Signature"), testAdmin, time.Now(), "It hinders us."); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	}))
	b.Cleanup(server.Close)
	return server.URL
}

// appoint has somebody work here, in a role.
func (r *race) appoint(b *testing.B, at bot.Desks, who directory.UserID, role directory.Role) {
	b.Helper()
	m := directory.Member{ID: who, Name: string(who), Zone: "Europe/Paris", Locale: "en-GB", Active: true}
	if err := at.Directory.Meet(b.Context(), m); err != nil {
		b.Fatal(err)
	}
	g := directory.Grant{Member: who, Roles: []directory.Role{role}, Manager: testAdmin}
	if err := at.Directory.SetRoles(b.Context(), directory.Act{Key: "staff:" + string(who), By: testAdmin}, g); err != nil {
		b.Fatal(err)
	}
}

// batch is how many requests are made before it is the other's turn.
const batch = 256

// run has both deal with batches in turn and compares how long they took.
func (r *race) run(b *testing.B, width int) {
	r.compare(b, width, "logged/s", func(bool) []byte { return r.submission() }, func() {})
}

// submission is a filled form "Log an issue".
func (r *race) submission() []byte {
	return r.forms.body(fmt.Sprint("V", r.requests.Add(1)), "It hinders us.")
}

// compare has both deal with batches of requests in turn. What docket needs for its
// batch is laid out before the time is taken.
func (r *race) compare(b *testing.B, width int, unit string, body func(bare bool) []byte, lay func()) {
	var bare, docket time.Duration
	turn := func() {
		bare += r.batch(b, r.bare, width, batch, func() []byte { return body(true) })
		lay()
		docket += r.batch(b, r.docket, width, batch, func() []byte { return body(false) })
	}
	turn()
	bare, docket = 0, 0
	n := 0
	for b.Loop() {
		turn()
		n += batch
	}
	b.ReportMetric(float64(n)/bare.Seconds(), "bare/s")
	b.ReportMetric(float64(n)/docket.Seconds(), unit)
	b.ReportMetric(bare.Seconds()/docket.Seconds(), "ratio")
	b.ReportMetric(0, "ns/op")
}

// batch posts so many requests, width at a time.
func (r *race) batch(b *testing.B, to string, width, count int, body func() []byte) time.Duration {
	var left atomic.Int64
	left.Store(int64(count))
	var working sync.WaitGroup
	begun := time.Now()
	for range width {
		working.Go(func() {
			for left.Add(-1) >= 0 {
				if err := r.post(b.Context(), to, body()); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	working.Wait()
	return time.Since(begun)
}

func (r *race) post(ctx context.Context, to string, body []byte) error {
	request, err := signedPost(ctx, to, formEncoded, body)
	if err != nil {
		return err
	}
	answer, err := r.client.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	said, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK || to == r.docket && string(said) != r.answer {
		return fmt.Errorf("%s: %s", answer.Status, said)
	}
	return nil
}
