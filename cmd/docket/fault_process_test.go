package main

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// replica is a docket in a process of its own.
type replica struct {
	t     testing.TB
	cmd   *exec.Cmd
	stdin io.Closer // whose end ends it
	addr  chan string
	ended chan struct{}

	mu   sync.Mutex
	said []string // its last lines of log
	err  error
}

// begin runs a program with more in its environment.
func begin(t testing.TB, program string, args []string, environ ...string) *replica {
	t.Helper()
	r := &replica{t: t, cmd: exec.Command(program, args...), addr: make(chan string, 1), ended: make(chan struct{})}
	r.cmd.Env = append(os.Environ(), environ...)
	r.cmd.Dir = t.TempDir()
	stdin, err := r.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	r.stdin = stdin
	stderr, err := r.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go r.follow(stderr)
	t.Cleanup(func() { r.kill(); <-r.ended })
	return r
}

// follow reads the log: where the replica serves, and its last words.
func (r *replica) follow(log io.Reader) {
	lines := bufio.NewScanner(log)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var line struct{ Msg, Addr string }
		if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "serving" {
			r.addr <- line.Addr
		}
		r.mu.Lock()
		if r.said = append(r.said, lines.Text()); len(r.said) > 40 {
			r.said = r.said[1:]
		}
		r.mu.Unlock()
	}
	err := r.cmd.Wait()
	r.mu.Lock()
	r.err = err
	r.mu.Unlock()
	close(r.ended)
}

// url is where it serves, once it does.
func (r *replica) url() string {
	r.t.Helper()
	select {
	case addr := <-r.addr:
		r.addr <- addr
		return "http://" + addr
	case <-r.ended:
	case <-time.After(30 * time.Second):
	}
	r.t.Fatalf("it does not serve:\n%s", r.words())
	return ""
}

func (r *replica) words() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return strings.Join(r.said, "\n")
}

// kill ends it as a power cut would.
func (r *replica) kill() { _ = r.cmd.Process.Kill() }

// stop ends it as a platform would, and expects that it ends in order.
func (r *replica) stop() {
	r.t.Helper()
	if err := r.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		r.t.Errorf("stop: %v", err)
		return
	}
	select {
	case <-r.ended:
	case <-time.After(stopWithin):
		r.t.Errorf("it does not stop:\n%s", r.words())
		return
	}
	if r.err != nil {
		r.t.Errorf("it stopped with %v:\n%s", r.err, r.words())
	}
}
