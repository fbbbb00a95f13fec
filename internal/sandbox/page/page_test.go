package page_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"docket/internal/sandbox/page"
)

func TestHandler(t *testing.T) {
	tests := map[string]struct {
		method, path string
		status       int
		kind         string
	}{
		"the page is at the root":               {http.MethodGet, "/", http.StatusOK, "text/html; charset=utf-8"},
		"scripts are JavaScript everywhere":     {http.MethodGet, "/assets/js/main.js", http.StatusOK, "text/javascript; charset=utf-8"},
		"scripts in folders are served":         {http.MethodGet, "/assets/js/blocks/index.js", http.StatusOK, "text/javascript; charset=utf-8"},
		"styles are CSS":                        {http.MethodGet, "/assets/css/base.css", http.StatusOK, "text/css; charset=utf-8"},
		"the mark is a picture":                 {http.MethodHead, "/assets/mark.svg", http.StatusOK, "image/svg+xml"},
		"folders are not listed":                {http.MethodGet, "/assets/", http.StatusNotFound, ""},
		"other paths are not the page":          {http.MethodGet, "/anything", http.StatusNotFound, ""},
		"nothing outside the assets is reached": {http.MethodGet, "/assets/../page.go", http.StatusNotFound, ""},
		"the page cannot be written":            {http.MethodPost, "/", http.StatusMethodNotAllowed, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			recorder := httptest.NewRecorder()
			page.Handler().ServeHTTP(recorder, httptest.NewRequestWithContext(t.Context(), test.method, test.path, nil))
			if recorder.Code != test.status {
				t.Fatalf("status is %d, want %d", recorder.Code, test.status)
			}
			if test.kind != "" && recorder.Header().Get("Content-Type") != test.kind {
				t.Errorf("content type is %q, want %q", recorder.Header().Get("Content-Type"), test.kind)
			}
		})
	}
}

func TestThePageRefusesInlineAndForeignScript(t *testing.T) {
	recorder := httptest.NewRecorder()
	page.Handler().ServeHTTP(recorder, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
	policy := recorder.Header().Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("policy %q lacks %s", policy, want)
		}
	}
	if strings.Contains(policy, "unsafe") {
		t.Errorf("policy %q allows what it should not", policy)
	}
}

func TestAnUnchangedAssetIsNotSentAgain(t *testing.T) {
	handler := page.Handler()
	first := httptest.NewRecorder()
	handler.ServeHTTP(first, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
	again := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
	again.Header.Set("If-None-Match", first.Header().Get("ETag"))
	second := httptest.NewRecorder()
	handler.ServeHTTP(second, again)
	if second.Code != http.StatusNotModified || second.Body.Len() != 0 {
		t.Errorf("the second answer is %d with %d bytes, want 304 and none", second.Code, second.Body.Len())
	}
}
