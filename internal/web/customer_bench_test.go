package web

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"docket/internal/closeout"
	"docket/internal/pglocal"
	"docket/internal/postgres"
)

// The customers' page at 200 requests a second, half of them reading it and half
// sending answers (verified, written, audited, told), from as many addresses as
// there are customers. Connections and plans are there already, as with any docket
// that has been running. Beside it, in turn, a handler that sends the same bytes and
// knows no database.
func BenchmarkCustomerPage(b *testing.B) {
	for name, durable := range map[string]bool{"durable": true, "fsync off": false} {
		b.Run(name, func(b *testing.B) { atPace(b, durable) })
	}
}

func atPace(b *testing.B, durable bool) {
	const rate, warmUp, seconds = 200, 3, 10
	docket := served(b, durable, rate*seconds*4)
	bare := httptest.NewServer(bareHandler(b, docket))
	b.Cleanup(bare.Close)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	var ours, theirs []time.Duration
	load(b, client, docket, rate, warmUp, 0)
	next := rate * warmUp / 2
	for b.Loop() {
		theirs = append(theirs, load(b, client, bare.URL, rate, seconds, next)...)
		ours = append(ours, load(b, client, docket, rate, seconds, next)...)
		next += rate * seconds / 2
	}
	for name, took := range map[string][]time.Duration{"": ours, "bare-": theirs} {
		slices.Sort(took)
		b.ReportMetric(took[len(took)/2].Seconds()*1000, name+"p50-ms")
		b.ReportMetric(took[len(took)*99/100].Seconds()*1000, name+"p99-ms")
	}
	b.ReportMetric(theirs[len(theirs)*99/100].Seconds()/ours[len(ours)*99/100].Seconds(), "p99-ratio")
	b.ReportMetric(0, "ns/op")
}

// load has one customer after the other read the page and send its answers, at a
// pace that waits for no answer, and says how long each request took from the
// moment it was due.
func load(b *testing.B, client *http.Client, at string, rate, seconds, from int) []time.Duration {
	took := make([]time.Duration, rate*seconds)
	var all sync.WaitGroup
	begun := time.Now()
	for n := range took {
		due := begun.Add(time.Duration(n) * time.Second / time.Duration(rate))
		<-time.After(time.Until(due))
		all.Go(func() {
			customer := from + n/2
			r := asking(b, at, customer, n%2 == 1)
			answer, err := client.Do(r)
			if err != nil {
				b.Error(err)
				return
			}
			_, _ = io.Copy(io.Discard, answer.Body)
			_ = answer.Body.Close()
			if answer.StatusCode != http.StatusOK && answer.StatusCode != http.StatusSeeOther {
				b.Errorf("%s answers %s", r.URL.Path, answer.Status)
			}
			took[n] = time.Since(due)
		})
	}
	all.Wait()
	return took
}

// asking is a customer's request: the page, or its form with answers.
func asking(b *testing.B, at string, customer int, send bool) *http.Request {
	path, method, body := at+benchLink(customer).Path(), http.MethodGet, ""
	if send {
		path, method, body = path+"/answers", http.MethodPost, allAnswers().Encode()
	}
	r, err := http.NewRequestWithContext(b.Context(), method, path, strings.NewReader(body))
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("X-Forwarded-For", fmt.Sprintf("10.1.%d.%d", customer/250%250, customer%250))
	return r
}

func benchLink(n int) closeout.Link { return closeout.Link{byte(n), byte(n >> 8), byte(n >> 16), 1} }

