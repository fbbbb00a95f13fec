package main

import (
	"bytes"
	"net"
	"net/url"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// wire stands between a docket and its database. It may end the docket at a step
// of its work there, or keep every statement waiting.
type wire struct {
	listener net.Listener
	socket   string       // of the database
	slower   atomic.Int64 // nanoseconds before each statement
	step     step
	reached  func() // the step
	done     atomic.Bool

	mu    sync.Mutex
	conns []net.Conn
}

// step is a moment in the work of a docket: on its wire to the database, or, when
// there is no statement, at its request to Slack.
type step struct {
	name      string
	statement string // by which the transaction is known
	at        moment
}

// moment is where in a step the process dies.
type moment int

const (
	never        moment = iota
	atStatement         // before the database sees it
	atCommit            // before the database sees the commit
	afterCommit         // before the process learns that it is committed
	atRequest           // before Slack acts
	afterRequest        // before the process learns what Slack did
)

// newWire makes a wire to the database at a URL, and returns the URL of its other
// end.
func newWire(t testing.TB, databaseURL string, w *wire) string {
	t.Helper()
	u, err := url.Parse(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	w.socket = filepath.Join(u.Query().Get("host"), ".s.PGSQL."+u.Query().Get("port"))
	if w.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.cut)
	go w.accept()
	q := url.Values{"sslmode": {"disable"}}
	return (&url.URL{Scheme: "postgres", User: url.User(u.Query().Get("user")), Host: w.listener.Addr().String(), Path: u.Path,
		RawQuery: q.Encode()}).String()
}

func (w *wire) accept() {
	for {
		near, err := w.listener.Accept()
		if err != nil {
			return
		}
		far, err := net.Dial("unix", w.socket)
		if err != nil {
			_ = near.Close()
			continue
		}
		w.mu.Lock()
		w.conns = append(w.conns, near, far)
		w.mu.Unlock()
		s := &session{wire: w, near: near, far: far}
		go s.copy(far, near, s.ask)
		go s.copy(near, far, s.answer)
	}
}

// cut ends every session.
func (w *wire) cut() {
	_ = w.listener.Close()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range w.conns {
		_ = c.Close()
	}
}

// die ends the process at its step, once.
func (w *wire) die() {
	if w.done.CompareAndSwap(false, true) {
		w.reached()
		w.cut()
	}
}

// session is one connection to the database.
type session struct {
	*wire
	near, far net.Conn
	within    bool        // the transaction of the step
	committed atomic.Bool // its commit is on the way
}

// copy passes on what it is allowed to.
func (s *session) copy(to, from net.Conn, pass func([]byte) bool) {
	defer to.Close()
	buffer := make([]byte, 1<<16)
	for {
		n, err := from.Read(buffer)
		if n > 0 && pass(buffer[:n]) {
			_, err = to.Write(buffer[:n])
		}
		if err != nil || n == 0 {
			return
		}
	}
}

// ask looks at what the process says to the database.
func (s *session) ask(said []byte) bool {
	if delay := time.Duration(s.slower.Load()); delay > 0 && said[0] != 'X' {
		<-time.After(delay)
	}
	if s.step.statement == "" {
		return true
	}
	if bytes.Contains(said, []byte(s.step.statement)) {
		s.within = true
	}
	commits := s.within && bytes.Contains(said, []byte("COMMIT"))
	switch {
	case s.within && s.step.at == atStatement, commits && s.step.at == atCommit:
		s.die()
		return false
	case commits:
		s.committed.Store(true)
	}
	return true
}

// answer looks at what the database says.
func (s *session) answer([]byte) bool {
	if s.committed.Load() && s.step.at == afterCommit {
		s.die()
		return false
	}
	return true
}
