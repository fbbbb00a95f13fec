package postgres

import (
	"context"
	"fmt"
	"sync"

	"github.com/jmoiron/sqlx"
)

// prepared are the statements that people wait for most: each connection has them
// planned once.
type prepared struct {
	mu         sync.Mutex
	statements map[string]*sqlx.Stmt
}

// statement prepares a query at its first use, or finds it prepared.
func (s *Store) statement(ctx context.Context, query string) (*sqlx.Stmt, error) {
	s.prepared.mu.Lock()
	defer s.prepared.mu.Unlock()
	if stmt, ok := s.prepared.statements[query]; ok {
		return stmt, nil
	}
	stmt, err := s.db.x.PreparexContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare: %w", errInTime(ctx, err))
	}
	if s.prepared.statements == nil {
		s.prepared.statements = map[string]*sqlx.Stmt{}
	}
	s.prepared.statements[query] = stmt
	return stmt, nil
}
