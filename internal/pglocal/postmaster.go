package pglocal

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"syscall"
	"time"
)

// baseSettings keep the server private and small.
var baseSettings = map[string]string{
	"listen_addresses": "",
	"port":             "5432",
	"timezone":         "UTC",
	"log_timezone":     "UTC",
	"max_connections":  "300",
	"shared_buffers":   "64MB",
	"min_wal_size":     "32MB",
	"max_wal_size":     "256MB",
}

// hastySettings are what a server need not do when its database can be made again.
var hastySettings = map[string]string{
	"fsync":              "off",
	"synchronous_commit": "off",
	"full_page_writes":   "off",
	"wal_level":          "minimal",
	"max_wal_senders":    "0",
}

// Resume starts a suspended server again, on the same address, and returns once it answers.
func (s *Server) Resume(ctx context.Context) error {
	log, err := s.openLog()
	if err != nil {
		return fmt.Errorf("open log: %w", err)
	}
	defer log.Close()
	cmd := s.place.command(s.bin, "postgres", s.arguments()...)
	cmd.Dir = s.place.data()
	cmd.Stdout, cmd.Stderr = log, log
	atDeath := syscall.SIGINT
	if s.place.temporary {
		atDeath = syscall.SIGQUIT
	}
	run, err := spawn(cmd, atDeath)
	if err != nil {
		return fmt.Errorf("run postgres: %w", err)
	}
	s.run = run
	if err := s.await(ctx); err != nil {
		return errors.Join(err, s.Suspend())
	}
	return nil
}

func (s *Server) arguments() []string {
	settings := maps.Clone(baseSettings)
	if !s.config.Durable {
		maps.Copy(settings, hastySettings)
	}
	maps.Copy(settings, s.config.Settings)
	args := []string{"-D", s.place.data(), "-k", s.place.socket}
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		args = append(args, "-c", name+"="+settings[name])
	}
	return args
}

// openLog begins a new log and keeps the one before: it tells why the last run ended.
func (s *Server) openLog() (*os.File, error) {
	path := s.place.log()
	if err := os.Rename(path, path+".old"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	return os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
}

// await returns once the server says in its pid file that it takes sessions.
func (s *Server) await(ctx context.Context) error {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		if state, err := readPidFile(s.place.data()); err == nil && state.ready && state.pid == s.run.cmd.Process.Pid {
			return nil
		}
		select {
		case <-s.run.exited:
			said, err := os.ReadFile(s.place.log())
			return errors.Join(fmt.Errorf("postgres ended at once: %s", lastWords(string(said))), err)
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// Suspend ends the server as Stop does but keeps the directory claimed, so that Resume finds everything as it was. Sessions are ended
// in order; after the grace they are cut, and the next start recovers from the log.
func (s *Server) Suspend() error {
	if s.run == nil {
		return nil
	}
	run := s.run
	s.run = nil
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT} {
		if err := run.cmd.Process.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
			return fmt.Errorf("stop postgres: %w", err)
		}
		select {
		case <-run.exited:
			return nil
		case <-time.After(s.config.Grace):
		}
	}
	<-run.exited // PostgreSQL itself kills what is left five seconds after SIGQUIT
	return nil
}
