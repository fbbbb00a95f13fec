package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"docket/internal/closeout"
	"docket/internal/project"
	"docket/internal/questionnaire"
)

// An attack that this file shows to fail is named in docs/customer-page.md.

func TestEveryWrongLinkIsAnsweredAlikeAfterTheSameWork(t *testing.T) {
	s := newSite(t)
	ended := closeout.Link{9}
	s.desk.pages[ended] = closeout.Page{Ended: true, Project: "Secret project"}
	var first answered
	for name, path := range map[string]string{
		"a guess":                     closeout.Link{4}.Path(),
		"a link that has ended":       ended.Path(),
		"no link at all":              closeout.PagePath + "hello",
		"one letter changed":          page[:len(page)-1] + "I",
		"the right one in upper case": strings.ToUpper(page[:3]) + page[3:len(page)-1],
		"a quote and a semicolon":     closeout.PagePath + "';%20DROP%20TABLE",
	} {
		if path[:3] == "/C/" {
			path = closeout.PagePath + path[3:]
		}
		s.asked = nil
		a := s.get(path)
		if first.Response == nil {
			first = a
		}
		if a.StatusCode != http.StatusNotFound || a.body != first.body || !sameHeaders(a.Header, first.Header) {
			t.Errorf("%s is answered %d %v, unlike the others", name, a.StatusCode, a.Header)
		}
		if !slices.Equal(s.asked, []string{"ByLink"}) {
			t.Errorf("%s took the work %v, want one look", name, s.asked)
		}
		for _, door := range []string{"/answers", "/remarks", "/acceptance"} {
			s.asked = nil
			p := s.post(path+door, allAnswers())
			if p.StatusCode != http.StatusNotFound || p.body != first.body || len(s.asked) != 1 && door != "/acceptance" {
				t.Errorf("%s is answered %d at %s after %v", name, p.StatusCode, door, s.asked)
			}
		}
	}
	for _, path := range []string{page + "/accepted/forged", page + "/nothing/here", closeout.Link{4}.Path() + "/document", page + "/document"} {
		if a := s.get(path); a.StatusCode != http.StatusNotFound || a.body != first.body {
			t.Errorf("%s is answered %d, unlike a wrong link", strings.ReplaceAll(path, page, "…"), a.StatusCode)
		}
	}
}

func sameHeaders(a, b http.Header) bool {
	for _, h := range []http.Header{a, b} {
		h.Del("Date")
	}
	if len(a) != len(b) {
		return false
	}
	for name := range a {
		if !slices.Equal(a[name], b[name]) {
			return false
		}
	}
	return true
}

func TestAFormSentTwiceIsOneAct(t *testing.T) {
	for _, tt := range []struct {
		door string
		form url.Values
	}{
		{"/answers", allAnswers()},
		{"/remarks", filled("said_1", "The export is missing")},
		{"/acceptance", signature()},
	} {
		s := newSite(t)
		var places []string
		for range 2 {
			a := s.post(page+tt.door, tt.form)
			if a.StatusCode != http.StatusSeeOther {
				t.Fatalf("%s answered %d:\n%s", tt.door, a.StatusCode, a.body)
			}
			places = append(places, s.get(a.Header.Get("Location")).body)
		}
		if stable(places[0]) != stable(places[1]) {
			t.Errorf("%s sent twice shows two results:\n%s\n%s", tt.door, places[0], places[1])
		}
		if n := len(s.desk.acts); n != 1 {
			t.Errorf("%s sent twice is %d acts", tt.door, n)
		}
	}
}

