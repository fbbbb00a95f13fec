package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"docket/internal/inbox"
)

// Inbox keeps what Slack told us.
type Inbox struct{ db *DB }

// Inbox is the store of received events.
func (db *DB) Inbox() *Inbox { return &Inbox{db: db} }

// Receive implements inbox.Store. It is one statement, in one round trip; the
// event's key makes its repetition over a broken connection harmless.
func (in *Inbox) Receive(ctx context.Context, e inbox.Event) (bool, error) {
	var made int
	if err := in.db.x.GetContext(ctx, &made, receiveEvent, e.ID, e.Received, string(e.Body)); err != nil {
		return false, fmt.Errorf("receive event %s: %w", e.ID, errInTime(ctx, err))
	}
	return made > 0, nil
}

const receiveEvent = `
	WITH fresh AS (
		INSERT INTO inbox (event_id, received_at, body) VALUES ($1, $2, $3::jsonb)
		ON CONFLICT DO NOTHING
		RETURNING event_id
	), job AS (
		INSERT INTO river_job (args, kind, max_attempts, priority, queue)
		SELECT jsonb_build_object('id', event_id), 'inbox_event', 25, 1, 'inbox' FROM fresh
		RETURNING pg_notify(current_schema() || '.river_insert', '{"queue": "inbox"}')
	)
	SELECT count(*) FROM job`

// Event implements inbox.Store.
func (in *Inbox) Event(ctx context.Context, id string) (inbox.Event, bool, error) {
	var row struct {
		Received time.Time `db:"received_at"`
		Body     string
	}
	err := in.db.x.GetContext(ctx, &row, openEvent, id)
	if errors.Is(err, sql.ErrNoRows) {
		return inbox.Event{}, false, nil
	}
	if err != nil {
		return inbox.Event{}, false, fmt.Errorf("read event %s: %w", id, errInTime(ctx, err))
	}
	return inbox.Event{ID: id, Received: row.Received, Body: json.RawMessage(row.Body)}, true, nil
}

const openEvent = `SELECT received_at, body FROM inbox WHERE event_id = $1 AND done_at IS NULL`

// Done implements inbox.Store.
func (in *Inbox) Done(ctx context.Context, id string, at time.Time) error {
	_, err := in.db.x.ExecContext(ctx, finishEvent, id, at)
	if err != nil {
		return fmt.Errorf("finish event %s: %w", id, errInTime(ctx, err))
	}
	return nil
}

const finishEvent = `UPDATE inbox SET done_at = $2 WHERE event_id = $1 AND done_at IS NULL`

// Open counts the events that are still to be dealt with and did not fail yet.
func (in *Inbox) Open(ctx context.Context) (int, error) {
	var n int
	if err := in.db.x.GetContext(ctx, &n, openEvents); err != nil {
		return 0, fmt.Errorf("count open events: %w", errInTime(ctx, err))
	}
	return n, nil
}

const openEvents = `
	SELECT count(*) FROM inbox e WHERE done_at IS NULL AND NOT EXISTS (
		SELECT FROM river_job j
		WHERE j.kind = 'inbox_event' AND j.args ->> 'id' = e.event_id AND cardinality(j.errors) > 0
	)`

// Forget implements inbox.Store.
func (in *Inbox) Forget(ctx context.Context, before time.Time, limit int) (int, error) {
	result, err := in.db.x.ExecContext(ctx, forgetEvents, before, limit)
	if err != nil {
		return 0, fmt.Errorf("forget events: %w", errInTime(ctx, err))
	}
	n, err := result.RowsAffected()
	return int(n), err
}

const forgetEvents = `
	DELETE FROM inbox WHERE event_id IN (
		SELECT event_id FROM inbox WHERE done_at < $1 ORDER BY done_at LIMIT $2 FOR UPDATE SKIP LOCKED
	)`
