package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"docket/internal/directory"
	"docket/internal/postgres"
	"docket/internal/request"
)

// Answering "Yes" on a request's card through signed HTTP (verified, deduplicated, the
// right proved under the request's lock, its state, the record and what is watched
// written, the card marked, acknowledged) beside the bare handler of BenchmarkLogIssue.
// Each press is for a request of its own, by one of sixteen who took it in.
func BenchmarkTriagePress(b *testing.B) {
	for name, durable := range map[string]bool{"durable": true, "fsync off": false} {
		b.Run(name, func(b *testing.B) {
			q := newQuestions(b, durable)
			for _, width := range []int{1, 16, 64} {
				b.Run(fmt.Sprint(width), func(b *testing.B) { q.run(b, width) })
			}
		})
	}
}

// questions are the buttons of requests whose scope nobody has answered.
type questions struct {
	*race
	model       request.ID // of which the others are copies
	made, taken atomic.Int64
}

func newQuestions(b *testing.B, durable bool) *questions {
	b.Helper()
	q := &questions{race: newRace(b, durable)}
	q.answer = ""
	db, err := postgres.Open(b.Context(), q.database)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	at := desks(postgres.NewStore(db, time.Now), time.Now)
	for n := range int64(agents) {
		q.appoint(b, at, agent(n), directory.CustomerSuccess)
	}
	logged, err := at.Requests.Log(b.Context(), directory.Act{Key: "request", By: agent(0)},
		request.Draft{Customer: 1, Kind: request.Service, Body: "The export button does nothing."})
	if err != nil {
		b.Fatal(err)
	}
	q.model = logged.ID
	return q
}

const agents = 16

func agent(n int64) directory.UserID { return directory.UserID(fmt.Sprintf("UAGENT%02d", n%agents)) }

// run has both deal with batches in turn and compares how long they took.
func (q *questions) run(b *testing.B, width int) {
	q.compare(b, width, "answered/s", q.press, func() { q.copies(b, batch) })
	var answered int64
	if err := q.sql.QueryRowContext(b.Context(), `SELECT count(*) FROM request WHERE state = 'able'`).Scan(&answered); err != nil {
		b.Fatal(err)
	}
	if answered != q.taken.Load() {
		b.Errorf("%d presses answered the question of %d requests", q.taken.Load(), answered)
	}
}

// press is the press of "Yes" on the next request.
func (q *questions) press(bare bool) []byte {
	n, id := q.requests.Add(1), int64(q.model)
	if !bare {
		id += q.taken.Add(1)
	}
	by := agent(id)
	payload, err := json.Marshal(map[string]any{
		"type": "block_actions", "api_app_id": "A0FAULTS01", "token": "unused", "trigger_id": fmt.Sprint("1.2.", n),
		"team":    map[string]any{"id": "T0FAULTS01", "domain": "one-committee"},
		"user":    map[string]any{"id": by, "username": "agent", "team_id": "T0FAULTS01"},
		"channel": map[string]any{"id": "D" + by[1:], "name": "directmessage"},
		"actions": []any{map[string]any{"type": "button", "action_id": "request.in", "block_id": "b", "action_ts": "1.2",
			"value": fmt.Sprint(id), "text": map[string]any{"type": "plain_text", "text": "Yes"}}},
	})
	if err != nil {
		panic(err)
	}
	return []byte(url.Values{"payload": {string(payload)}}.Encode())
}

// copies makes so many more requests as the model is, each taken in by the next agent:
// with its card posted and what is watched set.
func (q *questions) copies(b *testing.B, count int) {
	b.Helper()
	from := int64(q.model) + q.made.Load() + 1
	q.made.Add(int64(count))
	for _, sql := range strings.Split(copyRequests, ";") {
		if _, err := q.sql.ExecContext(context.WithoutCancel(b.Context()), strings.NewReplacer("@model", fmt.Sprint(int64(q.model)),
			"@from", fmt.Sprint(from), "@to", fmt.Sprint(from+int64(count)-1),
			"@agent", fmt.Sprintf("'UAGENT' || lpad((n %% %d)::text, 2, '0')", agents)).Replace(sql)); err != nil {
			b.Fatal(err)
		}
	}
}

const copyRequests = `
	INSERT INTO request (id, customer_id, project_id, committee_id, kind, title, body, agent, turn, state, course, since, opened_at, act)
	SELECT n, customer_id, project_id, committee_id, kind, title, body, @agent, ARRAY[@agent], state, course, since, opened_at, 'copy:' || n
	FROM request, generate_series(@from, @to) AS n WHERE id = @model;
	INSERT INTO note (topic, subject_kind, subject_id, args, lane, parent, key, priority, state, drawing, drawn, channel, ts)
	SELECT topic, subject_kind, n, args, @agent, parent, replace(replace(key, '@model', n::text), 'UAGENT00', @agent), priority, 'sent', 1, 1, @agent, n || '.' || id
	FROM note, generate_series(@from, @to) AS n WHERE subject_id = @model AND subject_kind LIKE 'request%';
	INSERT INTO reminder (kind, subject_kind, subject_id, due_at, run_at, key)
	SELECT kind, subject_kind, n, due_at, run_at, 'copy:' || n FROM reminder, generate_series(@from, @to) AS n
	WHERE subject_kind = 'request' AND subject_id = @model AND done_at IS NULL`
