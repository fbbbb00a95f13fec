package pgtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"docket/internal/pglocal"
)

var migrations atomic.Int64

func oneTable(ctx context.Context, url string) error {
	migrations.Add(1)
	db, err := sql.Open("postgres", url)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, "CREATE TABLE remark (body text NOT NULL)")
	return err
}

func refuses(context.Context, string) error { return errors.New("migration 3 is wrong") }

func connect(t testing.TB, url string) *sql.DB {
	t.Helper()
	db, err := sql.Open("postgres", url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func write(t testing.TB, db *sql.DB, body string) {
	t.Helper()
	if _, err := db.ExecContext(t.Context(), "INSERT INTO remark VALUES ($1)", body); err != nil {
		t.Fatal(err)
	}
}

func count(t testing.TB, db *sql.DB) (n int) {
	t.Helper()
	if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM remark").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestEveryTestHasItsOwnMigratedDatabase(t *testing.T) {
	before := migrations.Load()
	t.Run("all", func(t *testing.T) {
		for i := range 8 {
			t.Run(fmt.Sprint(i), func(t *testing.T) {
				t.Parallel()
				db := connect(t, New(t, oneTable))
				write(t, db, "mine")
				if n := count(t, db); n != 1 {
					t.Errorf("sees %d remarks", n)
				}
			})
		}
	})
	if n := migrations.Load() - before; n > 1 {
		t.Errorf("migrated %d times", n)
	}
}

func TestTwoWaysOfMigratingHaveTwoTemplates(t *testing.T) {
	New(t, oneTable)
	var n int
	const query = "SELECT count(*) FROM pg_tables WHERE tablename = 'remark'"
	if err := connect(t, New(t, nil)).QueryRowContext(t.Context(), query).Scan(&n); err != nil || n != 0 {
		t.Errorf("an empty database has %d tables, %v", n, err)
	}
}

func TestWhatATestPreparedIsTheBeginningOfOthers(t *testing.T) {
	var model Model
	t.Run("prepares", func(t *testing.T) {
		url := New(t, oneTable)
		db := connect(t, url)
		write(t, db, "prepared")
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		model = Keep(t, url)
	})
	if model.server == nil {
		t.Skip("the test inside was skipped")
	}
	for range 2 {
		db := connect(t, model.New(t))
		write(t, db, "mine")
		if n := count(t, db); n != 2 {
			t.Errorf("sees %d remarks", n)
		}
	}
}

func TestADatabaseOfAnotherServerIsNoModel(t *testing.T) {
	New(t, nil)
	if w := watching(t, func(t testing.TB) { Keep(t, "postgres:///test_1?host=/elsewhere") }); !strings.Contains(w.failed, "another server") {
		t.Errorf("got %+v", w)
	}
}

func TestADatabaseIsDroppedWithItsTest(t *testing.T) {
	var url string
	t.Run("test", func(t *testing.T) {
		url = New(t, oneTable)
		write(t, connect(t, url), "a connection that stays open") // FORCE
	})
	if url == "" {
		t.Skip("the test inside was skipped")
	}
	if err := connect(t, url).PingContext(t.Context()); err == nil || !strings.Contains(err.Error(), "does not exist") {
		t.Errorf("got %v", err)
	}
}

// witness records what a test would have done.
type witness struct {
	testing.TB
	skipped, failed string
}

func (w *witness) Helper()           {}
func (w *witness) Skip(args ...any)  { w.skipped = fmt.Sprint(args...); panic(w) }
func (w *witness) Fatal(args ...any) { w.failed = fmt.Sprint(args...); panic(w) }

func watching(t *testing.T, f func(testing.TB)) (w *witness) {
	w = &witness{TB: t}
	defer func() { _ = recover() }()
	f(w)
	return w
}

func TestAMissingServerSkipsByHandAndFailsInCI(t *testing.T) {
	missing := func(t testing.TB) { decline(t, pglocal.ErrNotInstalled) }
	t.Setenv(RequireEnv, "")
	if w := watching(t, missing); !strings.Contains(w.skipped, "apt install postgresql") || w.failed != "" {
		t.Errorf("by hand: %+v", w)
	}
	t.Setenv(RequireEnv, "1")
	if w := watching(t, missing); w.skipped != "" || !strings.Contains(w.failed, "apt install postgresql") {
		t.Errorf("in CI: %+v", w)
	}
	t.Setenv(RequireEnv, "")
	if w := watching(t, func(t testing.TB) { decline(t, errors.New("disk full")) }); w.failed != "disk full" {
		t.Errorf("another failure: %+v", w)
	}
}

func TestABrokenMigrationFailsEveryTestThatNeedsIt(t *testing.T) {
	New(t, nil)
	for range 2 {
		if w := watching(t, func(t testing.TB) { New(t, refuses) }); !strings.Contains(w.failed, "migration 3 is wrong") {
			t.Errorf("got %+v", w)
		}
	}
}

func TestADedicatedServerRestartsUnderLoadAndLosesNothingAcknowledged(t *testing.T) {
	one := Dedicated(t, oneTable)
	db := connect(t, one.URL)
	var acknowledged atomic.Int64
	var writers sync.WaitGroup
	ctx, stop := context.WithCancel(t.Context())
	for range 4 {
		writers.Go(func() {
			for ctx.Err() == nil {
				if _, err := db.ExecContext(t.Context(), "INSERT INTO remark VALUES ('x')"); err == nil {
					acknowledged.Add(1)
				}
			}
		})
	}
	for range 3 {
		one.Restart(t)
	}
	write(t, db, "after")
	stop()
	writers.Wait()
	if n := count(t, db); int64(n) < acknowledged.Load()+1 {
		t.Errorf("%d acknowledged, %d there", acknowledged.Load()+1, n)
	}
}

func BenchmarkNew(b *testing.B) {
	New(b, oneTable)
	s, err := shared()
	if err != nil {
		decline(b, err)
	}
	for b.Loop() {
		_, drop, err := s.create(b.Context(), oneTable)
		if err := errors.Join(err, drop(b.Context())); err != nil {
			b.Fatal(err)
		}
	}
}
