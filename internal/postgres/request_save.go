package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/request"
)

// save writes what the rule made of the request, with its approval, in one statement.
func (st requestStage) save(ctx context.Context, tx *sqlx.Tx, act directory.Act, out request.Outcome) error {
	if st.endsRun(out.Request) {
		if _, err := tx.ExecContext(ctx, voidRuns, out.Request.ID.Subject().Kind, out.Request.ID, out.Request.Approval.Round); err != nil {
			return fmt.Errorf("end approval of request %d: %w", out.Request.ID, err)
		}
	}
	var w changedRows
	if err := st.pack(&w, act, out); err != nil {
		return err
	}
	return w.write(ctx, tx, st.prepared, saveRequests)
}

// facts implements rowStage.
func (st requestStage) facts() (request.Request, request.Scene, bool) {
	return st.request, st.scene, st.repeated
}

// add implements rowStage. It is out of the ordinary that the approval of a solution
// ends because there is another one.
func (st requestStage) add(w *changedRows, act directory.Act, out request.Outcome) (request.Request, bool, error) {
	if st.endsRun(out.Request) {
		return request.Request{}, false, nil
	}
	return out.Request, true, st.pack(w, act, out)
}

func (st requestStage) endsRun(r request.Request) bool {
	return st.request.Approval.Round != 0 && st.request.Approval.Round != r.Approval.Round
}

// pack adds the request to those that saveRequests writes.
func (st requestStage) pack(w *changedRows, act directory.Act, out request.Outcome) error {
	r := out.Request
	w.rows = append(w.rows, newRequestDoc(act, r))
	w.runs = append(w.runs, runDocs(r.ID.Subject(), r.Committee, r.Approval)...)
	if out.Effects.Decision != nil {
		w.decide = append(w.decide, r.Committee)
	}
	return w.batch.add(effects{act: act, at: st.scene.Now, all: []change.Effects{out.Effects}, stale: st.touched(r)})
}

// touched is all that shows the request: its page of the agenda, and the Home of who
// acts, of agent and owner and of those whose turn it is or was.
func (st requestStage) touched(r request.Request) []outbox.Subject {
	concerned := slices.Concat([]directory.UserID{st.scene.Actor.ID, r.Agent, r.Owner, st.request.Owner}, r.Turn, st.request.Turn)
	slices.Sort(concerned)
	return slices.Concat([]outbox.Subject{r.ID.Subject()}, st.shown, homes(st.scene.People, slices.Compact(concerned)...))
}

// requestDoc is a request as saveRequests reads it.
type requestDoc struct {
	ID        request.ID            `json:"id"`
	Customer  customer.ID           `json:"customer"`
	Project   project.ID            `json:"project"`
	Committee directory.CommitteeID `json:"committee"`
	Kind      request.Kind          `json:"kind"`
	Title     string                `json:"title"`
	Body      string                `json:"body"`
	Source    string                `json:"source"`
	SourceKey string                `json:"source_key"`
	Agent     directory.UserID      `json:"agent"`
	Owner     directory.UserID      `json:"owner"`
	Turn      []directory.UserID    `json:"turn"`
	State     request.State         `json:"state"`
	Course    request.Course        `json:"course"`
	Since     moment                `json:"since"`
	OpenedAt  moment                `json:"opened_at"`
	ClosedAt  moment                `json:"closed_at"`
	Waiting   moment                `json:"waiting"`
	Untaken   moment                `json:"untaken"`
	Late      moment                `json:"late"`
	Act       string                `json:"act"`
}

func newRequestDoc(act directory.Act, r request.Request) requestDoc {
	return requestDoc{
		ID: r.ID, Customer: r.Customer, Project: r.Project, Committee: r.Committee, Kind: r.Kind, Title: r.Title, Body: r.Body,
		Source: r.Source.Link, SourceKey: r.Source.Key, Agent: r.Agent, Owner: r.Owner, Turn: append([]directory.UserID{}, r.Turn...),
		State: r.State, Course: r.Course, Since: moment(r.Since), OpenedAt: moment(r.OpenedAt), ClosedAt: moment(r.ClosedAt),
		Waiting: moment(r.Waiting), Untaken: moment(r.Untaken), Late: moment(r.Late), Act: act.Key,
	}
}

var saveRequests = `WITH ` + effectsFrom(1) + `, written AS (
		INSERT INTO request AS r (id, customer_id, project_id, committee_id, kind, title, body, source, source_key, agent, owner, turn, state, course,
			since, opened_at, closed_at, waiting_since, untaken_since, late_since, act)
		SELECT id, customer, nullif(project, 0), committee, kind, title, body, source, source_key, agent, owner, turn, state, course,
			since, opened_at, closed_at, waiting, untaken, late, act
		FROM jsonb_to_recordset($7::jsonb) AS d (id bigint, customer bigint, project bigint, committee bigint, kind text, title text, body text,
			source text, source_key text, agent text, owner text, turn text[], state text, course jsonb, since timestamptz,
			opened_at timestamptz, closed_at timestamptz, waiting timestamptz, untaken timestamptz, late timestamptz, act text)
		ON CONFLICT (id) DO UPDATE SET project_id = excluded.project_id, kind = excluded.kind, agent = excluded.agent, owner = excluded.owner,
			turn = excluded.turn, state = excluded.state, course = excluded.course, since = excluded.since, closed_at = excluded.closed_at,
			waiting_since = excluded.waiting_since, untaken_since = excluded.untaken_since, late_since = excluded.late_since
	), ` + approvalCTE(8) + `
	SELECT ` + sayFrom(1)
