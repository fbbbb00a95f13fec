package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/request"
)

// save writes what the rule made of the request, with its approval, in one statement.
func (st requestStage) save(ctx context.Context, tx *sqlx.Tx, act directory.Act, out request.Outcome) error {
	if before := st.request.Approval.Round; before != 0 && before != out.Request.Approval.Round {
		if _, err := tx.ExecContext(ctx, voidRuns, out.Request.ID.Subject().Kind, out.Request.ID, out.Request.Approval.Round); err != nil {
			return fmt.Errorf("end approval of request %d: %w", out.Request.ID, err)
		}
	}
	e := effects{act: act, at: st.scene.Now, all: []change.Effects{out.Effects}, stale: st.touched(out.Request)}
	args, err := e.args()
	if err != nil {
		return err
	}
	row, err := requestArgs(out.Request)
	if err != nil {
		return err
	}
	run, err := approvalArgs(out.Request.ID.Subject(), out.Request.Committee, out.Request.Approval)
	if err != nil {
		return err
	}
	_, err = st.prepared.exec(ctx, tx, saveRequest, slices.Concat(args, row, run)...)
	return err
}

// touched is all that shows the request: its page of the agenda, and the Home of who
// acts, of agent and owner and of those whose turn it is or was.
func (st requestStage) touched(r request.Request) []outbox.Subject {
	concerned := slices.Concat([]directory.UserID{st.scene.Actor.ID, r.Agent, r.Owner, st.request.Owner}, r.Turn, st.request.Turn)
	slices.Sort(concerned)
	return slices.Concat([]outbox.Subject{r.ID.Subject()}, st.shown, homes(st.scene.People, slices.Compact(concerned)...))
}

// requestArgs are the values of saveRequest from $10 to $29.
func requestArgs(r request.Request) ([]any, error) {
	course, err := pack(r.Course)
	if err != nil {
		return nil, err
	}
	row := []any{r.ID, r.Customer, r.Project, r.Committee, r.Kind, r.Title, r.Body, r.Source.Link, r.Source.Key, r.Agent, r.Owner,
		array(append([]directory.UserID{}, r.Turn...)), r.State, course}
	return append(row, instants(r.Since, r.OpenedAt, r.ClosedAt, r.Waiting, r.Untaken, r.Late)...), nil
}

var saveRequest = `WITH ` + effectsCTE + `, written AS (
		INSERT INTO request AS r (id, customer_id, project_id, committee_id, kind, title, body, source, source_key, agent, owner, turn, state, course,
			since, opened_at, closed_at, waiting_since, untaken_since, late_since, act)
		VALUES ($10, $11, nullif($12::bigint, 0), $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23::jsonb, $24, $25, $26, $27, $28, $29, $1)
		ON CONFLICT (id) DO UPDATE SET project_id = excluded.project_id, kind = excluded.kind, agent = excluded.agent, owner = excluded.owner,
			turn = excluded.turn, state = excluded.state, course = excluded.course, since = excluded.since, closed_at = excluded.closed_at,
			waiting_since = excluded.waiting_since, untaken_since = excluded.untaken_since, late_since = excluded.late_since
	), ` + approvalCTE(30) + `
	SELECT ` + sayEffects
