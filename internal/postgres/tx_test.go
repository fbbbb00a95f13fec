package postgres

import (
	"context"
	"errors"
	"io"
	"sync"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/fault"
	"docket/internal/pgtest"
)

// migrated is a database of the test's own.
func migrated(t testing.TB) *DB {
	t.Helper()
	db, err := Open(t.Context(), pgtest.New(t, Migrate))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestTransactionsThatDeadlockAreRunAgainUntilBothAreDone(t *testing.T) {
	db := migrated(t)
	db.x.MustExec(`CREATE TABLE pair (id int PRIMARY KEY, n int NOT NULL); INSERT INTO pair VALUES (1, 0), (2, 0)`)
	var met sync.WaitGroup
	met.Add(2)
	var first [2]sync.Once
	add := func(who, one, other int) error {
		return db.InTx(t.Context(), func(tx *sqlx.Tx) error {
			if _, err := tx.Exec(`UPDATE pair SET n = n + 1 WHERE id = $1`, one); err != nil {
				return err
			}
			first[who].Do(func() { met.Done(); met.Wait() })
			_, err := tx.Exec(`UPDATE pair SET n = n + 1 WHERE id = $1`, other)
			return err
		})
	}
	ends := make(chan error)
	go func() { ends <- add(0, 1, 2) }()
	go func() { ends <- add(1, 2, 1) }()
	if err := errors.Join(<-ends, <-ends); err != nil {
		t.Fatal(err)
	}
	var n []int
	if err := db.x.Select(&n, `SELECT n FROM pair`); err != nil || n[0] != 2 || n[1] != 2 {
		t.Errorf("counted %v, %v", n, err)
	}
}

func TestABrokenConnectionIsTriedAgainOnlyForKeyedWrites(t *testing.T) {
	db := migrated(t)
	for name, c := range map[string]struct {
		run   func(context.Context, func(*sqlx.Tx) error) error
		tries int
	}{
		"plain": {run: db.InTx, tries: 1},
		"keyed": {run: db.InTxKeyed, tries: 2},
	} {
		t.Run(name, func(t *testing.T) {
			tries := 0
			err := c.run(t.Context(), func(tx *sqlx.Tx) error {
				if tries++; tries == 1 {
					_, err := tx.Exec(`SELECT pg_terminate_backend(pg_backend_pid())`)
					return err
				}
				return nil
			})
			if tries != c.tries || (err == nil) != (c.tries == 2) {
				t.Errorf("%d tries, %v", tries, err)
			}
		})
	}
}

func TestAnErrorOfTheClosureRollsBackAndIsReturned(t *testing.T) {
	db := migrated(t)
	err := db.InTxKeyed(t.Context(), func(tx *sqlx.Tx) error {
		tx.MustExec(`CREATE TABLE trace ()`)
		return io.ErrNoProgress
	})
	var there bool
	if e := db.x.Get(&there, `SELECT to_regclass('trace') IS NOT NULL`); !errors.Is(err, io.ErrNoProgress) || e != nil || there {
		t.Errorf("%v, %v, left behind: %t", err, e, there)
	}
}

func TestAQueryThatRunsOutOfTimeIsRecognisable(t *testing.T) {
	db := migrated(t)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	err := db.InTx(ctx, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, `SELECT pg_sleep(20)`)
		return err
	})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestABrokenConstraintBecomesTheSentenceRegisteredForIt(t *testing.T) {
	db := migrated(t)
	db.x.MustExec(`CREATE TABLE badge (name text CONSTRAINT badge_once UNIQUE, n int CONSTRAINT badge_small CHECK (n < 10))`)
	sentence := fault.Conflictf("That name is taken.")
	known := refusals{"badge_once": sentence}
	insert := func(name string, n int) error {
		return known.translate(db.InTx(t.Context(), func(tx *sqlx.Tx) error {
			_, err := tx.Exec(`INSERT INTO badge VALUES ($1, $2)`, name, n)
			return err
		}))
	}
	if err := insert("ana", 1); err != nil {
		t.Fatal(err)
	}
	if err := insert("ana", 1); !errors.Is(err, sentence) {
		t.Errorf("the second says %v", err)
	}
	if err := insert("ben", 99); err == nil || fault.KindOf(err) != fault.Internal {
		t.Errorf("a constraint without a sentence says %v", err)
	}
}
