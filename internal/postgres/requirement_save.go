package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/requirement"
)

// save writes what the rule made of the requirement, with its approval, in one
// statement.
func (st requirementStage) save(ctx context.Context, tx *sqlx.Tx, act directory.Act, made requirement.Made) error {
	q := made.Requirement
	if err := st.endRun(ctx, tx, q); err != nil {
		return err
	}
	e := effects{act: act, at: st.scene.Now, all: []change.Effects{made.Effects}, stale: st.touched(q)}
	args, err := e.args()
	if err != nil {
		return err
	}
	row, err := requirementArgs(q)
	if err != nil {
		return err
	}
	run, err := pack(append([]runDoc{}, runDocs(q.ID.Subject(), q.Committee, q.Approval)...))
	if err != nil {
		return err
	}
	_, err = st.prepared.exec(ctx, tx, saveRequirement, append(append(args, row...), run)...)
	return err
}

// endRun ends the approval of the price that went before: there is one open run of a
// requirement at a time.
func (st requirementStage) endRun(ctx context.Context, tx *sqlx.Tx, q requirement.Requirement) error {
	if st.requirement.Approval.Round == 0 || st.requirement.Approval.Round == q.Approval.Round {
		return nil
	}
	if _, err := tx.ExecContext(ctx, voidRuns, q.ID.Subject().Kind, q.ID, q.Approval.Round); err != nil {
		return fmt.Errorf("end approval of requirement %d: %w", q.ID, err)
	}
	return nil
}

// touched is all that shows the requirement: its page of the agenda, and the Home of
// who acts and of those whose turn it is or was.
func (st requirementStage) touched(q requirement.Requirement) []outbox.Subject {
	concerned := slices.Concat([]directory.UserID{st.scene.Actor.ID, q.RaisedBy}, st.requirement.Turn, q.Turn)
	slices.Sort(concerned)
	return slices.Concat([]outbox.Subject{q.ID.Subject()}, st.shown, homes(st.scene.People, slices.Compact(concerned)...))
}

// requirementArgs are the values of saveRequirement from $10 to $28.
func requirementArgs(q requirement.Requirement) ([]any, error) {
	course, err := pack(q.Course)
	if err != nil {
		return nil, err
	}
	return []any{q.ID, q.Customer, q.Project, q.Committee, q.Request, q.Title, q.Body, q.Urgency, q.RaisedBy, array(q.Turn), q.State,
		moment(q.Since), moment(q.RaisedAt), moment(q.SubmittedAt), q.PlannedFor, q.Ticket.Tracker, q.Ticket.Key, q.Ticket.URL, course}, nil
}

var saveRequirement = `WITH ` + effectsCTE + `, written AS (
		INSERT INTO requirement AS q (id, customer_id, project_id, committee_id, request_id, title, body, urgency, raised_by, turn, state,
			since, raised_at, submitted_at, planned_for, tracker, ticket, ticket_url, course, act)
		VALUES ($10, $11, $12, $13, nullif($14, 0), $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28::jsonb, $1)
		ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body, urgency = excluded.urgency, turn = excluded.turn,
			state = excluded.state, since = excluded.since, submitted_at = excluded.submitted_at, planned_for = excluded.planned_for,
			tracker = excluded.tracker, ticket = excluded.ticket, ticket_url = excluded.ticket_url, course = excluded.course
	), ` + approvalCTE(29) + `
	SELECT ` + sayEffects
