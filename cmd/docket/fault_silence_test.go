package main

import (
	"context"
	"fmt"
	"testing"
	"time"

	"docket/bot"
	"docket/internal/closeout"
	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/postgres"
	"docket/internal/project"
)

// The steps of a close by silence at which a process may die.
var silenceSteps = []step{
	{name: "while the close is written", statement: "INSERT INTO closeout (", at: atStatement},
	{name: "before the close is committed", statement: "INSERT INTO closeout (", at: atCommit},
	{name: "after the close is committed", statement: "INSERT INTO closeout (", at: afterCommit},
	{name: "before the claim of the news is committed", statement: "UPDATE note n SET", at: atCommit},
	{name: "after the claim of the news is committed", statement: "UPDATE note n SET", at: afterCommit},
	{name: "before Slack acts on the news", at: atRequest},
	{name: "before Slack answers", at: afterRequest},
	{name: "after the answer is committed", statement: "UPDATE note SET state = CASE WHEN $6", at: afterCommit},
}

// falling gives every committee a project that is being closed, and whose customer
// has been silent for long enough when the clock begins.
func (w *workplace) falling() {
	w.t.Helper()
	db, err := postgres.Open(w.t.Context(), w.database)
	if err != nil {
		w.t.Fatal(err)
	}
	defer db.Close()
	sent := func() time.Time { return beforeNine.AddDate(0, 0, -16) }
	d := desks(postgres.NewStore(db, sent), sent)
	all, err := d.Committees.Committees(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	for _, c := range all {
		if err := w.falls(d, c); err != nil {
			w.t.Fatal(err)
		}
	}
}

// falls has the committee's project sent to its customer.
func (w *workplace) falls(d bot.Desks, c committee.Committee) error {
	var id project.ID
	if err := w.sql.QueryRowContext(w.t.Context(), oneAccepted, c.ID, testAdmin).Scan(&id); err != nil {
		return err
	}
	ctx, act := w.t.Context(), func(what string) directory.Act {
		return directory.Act{Key: fmt.Sprintf("test:%d:%s", id, what), By: testAdmin}
	}
	opened, err := d.Closeouts.Open(ctx, act("open"), id, closeout.Opening{Owner: testAdmin})
	if err == nil {
		_, err = d.Closeouts.SendDocument(ctx, act("document"), opened.ID, project.Document{URL: "https://files.example/report.pdf"}, 0)
	}
	if err == nil {
		_, err = d.Closeouts.SendQuestionnaire(ctx, act("questionnaire"), opened.ID)
	}
	return err
}

const oneAccepted = `
	WITH p AS (INSERT INTO project (committee_id, customer_id, name, type, state, manager, sales, received_on, created_at, act)
		SELECT $1::bigint, (SELECT min(id) FROM customer), 'Roll-out ' || $1::bigint, 'PS', 'accepting', $2, $2, '2026-10-05', '2026-10-05', 'closing:' || $1::bigint
		RETURNING id
	), s AS (INSERT INTO gate_step (project_id, gate, step, by_member, at)
		SELECT id, 'acceptance', step, $2, '2026-11-02' FROM p, unnest(ARRAY['delivered', 'agreed']) AS step
	)
	SELECT id FROM p`

func TestDocketsKilledAtEveryStepCloseEachProjectByItsSilenceOnce(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t, 24, time.Second)
	w.falling()
	f := w.run(2, silenceSteps...)
	const left = `SELECT (SELECT count(*) FROM closeout WHERE state = 'silent'), (SELECT count(*) FROM note WHERE topic = 'closeout.silent' AND state = 'sent'),
		(SELECT count(*) FROM note WHERE state NOT IN ('sent', 'final'))`
	until(t, 3*time.Minute, "close every project", func(ctx context.Context) (bool, string) {
		var closed, said, open int
		err := w.sql.QueryRowContext(ctx, left).Scan(&closed, &said, &open)
		return closed == 24 && said == 24 && open == 0, fmt.Sprintf("%d closed, %d said, %d to say, %v", closed, said, open, err)
	})
	f.stop()
	f.died(silenceSteps)
	w.fell()
}

// fell fails unless every close-out ended once, on the reason of its day, and each
// of its messages stands once in its channel.
func (w *workplace) fell() {
	w.t.Helper()
	var ends, late, looks int
	err := w.sql.QueryRowContext(w.t.Context(), `
		SELECT (SELECT count(*) FROM audit WHERE verb = 'closeout.silent'),
			(SELECT count(*) FROM note WHERE topic = 'closeout.silent' AND args->>'last' <> '2026-11-22'),
			(SELECT count(*) FROM reminder WHERE kind = 'closeout.look' AND done_at IS NULL)`).Scan(&ends, &late, &looks)
	if err != nil || ends != len(w.channels) || late != 0 || looks != len(w.channels) {
		w.t.Errorf("%d ends on record, %d of another day, %d looks to come, %v", ends, late, looks, err)
	}
	w.once("closeout.%")
}
