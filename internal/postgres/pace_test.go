package postgres

import (
	"testing"
	"time"

	"github.com/jmoiron/sqlx"
	"pgregory.net/rapid"

	"docket/internal/outbox"
)

// Slack counts calls by the minute. However the calls come, no minute sees more
// than the burst and what drips in beside it, and who waits as told may call.
func TestNoMinuteSeesMoreCallsThanTheBudgetAllows(t *testing.T) {
	db := migrated(t)
	rapid.Check(t, func(rt *rapid.T) {
		budget := outbox.Budget{
			Gap:   time.Duration(rapid.IntRange(200, 3000).Draw(rt, "gap")) * time.Millisecond,
			Burst: rapid.IntRange(1, 20).Draw(rt, "burst"),
		}
		store := db.Outbox(outbox.Pacing{Methods: map[string]outbox.Budget{"m": budget}}, nil)
		db.x.MustExec(`DELETE FROM pace`)
		now := monday
		var calls []time.Time
		told := false
		for range rapid.IntRange(1, 40).Draw(rt, "tries") {
			priority := outbox.Priority(rapid.IntRange(0, 3).Draw(rt, "priority"))
			var wait time.Duration
			err := db.InTx(t.Context(), func(tx *sqlx.Tx) (err error) {
				wait, err = claiming{Outbox: store, tx: tx, at: now}.spend(t.Context(), "m", priority)
				return err
			})
			if err != nil {
				rt.Fatal(err)
			}
			if wait == 0 {
				calls = append(calls, now)
			} else if told && priority == outbox.Click {
				rt.Fatalf("told to wait twice, now %v", wait)
			}
			told = wait > 0 && rapid.Bool().Draw(rt, "patient")
			if told {
				now = now.Add(wait)
			} else {
				now = now.Add(time.Duration(rapid.IntRange(0, 2000).Draw(rt, "pause")) * time.Millisecond)
			}
		}
		limit := budget.Burst + int(time.Minute/budget.Gap)
		for i := range calls {
			n := 0
			for _, c := range calls[i:] {
				if c.Sub(calls[i]) < time.Minute {
					n++
				}
			}
			if n > limit {
				rt.Fatalf("%d calls in a minute, %d allowed", n, limit)
			}
		}
	})
}
