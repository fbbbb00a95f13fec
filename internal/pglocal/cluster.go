package pglocal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// Role is the database role the server is made with: its only one, a superuser, without a password.
const Role = "docket"

// choose returns the binaries for the place: the newest of all for a new cluster, those of its own major version for one that exists.
func (p *place) choose(all []Binaries) (Binaries, error) {
	text, err := os.ReadFile(filepath.Join(p.data(), "PG_VERSION"))
	if errors.Is(err, os.ErrNotExist) {
		return all[0], nil
	}
	if err != nil {
		return Binaries{}, fmt.Errorf("read version of %s: %w", p.data(), err)
	}
	version := strings.TrimSpace(string(text))
	if i := slices.IndexFunc(all, func(b Binaries) bool { return strconv.Itoa(b.Major) == version }); i >= 0 {
		return all[i], nil
	}
	return Binaries{}, fmt.Errorf("%s was made by PostgreSQL %s and this machine has %d: install PostgreSQL %s, or move the directory away to begin anew",
		p.data(), version, all[0].Major, version)
}

// initialise makes the cluster where there is none. It is made beside its place and moved there whole, so that a start which is killed
// half-way leaves no half of a cluster.
func (p *place) initialise(ctx context.Context, bin Binaries, durable bool) error {
	if _, err := os.Stat(p.data()); err == nil {
		return nil
	}
	fresh := p.data() + ".new"
	if err := os.RemoveAll(fresh); err != nil {
		return fmt.Errorf("clear %s: %w", fresh, err)
	}
	if err := errors.Join(os.Mkdir(fresh, 0o700), give(p.account, fresh)); err != nil {
		return fmt.Errorf("make %s: %w", fresh, err)
	}
	if err := p.initdb(ctx, bin, fresh, durable); err != nil {
		return errors.Join(err, os.RemoveAll(fresh))
	}
	return os.Rename(fresh, p.data())
}

func (p *place) initdb(ctx context.Context, bin Binaries, dir string, durable bool) error {
	args := []string{"-D", dir, "-U", Role, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-instructions", "--wal-segsize=1"}
	if !durable {
		args = append(args, "--no-sync")
	}
	cmd := p.command(bin, "initdb", args...)
	cmd.Dir = p.dir
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	run, err := spawn(cmd, syscall.SIGKILL)
	if err != nil {
		return fmt.Errorf("run initdb: %w", err)
	}
	select {
	case <-run.exited:
	case <-ctx.Done():
		// Its own children too: they write below dir, which is about to be removed.
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		<-run.exited
		return ctx.Err()
	}
	if run.err != nil {
		return fmt.Errorf("run initdb: %w: %s", run.err, lastWords(said.String()))
	}
	return nil
}

// command prepares one of PostgreSQL's programs: as the place's account, in a process group of its own so that a terminal's Ctrl-C
// does not reach it, deaf to the PG* variables of whoever runs docket, and holding the server lock for as long as it lives.
func (p *place) command(bin Binaries, name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(bin.Dir, name), args...)
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "PG") || strings.HasPrefix(v, "LC_") || strings.HasPrefix(v, "LANG") || strings.HasPrefix(v, "TZ=")
	})
	cmd.Env = append(cmd.Env, "LC_ALL=C")
	cmd.ExtraFiles = []*os.File{p.server}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: p.account, Setpgid: true}
	return cmd
}

// lastWords picks the line of a log that says why: the last FATAL or error, else the last of all.
func lastWords(log string) string {
	lines := strings.Split(strings.TrimSpace(log), "\n")
	for _, line := range slices.Backward(lines) {
		if strings.Contains(line, "FATAL") || strings.Contains(line, "error:") {
			return line
		}
	}
	return lines[len(lines)-1]
}
