package pglocal

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"path/filepath"
	"time"
)

// Config says where and how a server runs.
type Config struct {
	// Dir is the server's directory, made when missing. Empty means a temporary one, which goes with the server or with this process,
	// whichever ends first.
	Dir string
	// InMemory keeps a temporary server's files in memory where the system has a place for that with room (Linux: /dev/shm, 2 GB), else
	// on disk. Making and dropping databases is several times faster there.
	InMemory bool
	// Durable keeps what is committed through a power cut. Without it the server is much faster, and a crash of the machine (not of a
	// process) may ruin the database: for tests and for what can be made again.
	Durable bool
	// Settings are added to the server's own, e.g. "autovacuum": "off".
	Settings map[string]string
	// Grace is how long Stop waits for open transactions to be ended in order before it insists; 10 seconds when zero.
	Grace time.Duration
	// Log is told when root's server has to live elsewhere than in Dir; slog's default when nil.
	Log *slog.Logger
}

// Server is a running PostgreSQL that nobody else uses. Its methods are for one goroutine at a time.
type Server struct {
	config  Config
	place   *place
	bin     Binaries
	watcher *watcher // nil where neither the kernel's help is missing nor anything is temporary
	run     *process // nil while suspended
}

// Start claims the directory, makes the cluster when there is none and returns once the server answers. When ctx ends first, nothing
// is left behind. Each expected failure is one sentence: no binaries ([ErrNotInstalled]), a directory in use, a cluster of another
// major version, no user to run as.
func Start(ctx context.Context, config Config) (*Server, error) {
	config.Grace = cmp.Or(config.Grace, 10*time.Second)
	config.Log = cmp.Or(config.Log, slog.Default())
	all, err := installed()
	if err != nil {
		return nil, err
	}
	place, err := claim(config)
	if err != nil {
		return nil, err
	}
	s := &Server{config: config, place: place}
	if err := s.prepare(ctx, all); err != nil {
		return nil, errors.Join(fmt.Errorf("start PostgreSQL in %s: %w", place.dir, err), s.abandon())
	}
	return s, nil
}

func (s *Server) prepare(ctx context.Context, all []Binaries) (err error) {
	if s.bin, err = s.place.choose(all); err != nil {
		return err
	}
	if err := s.place.outlive(ctx, s.config.Grace); err != nil {
		return err
	}
	if err := s.place.forget(); err != nil {
		return err
	}
	if err := s.guard(); err != nil {
		return err
	}
	if err := s.place.initialise(ctx, s.bin, s.config.Durable); err != nil {
		return err
	}
	return s.Resume(ctx)
}

// guard sets a watcher where the kernel alone would leave something behind at this process's death.
func (s *Server) guard() (err error) {
	pidfile := filepath.Join(s.place.data(), "postmaster.pid")
	switch {
	case s.place.temporary:
		s.watcher, err = watch("QUIT", pidfile, s.place.dir, s.place.socket)
	case !kernelEndsChildren:
		s.watcher, err = watch("INT", pidfile)
	}
	return err
}

// abandon undoes a start that failed.
func (s *Server) abandon() error {
	return errors.Join(s.place.discard(), s.Stop())
}

// Dir is the directory the server lives in: the one asked for, except for root where its user could not enter that.
func (s *Server) Dir() string { return s.place.dir }

// Major is the server's major version, e.g. 15.
func (s *Server) Major() int { return s.bin.Major }

// URL is the address of a database on the server, as lib/pq, pgx and goose take it. It stays the same across Suspend and Resume.
func (s *Server) URL(database string) string {
	query := url.Values{
		"host":    {s.place.socket},
		"port":    {"5432"}, // names the socket; said aloud so that PGPORT is not heard
		"user":    {Role},
		"sslmode": {"disable"},
	}
	return (&url.URL{Scheme: "postgres", Path: "/" + database, RawQuery: query.Encode()}).String()
}

// Stop ends the server: open sessions are cut, what they committed is kept. A temporary directory is removed. Stopping again does
// nothing.
func (s *Server) Stop() error {
	if s.place == nil {
		return nil
	}
	err := s.Suspend()
	if s.watcher != nil {
		s.watcher.dismiss()
	}
	err = errors.Join(err, s.place.release())
	s.place, s.watcher = nil, nil
	return err
}
