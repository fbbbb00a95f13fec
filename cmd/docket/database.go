package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"

	"docket/internal/pglocal"
	"docket/internal/postgres"
)

// database is where docket keeps its data: the server of DATABASE_URL, or a
// private one that lives and ends with the process.
type database struct {
	url string
	own *pglocal.Server
}

// openDatabase finds the database or starts a private one, and migrates it.
func openDatabase(ctx context.Context, c config, log *slog.Logger) (database, error) {
	d := database{url: c.DatabaseURL}
	if d.url == "" {
		dir, err := dataDir(c)
		if err != nil {
			return d, err
		}
		if d, err = privateDatabase(ctx, pglocal.Config{Dir: dir, Durable: true, Log: log}); err != nil {
			return d, err
		}
	}
	if err := postgres.Migrate(ctx, d.url); err != nil {
		d.close()
		return d, err
	}
	return d, nil
}

func privateDatabase(ctx context.Context, c pglocal.Config) (database, error) {
	server, err := pglocal.Start(ctx, c)
	if err != nil {
		return database{}, err
	}
	return database{url: server.URL("postgres"), own: server}, nil
}

// close ends a private server; nothing to say when that fails at the very end.
func (d database) close() {
	if d.own != nil {
		_ = d.own.Stop()
	}
}

// dataDir is where a private database lives.
func dataDir(c config) (string, error) {
	if c.Data != "" {
		return filepath.Abs(c.Data)
	}
	home, err := os.UserConfigDir()
	if err != nil {
		return filepath.Abs(".docket")
	}
	return filepath.Join(home, "docket", "data"), nil
}
