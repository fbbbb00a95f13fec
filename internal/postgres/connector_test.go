package postgres

import (
	"fmt"
	"testing"

	"github.com/jmoiron/sqlx"
)

// oneConn is a database with one connection and a table of things.
func oneConn(t *testing.T) *DB {
	t.Helper()
	db := migrated(t)
	db.x.SetMaxOpenConns(1)
	db.x.MustExec(`CREATE TABLE thing (id int PRIMARY KEY, name varchar NOT NULL); INSERT INTO thing VALUES (1, 'one')`)
	return db
}

func planned(t *testing.T, db *DB) (statements, runs int) {
	t.Helper()
	const all = `SELECT count(*), coalesce(sum(generic_plans + custom_plans), 0) FROM pg_prepared_statements`
	if err := db.x.QueryRowContext(t.Context(), all).Scan(&statements, &runs); err != nil {
		t.Fatal(err)
	}
	return statements, runs
}

func TestAConnectionPlansAStatementOnce(t *testing.T) {
	db := oneConn(t)
	for range 3 {
		var name string
		if err := db.x.GetContext(t.Context(), &name, `SELECT name FROM thing WHERE id = $1`, 1); err != nil || name != "one" {
			t.Fatalf("read %q, %v", name, err)
		}
		if _, err := db.x.ExecContext(t.Context(), `UPDATE thing SET name = $1`, "one"); err != nil {
			t.Fatal(err)
		}
	}
	if statements, runs := planned(t, db); statements != 2 || runs != 6 {
		t.Errorf("%d statements are planned, run %d times", statements, runs)
	}
}

func TestAConnectionKeepsTheLatestPlansOnly(t *testing.T) {
	db := oneConn(t)
	const often = `SELECT name FROM thing WHERE id = $1`
	for n := range maxPlanned + 20 {
		for _, query := range []string{often, fmt.Sprintf(`SELECT name FROM thing WHERE id = $1 AND id <> -%d`, n)} {
			var name string
			if err := db.x.GetContext(t.Context(), &name, query, 1); err != nil {
				t.Fatal(err)
			}
		}
	}
	if statements, runs := planned(t, db); statements != maxPlanned || runs != 2*maxPlanned+19 {
		t.Errorf("%d statements are planned, run %d times", statements, runs)
	}
}

func TestAPlanThatANewerReleaseMadeUselessIsMadeAnew(t *testing.T) {
	const read = `SELECT name FROM thing WHERE id = $1`
	for name, again := range map[string]func(*DB, *string) error{
		"alone": func(db *DB, name *string) error { return db.x.GetContext(t.Context(), name, read, 1) },
		"in a transaction": func(db *DB, name *string) error {
			return db.InTx(t.Context(), func(tx *sqlx.Tx) error { return tx.GetContext(t.Context(), name, read, 1) })
		},
	} {
		for how, change := range map[string]string{
			"a column's type changed":      `ALTER TABLE thing ALTER name TYPE text COLLATE "C"`,
			"the session was put back":     `DEALLOCATE ALL`,
			"nothing it reads is the same": `DROP TABLE thing; CREATE TABLE thing AS SELECT 1::bigint AS id, 'one'::text AS name`,
		} {
			t.Run(how+", "+name, func(t *testing.T) {
				db := oneConn(t)
				var got string
				if err := db.x.GetContext(t.Context(), &got, read, 1); err != nil {
					t.Fatal(err)
				}
				db.x.MustExec(change)
				got = ""
				if err := again(db, &got); err != nil || got != "one" {
					t.Errorf("read %q, %v", got, err)
				}
			})
		}
	}
}
