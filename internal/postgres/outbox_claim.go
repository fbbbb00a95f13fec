package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/outbox"
)

// heldUp is how long a job waits for a transaction that is in its way.
const heldUp = 50 * time.Millisecond

// lookAgain is how soon a job asks again about a request under way that another
// job made: mostly its answer is about to come.
const lookAgain = 100 * time.Millisecond

// Claim implements outbox.Store. It commits before the request may leave.
func (o *Outbox) Claim(ctx context.Context, job outbox.Job, at time.Time) (outbox.Claim, error) {
	var claim outbox.Claim
	err := o.db.InTx(ctx, func(tx *sqlx.Tx) error {
		c := claiming{Outbox: o, tx: tx, job: job, at: at}
		var err error
		claim, err = c.claim(ctx)
		return err
	})
	if err != nil {
		return outbox.Claim{}, fmt.Errorf("claim lane %s: %w", job.Lane.LogValue(), err)
	}
	return claim, nil
}

// claiming is one claim under way.
type claiming struct {
	*Outbox
	tx    *sqlx.Tx
	job   outbox.Job
	at    time.Time
	epoch int64 // of the halt
}

func (c claiming) claim(ctx context.Context) (outbox.Claim, error) {
	var lane struct {
		Mine   bool
		Halted bool
		Epoch  int64
		NextAt time.Time `db:"next_at"`
	}
	switch err := c.tx.GetContext(ctx, &lane, lockLane, c.job.Lane, c.job.ID, c.job.Rank); {
	case errors.Is(err, sql.ErrNoRows):
		return outbox.Claim{}, nil
	case err != nil:
		return outbox.Claim{}, fmt.Errorf("lock: %w", err)
	}
	if !lane.Mine {
		return outbox.Claim{}, nil
	}
	if lane.Halted {
		return outbox.Claim{}, c.arm(ctx, -1)
	}
	next, err := c.next(ctx)
	switch {
	case err != nil:
		return outbox.Claim{}, err
	case next == nil:
		return c.layDown(ctx)
	}
	c.epoch = lane.Epoch
	return c.take(ctx, next, lane.NextAt)
}

// A job that finds its lane in the care of another one, of the same rank or a
// better one, has nothing to do.
const lockLane = `
	SELECT job IN (0, $2) OR armed_until <= clock_timestamp() OR rank > $3 AS mine,
	       halt.reason <> '' AND NOT ` + mailLane + ` AS halted, halt.epoch,
	       greatest(next_at, '0001-01-01 00:00:00Z') AS next_at
	FROM lane l, halt WHERE name = $1
	FOR NO KEY UPDATE OF l`

// candidate is what could be done next in a lane.
type candidate struct {
	Turn        int // 0 for what is under way
	ID          int64
	Topic       string
	SubjectKind string `db:"subject_kind"`
	SubjectID   int64  `db:"subject_id"`
	Args        string
	Parent      string
	Key         string
	Priority    outbox.Priority
	State       string
	Wanted      int
	Drawing     int
	Attempt     int
	Channel     string
	TS          string
	StartedAt   sql.Null[time.Time] `db:"started_at"`
	Settling    float64             // seconds until an unclear end has settled; 0 when none
	ParentState string              `db:"parent_state"`
	Thread      string
}

// next finds what is under way in the lane, or else its best due note.
func (c claiming) next(ctx context.Context) (*candidate, error) {
	var next candidate
	err := c.tx.GetContext(ctx, &next, bestNote, c.at, c.job.Lane)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("find note: %w", err)
	}
	return &next, nil
}

const noteColumns = `
	n.id, n.topic, n.subject_kind, n.subject_id, n.args, n.parent, n.key, n.priority, n.state, n.wanted, n.drawing,
	n.attempt, n.channel, n.ts, n.started_at, coalesce(p.state, '') AS parent_state, coalesce(p.ts, '') AS thread,
	greatest(0, coalesce(extract(epoch FROM n.settle_at - clock_timestamp()), 0))::float8 AS settling`

const bestNote = `
	(SELECT 0 AS turn, ` + noteColumns + `
	 FROM note n LEFT JOIN note p ON n.parent <> '' AND p.key = n.parent
	 WHERE n.lane = $2 AND n.settle_at IS NOT NULL)
	UNION ALL
	(SELECT 1, ` + noteColumns + `
	 FROM note n LEFT JOIN note p ON n.parent <> '' AND p.key = n.parent
	 WHERE n.lane = $2 AND ` + noteOpen + ` AND ` + noteDue + `
	 ORDER BY n.priority, n.id LIMIT 1)
	ORDER BY turn LIMIT 1`

// layDown ends the job's care of the lane, unless a transaction is adding to it.
func (c claiming) layDown(ctx context.Context) (outbox.Claim, error) {
	var alone bool
	if err := c.tx.GetContext(ctx, &alone, lockOut, c.job.Lane); err != nil {
		return outbox.Claim{}, fmt.Errorf("lock out: %w", err)
	}
	if !alone {
		return outbox.Claim{Wait: heldUp}, c.arm(ctx, heldUp)
	}
	next, err := c.next(ctx) // what was committed before the lock was ours
	if err != nil {
		return outbox.Claim{}, err
	}
	if next != nil {
		return outbox.Claim{Wait: time.Millisecond}, c.arm(ctx, heldUp)
	}
	return outbox.Claim{}, c.arm(ctx, -1)
}

