package pglocal

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

func TestServerSpeaksUTF8InTheCLocaleToEitherDriver(t *testing.T) {
	t.Setenv("PGPORT", "9999")
	t.Setenv("PGTZ", "Asia/Shanghai")
	s := start(t, Config{})
	got := ask(t, s.URL("template1"), `SELECT concat_ws(' ', current_database(), current_setting('server_encoding'), datcollate, current_user)
		FROM pg_database WHERE datname = 'template1'`)
	if want := "template1 UTF8 C docket"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	conn, err := pgx.Connect(t.Context(), s.URL("postgres"))
	must(t, err)
	defer conn.Close(t.Context())
	var one int
	must(t, conn.QueryRow(t.Context(), "SELECT 1").Scan(&one))
}

func TestDurableMeansFsync(t *testing.T) {
	for durable, want := range map[bool]string{true: "on on", false: "off off"} {
		s := start(t, Config{Durable: durable, Settings: map[string]string{"autovacuum": "off"}})
		const query = "SELECT current_setting('fsync') || ' ' || current_setting('full_page_writes')"
		if got := ask(t, s.URL("postgres"), query); got != want {
			t.Errorf("durable %t: got %s, want %s", durable, got, want)
		}
		if got := ask(t, s.URL("postgres"), "SHOW autovacuum"); got != "off" {
			t.Errorf("the setting asked for was not made: %s", got)
		}
	}
}

func TestADirectoryKeepsItsDatabase(t *testing.T) {
	dir := filepath.Join(folder(t), "a", "b")
	s := start(t, Config{Dir: dir, Durable: true})
	tell(t, s.URL("postgres"), "CREATE TABLE kept AS SELECT 'yes' AS answer")
	must(t, s.Stop())
	must(t, s.Stop())
	again := start(t, Config{Dir: dir, Durable: true})
	if got := ask(t, again.URL("postgres"), "SELECT answer FROM kept"); got != "yes" {
		t.Errorf("got %s", got)
	}
}

func TestATemporaryDirectoryGoesWithTheServer(t *testing.T) {
	s := start(t, Config{})
	dir := s.Dir()
	must(t, s.Stop())
	if !missing(dir) {
		t.Errorf("%s is still there", dir)
	}
}

func TestAServerInMemoryLivesWhereThereIsRoom(t *testing.T) {
	want := memoryDir()
	if want == "" {
		t.Skip("this system has no place in memory with room")
	}
	s := start(t, Config{InMemory: true})
	if filepath.Dir(s.Dir()) != want {
		t.Errorf("lives in %s, not in %s", s.Dir(), want)
	}
}

func TestTwoServersRunSideBySide(t *testing.T) {
	for range 2 {
		t.Run("server", func(t *testing.T) {
			t.Parallel()
			s := start(t, Config{Dir: filepath.Join(folder(t), "db")})
			tell(t, s.URL("postgres"), "CREATE TABLE mine ()")
		})
	}
}

func TestSuspendAndResumeKeepAddressAndClaim(t *testing.T) {
	s := start(t, Config{Dir: filepath.Join(folder(t), "db")})
	url := s.URL("postgres")
	tell(t, url, "CREATE TABLE kept AS SELECT 'yes' AS answer")
	must(t, s.Suspend())
	if _, err := pgx.Connect(t.Context(), url); err == nil {
		t.Error("a suspended server answered")
	}
	if _, err := Start(t.Context(), Config{Dir: s.Dir()}); err == nil || !strings.Contains(err.Error(), "another docket") {
		t.Errorf("the directory was given away: %v", err)
	}
	must(t, s.Resume(t.Context()))
	if got := ask(t, url, "SELECT answer FROM kept"); got != "yes" {
		t.Errorf("got %s", got)
	}
}

func TestAPathTooLongForASocketWorks(t *testing.T) {
	dir := filepath.Join(folder(t), strings.Repeat("long/", 40))
	s := start(t, Config{Dir: dir})
	if got := ask(t, s.URL("postgres"), "SELECT 1"); got != "1" {
		t.Errorf("got %s", got)
	}
	socket := s.place.socket
	if len(socket) > maxSocketPath-len(socketName) {
		t.Errorf("%s is too long", socket)
	}
	must(t, s.Stop())
	if !missing(socket) {
		t.Errorf("%s was left behind", socket)
	}
}

func TestASocketDirectoryMadeByAStrangerIsRefused(t *testing.T) {
	needServer(t)
	dir := filepath.Join(folder(t), strings.Repeat("long/", 40))
	socket, err := socketDir(dir, nil)
	must(t, err)
	must(t, os.Remove(socket))
	must(t, os.Symlink("/tmp", socket))
	t.Cleanup(func() { must(t, os.Remove(socket)) })
	if _, err := Start(t.Context(), Config{Dir: dir}); err == nil || !strings.Contains(err.Error(), "somebody else") {
		t.Errorf("got %v", err)
	}
}

func TestStopInsistsWhenASessionHangs(t *testing.T) {
	s := start(t, Config{Dir: filepath.Join(folder(t), "db"), Grace: 100 * time.Millisecond})
	conn, err := pgx.Connect(t.Context(), s.URL("postgres"))
	must(t, err)
	defer conn.Close(t.Context())
	var backend int
	must(t, conn.QueryRow(t.Context(), "SELECT pg_backend_pid()").Scan(&backend))
	must(t, syscall.Kill(backend, syscall.SIGSTOP))
	dir := s.Dir()
	must(t, s.Stop())
	log, err := os.ReadFile(filepath.Join(dir, "log"))
	must(t, err)
	for _, line := range []string{"received fast shutdown request", "received immediate shutdown request"} {
		if !strings.Contains(string(log), line) {
			t.Errorf("the log has no %q:\n%s", line, log)
		}
	}
	start(t, Config{Dir: dir})
}
