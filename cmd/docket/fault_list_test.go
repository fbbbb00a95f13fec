package main

import (
	"context"
	"fmt"
	"testing"
	"time"

	"docket/internal/directory"
	"docket/internal/postgres"
	"docket/internal/project"
	"docket/internal/requirement"
)

// The steps of a weekly list of requirements at which a process may die.
var listSteps = []step{
	{name: "while the list is made", statement: "subject_kind = 'requirement_list'", at: atStatement},
	{name: "before the list is committed", statement: "subject_kind = 'requirement_list'", at: atCommit},
	{name: "after the list is committed", statement: "subject_kind = 'requirement_list'", at: afterCommit},
	{name: "before the claim of a list is committed", statement: "UPDATE note n SET", at: atCommit},
	{name: "after the claim of a list is committed", statement: "UPDATE note n SET", at: afterCommit},
	{name: "before Slack acts on a list", at: atRequest},
	{name: "before Slack answers", at: afterRequest},
	{name: "while the answer is written down", statement: "UPDATE note SET state = CASE WHEN $6", at: atStatement},
	{name: "after the answer is committed", statement: "UPDATE note SET state = CASE WHEN $6", at: afterCommit},
}

// wishes gives every committee a requirement, whose list was due on the Friday before
// the clock begins.
func (w *workplace) wishes() {
	w.t.Helper()
	db, err := postgres.Open(w.t.Context(), w.database)
	if err != nil {
		w.t.Fatal(err)
	}
	defer db.Close()
	thursday := func() time.Time { return beforeNine.AddDate(0, 0, -4) }
	d := desks(postgres.NewStore(db, thursday), thursday)
	for n := range w.channels {
		var id project.ID
		if err := w.sql.QueryRowContext(w.t.Context(), oneRunning, n, testAdmin).Scan(&id); err != nil {
			w.t.Fatal(err)
		}
		_, err := d.Requirements.Raise(w.t.Context(), directory.Act{Key: fmt.Sprint("wish:", id), By: testAdmin}, requirement.Draft{
			Project: id, Title: fmt.Sprint("Invoices as XML, ", n), Necessary: requirement.Yes, Solvable: requirement.No, Urgency: requirement.Medium})
		if err != nil {
			w.t.Fatal(err)
		}
	}
}

const oneRunning = `
	INSERT INTO project (committee_id, customer_id, name, type, state, manager, sales, received_on, created_at, act)
	SELECT c.id, (SELECT min(id) FROM customer), 'Roll-out ' || c.id, 'PS', 'running', $2, $2, '2026-10-05', '2026-10-05', 'wishing:' || c.id
	FROM (SELECT id FROM committee ORDER BY id OFFSET $1 LIMIT 1) AS c RETURNING id`

func TestDocketsKilledAtEveryStepSendEachListOfTheWeekOnce(t *testing.T) {
	t.Parallel()
	const committees = 18
	w := newWorkplace(t, committees, time.Second)
	w.wishes()
	f := w.run(2, listSteps...)
	const left = `SELECT (SELECT count(*) FROM audit WHERE verb = 'requirement.listed'), count(*) FILTER (WHERE topic = 'requirement.list' AND state = 'sent'),
		count(*) FILTER (WHERE state NOT IN ('sent', 'final')) FROM note`
	until(t, 3*time.Minute, "send every list", func(ctx context.Context) (bool, string) {
		var listed, sent, open int
		err := w.sql.QueryRowContext(ctx, left).Scan(&listed, &sent, &open)
		return listed == committees && sent == committees && open == 0, fmt.Sprintf("%d listed, %d sent, %d to say, %v", listed, sent, open, err)
	})
	f.stop()
	f.died(listSteps)
	w.listed(committees)
}

// listed fails unless each committee's list was sent once, and its next one is remembered.
func (w *workplace) listed(committees int) {
	w.t.Helper()
	w.seen("ada", w.notes("requirement.list"))
	var notes, next int
	err := w.sql.QueryRowContext(w.t.Context(), `SELECT (SELECT count(*) FROM note WHERE topic = 'requirement.list'),
		(SELECT count(DISTINCT subject_id) FROM reminder WHERE kind = 'requirement.list' AND done_at IS NULL)`).Scan(&notes, &next)
	if err != nil || notes != committees || next != committees {
		w.t.Errorf("%d lists, %d to come, %v; want %d", notes, next, err, committees)
	}
}

// notes are the notes of a topic, none of which has been seen yet.
func (w *workplace) notes(topic string) map[string]int {
	w.t.Helper()
	rows, err := w.sql.QueryContext(w.t.Context(), `SELECT id::text FROM note WHERE topic = $1`, topic)
	if err != nil {
		w.t.Fatal(err)
	}
	defer rows.Close()
	all := map[string]int{}
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			w.t.Fatal(err)
		}
		all[id] = 0
	}
	if err := rows.Err(); err != nil {
		w.t.Fatal(err)
	}
	return all
}

// died fails unless a docket died at each of the steps.
func (f *fleet) died(at []step) {
	f.t.Helper()
	for _, s := range at {
		if f.deaths[s.name] == 0 {
			f.t.Errorf("no docket died %s", s.name)
		}
	}
}
