package postgres

import (
	"context"
	"fmt"
	"iter"
	"time"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// timesRow is what a role's steps took, in seconds.
type timesRow struct {
	Role      directory.Role
	Steps     int
	Late      int
	Median    float64
	Ninetieth float64
}

// TimesOf implements approval.Record.
func (s *Store) TimesOf(ctx context.Context, from, until time.Time) (map[directory.Role]approval.Times, error) {
	var rows []timesRow
	if err := s.db.x.SelectContext(ctx, &rows, timesOfSteps, from, until); err != nil {
		return nil, fmt.Errorf("measure approvals: %w", errInTime(ctx, err))
	}
	times := make(map[directory.Role]approval.Times, len(rows))
	for _, r := range rows {
		times[r.Role] = approval.Times{Steps: r.Steps, Late: r.Late, Median: seconds(r.Median), Ninetieth: seconds(r.Ninetieth)}
	}
	return times, nil
}

func seconds(n float64) time.Duration { return time.Duration(n * float64(time.Second)) }

// A step that closed as it opened was signed by whoever asked for it, and took nobody
// any time.
const timesOfSteps = `
	SELECT role, count(*) AS steps, count(*) FILTER (WHERE late) AS late,
		extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY took))::float8 AS median,
		extract(epoch FROM percentile_cont(0.9) WITHIN GROUP (ORDER BY took))::float8 AS ninetieth
	FROM approval_step
	WHERE closed_at >= $1 AND closed_at < $2 AND state IN ('approved', 'declined') AND closed_at > opened_at
	GROUP BY role`

// decidedRow is a step that was decided.
type decidedRow struct {
	Approval int64
	Kind     string
	Subject  int64
	Round    int
	Key      string
	Role     directory.Role
	State    approval.State
	OpenedAt moment `db:"opened_at"`
	ClosedAt moment `db:"closed_at"`
	Took     float64
	Late     bool
}

// Decided implements approval.Record.
func (s *Store) Decided(ctx context.Context) iter.Seq2[approval.Decided, error] {
	return func(yield func(approval.Decided, error) bool) {
		last := decidedRow{}
		for {
			var rows []decidedRow
			if err := s.db.x.SelectContext(ctx, &rows, decidedAfter, last.ClosedAt.time(), last.Approval, last.Key, recordPage); err != nil {
				yield(approval.Decided{}, fmt.Errorf("read decided steps: %w", errInTime(ctx, err)))
				return
			}
			for _, last = range rows {
				if !yield(last.decided(), nil) {
					return
				}
			}
			if len(rows) < recordPage {
				return
			}
		}
	}
}

func (r decidedRow) decided() approval.Decided {
	return approval.Decided{
		Of: outbox.Subject{Kind: r.Kind, ID: r.Subject}, Round: r.Round, Key: r.Key, Role: r.Role, State: r.State,
		Opened: r.OpenedAt.time(), Closed: r.ClosedAt.time(), Took: seconds(r.Took), Late: r.Late,
	}
}

const decidedAfter = `
	SELECT st.approval_id AS approval, a.subject_kind AS kind, a.subject_id AS subject, a.round AS round, st.key AS key, st.role AS role,
		st.state AS state, st.opened_at AS opened_at, st.closed_at AS closed_at, extract(epoch FROM st.took)::float8 AS took, st.late AS late
	FROM approval_step st JOIN approval a ON a.id = st.approval_id
	WHERE st.closed_at IS NOT NULL AND (st.closed_at, st.approval_id, st.key) > ($1, $2, $3) AND st.state IN ('approved', 'declined')
	ORDER BY st.closed_at, st.approval_id, st.key LIMIT $4`
