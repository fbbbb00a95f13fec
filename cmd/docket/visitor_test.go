package main

import (
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"docket/internal/closeout"
)

// visitor is somebody at the customer's, in a browser without scripts that shows
// one page.
type visitor struct {
	*company
	client *http.Client
	at     *url.URL
	status int
	page   string
	header http.Header
}

// opens a link as somebody at the customer's does.
func (c *company) opens(l closeout.Link) *visitor {
	c.t.Helper()
	v := &visitor{company: c, client: &http.Client{Timeout: time.Minute}}
	v.goes("http://" + c.demo.page.Addr().String() + l.Path())
	return v
}

func (v *visitor) goes(address string) {
	v.t.Helper()
	r, err := http.NewRequestWithContext(v.t.Context(), http.MethodGet, address, nil)
	if err != nil {
		v.t.Fatal(err)
	}
	v.load(r)
}

// load follows where the site leads to, as a browser does.
func (v *visitor) load(r *http.Request) {
	v.t.Helper()
	answer, err := v.client.Do(r)
	if err != nil {
		v.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	v.at, v.status, v.page, v.header = answer.Request.URL, answer.StatusCode, html.UnescapeString(string(text)), answer.Header
}

var (
	forms   = regexp.MustCompile(`(?s)<form method="post" action="([^"]*)".*?</form>`)
	hiddens = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)
)

// sends the page's form, with what was filled in: name and value in turn.
func (v *visitor) sends(form string, filled ...string) *visitor {
	v.t.Helper()
	v.load(v.sending(form, filled...))
	v.settle()
	return v
}

// sending is the form on its way.
func (v *visitor) sending(form string, filled ...string) *http.Request {
	v.t.Helper()
	for _, found := range forms.FindAllStringSubmatch(v.page, -1) {
		if !strings.HasSuffix(found[1], "/"+form) {
			continue
		}
		values := url.Values{}
		for _, hidden := range hiddens.FindAllStringSubmatch(found[0], -1) {
			values.Set(hidden[1], hidden[2])
		}
		for n := 0; n < len(filled); n += 2 {
			values.Set(filled[n], filled[n+1])
		}
		to, err := v.at.Parse(found[1])
		if err != nil {
			v.t.Fatal(err)
		}
		r, err := http.NewRequestWithContext(v.t.Context(), http.MethodPost, to.String(), strings.NewReader(values.Encode()))
		if err != nil {
			v.t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		return r
	}
	v.t.Fatalf("the page has no form %s:\n%s", form, v.page)
	return nil
}

func (v *visitor) reads(status int, texts ...string) {
	v.t.Helper()
	if v.status != status {
		v.t.Errorf("the page answers %d, want %d:\n%s", v.status, status, v.page)
	}
	for _, text := range texts {
		if !strings.Contains(v.page, text) {
			v.t.Errorf("the page lacks %q:\n%s", text, v.page)
		}
	}
}

func (v *visitor) missesOut(t *testing.T, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(v.page, text) {
			t.Errorf("the page shows %q:\n%s", text, v.page)
		}
	}
}

// good are answers to the questions that a new workspace asks.
var good = []string{"q.satisfaction", "9", "q.goals", "0", "q.quality", "8", "q.dates", "4", "q.recommend", "10"}

var accepting = []string{"name", "Jeanne Petit", "day", "2026-11-18", "agree", "yes"}

// harmless fails unless the message shows the mention as text that mentions nobody.
func (p place) harmless(text, mention string) {
	p.t.Helper()
	sent := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(p.message(text).Blocks))
	if neutral := strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(mention); strings.Contains(sent, mention) || !strings.Contains(sent, neutral) {
		p.t.Errorf("%s is said as a mention, or not at all:\n%s", mention, sent)
	}
}