const lockOut = `SELECT pg_try_advisory_xact_lock(hashtext('docket.lane'), hashtext($1))`

// take starts the request for the candidate if its turn has come.
func (c claiming) take(ctx context.Context, next *candidate, laneAt time.Time) (outbox.Claim, error) {
	if next.Settling > 0 {
		return c.wait(ctx, min(lookAgain, time.Duration(next.Settling*float64(time.Second))+time.Millisecond))
	}
	if next.State == "pending" && (next.ParentState == "failed" || next.ParentState == "gone") {
		if _, err := c.tx.ExecContext(ctx, orphanNote, next.ID, next.ParentState); err != nil {
			return outbox.Claim{}, fmt.Errorf("orphan note %d: %w", next.ID, err)
		}
		return c.wait(ctx, time.Millisecond)
	}
	delivery := c.delivery(next)
	if wait := laneAt.Sub(c.at); 0 < wait && wait <= maxAhead && delivery.Verb.Counts() {
		return c.wait(ctx, wait)
	}
	if wait, err := c.spend(ctx, delivery.Verb.Method(), delivery.Priority); err != nil || wait > 0 {
		return outbox.Claim{Wait: wait}, errors.Join(err, c.arm(ctx, wait))
	}
	return c.start(ctx, delivery)
}

const orphanNote = `UPDATE note SET state = $2, reason = 'parent' WHERE id = $1 AND state = 'pending'`

// delivery is the request the candidate calls for.
func (c claiming) delivery(n *candidate) *outbox.Delivery {
	d := &outbox.Delivery{
		Note: outbox.Note{
			ID: outbox.ID(n.ID), Topic: outbox.Topic(n.Topic),
			Subject: outbox.Subject{Kind: n.SubjectKind, ID: n.SubjectID},
			Args:    json.RawMessage(n.Args), Channel: c.job.Lane, Parent: n.Parent, Key: n.Key, Priority: n.Priority,
		},
		Place:   outbox.Receipt{Channel: n.Channel, TS: n.TS},
		Thread:  n.Thread,
		Since:   n.StartedAt.V,
		Attempt: n.Attempt + 1,
		Version: n.Wanted,
		Epoch:   c.epoch,
	}
	_, mail := d.Channel.Mail()
	switch {
	case mail:
		d.Verb, d.Again = outbox.Send, n.State == "sending"
	case d.Topic == outbox.Home:
		d.Verb = outbox.Publish
	case n.State == "sending":
		d.Verb, d.Version = outbox.Find, n.Drawing
	case n.State == "sent":
		d.Verb = outbox.Update
	default:
		d.Verb = outbox.Post
	}
	return d
}

// start marks the request as under way. Since stays the time of the first post
// while its traces are looked for.
func (c claiming) start(ctx context.Context, d *outbox.Delivery) (outbox.Claim, error) {
	result, err := c.tx.ExecContext(ctx, startNote, d.ID, d.Verb, d.Attempt, d.Version, c.at, millis(c.pacing.Settle))
	if err != nil {
		return outbox.Claim{}, fmt.Errorf("start note %d: %w", d.ID, err)
	}
	if started, err := result.RowsAffected(); err != nil || started == 0 {
		return outbox.Claim{Wait: heldUp}, errors.Join(err, c.arm(ctx, heldUp))
	}
	if d.Verb.Counts() {
		if _, err := c.tx.ExecContext(ctx, paceLane, c.job.Lane, c.at.Add(c.pacing.LaneGap)); err != nil {
			return outbox.Claim{}, fmt.Errorf("pace lane: %w", err)
		}
	}
	return outbox.Claim{Delivery: d}, c.arm(ctx, 0)
}

// A note that a transaction is changing is not waited for: its lane would stand
// still for as long as an import takes.
const startNote = `
	UPDATE note n SET
		state = CASE WHEN $2 = 'update' OR n.state = 'sent' THEN 'sent' ELSE 'sending' END,
		attempt = $3, drawing = $4,
		started_at = CASE WHEN $2 = 'find' THEN n.started_at ELSE $5 END,
		settle_at = clock_timestamp() + ($6 || ' milliseconds')::interval
	WHERE n.id = (SELECT id FROM note WHERE id = $1 FOR NO KEY UPDATE SKIP LOCKED)`

const paceLane = `UPDATE lane SET next_at = $2 WHERE name = $1`

func (c claiming) wait(ctx context.Context, d time.Duration) (outbox.Claim, error) {
	return outbox.Claim{Wait: d}, c.arm(ctx, d)
}

// arm keeps the lane for the job while it waits and for a lease after that; a
// negative wait gives the lane up.
func (c claiming) arm(ctx context.Context, wait time.Duration) error {
	lease := "0"
	if wait >= 0 {
		lease = millis(wait + c.pacing.Lease)
	}
	if _, err := c.tx.ExecContext(ctx, armLane, c.job.Lane, c.job.ID, c.job.Rank, lease); err != nil {
		return fmt.Errorf("arm lane: %w", err)
	}
	return nil
}

const armLane = `
	UPDATE lane SET job = $2, rank = $3, armed_until = clock_timestamp() + ($4 || ' milliseconds')::interval
	WHERE name = $1`
