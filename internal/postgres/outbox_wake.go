package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"docket/internal/outbox"
)

// Wake implements outbox.Store.
func (o *Outbox) Wake(ctx context.Context, at time.Time) (time.Time, error) {
	at = at.Truncate(time.Microsecond) // as finely as the database tells what it is given
	tolerances, err := pack(o.tolerances())
	if err != nil {
		return time.Time{}, fmt.Errorf("wake jobs: %w", err)
	}
	var free sql.Null[time.Time]
	if err := o.db.x.GetContext(ctx, &free, wakeJobs, at, tolerances); err != nil {
		return time.Time{}, fmt.Errorf("wake jobs: %w", errInTime(ctx, err))
	}
	if !free.V.After(at) {
		return time.Time{}, nil
	}
	return free.V, nil
}

// tolerances are those of each method by priority, in milliseconds.
func (o *Outbox) tolerances() map[string]map[outbox.Priority]int64 {
	all := make(map[string]map[outbox.Priority]int64, len(o.pacing.Methods))
	for method, budget := range o.pacing.Methods {
		all[method] = map[outbox.Priority]int64{}
		for p := outbox.Click; p <= outbox.Digest; p++ {
			all[method][p] = budget.Tolerance(p).Milliseconds()
		}
	}
	return all
}

// wakeJobs reckons for the best due note of each lane when it may leave, as a claim
// would, and wakes for each method the job whose turn it is, if that one sleeps: were
// all woken that wait for a budget, all but one would lie down again. A post whose end
// was unclear and has settled is searched for next; nothing of it is under way.
const wakeJobs = `
	WITH best AS (
		SELECT DISTINCT ON (n.lane) n.lane, n.id, n.priority, coalesce(n.settle_at > clock_timestamp(), false) AS flying,
			CASE WHEN starts_with(n.lane, 'mailto:') THEN 'smtp' WHEN n.topic = 'home' THEN 'views.publish'
				WHEN n.state = 'sent' THEN 'chat.update' WHEN n.state = 'sending' THEN 'conversations.history' ELSE 'chat.postMessage' END AS method
		FROM note n LEFT JOIN note p ON n.parent <> '' AND p.key = n.parent
		WHERE ` + noteOpen + ` AND ` + noteDue + `
		ORDER BY n.lane, n.settle_at IS NULL, n.priority, n.id
	), free AS (
		SELECT best.id, best.priority, method, l.job, flying, (SELECT max(t) FROM (VALUES
			(CASE WHEN method LIKE 'chat.%' THEN l.next_at END),
			(pace.tat - coalesce(($2::jsonb -> method ->> best.priority::text)::bigint, 0) * interval '1 millisecond'),
			(pace.blocked_until)
		) AS held (t) WHERE NOT flying AND t <= $1::timestamptz + interval '1 hour') AS at
		FROM best JOIN lane l ON l.name = best.lane LEFT JOIN pace USING (method)
	), woken AS (
		UPDATE river_job SET state = 'available', scheduled_at = now()
		WHERE id IN (
			SELECT DISTINCT ON (method) j.id FROM free f JOIN river_job j ON j.id = f.job
			WHERE coalesce(f.at <= $1, NOT flying) AND j.state IN ('available', 'scheduled') AND j.scheduled_at > now()
			ORDER BY method, f.priority, f.id
		)
		RETURNING pg_notify(current_schema() || '.river_insert', jsonb_build_object('queue', queue)::text)
	)
	SELECT greatest(min(coalesce(at, $1)), $1) FROM free, (SELECT count(*) FROM woken) AS made`
