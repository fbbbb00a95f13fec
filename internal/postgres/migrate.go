package postgres

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/lib/pq"
	"github.com/pressly/goose/v3"

	"docket/internal/outbox"
	"docket/migrations"
)

// migrationLock is the key of the advisory lock under which migrations run.
const migrationLock int64 = 0x646f636b6574 // "docket"

// Migrate brings the database at a URL to this release's tables: River's first,
// then ours. Any number of replicas may call it at once; one does the work and
// the others wait.
func Migrate(ctx context.Context, url string) error {
	connector, err := pq.NewConnector(url)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	db := sql.OpenDB(connector)
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("migrate: %w", errInTime(ctx, err))
	}
	defer conn.Close() // gives the lock back, whatever happened
	if _, err := conn.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, migrationLock); err != nil {
		return fmt.Errorf("migrate: lock: %w", errInTime(ctx, err))
	}
	if err := outbox.MigrateQueue(ctx, url); err != nil {
		return err
	}
	steps, err := goose.NewProvider(goose.DialectPostgres, db, migrations.FS)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	if _, err := steps.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", errInTime(ctx, err))
	}
	return nil
}

// Pending says how many of this release's migrations the database still lacks.
func (db *DB) Pending(ctx context.Context) (int, error) {
	steps, err := goose.NewProvider(goose.DialectPostgres, db.x.DB, migrations.FS)
	if err != nil {
		return 0, fmt.Errorf("list migrations: %w", err)
	}
	status, err := steps.Status(ctx)
	if err != nil {
		return 0, fmt.Errorf("list migrations: %w", errInTime(ctx, err))
	}
	pending := 0
	for _, s := range status {
		if s.State == goose.StatePending {
			pending++
		}
	}
	return pending, nil
}
