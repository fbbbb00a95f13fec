package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"docket/internal/catalogue"
)

func TestWhatTheCataloguePageShows(t *testing.T) {
	for _, tt := range []struct {
		name, path string
		headers    []string
		shows      []string
		hides      []string
	}{
		{
			"all that is on sale today, by kind", "/catalogue", nil,
			[]string{`<html lang="en-GB">`, "4 services that you can order from us.", "Licences", "Audits", "Process audit", "Online archive", "per day · to be used within 12 months",
				"100,000 page views included", "per day · to be used within 1 month · on your site", `href="/catalogue/AUDIT-STD"`, "Edition 7 of 24 Nov 2026"},
			[]string{"Something old", "Something new", "Trainings", "EUR", "1,200", "noindex"},
		},
		{
			"what people write is no markup", "/catalogue?q=%3Cscript%3E", nil,
			[]string{"Nothing in the catalogue matches “&lt;script&gt;”.", `value="&lt;script&gt;"`}, []string{"<script>"},
		},
		{
			"in the browser's language", "/catalogue", []string{"Accept-Language", "fr-CH, fr;q=0.9, en;q=0.8"},
			[]string{`<html lang="fr">`, "4 prestations", "Audit de procédés", `lang="en">Workshop</a>`, "à la journée · à utiliser dans un délai de 12", "Édition 7 du 24 nov. 2026"}, []string{"Process audit"},
		},
		{
			"in a language that is asked for by name", "/catalogue?lang=fr", []string{"Accept-Language", "en"},
			[]string{"Audit de procédés", `href="/catalogue/AUDIT-STD?lang=fr"`, `<input type="hidden" name="lang" value="fr">`}, nil,
		},
		{
			"names in a language docket does not speak", "/catalogue?lang=zh", nil,
			[]string{`<html lang="en-GB">`, `lang="zh">流程审计</a>`, "Search the catalogue", `lang="zh" hreflang="zh" aria-current="true">中文</a>`, ">Deutsch</a>"}, []string{"Process audit"},
		},
		{
			"a language nobody wrote is the browser's", "/catalogue?lang=tlh", []string{"Accept-Language", "tlh"}, []string{"Process audit"}, nil,
		},
		{
			"one kind", "/catalogue?kind=audit", nil,
			[]string{"1 service that you can order from us.", "Process audit", `<a href="/catalogue?kind=audit" aria-current="true">Audits <span class="count">1</span></a>`, `href="/catalogue">Everything <span class="count">4</span>`},
			[]string{"Online archive"},
		},
		{
			"a kind there is not", "/catalogue?kind=<x>", nil, []string{"4 services"}, []string{"<x>"},
		},
		{
			"a kind of which nothing is on sale", "/catalogue?kind=training", nil, []string{"There is nothing of this kind at present.", "Show everything"}, []string{"Something new"},
		},
		{
			"a search whatever the accents, the language and the letters", "/catalogue?q=EVALUATION", nil, []string{"1 result for “EVALUATION”", "Process audit"}, []string{"Online archive"},
		},
		{
			"a search in a part of Chinese", "/catalogue?q=" + url.QueryEscape("审计"), nil, []string{"1 result", "Process audit"}, []string{"Online archive"},
		},
		{
			"a search for a German street", "/catalogue?q=strasse", nil, []string{"1 result", "Online archive"}, nil,
		},
		{
			"a search of several words, in any order", "/catalogue?q=" + url.QueryEscape("  documents   process "), nil, []string{"1 result for “documents process”"}, nil,
		},
		{
			"a search within a kind", "/catalogue?q=audit&kind=workshop", nil,
			[]string{"1 result for “audit”", "Workshop", `<input type="hidden" name="kind" value="workshop">`, `href="/catalogue?kind=audit&amp;q=audit">Audits`}, []string{"Process audit"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := newWindow(t, sold()).asks(tt.path, tt.headers...)
			a.shows(t, http.StatusOK, tt.shows...)
			a.hides(t, tt.hides...)
		})
	}
}

