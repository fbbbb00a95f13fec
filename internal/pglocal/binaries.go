package pglocal

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
)

// ErrNotInstalled says in one line what to install. It is what [Find] and [Start] return on a machine without PostgreSQL.
var ErrNotInstalled = errors.New("PostgreSQL is not installed: " +
	"apt install postgresql, dnf install postgresql-server or brew install postgresql, or set DOCKET_PG_BIN to the folder of initdb")

// BinEnv names the environment variable with the folder of initdb and postgres; when set, no other place is looked at.
const BinEnv = "DOCKET_PG_BIN"

// Binaries is a folder that holds initdb and postgres.
type Binaries struct {
	Dir   string
	Major int // PostgreSQL's major version, e.g. 15
}

// places are where distributions, Homebrew, MacPorts and Postgres.app keep the server's binaries, which they often leave out of PATH.
var places = []string{
	"/usr/lib/postgresql/*/bin",
	"/usr/lib/postgresql*/bin",
	"/usr/lib64/postgresql*/bin",
	"/usr/libexec/postgresql*",
	"/usr/pgsql-*/bin",
	"/usr/local/pgsql/bin",
	"/opt/homebrew/opt/postgresql*/bin",
	"/usr/local/opt/postgresql*/bin",
	"/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
	"/opt/local/lib/postgresql*/bin",
	"/Applications/Postgres.app/Contents/Versions/*/bin",
}

// Find returns the newest PostgreSQL of the machine: the folder named by DOCKET_PG_BIN, else one on PATH, else one in the places
// where distributions and Homebrew keep them. Without any it returns [ErrNotInstalled].
func Find() (Binaries, error) {
	all, err := installed()
	if err != nil {
		return Binaries{}, err
	}
	return all[0], nil
}

// installed lists every PostgreSQL found, newest major first, at least one.
func installed() ([]Binaries, error) {
	if dir := os.Getenv(BinEnv); dir != "" {
		b, ok := inspect(dir)
		if !ok {
			return nil, fmt.Errorf("%s is %s, which holds no initdb and postgres that run", BinEnv, dir)
		}
		return []Binaries{b}, nil
	}
	var found []Binaries
	for _, dir := range candidates() {
		known := func(b Binaries) bool { return b.Dir == dir }
		if b, ok := inspect(dir); ok && !slices.ContainsFunc(found, known) {
			found = append(found, b)
		}
	}
	if len(found) == 0 {
		return nil, ErrNotInstalled
	}
	slices.SortStableFunc(found, func(a, b Binaries) int { return cmp.Compare(b.Major, a.Major) })
	return found, nil
}

func candidates() []string {
	var dirs []string
	// A link on PATH often stands alone: initdb and the share folder are found beside what it points to.
	if path, err := exec.LookPath("postgres"); err == nil {
		if target, err := filepath.EvalSymlinks(path); err == nil {
			dirs = append(dirs, filepath.Dir(target))
		}
	}
	for _, pattern := range places {
		matches, _ := filepath.Glob(pattern)
		dirs = append(dirs, matches...)
	}
	return dirs
}

var majorVersion = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

// inspect asks the binaries themselves for their version: a path may carry no number, or one that lies.
func inspect(dir string) (Binaries, bool) {
	if _, err := exec.LookPath(filepath.Join(dir, "initdb")); err != nil {
		return Binaries{}, false
	}
	said, err := exec.Command(filepath.Join(dir, "postgres"), "--version").Output()
	if err != nil {
		return Binaries{}, false
	}
	match := majorVersion.FindSubmatch(said)
	if match == nil {
		return Binaries{}, false
	}
	major, err := strconv.Atoi(string(match[1]))
	return Binaries{Dir: dir, Major: major}, err == nil
}
