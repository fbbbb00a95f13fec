// Package mailtest runs a mail server for a test: it takes what SMTP hands it and
// shows it, with or without TLS, and answers out of turn where the test says so.
// It refuses to be part of the product: only tests import it.
package mailtest

import (
	"crypto/tls"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"
)

// Letter is a letter the server took.
type Letter struct {
	From, To string // of the envelope
	Source   string // headers and body as they came, lines ended by CRLF
	Secure   bool   // it came over TLS
	User     string // who was logged in
}

// Parsed is the letter's headers and body; it ends the test when there are none.
func (l Letter) Parsed(t testing.TB) *mail.Message {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(l.Source))
	if err != nil {
		t.Fatalf("read letter: %v\n%s", err, l.Source)
	}
	return m
}

// Server is a mail server on this machine.
type Server struct {
	listener net.Listener
	tls      *tls.Config // nil offers no TLS
	implicit bool        // TLS from the first byte
	user     string
	password string

	mu      sync.Mutex
	letters []Letter
	faults  []fault
	conns   map[net.Conn]bool
	closed  bool
}

// fault answers a step out of turn.
type fault struct {
	step, answer string
	left         int
}

// Cut is the answer that breaks the connection off. At the step "." the letter has
// been taken before; at every other one nothing was done.
const Cut = ""

// Fail has the server give another answer at a step for so many times. Steps are
// "CONNECT", the first word of a command, "TEXT" for the first line of a letter
// and "." for its end.
func (s *Server) Fail(step, answer string, times int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, fault{step: step, answer: answer, left: times})
}

// Mend has the server give no more other answers.
func (s *Server) Mend() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

func (s *Server) failing(step string) (answer string, fails bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for n := range s.faults {
		if f := &s.faults[n]; f.step == step && f.left > 0 {
			f.left--
			return f.answer, true
		}
	}
	return "", false
}

// Letters are what was taken so far, oldest first.
func (s *Server) Letters() []Letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Letter(nil), s.letters...)
}

// To are the letters to one address.
func (s *Server) To(address string) []Letter {
	var found []Letter
	for _, l := range s.Letters() {
		if l.To == address {
			found = append(found, l)
		}
	}
	return found
}

// Addr is host and port of the server.
func (s *Server) Addr() string { return s.listener.Addr().String() }

func (s *Server) take(l Letter) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.letters = append(s.letters, l)
}
