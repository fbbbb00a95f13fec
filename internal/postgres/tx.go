package postgres

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
)

// A transaction is tried so often, the pauses doubling with jitter.
const (
	maxTries   = 6
	firstPause = 5 * time.Millisecond
)

// InTx runs fn in one transaction, committing when fn returns nil. The whole of
// fn is run again after a serialization failure or a deadlock, so it changes
// nothing but the database and what it assigns afresh.
//
// A connection that breaks is not tried again: the commit may have succeeded.
func (db *DB) InTx(ctx context.Context, fn func(*sqlx.Tx) error) error {
	return db.tryTx(ctx, clashed, fn)
}

// InTxKeyed is InTx for writes that carry unique keys, so that running them twice
// is harmless: broken connections are tried again too.
func (db *DB) InTxKeyed(ctx context.Context, fn func(*sqlx.Tx) error) error {
	return db.tryTx(ctx, func(err error) bool { return clashed(err) || broken(err) }, fn)
}

func (db *DB) tryTx(ctx context.Context, again func(error) bool, fn func(*sqlx.Tx) error) error {
	pause := firstPause
	for try := 1; ; try++ {
		err := db.runTx(ctx, fn)
		if err == nil || try == maxTries || ctx.Err() != nil || !again(err) {
			return errInTime(ctx, err)
		}
		select {
		case <-ctx.Done():
			return errInTime(ctx, err)
		case <-time.After(pause/2 + rand.N(pause)):
		}
		pause *= 2
	}
}

func (db *DB) runTx(ctx context.Context, fn func(*sqlx.Tx) error) error {
	tx, err := db.x.BeginTxx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback() // after a commit this does nothing
	if err := fn(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// clashed reports whether two transactions got into each other's way, or one into that
// of a newer release.
func clashed(err error) bool { return pq.As(err, "40001", "40P01") != nil || outdated(err) }

// broken reports whether the connection or the server went away.
func broken(err error) bool {
	if pq.As(err, "57P01", "57P02", "57P03", "08000", "08003", "08006") != nil {
		return true
	}
	var network net.Error
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, net.ErrClosed) || errors.As(err, &network)
}
