package main

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"net/http"
	"sync"
	"testing"
	"time"

	"docket/bot"
	"docket/internal/pgtest"
	"docket/internal/postgres"
)

// submitter is somebody who presses Log, and presses again, on whichever docket
// Slack reaches, until the form closes.
type submitter struct {
	name     string
	forms    submissions
	replicas []*replica
	acked    []string // descriptions of what was logged for certain
	presses  int
}

func (s *submitter) work(ctx context.Context, client *http.Client) error {
	for n := 0; ctx.Err() == nil; n++ {
		text := fmt.Sprintf("%s's issue %d.", s.name, n)
		for try := 0; ; try++ {
			to := s.replicas[(n+try)%len(s.replicas)].url() + bot.InteractionsPath
			closed, err := s.press(client, to, fmt.Sprintf("V%s%d", s.name, n), text)
			if err != nil {
				return err
			}
			if closed {
				s.acked = append(s.acked, text)
				break
			}
			if ctx.Err() != nil {
				return nil
			}
		}
	}
	return nil
}

// press submits the form and says whether that closed it. Any other answer leaves
// it open.
func (s *submitter) press(client *http.Client, to, viewID, text string) (bool, error) {
	s.presses++
	request, err := signedPost(context.Background(), to, formEncoded, s.forms.body(viewID, text))
	if err != nil {
		return false, err
	}
	answer, err := client.Do(request)
	if err != nil {
		return false, fmt.Errorf("a docket that runs does not answer: %w", err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return false, err
	}
	if answer.StatusCode != http.StatusOK {
		return false, fmt.Errorf("%s: %s", answer.Status, body)
	}
	return string(body) == closes, nil
}

func TestNoIssueIsLostOrLoggedTwiceWhenItsDatabaseStopsUnderLoad(t *testing.T) {
	t.Parallel()
	database := pgtest.Dedicated(t, postgres.Migrate)
	d := newDeployment(t, database.URL)
	replicas := []*replica{d.serve("", database.URL, ""), d.serve("", database.URL, "")}
	people := make([]*submitter, 12)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var working sync.WaitGroup
	client := &http.Client{Timeout: 30 * time.Second}
	for n := range people {
		people[n] = &submitter{name: fmt.Sprintf("P%02d", n), forms: d.forms, replicas: replicas}
		working.Go(func() {
			if err := people[n].work(ctx, client); err != nil {
				t.Error(err)
			}
		})
	}
	for range 5 {
		more(t, d.sql, 200)
		database.Restart(t)
	}
	more(t, d.sql, 200)
	stop()
	working.Wait()
	for _, r := range replicas {
		r.stop()
	}
	logged(t, d.sql, people)
}

// more waits until so many more issues are in the database.
func more(t *testing.T, db *sql.DB, issues int) {
	t.Helper()
	before := -1
	until(t, 30*time.Second, "log issues", func(ctx context.Context) (bool, string) {
		var n int
		if err := db.QueryRowContext(ctx, `SELECT count(*) FROM issue`).Scan(&n); err != nil {
			return false, err.Error()
		}
		if before < 0 {
			before = n
		}
		return n >= before+issues, fmt.Sprint(n-before, " more")
	})
}

// logged compares what people were told with what the database holds.
func logged(t *testing.T, db *sql.DB, people []*submitter) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), `
		SELECT description, count(*), count(DISTINCT a.id), count(DISTINCT n.id)
		FROM issue i
		LEFT JOIN audit a ON a.subject_kind = 'issue' AND a.subject_id = i.id
		LEFT JOIN note n ON n.subject_kind = 'issue' AND n.subject_id = i.id
		GROUP BY description`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	there := map[string]bool{}
	for rows.Next() {
		var text string
		var issues, records, cards int
		if err := rows.Scan(&text, &issues, &records, &cards); err != nil {
			t.Fatal(err)
		}
		there[text] = true
		if issues != 1 || records != 1 || cards != 1 {
			t.Errorf("%q: %d issues, %d records, %d cards", text, issues, records, cards)
		}
	}
	acked, presses := 0, 0
	for _, p := range people {
		presses += p.presses
		for _, text := range p.acked {
			if acked++; !there[text] {
				t.Errorf("%q was acknowledged and is lost", text)
			}
		}
	}
	t.Logf("%d presses, %d acknowledged, %d in the database", presses, acked, len(there))
	if presses == acked {
		t.Error("nobody noticed that the database stopped")
	}
}
