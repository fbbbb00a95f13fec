package postgres_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"docket/internal/approval"
	"docket/internal/directory"
)

// decided writes a step of an approval that was decided so long after now.
func (h *house) decided(role directory.Role, state string, took time.Duration, late bool) {
	h.Helper()
	h.pass(time.Hour)
	_, err := h.sql.ExecContext(h.Context(), `
		WITH a AS (
			INSERT INTO approval (subject_kind, subject_id, committee_id, round, state, run)
			SELECT 'order', 1042, $1, 1 + count(*), 'approved', '{}' FROM approval RETURNING id)
		INSERT INTO approval_step (approval_id, key, role, state, opened_at, closed_at, took, late)
		SELECT id, $2, $2, $3, $4, $5, make_interval(secs => $6), $7 FROM a`,
		h.committee.ID, role, state, h.now().Add(-took), h.now(), took.Seconds(), late)
	h.ok(err)
}

func TestHowLongStepsTookIsMeasuredByRole(t *testing.T) {
	h := newHouse(t)
	h.decided(directory.Finance, "approved", 100*time.Hour, true)
	from := h.now().Add(time.Minute)
	for n := range 10 {
		h.decided(directory.CustomerSuccess, "approved", time.Duration(n+1)*time.Hour, n > 7)
	}
	h.decided(directory.Finance, "declined", 90*time.Minute, false)
	h.decided(directory.Finance, "void", 200*time.Hour, true)
	h.decided(directory.SalesManager, "approved", 0, false) // signed as it was asked for
	until := h.now().Add(time.Minute)
	h.decided(directory.Finance, "approved", 100*time.Hour, true)
	got := must(h.store.TimesOf(t.Context(), from, until))(h)
	want := map[directory.Role]approval.Times{
		directory.CustomerSuccess: {Steps: 10, Late: 2, Median: 5*time.Hour + 30*time.Minute, Ninetieth: 9*time.Hour + 6*time.Minute},
		directory.Finance:         {Steps: 1, Median: 90 * time.Minute, Ninetieth: 90 * time.Minute},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("measured otherwise (-want +got):\n%s", diff)
	}
}

func TestEveryStepThatWasDecidedIsExportedOnce(t *testing.T) {
	h := newHouse(t)
	const steps = 1100 // more than are read at once
	for _, statement := range []string{
		`INSERT INTO approval (subject_kind, subject_id, committee_id, round, state, run) SELECT 'order', n, 1, 1, 'approved', '{}' FROM generate_series(1, %d) n`,
		`INSERT INTO approval_step (approval_id, key, role, state, opened_at, closed_at, took) 
			SELECT id, k, 'finance', 'approved', now(), '2026-11-30', '1 hour' FROM approval, unnest(ARRAY['a', 'b']) k WHERE subject_id <= %d / 2`,
	} {
		_, err := h.sql.ExecContext(t.Context(), fmt.Sprintf(statement, steps))
		h.ok(err)
	}
	seen := map[string]bool{}
	for step, err := range h.store.Decided(t.Context()) {
		h.ok(err)
		seen[fmt.Sprint(step.Of.ID, step.Key)] = true
		if step.Took != time.Hour || step.Round != 1 || step.Role != directory.Finance {
			t.Fatalf("a step was read as %+v", step)
		}
	}
	if len(seen) != steps {
		t.Errorf("%d of %d steps were exported", len(seen), steps)
	}
}
