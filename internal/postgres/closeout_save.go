package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"docket/internal/care"
	"docket/internal/change"
	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// save writes what the rule made of the close-out, and of its project, in one
// statement each.
func (st closeoutStage) save(ctx context.Context, tx *sqlx.Tx, act directory.Act, out closeout.Outcome) error {
	if out.Project != nil {
		if err := st.projectStage.save(ctx, tx, act, *out.Project, out.Onward); err != nil {
			return err
		}
	}
	e := effects{act: act, at: st.scene.Now, all: []change.Effects{out.Effects}, stale: st.touched(out)}
	logged := []logRow{}
	for _, raised := range out.Raised {
		once := directory.Act{Key: fmt.Sprintf("%s:%d", act.Key, raised.Issue.ID), By: act.By}
		logged = append(logged, newLogRow(once, st.scene.Project, e.at, raised.Issue))
		e.all = append(e.all, raised.Effects)
	}
	var served customer.Customer
	if out.Customer != nil {
		served = *out.Customer
		e.all = append(e.all, change.Effects{Verb: "customer.changed", Subject: served.ID.Subject(), Before: st.scene.Customer, After: served})
	}
	var call care.CallBack
	if out.Call != nil {
		call = out.Call.CallBack
		e.all = append(e.all, out.Call.Effects)
	}
	args, err := e.args()
	if err != nil {
		return err
	}
	row, err := closeoutArgs(out, logged)
	if err != nil {
		return err
	}
	_, err = st.prepared.exec(ctx, tx, saveCloseout, append(append(args, row...),
		served.ID, served.Service.From, served.Service.Until, served.LiveOn, call.Due, call.Assigned, out.Recall, call.ID, call.From, call.Every, call.Ideal)...)
	return err
}

// touched is all that shows the close-out: its page of the agenda, its project, and
// the Home of who acts and of those it concerns.
func (st closeoutStage) touched(out closeout.Outcome) []outbox.Subject {
	p := st.scene.Project
	concerned := []directory.UserID{st.scene.Actor.ID, out.Closeout.Owner, st.closeout.Owner, p.Manager, p.Sales}
	for _, raised := range out.Raised {
		concerned = append(concerned, raised.Issue.Owner)
	}
	return slices.Concat([]outbox.Subject{p.ID.Subject()}, st.shown, homes(st.scene.People, concerned...))
}

// closeoutArgs are the values of saveCloseout from $10 to $41.
func closeoutArgs(out closeout.Outcome, logged []logRow) ([]any, error) {
	c := out.Closeout
	packed := make([]string, 0, 6)
	for _, v := range []any{c.Document, c.Signature, c.Review, remarkDocs(c.Remarks), c.Answers, logged} {
		doc, err := pack(v)
		if err != nil {
			return nil, err
		}
		packed = append(packed, doc)
	}
	return []any{
		c.ID, c.Project, c.State, c.Since, c.Owner, c.Contact, c.OpenedBy, c.OpenedAt, c.Link[:], c.Round,
		packed[0], c.DocumentSent.By, moment(c.DocumentSent.At), c.Questionnaire, c.QuestionsSent.By, moment(c.QuestionsSent.At),
		c.Nudged.By, moment(c.Nudged.At), c.ClockFrom, c.ClosesOn, c.Verified.By, moment(c.Verified.At), c.VerifiedNote,
		moment(c.ClosedAt), packed[1], packed[2], c.Reopened, c.Note, packed[3], packed[4], out.Address, packed[5],
	}, nil
}

func remarkDocs(all []closeout.Remark) []remarkDoc {
	docs := make([]remarkDoc, len(all))
	for n, r := range all {
		docs[n] = remarkDoc{Issue: r.Issue, Round: r.Round, Said: r.Said, At: moment(r.At)}
	}
	return docs
}

// The first call-back comes with the service; one that was planned before falls
// away. The customer keeps what is not set anew.
var saveCloseout = `WITH ` + effectsCTE + `, written AS (
		INSERT INTO closeout (id, project_id, committee_id, state, since, owner, contact_id, opened_by, opened_at, link, round,
			document, document_by, document_at, questionnaire, questionnaire_by, questionnaire_at, nudged_by, nudged_at, clock_from,
			closes_on, verified_by, verified_at, verified_note, closed_at, signature, review, reopened, note, act)
		SELECT $10, $11, committee_id, $12, $13, $14, nullif($15, 0), $16, $17, $18, $19,
			$20::jsonb, $21, $22, nullif($23, 0), $24, $25, $26, $27, $28,
			$29, $30, $31, $32, $33, nullif($34::jsonb, 'null'), nullif($35::jsonb, 'null'), $36, $37, $1
		FROM project WHERE id = $11
		ON CONFLICT (id) DO UPDATE SET state = excluded.state, since = excluded.since, owner = excluded.owner,
			contact_id = excluded.contact_id, link = excluded.link, round = excluded.round, document = excluded.document,
			document_by = excluded.document_by, document_at = excluded.document_at, questionnaire = excluded.questionnaire,
			questionnaire_by = excluded.questionnaire_by, questionnaire_at = excluded.questionnaire_at,
			nudged_by = excluded.nudged_by, nudged_at = excluded.nudged_at, clock_from = excluded.clock_from,
			closes_on = excluded.closes_on, verified_by = excluded.verified_by, verified_at = excluded.verified_at,
			verified_note = excluded.verified_note, closed_at = excluded.closed_at, signature = excluded.signature,
			review = excluded.review, reopened = excluded.reopened, note = excluded.note
	), remarked AS (
		INSERT INTO closeout_remark (closeout_id, issue_id, round, said, at)
		SELECT $10, r.issue, r.round, r.said, r.at
		FROM jsonb_to_recordset($38::jsonb) AS r (issue bigint, round int, said text, at timestamptz)
		ON CONFLICT (closeout_id, issue_id) DO NOTHING
	), answered AS (
		INSERT INTO closeout_answer (closeout_id, version, answers, at, address_hash)
		SELECT $10, $23, $39::jsonb, $3, $40 WHERE $40::bytea IS NOT NULL
	), logged AS (` + insertIssues("$41") + `
	), served AS (
		UPDATE customer SET service_from = $43, service_until = $44, live_on = coalesce(live_on, $45) WHERE id = $42
	), recalled AS (
		UPDATE callback SET outcome = 'superseded', done_by = $2, done_at = $3, due_since = NULL WHERE $48 AND project_id = $11 AND done_at IS NULL
	), called AS (
		INSERT INTO callback (id, customer_id, project_id, committee_id, from_day, every, ideal_on, due_on, assigned_to) OVERRIDING SYSTEM VALUE
		SELECT $49::bigint, $42, $11, committee_id, $50, $51, $52, $46, $47 FROM project WHERE id = $11 AND $49::bigint <> 0
	)
	SELECT ` + sayEffects
