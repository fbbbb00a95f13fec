package main

import (
	"context"
	"fmt"

	"docket/internal/postgres"
)

// migrateCmd brings the database to this release's shape.
type migrateCmd struct{}

// Run migrates; it is safe beside a running release.
func (migrateCmd) Run(ctx context.Context, c config, to streams) error {
	if c.DatabaseURL == "" {
		return fmt.Errorf("set DATABASE_URL to the database to migrate; a private one is migrated when it starts")
	}
	if err := postgres.Migrate(ctx, c.DatabaseURL); err != nil {
		return err
	}
	_, err := fmt.Fprintln(to.out, "The database is up to date.")
	return err
}
