package web

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/project"
	"docket/internal/questionnaire"
)

var (
	acmeLink = closeout.Link{1, 2, 3}
	now      = time.Date(2026, 11, 27, 9, 30, 0, 0, time.UTC)
)

// acme is a close-out in mid-clock: document and questionnaire are sent.
func acme() closeout.Page {
	return closeout.Page{
		Closeout: closeout.Closeout{
			ID: 7, State: closeout.Waiting, Round: 1, Contact: 3,
			Document:      project.Document{Title: "Acceptance report ERP", URL: "https://papers.example/erp.pdf"},
			DocumentSent:  closeout.Sent{By: "U1", At: now.AddDate(0, 0, -9)},
			Questionnaire: 1, QuestionsSent: closeout.Sent{By: "U1", At: now.AddDate(0, 0, -9)},
			ClockFrom: calendar.Date{Year: 2026, Month: 11, Day: 18}, ClosesOn: calendar.Date{Year: 2026, Month: 12, Day: 3},
		},
		Project: "ERP roll-out", Customer: "Acme", Contact: customer.Contact{ID: 3, Name: "Jean Petit"}, Locale: "en", Zone: "Europe/Paris",
		Owner: directory.Member{ID: "U1", Name: "Marc Lefèvre"},
		Asked: questionnaire.Questionnaire{Version: 1, Questions: questionnaire.Standard},
	}
}

// desk keeps close-outs as a desk of docket does, in memory.
type desk struct {
	mu      sync.Mutex
	pages   map[closeout.Link]closeout.Page
	acts    map[string]bool
	asked   []string // the calls, by method
	address []byte   // of the last act
	trouble error
}

func newDesk() *desk {
	return &desk{pages: map[closeout.Link]closeout.Page{acmeLink: acme()}, acts: map[string]bool{}}
}

// calls are what was asked so far, for a test whose handler may still be at it.
func (d *desk) calls() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.asked)
}

// change is how a test sets the scene.
func (d *desk) change(with func(*closeout.Page)) {
	p := d.pages[acmeLink]
	with(&p)
	d.pages[acmeLink] = p
}

var errGone = fault.NotFoundf("It is gone.")

func (d *desk) ByLink(_ context.Context, l closeout.Link) (closeout.Page, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.asked = append(d.asked, "ByLink")
	p, ok := d.pages[l]
	if d.trouble != nil {
		return closeout.Page{}, d.trouble
	}
	if !ok || p.Ended {
		return closeout.Page{}, errGone
	}
	return p, nil
}

func (d *desk) act(call string, l closeout.Link, key string, do func(*closeout.Page) error) (closeout.Page, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.asked = append(d.asked, call)
	p, ok := d.pages[l]
	if d.trouble != nil {
		return closeout.Page{}, d.trouble
	}
	if d.acts[key] {
		return p, nil
	}
	if !ok || p.Ended {
		return closeout.Page{}, errGone
	}
	if err := do(&p); err != nil {
		return closeout.Page{}, err
	}
	d.pages[l], d.acts[key] = p, true
	return p, nil
}

func (d *desk) AnswerByLink(_ context.Context, l closeout.Link, key string, a questionnaire.Answers, address []byte) (closeout.Page, error) {
	return d.act("AnswerByLink", l, key, func(p *closeout.Page) error {
		if !p.AnsweredAt.IsZero() {
			return fault.Conflictf("The questions have been answered already.")
		}
		a = p.Asked.Trim(a)
		if err := p.Asked.Check(a); err != nil {
			return err
		}
		p.Answers, p.AnsweredAt, d.address = a, now, address
		return nil
	})
}

func (d *desk) RemarkByLink(_ context.Context, l closeout.Link, key string, said []string) (closeout.Page, error) {
	return d.act("RemarkByLink", l, key, func(p *closeout.Page) error {
		said = slices.DeleteFunc(slices.Clone(said), func(s string) bool { return s == "" })
		if len(said) == 0 {
			return fault.Invalidf("Write at least one remark.").In(remarkField(1))
		}
		for _, s := range said {
			p.Closeout.Remarks = append(p.Closeout.Remarks, closeout.Remark{Said: s, State: issue.Open})
		}
		p.State, p.ClosesOn = closeout.Remarked, calendar.Date{}
		return nil
	})
}

func (d *desk) SignByLink(_ context.Context, l closeout.Link, key string, s closeout.Signature) (closeout.Page, error) {
	return d.act("SignByLink", l, key, func(p *closeout.Page) error {
		if s.Round != p.Round {
			return fault.Conflictf("The document has been replaced.")
		}
		s.At = now
		p.State, p.Ended, p.Signature = closeout.Signed, true, &s
		return nil
	})
}

// cabinet keeps one file.
type cabinet struct{ name string }

func (c cabinet) OpenFile(_ context.Context, id string) (string, []byte, error) {
	if id != "F1" {
		return "", nil, errors.New("file_not_found")
	}
	return c.name, []byte("%PDF-1.7 of a report"), nil
}

// site is the customers' pages over a desk in memory.
type site struct {
	*desk
	http.Handler
	pages *Customers
	log   *strings.Builder
	seen  []string // routes as they were observed
	t     *testing.T
}

func newSite(t *testing.T, with ...func(*CustomerConfig)) *site {
	t.Helper()
	s := &site{desk: newDesk(), log: &strings.Builder{}, t: t}
	config := CustomerConfig{
		CloseOuts: s.desk, Files: cabinet{name: "report.pdf"}, PublicURL: "https://docket.example", Secret: "xoxb-secret",
		Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")},
		Now:     func() time.Time { return now }, Wall: func() time.Time { return now },
		Log:     slog.New(slog.NewTextHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Observe: func(route string, _ int, _ time.Duration) { s.seen = append(s.seen, route) },
	}
	for _, set := range with {
		set(&config)
	}
	pages, err := NewCustomers(config)
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	pages.Register(mux)
	RegisterAssets(mux)
	s.Handler, s.pages = mux, pages
	return s
}

// answered is an answer of the site, with its body read.
type answered struct {
	*http.Response
	body string
}

func (s *site) do(r *http.Request) answered {
	s.t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	body, err := io.ReadAll(w.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answered{Response: w.Result(), body: string(body)}
}

func (s *site) get(path string) answered {
	s.t.Helper()
	return s.do(httptest.NewRequestWithContext(s.t.Context(), http.MethodGet, path, nil))
}

func (s *site) post(path string, form url.Values) answered {
	s.t.Helper()
	return s.do(posting(s.t, path, form))
}

func posting(t *testing.T, path string, form url.Values) *http.Request {
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return r
}

const aKey = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// filled is a form with its hidden fields.
func filled(pairs ...string) url.Values {
	form := url.Values{formKey: {aKey}, roundField: {"1"}}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return form
}

func allAnswers() url.Values {
	return filled("q.satisfaction", "9", "q.goals", "0", "q.quality", "8", "q.dates", "4", "q.recommend", "10")
}

func signature() url.Values {
	return filled(nameField, "Jean Petit", dayField, "2026-11-27", agreeField, "yes")
}
