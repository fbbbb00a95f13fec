package pglocal

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestASecondStarterIsToldInOneSentence(t *testing.T) {
	s := start(t, Config{Dir: filepath.Join(folder(t), "db")})
	_, err := Start(t.Context(), Config{Dir: s.Dir()})
	if want := "another docket is using " + s.Dir() + ": stop it first or choose another directory"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if got := ask(t, s.URL("postgres"), "SELECT 1"); got != "1" {
		t.Error("the first was disturbed")
	}
}

func TestAnotherVersionIsLeftAlone(t *testing.T) {
	needServer(t)
	dir := folder(t)
	must(t, os.Mkdir(filepath.Join(dir, "data"), 0o700))
	version := filepath.Join(dir, "data", "PG_VERSION")
	must(t, os.WriteFile(version, []byte("9\n"), 0o600))
	_, err := Start(t.Context(), Config{Dir: dir})
	if err == nil || !strings.Contains(err.Error(), "was made by PostgreSQL 9 and this machine has") ||
		!strings.Contains(err.Error(), "install PostgreSQL 9, or move the directory away") || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v", err)
	}
	if missing(version) {
		t.Error("the cluster was touched")
	}
}

func TestACurrentVersionIsPreferredToTheNewest(t *testing.T) {
	p := &place{dir: t.TempDir()}
	must(t, os.Mkdir(p.data(), 0o700))
	must(t, os.WriteFile(filepath.Join(p.data(), "PG_VERSION"), []byte("15\n"), 0o600))
	got, err := p.choose([]Binaries{{Dir: "/17", Major: 17}, {Dir: "/15", Major: 15}})
	must(t, err)
	if got.Major != 15 {
		t.Errorf("got %+v", got)
	}
}

// bystander is a process of the server's user that has nothing to do with PostgreSQL.
func bystander(t *testing.T, s *Server) int {
	t.Helper()
	cmd := exec.Command("/bin/sh", "-c", "read -r line")
	cmd.Dir = "/"
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.place.account}
	in, err := cmd.StdinPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() { _ = in.Close(); _ = cmd.Wait() })
	return cmd.Process.Pid
}

func TestAStalePidFileWhoseNumberLivesOnIsForgotten(t *testing.T) {
	s := start(t, Config{Dir: filepath.Join(folder(t), "db")})
	pid, dir, data := bystander(t, s), s.Dir(), s.place.data()
	file := filepath.Join(data, "postmaster.pid")
	text, err := os.ReadFile(file)
	must(t, err)
	_, rest, _ := strings.Cut(string(text), "\n")
	who := s.place.account
	must(t, s.Stop())
	must(t, os.WriteFile(file, fmt.Appendf(nil, "%d\n%s", pid, rest), 0o600))
	must(t, give(who, file))
	again := start(t, Config{Dir: dir})
	if got := ask(t, again.URL("postgres"), "SELECT 1"); got != "1" {
		t.Errorf("got %s", got)
	}
	must(t, syscall.Kill(pid, 0))
}

func TestAServerStartedByHandIsRespected(t *testing.T) {
	s := start(t, Config{Dir: filepath.Join(folder(t), "db")})
	dir, data, bin, who := s.Dir(), s.place.data(), s.bin, s.place.account
	must(t, s.Stop())
	byHand := exec.Command(filepath.Join(bin.Dir, "postgres"), "-D", data, "-k", data, "-c", "listen_addresses=")
	byHand.Dir = data
	byHand.SysProcAttr = &syscall.SysProcAttr{Credential: who}
	must(t, byHand.Start())
	t.Cleanup(func() { _ = byHand.Process.Signal(syscall.SIGQUIT); _ = byHand.Wait() })
	eventually(t, "the server by hand is ready", func() bool {
		state, err := readPidFile(data)
		return err == nil && state.ready
	})
	_, err := Start(t.Context(), Config{Dir: dir})
	if err == nil || !strings.Contains(err.Error(), "a PostgreSQL that docket did not start") {
		t.Errorf("got %v", err)
	}
	must(t, byHand.Process.Signal(syscall.Signal(0)))
}

func TestAServerThatCannotStartSaysWhy(t *testing.T) {
	needServer(t)
	dir := filepath.Join(folder(t), "db")
	_, err := Start(t.Context(), Config{Dir: dir, Settings: map[string]string{"shared_buffers": "a lot"}})
	if err == nil || !strings.Contains(err.Error(), `invalid value for parameter "shared_buffers"`) {
		t.Errorf("got %v", err)
	}
	if !missing(dir) {
		t.Error("a directory was left behind")
	}
}
