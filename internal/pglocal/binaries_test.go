package pglocal

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// install writes programs that answer --version as PostgreSQL's do.
func install(t *testing.T, dir, version string) string {
	t.Helper()
	must(t, os.MkdirAll(dir, 0o755))
	for _, name := range []string{"initdb", "postgres"} {
		script := "#!/bin/sh\necho '" + name + " (PostgreSQL) " + version + "'\n"
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(script), 0o755))
	}
	return dir
}

func only(t *testing.T, patterns ...string) {
	t.Helper()
	before := places
	places = patterns
	t.Cleanup(func() { places = before })
	t.Setenv(BinEnv, "")
	t.Setenv("PATH", "")
}

func TestFindTakesTheNewestOfAllPlaces(t *testing.T) {
	root := t.TempDir()
	only(t, root+"/*/bin")
	install(t, root+"/9/bin", "9.6.24")
	want := install(t, root+"/16/bin", "16.4 (Debian 16.4-1.pgdg120+1)")
	t.Setenv("PATH", install(t, root+"/onpath", "15.13"))
	got, err := Find()
	must(t, err)
	if got != (Binaries{Dir: want, Major: 16}) {
		t.Errorf("got %+v, want 16 in %s", got, want)
	}
}

func TestFindFollowsALinkOnPath(t *testing.T) {
	root := t.TempDir()
	only(t)
	want := install(t, root+"/cellar", "17.2")
	must(t, os.Mkdir(root+"/bin", 0o755))
	must(t, os.Symlink(want+"/postgres", root+"/bin/postgres"))
	t.Setenv("PATH", root+"/bin")
	got, err := Find()
	must(t, err)
	if got != (Binaries{Dir: want, Major: 17}) {
		t.Errorf("got %+v, want 17 in %s", got, want)
	}
}

func TestFindObeysTheEnvironment(t *testing.T) {
	root := t.TempDir()
	only(t, root+"/*/bin")
	install(t, root+"/16/bin", "16.4")
	want := install(t, root+"/mine", "14.1")
	t.Setenv(BinEnv, want)
	got, err := Find()
	must(t, err)
	if got != (Binaries{Dir: want, Major: 14}) {
		t.Errorf("got %+v, want 14 in %s", got, want)
	}
	t.Setenv(BinEnv, root+"/nowhere")
	if _, err := Find(); err == nil || errors.Is(err, ErrNotInstalled) || !strings.Contains(err.Error(), BinEnv) {
		t.Errorf("a wrong %s should be named, got %v", BinEnv, err)
	}
}

func TestWithoutBinariesOneLineSaysWhatToInstall(t *testing.T) {
	only(t)
	dir := filepath.Join(t.TempDir(), "db")
	_, err := Start(t.Context(), Config{Dir: dir})
	if !errors.Is(err, ErrNotInstalled) {
		t.Fatalf("got %v", err)
	}
	for _, word := range []string{"apt", "dnf", "brew"} {
		if !strings.Contains(err.Error(), word) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q should name %s, in one line", err, word)
		}
	}
	if !missing(dir) {
		t.Error("a directory was made for nothing")
	}
}
