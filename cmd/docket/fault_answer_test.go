package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"testing"
	"time"

	"docket/bot"
	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/postgres"
	"docket/internal/request"
)

// The steps of an answer to a request at which a process may die.
var answerSteps = []step{
	{name: "while the answer is written", statement: "INSERT INTO request AS r", at: atStatement},
	{name: "before the answer is committed", statement: "INSERT INTO request AS r", at: atCommit},
	{name: "after the answer is committed", statement: "INSERT INTO request AS r", at: afterCommit},
	{name: "after the claim of the card is committed", statement: "UPDATE note n SET", at: afterCommit},
	{name: "before Slack acts on the card", at: atRequest},
	{name: "before Slack answers", at: afterRequest},
	{name: "after Slack’s answer is committed", statement: "UPDATE note SET state = CASE WHEN $6", at: afterCommit},
}

// brings logs so many requests of the only customer, as Ada.
func (w *workplace) brings(requests int) {
	w.t.Helper()
	db, err := postgres.Open(w.t.Context(), w.database)
	if err != nil {
		w.t.Fatal(err)
	}
	defer db.Close()
	now := func() time.Time { return beforeNine }
	d := desks(postgres.NewStore(db, now), now)
	for n := range requests {
		act := directory.Act{Key: fmt.Sprint("brought:", n), By: testAdmin}
		if _, err := d.Requests.Log(w.t.Context(), act, request.Draft{Customer: 1, Kind: request.Service, Body: fmt.Sprint("Trouble ", n)}); err != nil {
			w.t.Fatal(err)
		}
	}
}

// unanswered are the requests that still wait to be told in scope.
func (w *workplace) unanswered(ctx context.Context) (ids []request.ID, err error) {
	rows, err := w.sql.QueryContext(ctx, `SELECT id FROM request WHERE state = 'triage' ORDER BY id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id request.ID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// says presses "Yes" on a request, wherever a replica answers.
func (f *fleet) says(ctx context.Context, id request.ID) {
	f.interacts(ctx, map[string]any{
		"type": "block_actions", "channel": map[string]any{"id": "D0FAULT001", "name": "directmessage"},
		"actions": []any{map[string]any{"type": "button", "action_id": view.RequestIn, "block_id": "b", "action_ts": "1.2", "value": strconv.FormatInt(int64(id), 10),
			"text": map[string]any{"type": "plain_text", "text": "Yes"}}},
	})
}

// interacts has Ada do something in Slack, wherever a replica answers.
func (f *fleet) interacts(ctx context.Context, what map[string]any) {
	what["api_app_id"], what["token"], what["trigger_id"] = "A0FAULTS01", "unused", fmt.Sprint("1.2.", presses.Add(1))
	what["team"] = map[string]any{"id": "T0FAULTS01", "domain": "many-committees"}
	what["user"] = map[string]any{"id": testAdmin, "username": "ada", "team_id": "T0FAULTS01"}
	payload, err := json.Marshal(what)
	if err != nil {
		f.t.Error(err)
		return
	}
	body := []byte(url.Values{"payload": {string(payload)}}.Encode())
	for _, to := range f.serving() {
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, to+bot.InteractionsPath, bytes.NewReader(body))
		if err != nil {
			f.t.Error(err)
			return
		}
		stamp := strconv.FormatInt(f.clock.now().Unix(), 10)
		r.Header.Set("X-Slack-Request-Timestamp", stamp)
		r.Header.Set("X-Slack-Signature", signature(stamp, body))
		r.Header.Set("Content-Type", formEncoded)
		if answer, err := http.DefaultClient.Do(r); err == nil { // who dies does not answer: Slack's people press again
			_ = answer.Body.Close()
		}
	}
}

// serving are where the replicas that run now are reached.
func (f *fleet) serving() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var all []string
	for r := range f.running {
		select {
		case addr := <-r.addr:
			r.addr <- addr
			all = append(all, "http://"+addr)
		default: // not yet
		}
	}
	return all
}

func TestDocketsKilledAtEveryStepOfAnAnswerCountItOnce(t *testing.T) {
	t.Parallel()
	const requests = 24
	w := newWorkplace(t, 1, time.Second)
	w.brings(requests)
	f := w.run(2, answerSteps...)
	until(t, 3*time.Minute, "answer every request", func(ctx context.Context) (bool, string) {
		ids, err := w.unanswered(ctx)
		if len(ids) > 0 {
			f.says(ctx, ids[0])
		}
		return err == nil && len(ids) == 0, fmt.Sprint(len(ids), " left, ", err)
	})
	until(t, 3*time.Minute, "say everything", func(ctx context.Context) (bool, string) {
		var open, behind int
		err := w.sql.QueryRowContext(ctx, `SELECT count(*) FILTER (WHERE state NOT IN ('sent', 'final')), count(*) FILTER (WHERE drawn < wanted)
			FROM note WHERE topic = 'request.card'`).Scan(&open, &behind)
		return err == nil && open == 0 && behind == 0, fmt.Sprintf("%d to say, %d to redraw, %v", open, behind, err)
	})
	f.stop()
	f.died(answerSteps)
	w.answered(requests)
}

// answered fails unless every request was answered once, and has one card that asks
// the next question.
func (w *workplace) answered(requests int) {
	w.t.Helper()
	var answers, doubled, looks int
	err := w.sql.QueryRowContext(w.t.Context(), `
		SELECT (SELECT count(*) FROM audit WHERE verb = 'request.in_scope'),
			(SELECT count(*) FROM (SELECT 1 FROM audit WHERE verb = 'request.in_scope' GROUP BY subject_id HAVING count(*) > 1) AS twice),
			(SELECT count(*) FROM reminder WHERE kind = 'request.look' AND done_at IS NULL)`).Scan(&answers, &doubled, &looks)
	if err != nil || answers != requests || doubled != 0 || looks != requests {
		w.t.Errorf("%d answers on record, %d of them twice, %d looks to come, %v; want %d", answers, doubled, looks, err, requests)
	}
	cards := map[string]int{}
	for _, m := range w.local.Messages("ada", testAdmin) {
		var metadata struct {
			Payload map[string]string `json:"event_payload"`
		}
		said := wordsOf(m)
		if json.Unmarshal(m.Metadata, &metadata) == nil && missing(said, []string{"Can you do it yourself?"}) == "" {
			cards[metadata.Payload[outbox.MetadataField]]++
		}
	}
	if len(cards) != requests {
		w.t.Errorf("%d cards ask whether Ada can do it", len(cards))
	}
	for note, times := range cards {
		if times != 1 {
			w.t.Errorf("card %s stands %d times", note, times)
		}
	}
}
