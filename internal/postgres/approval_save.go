package postgres

import (
	"fmt"
	"time"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// approvalCTE writes runs with their steps, from parameter $n: an array of runDocs.
func approvalCTE(n int) string {
	return fmt.Sprintf(`ran AS (
		INSERT INTO approval (subject_kind, subject_id, committee_id, round, state, run, late, late_since)
		SELECT d.kind, d.id, d.committee, r.round, r.state, d.run, r.late_since IS NOT NULL, r.late_since
		FROM jsonb_to_recordset($%[1]d::jsonb) AS d (kind text, id bigint, committee bigint, run jsonb),
			jsonb_to_record(d.run) AS r (round int, state text, late_since timestamptz)
		ON CONFLICT (subject_kind, subject_id, round) DO UPDATE SET state = excluded.state, run = excluded.run,
			late = excluded.late, late_since = excluded.late_since
		RETURNING id, subject_kind, subject_id
	), stepped AS (
		INSERT INTO approval_step AS st (approval_id, key, role, state, turn, opened_at, closed_at, took, late)
		SELECT ran.id, s.key, s.role, s.state, s.turn, s.opened_at, s.closed_at, make_interval(secs => s.took), s.late
		FROM ran JOIN jsonb_to_recordset($%[1]d::jsonb) AS d (kind text, id bigint, steps jsonb) ON d.kind = ran.subject_kind AND d.id = ran.subject_id,
			jsonb_to_recordset(d.steps) AS s (key text, role text, state text, turn text[],
				opened_at timestamptz, closed_at timestamptz, took float8, late boolean)
		ON CONFLICT (approval_id, key) DO UPDATE SET state = excluded.state, turn = excluded.turn, opened_at = excluded.opened_at,
			closed_at = excluded.closed_at, took = excluded.took, late = excluded.late
		WHERE (st.state, st.turn) IS DISTINCT FROM (excluded.state, excluded.turn)
	)`, n)
}

// runDoc is a run as approvalCTE reads it.
type runDoc struct {
	Kind      string                `json:"kind"`
	ID        int64                 `json:"id"`
	Committee directory.CommitteeID `json:"committee"`
	Run       approval.Run          `json:"run"`
	Steps     []runStepDoc          `json:"steps"`
}

// runStepDoc is a step as approvalCTE reads it.
type runStepDoc struct {
	Key      string             `json:"key"`
	Role     directory.Role     `json:"role"`
	State    approval.State     `json:"state"`
	Turn     []directory.UserID `json:"turn"`
	OpenedAt *time.Time         `json:"opened_at"`
	ClosedAt *time.Time         `json:"closed_at"`
	Took     *float64           `json:"took"` // seconds
	Late     bool               `json:"late"`
}

// runDocs are the run of a subject, none for one without.
func runDocs(of outbox.Subject, in directory.CommitteeID, run approval.Run) []runDoc {
	if run.Round == 0 {
		return nil
	}
	steps := make([]runStepDoc, len(run.Steps))
	for n, s := range run.Steps {
		steps[n] = runStepDoc{Key: s.Key, Role: s.Role, State: s.State, Turn: append([]directory.UserID{}, s.Turn...), Late: s.Overran()}
		if !s.OpenedAt.IsZero() {
			steps[n].OpenedAt = &s.OpenedAt
		}
		if !s.ClosedAt.IsZero() {
			took := s.Took.Seconds()
			steps[n].ClosedAt, steps[n].Took = &s.ClosedAt, &took
		}
	}
	return []runDoc{{Kind: of.Kind, ID: of.ID, Committee: in, Run: run, Steps: steps}}
}

// voidRuns ends the open runs of a subject before a round.
const voidRuns = `
	WITH ended AS (
		UPDATE approval SET state = 'void', late = false, late_since = NULL
		WHERE subject_kind = $1 AND subject_id = $2 AND round < $3 AND state = 'open'
		RETURNING id)
	UPDATE approval_step SET state = 'void' WHERE approval_id IN (SELECT id FROM ended) AND state IN ('waiting', 'open', 'asked')`
