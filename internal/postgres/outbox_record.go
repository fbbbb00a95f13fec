package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/outbox"
)

// Record implements outbox.Store.
func (o *Outbox) Record(ctx context.Context, d outbox.Delivery, end outbox.Outcome, at time.Time) error {
	err := o.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		r := recording{Outbox: o, tx: tx, d: d, end: end, at: at}
		return r.record(ctx)
	})
	if err != nil {
		return fmt.Errorf("record note %d %s: %w", d.ID, end.State, err)
	}
	return nil
}

// recording is the end of one delivery being written down.
type recording struct {
	*Outbox
	tx  *sqlx.Tx
	d   outbox.Delivery
	end outbox.Outcome
	at  time.Time
}

func (r recording) record(ctx context.Context) error {
	switch r.end.State {
	case outbox.Said:
		_, err := r.write(ctx, saidNote, r.end.Receipt.Channel, r.end.Receipt.TS, r.d.Channel, r.end.Receipt.Final)
		return err
	case outbox.Gone:
		_, err := r.write(ctx, goneNote, r.end.Reason)
		return err
	case outbox.Missing:
		_, err := r.write(ctx, againNote, nil, "")
		return err
	case outbox.Unclear:
		_, err := r.write(ctx, unclearNote, r.end.Reason, millis(r.end.Delay))
		return err
	case outbox.Unsent:
		return r.unsent(ctx)
	case outbox.Limited:
		return r.limited(ctx)
	case outbox.Halted:
		return r.halted(ctx)
	case outbox.Refused:
		return r.refused(ctx)
	}
	return fmt.Errorf("unknown end %q", r.end.State)
}

// write changes the note unless a later attempt has taken it over.
func (r recording) write(ctx context.Context, query string, args ...any) (bool, error) {
	result, err := r.tx.ExecContext(ctx, query, append([]any{r.d.ID, r.d.Attempt}, args...)...)
	if err != nil {
		return false, err
	}
	changed, err := result.RowsAffected()
	return changed > 0, err
}

const ours = ` WHERE id = $1 AND attempt = $2 AND settle_at IS NOT NULL`

// What a lane was told of as broken is forgotten once something gets through.
const saidNote = `
	WITH mended AS (UPDATE lane SET told = '{}' WHERE name = $5 AND told <> '{}')
	UPDATE note SET state = CASE WHEN $6 THEN 'final' ELSE 'sent' END, settle_at = NULL, drawn = drawing, reason = '',
		channel = $3, ts = CASE WHEN $4 = '' THEN ts ELSE $4 END` + ours

const goneNote = `UPDATE note SET state = 'gone', settle_at = NULL, reason = $3` + ours

// A copy that stands stays where it is; what never stood waits again.
const againNote = `
	UPDATE note SET state = CASE state WHEN 'sending' THEN 'pending' ELSE state END,
		settle_at = NULL, not_before = greatest(not_before, $3::timestamptz), reason = $4` + ours

const unclearNote = `
	UPDATE note SET reason = $3,
		settle_at = greatest(settle_at, clock_timestamp() + ($4 || ' milliseconds')::interval)` + ours

// A search that Slack did not answer leaves the post as unclear as it was.
const searchLater = `
	UPDATE note SET reason = $3, settle_at = clock_timestamp() + ($4 || ' milliseconds')::interval` + ours

// putBack lets the note wait for a while, or makes it due at once. It then keeps
// the hour it had: whoever looks at the backlog by an instant earlier than this
// one would take it for a note of the future.
func (r recording) putBack(ctx context.Context, delay time.Duration) error {
	var err error
	switch {
	case r.d.Verb == outbox.Find:
		_, err = r.write(ctx, searchLater, r.end.Reason, millis(delay))
	case delay == 0:
		_, err = r.write(ctx, againNote, nil, r.end.Reason)
	default:
		_, err = r.write(ctx, againNote, r.at.Add(delay), r.end.Reason)
	}
	return err
}

// unsent puts the note back, and tells of one that has waited for long.
func (r recording) unsent(ctx context.Context) error {
	if err := r.putBack(ctx, r.end.Delay); err != nil || !r.end.Tell {
		return err
	}
	return r.tell(ctx)
}

// limited puts the note back where it was and lets the method, or the lane, rest.
func (r recording) limited(ctx context.Context) error {
	until := r.at.Add(r.end.Delay)
	var err error
	if r.end.Method != "" {
		_, err = r.tx.ExecContext(ctx, blockPace, r.end.Method, until)
	} else {
		_, err = r.tx.ExecContext(ctx, restLane, r.d.Channel, until)
	}
	return errors.Join(err, r.putBack(ctx, 0))
}

const restLane = `UPDATE lane SET next_at = greatest(next_at, $2) WHERE name = $1`

// halted stops all sending and tells the administrators, who will read it when
// the token is good again.
func (r recording) halted(ctx context.Context) error {
	if err := r.putBack(ctx, 0); err != nil {
		return err
	}
	result, err := r.tx.ExecContext(ctx, haltAll, r.end.Reason, r.at, r.d.Epoch)
	if err != nil {
		return err
	}
	if first, err := result.RowsAffected(); err != nil || first == 0 {
		return err
	}
	return enqueue(ctx, r.tx, r.alarm.Notices("", r.end.Reason, r.d.Note))
}

const haltAll = `UPDATE halt SET reason = $1, at = $2 WHERE reason = '' AND epoch = $3`

// refused gives the delivery up and tells of it.
func (r recording) refused(ctx context.Context) error {
	query := failNote
	if r.d.Verb == outbox.Update {
		query = skipDrawing
	}
	changed, err := r.write(ctx, query, r.end.Reason)
	if err != nil || !changed {
		return err
	}
	if err := r.missWords(ctx); err != nil {
		return err
	}
	return r.tell(ctx)
}

// tell raises the alarm, once for each reason until the lane works again.
func (r recording) tell(ctx context.Context) error {
	result, err := r.tx.ExecContext(ctx, tellOnce, r.d.Channel, r.d.Channel.Reason(r.end.Reason))
	if err != nil {
		return err
	}
	if first, err := result.RowsAffected(); err != nil || first == 0 {
		return err
	}
	return enqueue(ctx, r.tx, r.alarm.Notices(r.d.Channel, r.end.Reason, r.d.Note))
}

const failNote = `UPDATE note SET state = 'failed', settle_at = NULL, reason = $3` + ours

// The copy stands as it was; the next change of the subject is tried again.
const skipDrawing = `UPDATE note SET drawn = drawing, settle_at = NULL, reason = $3` + ours

const tellOnce = `UPDATE lane SET told = told || $2::text WHERE name = $1 AND NOT $2 = ANY (told)`
