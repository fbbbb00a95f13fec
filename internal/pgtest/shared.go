package pgtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	// The driver behind the administrator's connection.
	_ "github.com/lib/pq"

	"docket/internal/pglocal"
)

// RequireEnv names the environment variable that, set to 1, makes every optional test mandatory.
const RequireEnv = "DOCKET_REQUIRE"

// Migrate brings the database at url to the newest schema. It must close its connections before it returns: a database that is in
// use cannot be copied.
type Migrate = func(ctx context.Context, url string) error

// server is a PostgreSQL and the templates made on it.
type server struct {
	*pglocal.Server
	admin *sql.DB

	mu        sync.Mutex
	templates map[uintptr]*template
	databases atomic.Int64
}

// template is a database that is migrated once and then only copied.
type template struct {
	once sync.Once
	name string
	err  error
}

// shared is the server of this test process. Nothing stops it but the end of the process, which its watcher sees.
var shared = sync.OnceValues(func() (*server, error) { return begin(context.Background(), true) })

// begin starts a server, in memory where the machine has room for that.
func begin(ctx context.Context, inMemory bool) (*server, error) {
	running, err := pglocal.Start(ctx, pglocal.Config{
		InMemory: inMemory,
		// Autovacuum would hold the template just when it is to be copied.
		Settings: map[string]string{"autovacuum": "off"},
	})
	if err != nil {
		return nil, err
	}
	admin, err := sql.Open("postgres", running.URL("postgres"))
	if err != nil {
		return nil, errors.Join(err, running.Stop())
	}
	return &server{Server: running, admin: admin, templates: map[uintptr]*template{}}, nil
}

// New returns the address of a fresh database that migrate has brought up to date, for lib/pq, pgx and goose alike. It is dropped at
// the end of the test. The migration runs once per test process: pass the same top-level function everywhere, not a closure, whose
// copies cannot be told apart. A nil migrate gives an empty database. Tests may run in parallel.
func New(t testing.TB, migrate Migrate) string {
	t.Helper()
	s, err := shared()
	if err != nil {
		decline(t, err)
	}
	address, drop, err := s.create(t.Context(), migrate)
	if err != nil {
		t.Fatal(err)
	}
	dropAfter(t, drop)
	return address
}

// decline skips the test where PostgreSQL is not installed and nobody requires it; every other failure is one.
func decline(t testing.TB, err error) {
	t.Helper()
	if errors.Is(err, pglocal.ErrNotInstalled) && os.Getenv(RequireEnv) != "1" {
		t.Skip(err)
	}
	t.Fatal(err)
}

// create copies the template of migrate, and returns the address of the copy and what drops it.
func (s *server) create(ctx context.Context, migrate Migrate) (address string, drop func(context.Context) error, err error) {
	from, err := s.template(ctx, migrate)
	if err != nil {
		return "", nil, err
	}
	return s.copied(ctx, from)
}

// copied is a copy of a database for a test, and what drops it.
func (s *server) copied(ctx context.Context, from string) (address string, drop func(context.Context) error, err error) {
	name := fmt.Sprintf("test_%d", s.databases.Add(1))
	if err := s.copy(ctx, name, from); err != nil {
		return "", nil, err
	}
	drop = func(ctx context.Context) error {
		if _, err := s.admin.ExecContext(ctx, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			return fmt.Errorf("drop database %s: %w", name, err)
		}
		return nil
	}
	return s.URL(name), drop, nil
}

// copy makes a database from another.
func (s *server) copy(ctx context.Context, name, from string) error {
	statement := "CREATE DATABASE " + name + " TEMPLATE " + from
	// Until 14 files are always copied; since then the default writes every page to the log, which takes four times as long.
	if s.Major() >= 15 {
		statement += " STRATEGY file_copy"
	}
	_, err := s.admin.ExecContext(ctx, statement)
	if err != nil {
		return fmt.Errorf("create database %s: %w", name, err)
	}
	return nil
}

// nameOf is the name of a database of the server, by its address.
func (s *server) nameOf(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("name of database: %w", err)
	}
	name := strings.TrimPrefix(u.Path, "/")
	if own, err := url.Parse(s.URL(name)); err != nil || own.Query().Get("host") != u.Query().Get("host") {
		return "", errors.New("name of database: it is on another server")
	}
	return name, nil
}

// template returns the name of the database that migrate has prepared, preparing it at first.
func (s *server) template(ctx context.Context, migrate Migrate) (string, error) {
	if migrate == nil {
		return "template0", nil
	}
	s.mu.Lock()
	key := reflect.ValueOf(migrate).Pointer()
	known, ok := s.templates[key]
	if !ok {
		known = &template{name: fmt.Sprintf("template_%d", len(s.templates)+1)}
		s.templates[key] = known
	}
	s.mu.Unlock()
	known.once.Do(func() {
		known.err = s.copy(ctx, known.name, "template0")
		if known.err == nil {
			known.err = migrate(ctx, s.URL(known.name))
		}
	})
	if known.err != nil {
		return "", fmt.Errorf("migrate template: %w", known.err)
	}
	return known.name, nil
}
