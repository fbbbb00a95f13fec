package pglocal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheServerEndsWhenItsParentIsKilled(t *testing.T) {
	needServer(t)
	dir := filepath.Join(folder(t), "db")
	parent := playing(t, "starter", dir, nil)
	url, _, _ := strings.Cut(parent.first, " ")
	tell(t, url, "CREATE TABLE kept AS SELECT 'yes' AS answer")
	parent.kill(t)
	ended(t, dir)
	again := start(t, Config{Dir: dir})
	if got := ask(t, again.URL("postgres"), "SELECT answer FROM kept"); got != "yes" {
		t.Errorf("got %s", got)
	}
}

func TestASuccessorWaitsForTheServerOfAKilledParent(t *testing.T) {
	needServer(t)
	dir := filepath.Join(folder(t), "db")
	for range 5 {
		parent := playing(t, "starter", dir, nil)
		if !strings.HasPrefix(parent.first, "postgres://") {
			t.Fatal(parent.first)
		}
		parent.kill(t)
	}
	start(t, Config{Dir: dir})
}

func TestATemporaryDirectoryGoesWhenItsParentIsKilled(t *testing.T) {
	needServer(t)
	parent := playing(t, "starter", "", nil)
	_, dir, _ := strings.Cut(parent.first, " ")
	if missing(dir) {
		t.Fatalf("no directory %q", dir)
	}
	parent.kill(t)
	eventually(t, dir+" is removed", func() bool { return missing(dir) })
}

// playWatched has a child that the kernel would let live on, and a watcher over it.
func playWatched(dir string) {
	pidfile := filepath.Join(dir, "pid")
	child := exec.Command("/bin/sh", "-c", `trap 'rm "$0"; exit' INT; while :; do sleep 0.02; done`, pidfile)
	child.ExtraFiles = []*os.File{os.NewFile(3, "alive")}
	err := child.Start()
	if err == nil {
		err = os.WriteFile(pidfile, fmt.Appendf(nil, "%d\n", child.Process.Pid), 0o600)
	}
	w, errWatch := watch("INT", pidfile)
	if err := errors.Join(err, errWatch); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("watching")
	_, _ = io.Copy(io.Discard, os.Stdin)
	w.dismiss()
}

func TestTheWatcherEndsTheServerWhereTheKernelDoesNot(t *testing.T) {
	dir := folder(t)
	r, alive, err := os.Pipe()
	must(t, err)
	defer r.Close()
	parent := playing(t, "watched", dir, nil, alive)
	must(t, alive.Close())
	if parent.first != "watching" {
		t.Fatal(parent.first)
	}
	parent.kill(t)
	_, err = io.ReadAll(r) // returns once the child is gone
	must(t, err)
}

func TestACancelledStartLeavesNothingBehind(t *testing.T) {
	needServer(t)
	moments := map[string]string{
		"before it began":              "",
		"while the cluster is made":    "data.new/PG_VERSION",
		"while the server is starting": "data/postmaster.pid",
	}
	for moment, sign := range moments {
		t.Run(moment, func(t *testing.T) {
			dir := filepath.Join(folder(t), "db")
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if sign == "" {
				cancel()
			}
			done := make(chan error, 1)
			go func() {
				_, err := Start(ctx, Config{Dir: dir})
				done <- err
			}()
			if sign != "" {
				eventually(t, sign, func() bool { return !missing(filepath.Join(dir, sign)) })
				cancel()
			}
			if err := <-done; !errors.Is(err, context.Canceled) {
				t.Fatalf("got %v", err)
			}
			if !missing(dir) {
				t.Error("the directory is still there")
			}
			if left := naming(dir); len(left) > 0 {
				t.Errorf("still running: %q", left)
			}
		})
	}
}

// naming lists the command lines of processes that name dir, where the system shows them.
func naming(dir string) (lines []string) {
	files, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, file := range files {
		if text, err := os.ReadFile(file); err == nil && strings.Contains(string(text), dir) {
			lines = append(lines, strings.ReplaceAll(string(text), "\x00", " "))
		}
	}
	return lines
}