// stable is a page without the keys of its forms, which are new each time.
func stable(page string) string {
	var kept []string
	for line := range strings.Lines(page) {
		if !strings.Contains(line, `name="key"`) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

func TestAFormTheBrowserKeptLosesNothingThatIsNew(t *testing.T) {
	s := newSite(t)
	s.post(page+"/remarks", filled("said_1", "The export is missing"))
	s.post(page+"/remarks", filled("said_1", "The manual is missing too"))
	s.get(page).shows(t, http.StatusOK, "The export is missing", "The manual is missing too")
}

func TestAnswersAreNotReplacedByASecondForm(t *testing.T) {
	s := newSite(t)
	s.post(page+"/answers", allAnswers())
	other := allAnswers()
	other.Set(formKey, strings.Repeat("A", 26))
	other.Set("q.dates", "10")
	s.post(page+"/answers", other).shows(t, http.StatusConflict, "The questions have been answered already.", "Answered on")
	if got := s.desk.pages[acmeLink].Answers["dates"]; got != "4" {
		t.Errorf("the answer became %s", got)
	}
}

func TestAFormOfAnotherSiteIsRefused(t *testing.T) {
	s := newSite(t)
	for name, header := range map[string][2]string{
		"by what the browser says": {"Sec-Fetch-Site", "cross-site"},
		"by its origin":            {"Origin", "https://evil.example"},
		"by its opaque origin":     {"Origin", "null"},
	} {
		r := posting(t, page+"/answers", allAnswers())
		r.Header.Del("Sec-Fetch-Site")
		r.Header.Set(header[0], header[1])
		s.do(r).shows(t, http.StatusForbidden, "This form was sent from another site.")
		if len(s.asked) != 0 {
			t.Errorf("%s: the desk was asked", name)
		}
	}
	r := posting(t, page+"/answers", allAnswers())
	r.Header.Del("Sec-Fetch-Site")
	r.Header.Set("Origin", "https://docket.example") // behind a proxy that says another host
	if a := s.do(r); a.StatusCode != http.StatusSeeOther {
		t.Errorf("the page's own form is answered %d", a.StatusCode)
	}
}

func TestMarkupStaysText(t *testing.T) {
	const evil = `"><script>alert(1)</script>{{.}}<!channel>`
	s := newSite(t)
	s.change(func(p *closeout.Page) {
		p.Project, p.Customer, p.Contact.Name, p.Owner.Name, p.Document.Title = evil, evil, evil, evil, evil
		p.Document.URL = "javascript:alert(1)"
		p.Closeout.Remarks = []closeout.Remark{{Said: evil}}
		p.Asked = questionnaire.Questionnaire{Version: 1, Questions: []questionnaire.Question{
			{Key: "k", Kind: questionnaire.Choice, Ask: questionnaire.Words{"en": evil}, Options: []questionnaire.Words{{"en": evil}}}}}
	})
	a := s.get(page + "?done=" + url.QueryEscape(evil))
	a.shows(t, http.StatusOK, "&lt;script&gt;")
	a.hides(t, "<script", "javascript:")
	typed := s.post(page+"/remarks", filled("said_1", evil, formKey, "wrong"))
	typed.shows(t, http.StatusUnprocessableEntity, "&lt;!channel&gt;")
	typed.hides(t, "<script")
}

func TestAFileNameEndsNoHeader(t *testing.T) {
	for _, name := range []string{"a\r\nSet-Cookie: x=1\r\n.pdf", `q"; x="y.html`, "Abnahme für Straße 报告.pdf", ""} {
		s := newSite(t, func(c *CustomerConfig) { c.Files = cabinet{name: name} })
		s.change(func(p *closeout.Page) { p.Document = project.Document{File: "F1"} })
		server := httptest.NewServer(s)
		answer, err := http.Get(server.URL + page + "/document")
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		server.Close()
		if answer.Header.Get("Set-Cookie") != "" || !strings.HasPrefix(answer.Header.Get("Content-Disposition"), "attachment") ||
			strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
			t.Errorf("a file %q is passed on as %v", name, answer.Header)
		}
	}
}

func TestTooMuchTextIsRefusedKindly(t *testing.T) {
	s := newSite(t)
	s.post(page+"/remarks", filled("said_1", strings.Repeat("a", 1<<20))).shows(t, http.StatusRequestEntityTooLarge, "That is too much text.", "Nothing was sent.")
	if slices.Contains(s.asked, "RemarkByLink") {
		t.Error("the desk was asked to keep it")
	}
}

func TestWhatTheDatabaseCannotKeepIsTakenOut(t *testing.T) {
	for name, text := range map[string]string{"a NUL": "mis\x00sing", "bytes that are no text": "mis\xff\xfesing", "an escape": "mis\x1bsing"} {
		s := newSite(t)
		s.post(page+"/remarks", filled("said_2", text)).shows(t, http.StatusUnprocessableEntity, `<a href="#remarks-said_2">This text has characters in it`, ">missing</textarea>")
		if slices.Contains(s.asked, "RemarkByLink") {
			t.Errorf("%s reached the desk", name)
		}
	}
	s := newSite(t)
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, page+"/remarks", strings.NewReader("said_1=%zz"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	s.do(r).shows(t, http.StatusUnprocessableEntity, "The form was not sent as a whole.")
}

func TestALinkSignsOnlyItsOwnProject(t *testing.T) {
	s := newSite(t)
	delta := closeout.Link{5}
	other := acme()
	other.ID, other.Project, other.Customer = 8, "Patient portal", "Delta"
	s.desk.pages[delta] = other
	a := s.post(page+"/acceptance", signature())
	s.get(delta.Path()).hides(t, "Acme", "ERP roll-out")
	if s.desk.pages[delta].Signature != nil {
		t.Error("the other project was signed")
	}
	seal := a.Header.Get("Location")[len(page):]
	s.get(delta.Path()+seal).shows(t, http.StatusNotFound)
}

func TestHeadersAreStrictOnEveryAnswer(t *testing.T) {
	s := newSite(t)
	for name, a := range map[string]answered{
		"the page": s.get(page), "a wrong link": s.get(closeout.PagePath + "x"), "a refused form": s.post(page+"/remarks", filled()),
		"a redirection": s.post(page+"/answers", allAnswers()),
	} {
		for header, want := range map[string]string{
			"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow",
			"X-Content-Type-Options": "nosniff", "Cross-Origin-Opener-Policy": "same-origin", "Strict-Transport-Security": "max-age=31536000",
		} {
			if got := a.Header.Get(header); got != want {
				t.Errorf("%s has %s %q, want %q", name, header, got, want)
			}
		}
	}
	plain := newSite(t, func(c *CustomerConfig) { c.PublicURL = "http://127.0.0.1:8090" })
	if got := plain.get(page).Header.Get("Strict-Transport-Security"); got != "" {
		t.Errorf("a page without TLS asks for it: %q", got)
	}
}

func TestTheSecretStandsInNoLogAndNoMeasure(t *testing.T) {
	s := newSite(t)
	s.get(page)
	s.post(page+"/answers", allAnswers())
	s.trouble = errTest("down")
	s.get(page)
	secret := strings.TrimPrefix(page, closeout.PagePath)
	if log := s.log.String(); strings.Contains(log, secret) || !strings.Contains(log, "GET /c/{link}") {
		t.Errorf("the log says:\n%s", log)
	}
	for _, route := range s.seen {
		if strings.Contains(route, secret) {
			t.Errorf("a measure is named %s", route)
		}
	}
}

func TestTheStylesheetIsThereForGood(t *testing.T) {
	s := newSite(t)
	a := s.get(assetAddress("customer.css"))
	a.shows(t, http.StatusOK, ":root")
	if got := a.Header.Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
		t.Errorf("it is kept %q", got)
	}
	s.get(page).shows(t, http.StatusOK, `href="`+assetAddress("customer.css")+`"`)
	if len(s.get("/style/other.css").body) > 100 {
		t.Error("another address serves something")
	}
}
