package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/pgtest"
	"docket/internal/postgres"
	"docket/internal/sandbox"
)

// hurry is how much faster than a real clock that of a workplace runs.
const hurry = 10

// workplace is a workspace of many committees and a database, for dockets in
// processes of their own.
type workplace struct {
	t        testing.TB
	clock    fastClock
	pacing   outbox.Pacing
	database string
	sql      *sql.DB
	local    *sandbox.Sandbox
	channels []string
}

// beforeNine is when a workplace's clock begins to run, on a Monday.
var beforeNine = time.Date(2026, 11, 23, 8, 59, 30, 0, time.UTC)

// grounds are as many as there may be workplaces at once: each is several processes and
// a server of its own, and more of them would only take time from each other.
var grounds = make(chan struct{}, 2)

// newWorkplace sets a workplace up and lets its clock run. Pacing is docket's own
// by the clock; what is waited for in real time is shortened, in proportion to
// the timeout.
func newWorkplace(t testing.TB, channels int, timeout time.Duration) *workplace {
	t.Helper()
	grounds <- struct{}{}
	t.Cleanup(func() { <-grounds })
	w := &workplace{t: t, pacing: outbox.DefaultPacing(), database: pgtest.Dedicated(t, postgres.Migrate).URL}
	w.pacing.Timeout, w.pacing.Letter, w.pacing.Settle, w.pacing.Lease = timeout, timeout, 2*timeout, 2*timeout
	var err error
	if w.sql, err = sql.Open("postgres", w.database); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.sql.Close() })
	for n := range channels {
		w.channels = append(w.channels, fmt.Sprintf("C0FAULT%03d", n))
	}
	w.appoint()
	w.open()
	return w
}

// open opens the local Slack.
func (w *workplace) open() {
	w.t.Helper()
	seed := sandbox.Workspace{
		Team:  sandbox.Team{ID: "T0FAULTS01", Name: "Many Committees (invented)", Domain: "many-committees"},
		Users: []sandbox.User{{ID: testAdmin, Name: "ada", RealName: "Ada Keller", TZ: "Europe/London", Locale: "en-GB"}},
	}
	for n, id := range w.channels {
		seed.Channels = append(seed.Channels, sandbox.Channel{ID: id, Name: fmt.Sprint("committee-", n), Members: []string{"ada"}, Bot: true})
	}
	text, err := manifest("http://127.0.0.1")
	if err != nil {
		w.t.Fatal(err)
	}
	w.clock = fastClock{Begun: time.Now(), Start: beforeNine, Rate: hurry}
	w.local, err = sandbox.New(sandbox.Config{Workspace: seed, Manifest: text, SigningSecret: testSecret, BotToken: testToken, Start: beforeNine})
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(w.local.Close)
	if err := w.local.SetRate(hurry); err != nil {
		w.t.Fatal(err)
	}
}

// appoint sets up a committee in every channel, due at nine; every tenth has more
// new projects than one message holds.
func (w *workplace) appoint() {
	w.t.Helper()
	db, err := postgres.Open(w.t.Context(), w.database)
	if err != nil {
		w.t.Fatal(err)
	}
	defer db.Close()
	now := func() time.Time { return beforeNine }
	d := desks(postgres.NewStore(db, now), now)
	if err := d.Directory.Appoint(w.t.Context(), testAdmin); err != nil {
		w.t.Fatal(err)
	}
	for n, channel := range w.channels {
		act := directory.Act{Key: "test:" + channel, By: testAdmin}
		c := committee.Committee{Name: fmt.Sprint("Committee ", n), Channel: outbox.Lane(channel), Zone: "UTC", Cron: committee.DefaultCron, Locale: "en-GB"}
		if _, err := d.Committees.SetUp(w.t.Context(), act, c); err != nil {
			w.t.Fatal(err)
		}
	}
	w.exec(`INSERT INTO customer (name, class, act) VALUES ('Northwind Clinics', 'A', 'test')`)
	w.exec(`INSERT INTO project (committee_id, customer_id, name, type, received_on, created_at, act)
		SELECT c.id, (SELECT id FROM customer), 'Portal ' || n, 'PS', '2026-11-16', '2026-11-16', c.id || ':' || n
		FROM committee c, generate_series(1, 60) AS n WHERE c.id % 10 = 0`)
}

func (w *workplace) exec(query string, args ...any) {
	w.t.Helper()
	if _, err := w.sql.ExecContext(w.t.Context(), query, args...); err != nil {
		w.t.Fatal(err)
	}
}

// posted waits until every agenda has been posted, as docket knows it.
func (w *workplace) posted(limit time.Duration) {
	w.t.Helper()
	const left = `SELECT (SELECT count(*) FROM meeting), count(*) FILTER (WHERE state = 'sent'), count(*) FROM note WHERE topic = 'agenda.page'`
	until(w.t, limit, "post every agenda", func(ctx context.Context) (bool, string) {
		var meetings, sent, all int
		err := w.sql.QueryRowContext(ctx, left).Scan(&meetings, &sent, &all)
		now := fmt.Sprintf("%d meetings, %d of %d messages, %v", meetings, sent, all, err)
		return meetings == len(w.channels) && sent == all && all > 0, now
	})
}

// check fails unless people see every agenda once: each of its messages in its
// channel, and no other.
func (w *workplace) check() { w.t.Helper(); w.once("agenda.page") }

// once fails unless each message of the topics stands once in its channel, and
// every channel has one.
func (w *workplace) once(topics string) {
	w.t.Helper()
	rows, err := w.sql.QueryContext(w.t.Context(), `SELECT lane, id::text FROM note WHERE topic LIKE $1 AND lane LIKE 'C%'`, topics)
	if err != nil {
		w.t.Fatal(err)
	}
	defer rows.Close()
	due := map[string]map[string]int{}
	for rows.Next() {
		var channel, note string
		if err := rows.Scan(&channel, &note); err != nil {
			w.t.Fatal(err)
		}
		if due[channel] == nil {
			due[channel] = map[string]int{}
		}
		due[channel][note] = 0
	}
	for _, channel := range w.channels {
		w.seen(channel, due[channel])
	}
}

// seen counts what a channel shows of the notes it is due.
func (w *workplace) seen(channel string, due map[string]int) {
	w.t.Helper()
	if len(due) == 0 {
		w.t.Errorf("%s is due nothing", channel)
	}
	for _, m := range w.local.Messages(channel, testAdmin) {
		var metadata struct {
			Payload map[string]string `json:"event_payload"`
		}
		if json.Unmarshal(m.Metadata, &metadata) != nil || metadata.Payload[outbox.MetadataField] == "" {
			continue // somebody joined
		}
		due[metadata.Payload[outbox.MetadataField]]++
	}
	for note, times := range due {
		if times != 1 {
			w.t.Errorf("%s shows note %s %d times", channel, note, times)
		}
	}
}
