package web

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"docket/internal/calendar"
)

func TestAPageThatHasNotChangedIsNotSentAgain(t *testing.T) {
	w := newWindow(t, sold())
	first := w.asks("/catalogue?q=audit", "Accept-Language", "fr")
	h := first.Header
	tag := h.Get("ETag")
	if !strings.HasPrefix(tag, `"`) || h.Get("Vary") != "Accept-Language" || h.Get("Cache-Control") != "public, max-age=60, must-revalidate" {
		t.Fatalf("the headers are %v", h)
	}
	for _, known := range []string{tag, `"other", ` + tag, "W/" + tag, "*"} {
		again := w.asks("/catalogue?q=audit", "Accept-Language", "fr", "If-None-Match", known)
		if again.StatusCode != http.StatusNotModified || again.body != "" || again.Header.Get("ETag") != tag {
			t.Errorf("%s: answered %d with %d bytes", known, again.StatusCode, len(again.body))
		}
	}
	for name, other := range map[string]answered{
		"another language": w.asks("/catalogue?q=audit", "If-None-Match", tag),
		"another search":   w.asks("/catalogue?q=archive", "Accept-Language", "fr", "If-None-Match", tag),
	} {
		if other.StatusCode != http.StatusOK {
			t.Errorf("%s: answered %d", name, other.StatusCode)
		}
	}
	w.whole.SKUs[0].Names["fr"], w.whole.Edition = "Audit complet", 8
	w.later()
	w.asks("/catalogue?q=audit", "Accept-Language", "fr", "If-None-Match", tag).shows(t, http.StatusOK, "Audit complet")
	w.named()
	w.later()
	w.asks("/catalogue?q=audit", "Accept-Language", "fr", "If-None-Match", tag).shows(t, http.StatusOK, "200,00\u00a0EUR")
}

func TestTheSameQuestionHasTheSameBytes(t *testing.T) {
	one, other := newWindow(t, many(60)), newWindow(t, many(60))
	for _, path := range []string{"/catalogue", "/catalogue?page=2&lang=zh", "/catalogue/SKU-00007"} {
		if a, b := one.asks(path), other.asks(path); a.body != b.body || a.Header.Get("ETag") != b.Header.Get("ETag") {
			t.Errorf("two dockets answer %s differently", path)
		}
	}
}

func TestTheDatabaseIsNotAskedForEachReader(t *testing.T) {
	w := newWindow(t, sold())
	for range 50 {
		w.asks("/catalogue")
	}
	if w.asked.Load() != 1 || w.read.Load() != 1 {
		t.Errorf("it was asked %d times and read %d times", w.asked.Load(), w.read.Load())
	}
	w.later()
	w.asks("/catalogue")
	if w.asked.Load() != 2 || w.read.Load() != 1 {
		t.Errorf("where nothing changed it was asked %d times and read %d times", w.asked.Load(), w.read.Load())
	}
}

func TestTomorrowSomethingElseIsOnSale(t *testing.T) {
	w := newWindow(t, sold())
	w.asks("/catalogue").hides(t, "Something new")
	w.time = calendar.Date{Year: 2026, Month: 11, Day: 28}.At(0, time.UTC)
	a := w.asks("/catalogue")
	a.shows(t, http.StatusOK, "Something new")
	a.hides(t, "Online archive")
}

func TestWhileTheDatabaseIsDownTheLastCatalogueIsShown(t *testing.T) {
	w := newWindow(t, sold())
	w.trouble = errDown
	a := w.asks("/catalogue")
	a.shows(t, http.StatusServiceUnavailable, "The catalogue cannot be shown right now.")
	if a.Header.Get("Retry-After") == "" || a.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("the headers are %v", a.Header)
	}
	w.trouble = nil
	w.asks("/catalogue").shows(t, http.StatusServiceUnavailable) // nobody asks again at once
	w.later()
	w.asks("/catalogue").shows(t, http.StatusOK, "Process audit")
	w.trouble = errDown
	w.later()
	w.asks("/catalogue?kind=audit").shows(t, http.StatusOK, "Process audit")
	if !strings.Contains(w.log.String(), "level=ERROR") {
		t.Error("the log says nothing")
	}
}

func TestADatabaseThatHangsKeepsNobodyWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWindow(t, sold())
		w.asks("/catalogue")
		w.hang = make(chan struct{})
		w.later()
		began := time.Now()
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() { w.asks("/catalogue?q=audit").shows(t, http.StatusOK, "Process audit") })
		}
		all.Wait()
		if took := time.Since(began); took > askWithin {
			t.Errorf("after %v somebody still waits", took)
		}
		if n := w.asked.Load(); n != 2 {
			t.Errorf("the database was asked %d times", n)
		}
		close(w.hang)
	})
}

func TestWhoComesFirstToADatabaseThatHangsIsTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWindow(t, sold())
		w.hang = make(chan struct{})
		began := time.Now()
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() { w.asks("/catalogue").shows(t, http.StatusServiceUnavailable) })
		}
		all.Wait()
		if took := time.Since(began); took > askWithin {
			t.Errorf("after %v somebody still waits", took)
		}
		close(w.hang)
	})
}

func TestManyPagesAreKeptInBoundedMemory(t *testing.T) {
	p := newPages()
	for n := range 40 {
		p.put(string(rune('a'+n)), newSheet(make([]byte, 1<<20)))
		p.get("a")
	}
	if p.size > pagesLimit || p.used.Len() != len(p.byKey) || p.used.Len() != pagesLimit>>20 {
		t.Errorf("%d bytes in %d and %d pages are kept", p.size, p.used.Len(), len(p.byKey))
	}
	if _, ok := p.get("a"); !ok {
		t.Error("what is asked for again and again was forgotten")
	}
}

func TestWhoAsksTooOftenIsAskedToWait(t *testing.T) {
	w := newWindow(t, sold())
	for range browserBurst {
		w.asks("/catalogue", "X-Forwarded-For", "203.0.113.7").shows(t, http.StatusOK)
	}
	w.asks("/catalogue", "X-Forwarded-For", "203.0.113.7").shows(t, http.StatusTooManyRequests, "One moment, please.")
	w.asks("/catalogue", "X-Forwarded-For", "198.51.100.1").shows(t, http.StatusOK)
}

func TestTheCatalogueIsSafeToRead(t *testing.T) {
	w := newWindow(t, sold())
	for _, path := range []string{"/catalogue", "/catalogue/AUDIT-STD", "/catalogue/NONE"} {
		h := w.asks(path).Header
		for name, want := range map[string]string{"Content-Security-Policy": policy, "X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff", "Strict-Transport-Security": "max-age=31536000"} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
	}
	if a := w.asks("/catalogue?q=secret-plans"); strings.Contains(w.log.String(), "secret-plans") {
		t.Errorf("the log says what %d people search for", a.StatusCode)
	}
}
