package web

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"docket/internal/patience"
)

// readyWithin bounds a check of readiness.
const readyWithin = 2 * time.Second

// Register adds the pages for machines: /healthz says that the process lives,
// /readyz that it can work, /metrics what it has done.
func Register(mux *http.ServeMux, metrics http.Handler, ready func(context.Context) error) {
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "alive") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), readyWithin)
		defer cancel()
		if _, err := patience.Within(ctx, func() (bool, error) { return true, ready(ctx) }); err != nil {
			http.Error(w, "not ready: "+err.Error(), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ready")
	})
	mux.Handle("GET /metrics", metrics)
}
