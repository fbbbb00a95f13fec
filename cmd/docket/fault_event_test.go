package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"docket/bot"
	"docket/internal/pgtest"
	"docket/internal/postgres"
	"docket/internal/sandbox"
)

// twice is a deployment of two dockets that Slack reaches in turn.
func twice(t *testing.T) (*deployment, []*replica) {
	t.Helper()
	d := newDeployment(t, pgtest.New(t, postgres.Migrate))
	replicas := []*replica{d.serve("", d.database, ""), d.serve("", d.database, "")}
	d.local.SetAppURL(replicas[0].url())
	return d, replicas
}

func TestAnEventThatComesTwiceAndLateHasOneEffect(t *testing.T) {
	t.Parallel()
	d, replicas := twice(t)
	for _, kind := range []string{sandbox.FaultDuplicateEvent, sandbox.FaultLateEvent} {
		if err := d.local.AddFault(sandbox.Fault{Kind: kind, Method: "app_home_opened", Count: 2}); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 4 { // two of them twice, two of them late
		d.local.SetAppURL(replicas[n%2].url())
		if out := d.local.OpenHome(t.Context(), testAdmin); !out.OK {
			t.Fatalf("open the Home tab: %+v", out)
		}
	}
	d.done(2)
	if err := d.local.Advance(t.Context(), 2*time.Minute); err != nil {
		t.Fatal(err)
	}
	d.done(4)
	until(t, 20*time.Second, "publish the Home tab", func(ctx context.Context) (bool, string) {
		var notes, drawn, wanted int
		err := d.sql.QueryRowContext(ctx, `SELECT count(*), max(drawn), max(wanted) FROM note WHERE topic = 'home'`).Scan(&notes, &drawn, &wanted)
		return notes == 1 && wanted == 4 && drawn == wanted, fmt.Sprint(notes, " notes, ", drawn, " of ", wanted, " changes, ", err)
	})
	if _, ok := d.local.Home(testAdmin); !ok {
		t.Error("there is no Home tab")
	}
}

// done waits until so many different events have been dealt with, and no more.
func (d *deployment) done(events int) {
	d.t.Helper()
	until(d.t, 20*time.Second, "deal with events", func(ctx context.Context) (bool, string) {
		var done, open int
		err := d.sql.QueryRowContext(ctx, `SELECT count(done_at), count(*) - count(done_at) FROM inbox`).Scan(&done, &open)
		return done == events && open == 0, fmt.Sprint(done, " done, ", open, " open, ", err)
	})
}

func TestEventsOutOfOrderLeaveWhatHoldsNow(t *testing.T) {
	t.Parallel()
	d, replicas := twice(t)
	for n, name := range []string{"Ada Keller", "Ada Marriage", "Ada Old", "Ada Older"} {
		d.local.SetAppURL(replicas[n%2].url())
		inner, err := json.Marshal(map[string]any{"type": "user_change", "user": map[string]any{
			"id": testAdmin, "name": "ada", "real_name": name, "tz": "Europe/London", "locale": "en-GB", "deleted": n == 2,
			"profile": map[string]any{"real_name": name},
		}})
		if err != nil {
			t.Fatal(err)
		}
		if out := d.local.Event(t.Context(), inner); !out.OK {
			t.Fatalf("change a member: %+v", out)
		}
		d.done(n + 1)
	}
	var name string
	var active bool
	err := d.sql.QueryRowContext(t.Context(), `SELECT name, active FROM member WHERE id = $1`, testAdmin).Scan(&name, &active)
	if err != nil || name != "Ada Keller" || !active {
		t.Errorf("docket knows %q, active %t, %v; Slack says Ada Keller", name, active, err)
	}
}

func TestASubmissionThatReachesTwoDocketsAtOnceLogsOneIssue(t *testing.T) {
	t.Parallel()
	d, replicas := twice(t)
	const issues, copies = 12, 6
	var working sync.WaitGroup
	for n := range issues * copies {
		working.Go(func() {
			if err := d.press(t.Context(), replicas[n%2], fmt.Sprintf("V%d", n/copies)); err != nil {
				t.Error(err)
			}
		})
	}
	working.Wait()
	var rows, records, cards int
	err := d.sql.QueryRowContext(t.Context(), `SELECT (SELECT count(*) FROM issue), (SELECT count(*) FROM audit WHERE subject_kind = 'issue'),
		(SELECT count(*) FROM note WHERE subject_kind = 'issue')`).Scan(&rows, &records, &cards)
	if err != nil || rows != issues || records != issues || cards != issues {
		t.Errorf("%d issues, %d records, %d cards, %v; want %d of each", rows, records, cards, err, issues)
	}
}

// press submits a form until it closes: a docket that has too much to do asks for
// another press.
func (d *deployment) press(ctx context.Context, to *replica, viewID string) error {
	s := submitter{forms: d.forms}
	for closed := false; !closed; {
		var err error
		if closed, err = s.press(http.DefaultClient, to.url()+bot.InteractionsPath, viewID, "It hinders us: "+viewID); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}
