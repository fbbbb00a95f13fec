package pglocal

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "github.com/lib/pq"
)

// roleEnv makes the test binary play another program: one that starts a server, or a watcher, and then waits to be killed.
const roleEnv = "PGLOCAL_TEST_ROLE"

func TestMain(m *testing.M) {
	switch os.Getenv(roleEnv) {
	case "":
		os.Exit(m.Run())
	case "starter":
		playStarter(os.Getenv("PGLOCAL_TEST_DIR"))
	case "watched":
		playWatched(os.Getenv("PGLOCAL_TEST_DIR"))
	}
}

// playStarter starts a server in dir, says its URL and directory, and lives as long as its standard input.
func playStarter(dir string) {
	s, err := Start(context.Background(), Config{Dir: dir})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	fmt.Println(s.URL("postgres"), s.Dir())
	_, _ = io.Copy(io.Discard, os.Stdin)
	if err := s.Stop(); err != nil {
		os.Exit(1)
	}
}

// other is another process of this test binary.
type other struct {
	*exec.Cmd
	in    io.WriteCloser
	first string // its first line
}

// playing starts another process and waits for its first line.
func playing(t *testing.T, role, dir string, as account, extra ...*os.File) *other {
	t.Helper()
	cmd := exec.Command(program(t))
	cmd.Env = append(os.Environ(), roleEnv+"="+role, "PGLOCAL_TEST_DIR="+dir)
	cmd.Dir = "/"
	cmd.Stderr = os.Stderr
	cmd.ExtraFiles = extra
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: as}
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	must(t, err)
	return &other{Cmd: cmd, in: in, first: strings.TrimSpace(line)}
}

// kill ends the process as the kernel does when memory is short.
func (o *other) kill(t *testing.T) {
	t.Helper()
	must(t, o.Process.Kill())
	_ = o.Wait()
}

// program is the test binary at a path that every user may run.
func program(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	text, err := os.ReadFile(self)
	must(t, err)
	path := filepath.Join(folder(t), "pglocal.test")
	must(t, os.WriteFile(path, text, 0o755))
	return path
}

// folder is a short directory that every user may enter; t.TempDir is private to who runs the test.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/tmp", "pgl")
	must(t, err)
	t.Cleanup(func() { must(t, os.RemoveAll(dir)) })
	must(t, os.Chmod(dir, 0o755))
	return dir
}

func needServer(t *testing.T) {
	t.Helper()
	if _, err := Find(); err != nil {
		if os.Getenv("DOCKET_REQUIRE") == "1" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
}

func start(t *testing.T, config Config) *Server {
	t.Helper()
	needServer(t)
	s, err := Start(t.Context(), config)
	must(t, err)
	t.Cleanup(func() { must(t, s.Stop()) })
	return s
}

// ask runs a query for one value.
func ask(t *testing.T, url, query string) string {
	t.Helper()
	db, err := sql.Open("postgres", url)
	must(t, err)
	defer db.Close()
	var answer string
	must(t, db.QueryRowContext(t.Context(), query).Scan(&answer))
	return answer
}

func tell(t *testing.T, url, statement string) {
	t.Helper()
	db, err := sql.Open("postgres", url)
	must(t, err)
	defer db.Close()
	_, err = db.ExecContext(t.Context(), statement)
	must(t, err)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// eventually waits for what another process is about to do.
func eventually(t *testing.T, what string, happened func() bool) {
	t.Helper()
	limit := time.After(time.Minute)
	for !happened() {
		select {
		case <-limit:
			t.Fatalf("never happened: %s", what)
		case <-time.After(2 * time.Millisecond):
		}
	}
}

func missing(path string) bool {
	_, err := os.Lstat(path)
	return os.IsNotExist(err)
}

// ended waits until no process holds the server lock of dir.
func ended(t *testing.T, dir string) {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "server.lock"))
	must(t, err)
	defer f.Close()
	must(t, syscall.Flock(int(f.Fd()), syscall.LOCK_EX))
}