// served is the pages over a database with so many close-outs in mid-clock.
func served(b *testing.B, durable bool, closeouts int) string {
	server, err := pglocal.Start(b.Context(), pglocal.Config{Durable: durable})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = server.Stop() })
	url := server.URL("postgres")
	if err := postgres.Migrate(b.Context(), url); err != nil {
		b.Fatal(err)
	}
	db, err := postgres.Open(b.Context(), url)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	store := postgres.NewStore(db, time.Now)
	if err := store.EnsureCatalogue(b.Context()); err != nil {
		b.Fatal(err)
	}
	if err := store.EnsureQuestionnaire(b.Context()); err != nil {
		b.Fatal(err)
	}
	fill(b, url, closeouts)
	pages, err := NewCustomers(CustomerConfig{
		CloseOuts: closeout.NewDesk(store), Files: cabinet{}, Secret: "xoxb", Proxies: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
		Now: time.Now, Wall: time.Now, Log: slog.New(slog.NewJSONHandler(io.Discard, nil)), Observe: func(string, int, time.Duration) {},
	})
	if err != nil {
		b.Fatal(err)
	}
	mux := http.NewServeMux()
	pages.Register(mux)
	front := httptest.NewServer(mux)
	b.Cleanup(front.Close)
	return front.URL
}

func fill(b *testing.B, url string, closeouts int) {
	db, err := sql.Open("postgres", url)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	for _, statement := range []string{
		`INSERT INTO member (id, name, zone, active) VALUES ('UMARC', 'Marc', 'Europe/Paris', true)`,
		`INSERT INTO committee (name, channel, zone, cron, act) VALUES ('Paris', 'CPARIS', 'Europe/Paris', '0 9 * * 1', 'a')`,
		`INSERT INTO customer (name, class, act) VALUES ('Acme', 'A', 'a')`,
		`INSERT INTO contact (customer_id, name, act) SELECT id, 'Jean Petit', 'a' FROM customer`,
		fmt.Sprintf(`INSERT INTO project (committee_id, customer_id, name, type, state, manager, sales, created_at, act)
			SELECT c.id, u.id, 'Project ' || n, 'PS', 'closing', 'UMARC', 'UMARC', now(), 'p' || n
			FROM committee c, customer u, generate_series(1, %d) n`, closeouts),
		`INSERT INTO closeout (project_id, committee_id, state, since, owner, contact_id, opened_by, opened_at, link, round, document, document_by, document_at,
			questionnaire, questionnaire_by, questionnaire_at, clock_from, closes_on, act)
			SELECT p.id, p.committee_id, 'waiting', now(), 'UMARC', (SELECT id FROM contact), 'UMARC', now(),
				set_byte(set_byte(set_byte(set_byte(decode(repeat('00', 32), 'hex'), 0, n & 255), 1, (n >> 8) & 255), 2, n >> 16), 3, 1),
				1, '{"title": "Report", "url": "https://papers.example/report.pdf"}', 'UMARC', now(), 1, 'UMARC', now(), current_date, current_date + 15, 'c' || n
			FROM (SELECT *, (substr(act, 2)::int - 1) AS n FROM project) p`,
		`INSERT INTO note (topic, subject_kind, subject_id, lane, key, priority, state, drawing, drawn, channel, ts)
			SELECT 'closeout.card', 'closeout', id, 'CPARIS', 'closeout:' || id, 1, 'sent', 1, 1, 'CPARIS', id::text FROM closeout`,
		// Where docket runs, a job looks after each of these already.
		`INSERT INTO lane (name, armed_until, rank) SELECT l, now() + interval '1 day', 0 FROM unnest(ARRAY['CPARIS', 'UMARC']) l`,
		`ANALYZE`,
	} {
		if _, err := db.ExecContext(b.Context(), statement); err != nil {
			b.Fatalf("%s: %v", statement, err)
		}
	}
}

// bareHandler sends what docket sends, from memory.
func bareHandler(b *testing.B, docket string) http.Handler {
	answer, err := http.DefaultClient.Do(asking(b, docket, 0, false).WithContext(context.WithoutCancel(b.Context())))
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	page, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		b.Fatalf("the page answers %s, %v", answer.Status, err)
	}
	b.Logf("the page has %d bytes", len(page))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, values := range answer.Header {
			w.Header()[name] = values
		}
		if r.Method == http.MethodPost {
			_ = r.ParseForm()
			w.Header().Del("Content-Length")
			http.Redirect(w, r, r.URL.Path+"?done=answers", http.StatusSeeOther)
			return
		}
		_, _ = w.Write(page)
	})
}
