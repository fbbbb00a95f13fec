package mailtest

import (
	"crypto/tls"
	"net"
	"sync"
	"testing"
)

// New runs a server in the clear, without users.
func New(t testing.TB) *Server { return run(t, &Server{}) }

// NewSTARTTLS runs a server that offers TLS and lets only a user write.
func NewSTARTTLS(t testing.TB, certificate tls.Certificate, user, password string) *Server {
	return run(t, &Server{tls: &tls.Config{Certificates: []tls.Certificate{certificate}}, user: user, password: password})
}

// NewTLS runs a server that speaks TLS from the first byte and lets only a user
// write.
func NewTLS(t testing.TB, certificate tls.Certificate, user, password string) *Server {
	return run(t, &Server{tls: &tls.Config{Certificates: []tls.Certificate{certificate}}, implicit: true, user: user, password: password})
}

func run(t testing.TB, s *Server) *Server {
	t.Helper()
	var err error
	if s.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	s.conns = map[net.Conn]bool{}
	var serving sync.WaitGroup
	serving.Go(func() {
		for {
			conn, err := s.listener.Accept()
			if err != nil {
				return
			}
			if s.open(conn) {
				serving.Go(func() {
					defer s.shut(conn)
					s.serve(conn)
				})
			}
		}
	})
	t.Cleanup(func() {
		s.shutAll()
		serving.Wait()
	})
	return s
}

func (s *Server) open(conn net.Conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		_ = conn.Close()
		return false
	}
	s.conns[conn] = true
	return true
}

func (s *Server) shut(conn net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, conn)
	_ = conn.Close()
}

func (s *Server) shutAll() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	_ = s.listener.Close()
	for conn := range s.conns {
		_ = conn.Close()
	}
}
