package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"docket/internal/outbox"
)

func get(t *testing.T, mux http.Handler, path string) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
	body, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.Code, string(body)
}

func TestHealthAndReadiness(t *testing.T) {
	var trouble error
	mux := http.NewServeMux()
	Register(mux, NewMetrics().Handler(), func(context.Context) error { return trouble })
	for _, tt := range []struct {
		name, path string
		trouble    error
		code       int
		says       string
	}{
		{"a process that answers lives", "/healthz", nil, http.StatusOK, "alive"},
		{"it lives also without a database", "/healthz", errors.New("no database"), http.StatusOK, "alive"},
		{"it is ready when nothing is wrong", "/readyz", nil, http.StatusOK, "ready"},
		{"it says why it is not ready", "/readyz", errors.New("3 migrations are pending"), http.StatusServiceUnavailable, "3 migrations are pending"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			trouble = tt.trouble
			if code, body := get(t, mux, tt.path); code != tt.code || !strings.Contains(body, tt.says) {
				t.Errorf("%s answers %d %q, want %d with %q", tt.path, code, body, tt.code, tt.says)
			}
		})
	}
}

func TestMetricsSayWhatHappened(t *testing.T) {
	m := NewMetrics()
	m.Acked("command /issue", true, 40*time.Millisecond)
	m.Sent(outbox.Delivery{Verb: outbox.Post}, outbox.Outcome{State: outbox.Said})
	m.Sent(outbox.Delivery{Verb: outbox.Find}, outbox.Outcome{State: outbox.Said})
	m.Swept(3)
	m.Paged("GET /c/{link}", 200, 8*time.Millisecond)
	m.Worked("outbox_lane", false)
	m.Waits(outbox.Backlog{Due: 2, Failed: 1, Oldest: 90 * time.Second})
	_, body := get(t, m.Handler(), "/metrics")
	for _, line := range []string{
		`docket_ack_seconds_bucket{ok="yes",route="command /issue",le="0.05"} 1`,
		`docket_sends_total{result="said",verb="post"} 1`,
		`docket_reconciled_total 1`,
		`docket_swept_total 3`,
		`docket_page_seconds_bucket{route="GET /c/{link}",status="200",le="0.01"} 1`,
		`docket_jobs_total{kind="outbox_lane",ok="no"} 1`,
		`docket_outbox_notes{state="due"} 2`,
		`docket_outbox_notes{state="failed"} 1`,
		`docket_outbox_oldest_seconds 90`,
	} {
		if !strings.Contains(body, line) {
			t.Errorf("the metrics lack %s", line)
		}
	}
}
