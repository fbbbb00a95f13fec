package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jmoiron/sqlx"

	"docket/internal/committee"
	"docket/internal/reminder"
)

var monday = time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)

// remember makes n reminders of a kind, each a minute after the one before, the
// last one first.
func remember(t testing.TB, db *DB, kind string, n int) {
	t.Helper()
	const batch = 50_000
	for last := n; last > 0; last -= batch {
		_, err := db.x.Exec(`
			INSERT INTO reminder (kind, subject_kind, subject_id, due_at, run_at, key)
			SELECT $1, 'issue', i, due, due, $1::text || i
			FROM (SELECT i, $2::timestamptz + i * interval '1 minute' AS due FROM generate_series($3::int, $4::int) i ORDER BY i DESC) AS r`,
			kind, monday, max(1, last-batch+1), last)
		if err != nil {
			t.Fatal(err)
		}
	}
}

func sweepAll(t testing.TB, rs *Reminders, now time.Time) (errs []error) {
	t.Helper()
	for {
		found, err := rs.Sweep(t.Context(), now)
		if err != nil {
			errs = append(errs, err)
		}
		if !found {
			return errs
		}
	}
}

func TestRemindersHaveTheirEffectWhenDueAndInThatOrder(t *testing.T) {
	db := migrated(t)
	remember(t, db, "greet", 5)
	var seen []int64
	rs := db.Reminders(map[reminder.Kind]Effect{
		"greet": func(_ context.Context, _ *sqlx.Tx, r reminder.Reminder, _ time.Time) error {
			seen = append(seen, r.Subject.ID)
			return nil
		},
	})
	if next, ok, err := rs.NextDue(t.Context(), monday.Add(time.Hour)); err != nil || !ok || !next.Equal(monday.Add(time.Minute)) {
		t.Errorf("next %v %t %v", next, ok, err)
	}
	sweepAll(t, rs, monday.Add(3*time.Minute))
	if diff := cmp.Diff([]int64{1, 2, 3}, seen); diff != "" {
		t.Error(diff)
	}
	if _, ok, err := rs.NextDue(t.Context(), monday.Add(3*time.Minute)); err != nil || ok {
		t.Errorf("something is due again: %v", err)
	}
}

func TestAnAgendaIsPutTogetherWhenAllElseThatIsDueIsDone(t *testing.T) {
	db := migrated(t)
	remember(t, db, string(committee.Due), 1)
	remember(t, db, "greet", 2)
	var seen []string
	var rs *Reminders
	note := func(_ context.Context, _ *sqlx.Tx, r reminder.Reminder, _ time.Time) error {
		seen = append(seen, r.Key)
		return nil
	}
	rs = db.Reminders(map[reminder.Kind]Effect{
		committee.Due: note,
		"greet": func(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
			if found, err := rs.Sweep(ctx, now); r.Key == "greet2" && found || err != nil { // another replica looks meanwhile
				t.Errorf("while %s is under way, something else is due, %v", r.Key, err)
			}
			return note(ctx, tx, r, now)
		},
	})
	sweepAll(t, rs, monday.Add(time.Hour))
	if diff := cmp.Diff([]string{"greet2", "greet1", "committee.due1"}, seen); diff != "" {
		t.Error(diff)
	}
}

func TestAnEffectThatFailsLeavesNothingBehindAndHoldsUpNobody(t *testing.T) {
	db := migrated(t)
	db.x.MustExec(`CREATE TABLE trace (id bigint)`)
	remember(t, db, "greet", 3)
	broken := errors.New("out of order")
	rs := db.Reminders(map[reminder.Kind]Effect{
		"greet": func(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, _ time.Time) error {
			if _, err := tx.ExecContext(ctx, `INSERT INTO trace VALUES ($1)`, r.Subject.ID); err != nil {
				return err
			}
			if r.Subject.ID == 1 && r.Tries < 2 {
				return broken
			}
			return nil
		},
	})
	trace := func() (ids []int64) {
		if err := db.x.Select(&ids, `SELECT id FROM trace`); err != nil {
			t.Fatal(err)
		}
		return ids
	}
	now := monday.Add(time.Hour)
	errs := sweepAll(t, rs, now)
	if len(errs) != 1 || !errors.Is(errs[0], broken) {
		t.Errorf("errors %v", errs)
	}
	if diff := cmp.Diff([]int64{2, 3}, trace()); diff != "" {
		t.Error(diff)
	}
	for range 2 {
		now = now.Add(time.Minute)
		sweepAll(t, rs, now)
	}
	if diff := cmp.Diff([]int64{2, 3, 1}, trace()); diff != "" {
		t.Error(diff)
	}
}

func TestAKindWithoutAnEffectWaitsForAReleaseThatKnowsIt(t *testing.T) {
	db := migrated(t)
	remember(t, db, "novel", 1)
	now := monday.Add(time.Hour)
	if errs := sweepAll(t, db.Reminders(nil), now); len(errs) != 1 || !strings.Contains(errs[0].Error(), "novel") {
		t.Errorf("errors %v", errs)
	}
	seen := 0
	rs := db.Reminders(map[reminder.Kind]Effect{"novel": func(context.Context, *sqlx.Tx, reminder.Reminder, time.Time) error { seen++; return nil }})
	sweepAll(t, rs, now.Add(time.Minute))
	if seen != 1 {
		t.Errorf("%d effects, want 1", seen)
	}
}

func TestReplicasThatSweepAtOnceGiveEachReminderOneEffect(t *testing.T) {
	db := migrated(t)
	const n = 120
	remember(t, db, "greet", n)
	var mu sync.Mutex
	var seen []int64
	rs := db.Reminders(map[reminder.Kind]Effect{
		"greet": func(_ context.Context, _ *sqlx.Tx, r reminder.Reminder, _ time.Time) error {
			mu.Lock()
			defer mu.Unlock()
			seen = append(seen, r.Subject.ID)
			return nil
		},
	})
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() { sweepAll(t, rs, monday.Add(n*time.Minute)) })
	}
	group.Wait()
	slices.Sort(seen)
	if len(seen) != n || len(slices.Compact(seen)) != n {
		t.Errorf("%d effects for %d reminders", len(seen), n)
	}
}

// The idle sweep looks at a million reminders of which none is due; the busy one
// claims five hundred that are.
func BenchmarkSweep(b *testing.B) {
	db := migrated(b)
	remember(b, db, "later", 1_000_000)
	db.x.MustExec(`VACUUM ANALYZE reminder`)
	b.Run("idle", func(b *testing.B) {
		rs := db.Reminders(nil)
		for b.Loop() {
			if found, err := rs.Sweep(b.Context(), monday); found || err != nil {
				b.Fatal(found, err)
			}
		}
	})
	for _, n := range []int{1, 500} {
		b.Run(fmt.Sprintf("claim %d", n), func(b *testing.B) {
			for b.Loop() {
				err := db.InTx(b.Context(), func(tx *sqlx.Tx) error {
					due, err := claimReminders(b.Context(), tx, monday.Add(500*time.Minute), n)
					if len(due) != n {
						b.Fatalf("claimed %d", len(due))
					}
					return errors.Join(err, errAgain)
				})
				if !errors.Is(err, errAgain) {
					b.Fatal(err)
				}
			}
		})
	}
}

var errAgain = errors.New("leave them due")
