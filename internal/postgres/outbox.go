package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/outbox"
)

// enqueue writes, within tx and in one round trip, the notes a change causes,
// and marks every copy about the stale subjects to be drawn again.
//
// A transaction that makes a note about a subject holds that subject's row, or
// else a change that commits meanwhile would not know of the note.
func enqueue(ctx context.Context, tx *sqlx.Tx, notes []outbox.Note, stale ...outbox.Subject) error {
	if len(notes) == 0 && len(stale) == 0 {
		return nil
	}
	said, old, err := sayArgs(notes, stale)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, sayNotes, said, old); err != nil {
		return fmt.Errorf("enqueue %d notes: %w", len(notes), err)
	}
	return nil
}

// sayNotes may stand inside a caller's own statement too, with the values of
// sayArgs.
const sayNotes = `SELECT outbox_say($1::jsonb, $2::jsonb)`

// sayArgs packs notes and subjects as outbox_say takes them: of two notes with one
// key the first is said.
func sayArgs(notes []outbox.Note, stale []outbox.Subject) (said, old string, err error) {
	keys := make(map[string]bool, len(notes))
	first := make([]outbox.Note, 0, len(notes))
	for _, n := range notes {
		if !keys[n.Key] {
			keys[n.Key] = true
			first = append(first, n)
		}
	}
	n, err := pack(first)
	if err != nil {
		return "", "", fmt.Errorf("pack notes: %w", err)
	}
	s, err := pack(distinct(stale))
	if err != nil {
		return "", "", fmt.Errorf("pack subjects: %w", err)
	}
	return n, s, nil
}

// distinct leaves out what is said twice, and what has no number yet.
func distinct(subjects []outbox.Subject) []outbox.Subject {
	once := make([]outbox.Subject, 0, len(subjects))
	seen := make(map[outbox.Subject]bool, len(subjects))
	for _, s := range subjects {
		if s.ID != 0 && !seen[s] {
			seen[s] = true
			once = append(once, s)
		}
	}
	return once
}

// Say writes notes that come with no other change, and marks copies about the
// stale subjects to be drawn again.
func (db *DB) Say(ctx context.Context, notes []outbox.Note, stale ...outbox.Subject) error {
	return db.InTxKeyed(ctx, func(tx *sqlx.Tx) error { return enqueue(ctx, tx, notes, stale...) })
}

// Outbox keeps notes for an outbox.Engine.
type Outbox struct {
	db     *DB
	pacing outbox.Pacing
	alarm  outbox.Alarm
}

// Outbox is the store of what must be said, at a pace, with an alarm that words
// the notices to administrators.
func (db *DB) Outbox(pacing outbox.Pacing, alarm outbox.Alarm) *Outbox {
	return &Outbox{db: db, pacing: pacing, alarm: alarm}
}

// Rescue implements outbox.Store.
func (o *Outbox) Rescue(ctx context.Context, at time.Time) (int, error) {
	var lanes []string
	err := o.db.InTx(ctx, func(tx *sqlx.Tx) error {
		lanes = nil
		return tx.SelectContext(ctx, &lanes, rescueLanes, at, millis(o.pacing.Lease))
	})
	if err != nil {
		return 0, fmt.Errorf("rescue lanes: %w", err)
	}
	return len(lanes), nil
}

// A rescued lane is armed for job 0, which any job may relieve: until the new one
// has run, the next sweeps leave the lane alone.
const rescueLanes = `
	WITH lost AS (
		SELECT l.name FROM lane l
		WHERE l.armed_until <= clock_timestamp()
		  AND (` + mailLane + ` OR NOT EXISTS (SELECT FROM halt WHERE reason <> ''))
		  AND EXISTS (
			SELECT FROM note n LEFT JOIN note p ON n.parent <> '' AND p.key = n.parent
			WHERE n.lane = l.name AND ` + noteOpen + ` AND ` + noteDue + `
			  AND (n.settle_at IS NULL OR n.settle_at <= clock_timestamp())
		  )
		FOR NO KEY UPDATE OF l SKIP LOCKED
	), armed AS (
		UPDATE lane SET job = 0, rank = 0, armed_until = clock_timestamp() + ($2 || ' milliseconds')::interval
		WHERE name IN (SELECT name FROM lost)
		RETURNING name
	), job AS (
		INSERT INTO river_job (args, kind, max_attempts, priority, queue)
		SELECT jsonb_build_object('lane', name, 'rank', 0), 'outbox_lane', 25, 1, outbox_queue(name) FROM armed
		RETURNING pg_notify(current_schema() || '.river_insert', jsonb_build_object('queue', queue)::text)
	)
	SELECT name FROM armed, (SELECT count(*) FROM job) AS made`

// mailLane says that lane l is an e-mail address: Slack's halt is none of its.
const mailLane = `starts_with(l.name, 'mailto:')`

// noteOpen says that something is left to do about note n. It repeats the
// predicate of the index note_open.
const noteOpen = `(n.state IN ('pending', 'sending') OR (n.state = 'sent' AND n.drawn < n.wanted))`

// noteDue says that it may be done at the time $1: its hour has come, and the
// note in whose thread it stands (p) is settled one way or the other.
const noteDue = `n.not_before <= $1 AND (n.parent = '' OR p.state IN ('sent', 'final', 'failed', 'gone'))`

// Backlog implements outbox.Store.
func (o *Outbox) Backlog(ctx context.Context, at time.Time) (outbox.Backlog, error) {
	var row struct {
		Due, Flying, Stale, Later, Failed int
		Oldest                            float64
		Halted                            string
	}
	if err := o.db.x.GetContext(ctx, &row, countBacklog, at); err != nil {
		return outbox.Backlog{}, fmt.Errorf("count backlog: %w", errInTime(ctx, err))
	}
	return outbox.Backlog{
		Due: row.Due, InFlight: row.Flying, Stale: row.Stale, Later: row.Later, Failed: row.Failed,
		Oldest: time.Duration(row.Oldest * float64(time.Second)), Halted: row.Halted,
	}, nil
}

const countBacklog = `
	SELECT count(*) FILTER (WHERE n.state = 'pending' AND ` + noteDue + `) AS due,
	       count(*) FILTER (WHERE n.settle_at IS NOT NULL) AS flying,
	       count(*) FILTER (WHERE n.state = 'sent' AND n.not_before <= $1 AND n.settle_at IS NULL) AS stale,
	       count(*) FILTER (WHERE n.state = 'pending' AND n.not_before > $1) AS later,
	       (SELECT count(*) FROM note WHERE state = 'failed') AS failed,
	       coalesce(extract(epoch FROM clock_timestamp() - min(n.created_at)
	         FILTER (WHERE n.state IN ('pending', 'sending') AND ` + noteDue + `)), 0)::float8 AS oldest,
	       (SELECT reason FROM halt) AS halted
	FROM note n LEFT JOIN note p ON n.parent <> '' AND p.key = n.parent
	WHERE ` + noteOpen

// Resume implements outbox.Store.
func (o *Outbox) Resume(ctx context.Context, at time.Time) error {
	err := o.db.InTx(ctx, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE halt SET reason = '', epoch = epoch + 1 WHERE reason <> ''`)
		return err
	})
	if err != nil {
		return fmt.Errorf("resume sending: %w", err)
	}
	_, err = o.Rescue(ctx, at)
	return err
}
