package main

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/care"
	"docket/internal/directory"
)

// The steps of what came of a call at which a process may die.
var callSteps = []step{
	{name: "while the outcome is written", statement: "UPDATE callback SET outcome", at: atStatement},
	{name: "while the next call is written", statement: "INSERT INTO callback (id", at: atStatement},
	{name: "before the outcome is committed", statement: "UPDATE callback SET outcome", at: atCommit},
	{name: "after the outcome is committed", statement: "UPDATE callback SET outcome", at: afterCommit},
	{name: "after the claim of the issue’s card is committed", statement: "UPDATE note n SET", at: afterCommit},
	{name: "before Slack acts on the card", at: atRequest},
	{name: "before Slack answers", at: afterRequest},
	{name: "after Slack’s answer is committed", statement: "UPDATE note SET state = CASE WHEN $6", at: afterCommit},
}

// calls gives Ada so many calls to make, each about a project of its own.
func (w *workplace) calls(n int) {
	w.t.Helper()
	w.exec(`WITH p AS (
			INSERT INTO project (committee_id, customer_id, name, type, state, manager, sales, received_on, created_at, act)
			SELECT (SELECT min(id) FROM committee), (SELECT min(id) FROM customer), 'Roll-out ' || n, 'PS', 'in_service', $2::text, $2::text,
				'2026-10-05', '2026-10-05', 'served:' || n
			FROM generate_series(1, $1::int) AS n RETURNING id, committee_id, customer_id)
		INSERT INTO callback (customer_id, project_id, committee_id, from_day, every, ideal_on, due_on, assigned_to)
		SELECT customer_id, id, committee_id, '2026-10-20', 1, '2026-11-20', '2026-11-20', $2::text FROM p`, n, testAdmin)
}

// troubled is the form in which Ada says that a customer has an issue.
func troubled(call int64) map[string]any {
	ada := view.For(directory.Member{ID: testAdmin, Zone: "Europe/London", Locale: "en-GB"}, beforeNine)
	form := view.ReportCall(ada, care.Card{CallBack: care.CallBack{ID: care.ID(call)}}, 2)
	id := fmt.Sprint("V", call)
	return map[string]any{
		"type": "view_submission",
		"view": map[string]any{
			"id": id, "root_view_id": id, "type": slack.VTModal, "callback_id": form.CallbackID, "blocks": form.Blocks,
			"private_metadata": form.PrivateMetadata, "hash": "1.abc",
			"state": map[string]any{"values": map[string]any{
				"outcome": map[string]any{"answer": picked("radio_buttons", string(care.Trouble))},
				"note":    map[string]any{"answer": map[string]any{"type": "plain_text_input", "value": fmt.Sprint("Exports fail, says ", call)}},
			}},
		},
	}
}

func TestDocketsKilledAtEveryStepOfACallsOutcomeCountItOnce(t *testing.T) {
	t.Parallel()
	const calls = 24
	w := newWorkplace(t, 1, time.Second)
	w.calls(calls)
	f := w.run(2, callSteps...)
	until(t, 3*time.Minute, "write down every call", func(ctx context.Context) (bool, string) {
		var open, first int64
		err := w.sql.QueryRowContext(ctx, `SELECT count(*), coalesce(min(id), 0) FROM callback WHERE outcome = '' AND from_day = '2026-10-20'`).Scan(&open, &first)
		if err == nil && open > 0 {
			f.interacts(ctx, troubled(first))
		}
		return err == nil && open == 0, fmt.Sprint(open, " left, ", err)
	})
	until(t, 3*time.Minute, "say everything", func(ctx context.Context) (bool, string) {
		var open int
		err := w.sql.QueryRowContext(ctx, `SELECT count(*) FROM note WHERE state NOT IN ('sent', 'final') OR state = 'sent' AND drawn < wanted`).Scan(&open)
		return err == nil && open == 0, fmt.Sprintf("%d to say, %v", open, err)
	})
	f.stop()
	f.died(callSteps)
	w.called(calls)
}

// called fails unless every call has one outcome, one issue with one card, and one
// call that follows it.
func (w *workplace) called(calls int) {
	w.t.Helper()
	var made, issues, next int
	err := w.sql.QueryRowContext(w.t.Context(), `
		SELECT (SELECT count(*) FROM audit WHERE verb = 'callback.made'), (SELECT count(*) FROM issue),
			(SELECT count(DISTINCT project_id) FROM callback WHERE outcome = '')`).Scan(&made, &issues, &next)
	if err != nil || made != calls || issues != calls || next != calls {
		w.t.Errorf("%d outcomes on record, %d issues, %d calls to come, %v; want %d", made, issues, next, err, calls)
	}
	w.once("issue.card")
}
