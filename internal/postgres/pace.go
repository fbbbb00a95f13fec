package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"docket/internal/outbox"
)

// spend uses one call of a method's budget, or says how long to wait for one.
func (c claiming) spend(ctx context.Context, method string, p outbox.Priority) (time.Duration, error) {
	budget := c.pacing.Methods[method]
	var seconds float64
	err := c.tx.GetContext(ctx, &seconds, spendPace, method, c.at, millis(budget.Gap), millis(budget.Tolerance(p)))
	if err == nil {
		return 0, nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("spend %s: %w", method, err)
	}
	if err := c.tx.GetContext(ctx, &seconds, waitPace, method, c.at, millis(budget.Tolerance(p))); err != nil {
		return 0, fmt.Errorf("wait for %s: %w", method, err)
	}
	return max(time.Millisecond, time.Duration(seconds*float64(time.Second))), nil
}

// maxAhead bounds how far ahead a lane or a method can be held back. What lies
// beyond was written by a clock that has been turned back since, and is ignored.
const maxAhead = time.Hour

const spendPace = `
	INSERT INTO pace AS p (method, tat) VALUES ($1, $2::timestamptz + ($3 || ' milliseconds')::interval)
	ON CONFLICT (method) DO UPDATE
	SET tat = CASE WHEN p.tat BETWEEN $2::timestamptz AND $2::timestamptz + interval '1 hour' THEN p.tat
		ELSE $2::timestamptz END + ($3 || ' milliseconds')::interval
	WHERE greatest(p.tat - ($4 || ' milliseconds')::interval, p.blocked_until)
		NOT BETWEEN $2::timestamptz + interval '1 microsecond' AND $2::timestamptz + interval '1 hour'
	RETURNING 0::float8`

const waitPace = `
	SELECT greatest(0, extract(epoch FROM
		greatest(tat - ($3 || ' milliseconds')::interval, blocked_until) - $2::timestamptz))::float8
	FROM pace WHERE method = $1`

// blockPace lets nobody call a method before a time: what a Retry-After asks for.
const blockPace = `
	INSERT INTO pace AS p (method, blocked_until) VALUES ($1, $2)
	ON CONFLICT (method) DO UPDATE SET blocked_until = greatest(p.blocked_until, excluded.blocked_until)`
