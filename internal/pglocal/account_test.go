package pglocal

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func needRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root can show this: run the tests as root too")
	}
}

// nobody is an ordinary user without a home.
func nobody() account { return &syscall.Credential{Uid: 65534, Gid: 65534} }

func TestRootsServerRunsAsAnOrdinaryUser(t *testing.T) {
	needRoot(t)
	s := start(t, Config{Dir: filepath.Join(folder(t), "db")})
	uid, _, ok := owner(filepath.Join(s.place.data(), "postmaster.pid"))
	if !ok || uid == 0 {
		t.Errorf("the server runs as user %d", uid)
	}
}

func TestBelowAPrivateHomeRootsServerMovesAndSaysSo(t *testing.T) {
	needRoot(t)
	home := folder(t)
	must(t, os.Chmod(home, 0o700))
	before := rootDir
	rootDir = filepath.Join(folder(t), "var")
	t.Cleanup(func() { rootDir = before })
	var said strings.Builder
	asked := filepath.Join(home, "state", "docket")
	s := start(t, Config{Dir: asked, Log: slog.New(slog.NewTextHandler(&said, nil))})
	if got := ask(t, s.URL("postgres"), "SELECT 1"); got != "1" {
		t.Errorf("got %s", got)
	}
	if !strings.HasPrefix(s.Dir(), rootDir) || !strings.Contains(said.String(), s.Dir()) || !strings.Contains(said.String(), asked) {
		t.Errorf("in %s, and said %s", s.Dir(), said.String())
	}
	if !missing(asked) {
		t.Error("an empty directory was left in the home")
	}
	must(t, s.Stop())
	if again := start(t, Config{Dir: asked}); again.Dir() != s.config.Dir && !strings.HasPrefix(again.Dir(), rootDir) {
		t.Errorf("the second start went to %s", again.Dir())
	}
}

func TestRootsTemporaryServerLeavesAPrivateTempDir(t *testing.T) {
	needRoot(t)
	private := folder(t)
	must(t, os.Chmod(private, 0o700))
	t.Setenv("TMPDIR", private)
	s := start(t, Config{})
	if filepath.Dir(s.Dir()) != rootTemp {
		t.Errorf("lives in %s", s.Dir())
	}
}

func TestAnOrdinaryUserRunsTheirOwnServer(t *testing.T) {
	needRoot(t)
	needServer(t)
	dir := folder(t)
	must(t, os.Chown(dir, 65534, 65534))
	for name, dir := range map[string]string{"in a directory": filepath.Join(dir, "db"), "temporary": ""} {
		t.Run(name, func(t *testing.T) {
			theirs := playing(t, "starter", dir, nobody())
			url, _, _ := strings.Cut(theirs.first, " ")
			if got := ask(t, url, "SELECT 1"); got != "1" {
				t.Errorf("got %s", got)
			}
			must(t, theirs.in.Close())
			must(t, theirs.Wait())
		})
	}
}

func TestRootTakesOverAnOrdinaryUsersDirectory(t *testing.T) {
	needRoot(t)
	needServer(t)
	dir := folder(t)
	must(t, os.Chown(dir, 65534, 65534))
	theirs := playing(t, "starter", dir, nobody())
	must(t, theirs.in.Close())
	must(t, theirs.Wait())
	s := start(t, Config{Dir: dir})
	if uid, _, _ := owner(filepath.Join(s.place.data(), "postmaster.pid")); uid != 65534 {
		t.Errorf("the server runs as user %d, the directory's owner is 65534", uid)
	}
}