func TestASearchShowsFirstWhatHasTheWordInItsName(t *testing.T) {
	a := newWindow(t, sold()).asks("/catalogue?q=audit")
	a.shows(t, http.StatusOK, "2 results for “audit”")
	if audit, workshop := strings.Index(a.body, "Process audit"), strings.Index(a.body, ">Workshop<"); audit < 0 || audit > workshop {
		t.Errorf("the audit stands at %d, the workshop at %d", audit, workshop)
	}
}

func TestPricesAreNamedOnlyWhereThatIsSet(t *testing.T) {
	w := newWindow(t, sold())
	w.asks("/catalogue/VIEWS-M").hides(t, "EUR", "500.00", "4.00", "List price")
	w.named()
	w.later()
	w.asks("/catalogue").shows(t, http.StatusOK, "<span>1,200.00 EUR</span>", "<span>380.00 CNY</span> · <span>49.00 EUR</span>")
	w.asks("/catalogue/VIEWS-M").shows(t, http.StatusOK, "List price", "500.00 EUR", "Further page views", "500,000 page views", "2.50 EUR")
	w.numbers = nil
	w.later()
	w.asks("/catalogue").hides(t, "EUR")
}

func TestOneEntryHasAPageOfItsOwn(t *testing.T) {
	w := newWindow(t, sold())
	w.asks("/catalogue/AUDIT-STD").shows(t, http.StatusOK, "<title>Process audit</title>", "We look at how documents flow.</p>", "A report says what to do.</p>",
		"within 12 months of the signed order", `href="/catalogue">To the catalogue`)
	w.asks("/catalogue/audit-std?lang=fr").shows(t, http.StatusOK, "Audit de procédés", "dans un délai de 12", `href="/catalogue?lang=fr"`, `href="/catalogue/AUDIT-STD?lang=zh"`)
	w.asks("/catalogue/VIEWS-M").shows(t, http.StatusOK, "until 27 Nov 2026", "100,000 page views")
	w.asks("/catalogue/LIC-CAPTURE").shows(t, http.StatusOK, "Capture &lt;b&gt;client&lt;/b&gt;")
}

func TestWhatIsNotInTheCatalogueSaysSo(t *testing.T) {
	w := newWindow(t, sold())
	for _, path := range []string{"/catalogue/NONE-1", "/catalogue/OLD-1", "/catalogue/SOON-1", "/catalogue/a/b", "/catalogue/%3Cb%3E"} {
		a := w.asks(path)
		a.shows(t, http.StatusNotFound, "This is not in the catalogue.", `href="/catalogue">To the catalogue`)
		if got := a.Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s may be kept: %s", path, got)
		}
	}
}

func TestAnEmptyCatalogueSaysWhatWillStandThere(t *testing.T) {
	newWindow(t, catalogue.Catalogue{}).asks("/catalogue").shows(t, http.StatusOK, "There is nothing in the catalogue yet.")
}

func TestALongCatalogueHasPages(t *testing.T) {
	w := newWindow(t, many(120))
	first := w.asks("/catalogue")
	first.shows(t, http.StatusOK, "120 services", "Page 1 of 3", `rel="next" href="/catalogue?page=2"`)
	first.hides(t, `rel="prev"`)
	w.asks("/catalogue?page=2&q=service").shows(t, http.StatusOK, "Page 2 of 3", `rel="prev" href="/catalogue?q=service"`, `rel="next" href="/catalogue?page=3&amp;q=service"`)
	for _, beyond := range []string{"3", "99", "99999999999999999999"} {
		a := w.asks("/catalogue?page=" + beyond)
		if beyond == "99999999999999999999" {
			a.shows(t, http.StatusOK, "Page 1 of 3")
			continue
		}
		a.shows(t, http.StatusOK, "Page 3 of 3")
		a.hides(t, `rel="next"`)
	}
	seen := map[string]bool{}
	for _, page := range []string{"1", "2", "3"} {
		for _, part := range strings.Split(w.asks("/catalogue?page="+page).body, `<p class="code">`)[1:] {
			code, _, _ := strings.Cut(part, "<")
			if seen[code] {
				t.Errorf("%s stands there twice", code)
			}
			seen[code] = true
		}
	}
	if len(seen) != 120 {
		t.Errorf("%d of 120 are shown", len(seen))
	}
}
