package reminder_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"docket/internal/reminder"
)

// row is due at a time and may fail once.
type row struct {
	due   time.Time
	fails error
}

type table struct{ rows *[]row }

func (t table) Sweep(_ context.Context, now time.Time) (bool, error) {
	rows := *t.rows
	if len(rows) == 0 || rows[0].due.After(now) {
		return false, nil
	}
	*t.rows = rows[1:]
	return true, rows[0].fails
}

func (t table) NextDue(_ context.Context, until time.Time) (time.Time, bool, error) {
	if rows := *t.rows; len(rows) > 0 && !rows[0].due.After(until) {
		return rows[0].due, true, nil
	}
	return time.Time{}, false, nil
}

func nothing(context.Context, time.Time, int) error { return nil }

func TestASweepDoesAllThatIsDueAndLogsWhatFails(t *testing.T) {
	noon := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	one := []row{{due: noon.Add(-time.Hour)}, {due: noon, fails: errors.New("out of order")}, {due: noon}, {due: noon.Add(time.Hour)}}
	two := []row{{due: noon.Add(time.Minute)}}
	var log bytes.Buffer
	s := reminder.NewSweeper(func() time.Time { return noon }, slog.New(slog.NewTextHandler(&log, nil)), nothing, table{&one}, table{&two})
	if done := s.Sweep(t.Context()); done != 3 {
		t.Errorf("%d done, want 3", done)
	}
	if !strings.Contains(log.String(), "out of order") {
		t.Errorf("log says %s", &log)
	}
	next, ok, err := s.NextDue(t.Context(), noon.Add(time.Hour))
	if err != nil || !ok || !next.Equal(noon.Add(time.Minute)) {
		t.Errorf("next %v %t %v", next, ok, err)
	}
}

func TestASweeperLooksEverySecondUntilItIsStopped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begun := time.Now()
		rows := []row{{due: begun}, {due: begun.Add(2500 * time.Millisecond)}}
		sweeps := 0
		after := func(context.Context, time.Time, int) error { sweeps++; return nil }
		s := reminder.NewSweeper(time.Now, slog.New(slog.DiscardHandler), after, table{&rows})
		ctx, cancel := context.WithTimeout(t.Context(), 3500*time.Millisecond)
		defer cancel()
		s.Run(ctx)
		if sweeps != 4 || len(rows) != 0 {
			t.Errorf("%d sweeps, %d rows left", sweeps, len(rows))
		}
	})
}

func TestWhatFailsWaitsLongerEachTimeUpToAnHour(t *testing.T) {
	for tries, want := range map[int]time.Duration{0: 5 * time.Second, 1: 10 * time.Second, 5: 160 * time.Second, 10: time.Hour, 500: time.Hour} {
		if got := reminder.RetryAfter(tries); got != want {
			t.Errorf("after %d tries %v, want %v", tries, got, want)
		}
	}
}
