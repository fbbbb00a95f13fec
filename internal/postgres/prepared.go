package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"sync"

	"github.com/jmoiron/sqlx"
)

// prepared are the statements that people wait for most: each connection has them
// planned once.
type prepared struct {
	preparing  sync.Mutex
	statements sync.Map // of *sqlx.Stmt, by their text
}

// statement prepares a query at its first use, or finds it prepared. It may wait for
// a connection, so whoever holds one in a transaction must not ask: see prepare.
func (s *Store) statement(ctx context.Context, query string) (*sqlx.Stmt, error) {
	if stmt := s.prepared.find(query); stmt != nil {
		return stmt, nil
	}
	s.prepared.preparing.Lock()
	defer s.prepared.preparing.Unlock()
	if stmt := s.prepared.find(query); stmt != nil {
		return stmt, nil
	}
	stmt, err := s.db.x.PreparexContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare: %w", errInTime(ctx, err))
	}
	s.prepared.statements.Store(query, stmt)
	return stmt, nil
}

// prepare makes sure of the statements of a transaction that is about to begin.
func (s *Store) prepare(ctx context.Context, queries ...string) error {
	for _, query := range queries {
		if _, err := s.statement(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

func (p *prepared) find(query string) *sqlx.Stmt {
	stmt, _ := p.statements.Load(query)
	found, _ := stmt.(*sqlx.Stmt)
	return found
}

// get reads one row in a transaction; what was not prepared ahead is planned once
// more. Neither get nor exec waits for whoever prepares, who may be waiting for the
// connection of this very transaction.
func (p *prepared) get(ctx context.Context, tx *sqlx.Tx, row any, query string, args ...any) error {
	if stmt := p.find(query); stmt != nil {
		return tx.StmtxContext(ctx, stmt).GetContext(ctx, row, args...)
	}
	return tx.GetContext(ctx, row, query, args...)
}

// exec is get for what returns no row.
func (p *prepared) exec(ctx context.Context, tx *sqlx.Tx, query string, args ...any) (sql.Result, error) {
	if stmt := p.find(query); stmt != nil {
		return tx.StmtxContext(ctx, stmt).ExecContext(ctx, args...)
	}
	return tx.ExecContext(ctx, query, args...)
}
