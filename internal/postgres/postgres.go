// Package postgres keeps the domain in PostgreSQL. It owns every SQL statement,
// the transactions and the migrations' application. It decides nothing: rules
// are the nouns' own, handed rows and returning rows.
package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"strconv"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
)

// The limits of the pool and of one statement.
const (
	maxConns         = 20
	maxIdleTime      = 5 * time.Minute
	statementTimeout = 15 * time.Second
	lockTimeout      = 5 * time.Second
	idleInTxTimeout  = 30 * time.Second
)

// DB is the database of one docket.
type DB struct {
	x   *sqlx.DB
	url string
}

// Open connects to the database at a URL. It does not migrate.
//
// Parameters travel in the same round trip as their statement (lib/pq's binary
// mode), so a value for a jsonb column must be a string, never a []byte.
func Open(ctx context.Context, url string) (*DB, error) {
	cfg, err := pq.NewConfig(url)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	cfg.BinaryParameters = true
	limit(&cfg)
	connector, err := pq.NewConnectorConfig(cfg)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	x := sqlx.NewDb(sql.OpenDB(planner{connector}), "postgres")
	x.SetMaxOpenConns(maxConns)
	x.SetMaxIdleConns(maxConns)
	x.SetConnMaxIdleTime(maxIdleTime)
	if err := x.PingContext(ctx); err != nil {
		return nil, fmt.Errorf("open database: %w", errInTime(ctx, err))
	}
	return &DB{x: x, url: url}, nil
}

// Close closes every connection.
func (db *DB) Close() error { return db.x.Close() }

// Ping reports whether the database answers.
func (db *DB) Ping(ctx context.Context) error { return errInTime(ctx, db.x.PingContext(ctx)) }

// limit bounds what a statement may wait for, unless the URL says otherwise. Compiling
// one takes longer than running any of ours: two seconds for an agenda. A page
// anywhere costs on today's disks what the next one does, and the planner's
// default would rather read a whole table.
func limit(cfg *pq.Config) {
	runtime := map[string]string{
		"jit":                                 "off",
		"random_page_cost":                    "1.1",
		"statement_timeout":                   millis(statementTimeout),
		"lock_timeout":                        millis(lockTimeout),
		"idle_in_transaction_session_timeout": millis(idleInTxTimeout),
	}
	maps.Copy(runtime, cfg.Runtime)
	cfg.Runtime = runtime
	if cfg.ApplicationName == "" {
		cfg.ApplicationName = "docket"
	}
}

func millis(d time.Duration) string { return strconv.FormatInt(d.Milliseconds(), 10) }
