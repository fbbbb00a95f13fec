package sandbox

import (
	"net/http"
	"strings"

	"docket/internal/sandbox/page"
)

// routes is everything the workspace serves: Slack's side, the people's side, what can be looked at and turned, and the page.
func (s *Sandbox) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/{method}", s.serveAPI)
	mux.HandleFunc("GET /api/{method}", s.serveAPI)
	mux.HandleFunc("GET /socket", s.serveSocket)
	mux.HandleFunc("POST /files/upload/{ticket}", s.serveUpload)
	mux.HandleFunc("GET /files/content/{id}/{name}", s.serveFile)
	mux.HandleFunc("POST /response/{id}", s.serveResponse)

	mux.HandleFunc("POST /sandbox/command", person(s.Command))
	mux.HandleFunc("POST /sandbox/shortcut", person(s.Shortcut))
	mux.HandleFunc("POST /sandbox/press", person(s.Press))
	mux.HandleFunc("POST /sandbox/submit", person(s.Submit))
	mux.HandleFunc("POST /sandbox/upload", s.servePicked)
	mux.HandleFunc("POST /sandbox/close", person(s.CloseModal))
	mux.HandleFunc("POST /sandbox/suggest", person(s.Suggest))
	mux.HandleFunc("POST /sandbox/message", person(s.Say))
	mux.HandleFunc("POST /sandbox/home", person(s.openHome))
	mux.HandleFunc("POST /sandbox/event", person(s.Event))

	mux.HandleFunc("GET /sandbox/state", s.serveState)
	mux.HandleFunc("GET /sandbox/messages", s.serveMessages)
	mux.HandleFunc("GET /sandbox/view", s.serveViews)
	mux.HandleFunc("GET /sandbox/calls", s.serveCalls)
	mux.HandleFunc("GET /sandbox/stream", s.serveStream)

	mux.HandleFunc("POST /sandbox/clock", s.serveClock)
	mux.HandleFunc("POST /sandbox/fault", s.serveFault)
	mux.HandleFunc("POST /sandbox/reset", s.serveReset)
	mux.Handle("GET /", page.Handler())
	return s.ownOrigin(s.noteAddress(mux))
}

// noteAddress keeps the address by which the app reaches the workspace; until it does, that of whoever came.
func (s *Sandbox) noteAddress(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		if s.reached == "" || strings.HasPrefix(r.URL.Path, "/api/") {
			s.reached = origin(r)
		}
		s.mu.Unlock()
		next.ServeHTTP(w, r)
	})
}

// ownOrigin keeps other sites in the same browser from acting as people here: their requests carry a foreign origin.
func (s *Sandbox) ownOrigin(next http.Handler) http.Handler {
	return http.NewCrossOriginProtection().Handler(next)
}

// serveSocket opens a Socket Mode connection for whoever brings a fresh ticket of apps.connections.open.
func (s *Sandbox) serveSocket(w http.ResponseWriter, r *http.Request) {
	ticket := r.FormValue("ticket")
	s.mu.Lock()
	valid := s.tickets[ticket]
	delete(s.tickets, ticket)
	s.mu.Unlock()
	if !valid {
		http.Error(w, "this ticket is used or unknown", http.StatusForbidden)
		return
	}
	s.socket.Serve(w, r)
}
