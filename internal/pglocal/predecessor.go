package pglocal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// pidFile is what the server writes about itself into its data directory.
type pidFile struct {
	pid   int
	ready bool
}

// Lines of postmaster.pid as PostgreSQL documents them (miscadmin.h): the process first, its status eighth.
const (
	pidLine    = 0
	statusLine = 7
)

func readPidFile(data string) (pidFile, error) {
	text, err := os.ReadFile(filepath.Join(data, "postmaster.pid"))
	if err != nil {
		return pidFile{}, err
	}
	lines := strings.Split(string(text), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(lines[pidLine]))
	if err != nil {
		return pidFile{}, fmt.Errorf("read postmaster.pid of %s: %w", data, err)
	}
	ready := len(lines) > statusLine && strings.TrimSpace(lines[statusLine]) == "ready"
	return pidFile{pid: pid, ready: ready}, nil
}

// outlive takes the server lock. A server whose process was killed may still be ending: it is asked to, once kindly and once firmly,
// and waited for.
func (p *place) outlive(ctx context.Context, grace time.Duration) (err error) {
	firmly := time.After(grace)
	sig := syscall.SIGINT
	for {
		p.server, err = lock(filepath.Join(p.dir, "server.lock"))
		if !errors.Is(err, errHeld) {
			return err
		}
		// The lock is held, so the process in the pid file is that server and nobody who got its number since.
		if old, err := readPidFile(p.data()); err == nil && sig != 0 {
			_ = syscall.Kill(old.pid, sig)
			sig = 0
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-firmly:
			sig = syscall.SIGQUIT
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// forget removes the pid file of a server that is gone. PostgreSQL does so itself, except when another process has got the number
// since, which after the restart of a container is likely.
func (p *place) forget() error {
	old, err := readPidFile(p.data())
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err == nil && serves(old.pid, p.data()) {
		return fmt.Errorf("a PostgreSQL that docket did not start (process %d) is using %s: stop it first", old.pid, p.data())
	}
	return os.Remove(filepath.Join(p.data(), "postmaster.pid"))
}
