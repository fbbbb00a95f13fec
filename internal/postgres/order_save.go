package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"docket/internal/approval"
	"docket/internal/catalogue"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/outbox"
	"docket/internal/project"
)

// save writes what the rule made of the order, with its approval, in one statement,
// and how its customer is invoiced where the order says so anew.
func (st orderStage) save(ctx context.Context, tx *sqlx.Tx, act directory.Act, out order.Outcome) error {
	if st.endsRun(out.Order) {
		if _, err := tx.ExecContext(ctx, voidRuns, out.Order.ID.Subject().Kind, out.Order.ID, out.Order.Approval.Round); err != nil {
			return fmt.Errorf("end approval of order %d: %w", out.Order.ID, err)
		}
	}
	if out.Billing != nil {
		if err := writeBilling(ctx, tx, act, out.Order.Customer, st.scene.Billing, *out.Billing, st.scene.Now); err != nil {
			return err
		}
	}
	made, err := st.receive(ctx, tx, act, out)
	if err != nil {
		return err
	}
	var w changedRows
	if err := st.pack(&w, act, out, made...); err != nil {
		return err
	}
	return w.write(ctx, tx, st.prepared, saveOrders)
}

// facts implements rowStage.
func (st orderStage) facts() (order.Order, order.Scene, bool) {
	return st.order, st.scene, st.repeated
}

// add implements rowStage. It is out of the ordinary that an approval ends because
// there is another revision, and what has to do with more than the order.
func (st orderStage) add(w *changedRows, act directory.Act, out order.Outcome) (order.Order, bool, error) {
	if st.endsRun(out.Order) || out.Billing != nil || out.Project != nil {
		return order.Order{}, false, nil
	}
	return out.Order, true, st.pack(w, act, out)
}

// endsRun is whether the approval of the revision that went before ends: there is one
// open run of an order at a time.
func (st orderStage) endsRun(o order.Order) bool {
	return st.order.Approval.Round != 0 && st.order.Approval.Round != o.Approval.Round
}

// pack adds the order to those that saveOrders writes, with what else was made.
func (st orderStage) pack(w *changedRows, act directory.Act, out order.Outcome, made ...change.Effects) error {
	o := out.Order
	w.rows = append(w.rows, newOrderDoc(act, out, st.order.Revision))
	w.runs = append(w.runs, runDocs(o.ID.Subject(), o.Committee, o.Approval)...)
	return w.batch.add(effects{act: act, at: st.scene.Now, all: append(made, out.Effects), stale: st.touched(o)})
}

// touched is all that shows the order: its page of the agenda, and the Home of who
// acts, of the seller and of those whose turn it is or was.
func (st orderStage) touched(o order.Order) []outbox.Subject {
	concerned := []directory.UserID{st.scene.Actor.ID, o.Seller}
	for _, run := range []approval.Run{st.order.Approval, o.Approval} {
		for _, step := range run.Steps {
			concerned = append(append(concerned, step.Turn...), step.Up...)
		}
	}
	slices.Sort(concerned)
	return slices.Concat([]outbox.Subject{o.ID.Subject()}, st.shown, homes(st.scene.People, slices.Compact(concerned)...))
}

// orderDoc is an order as saveOrders reads it.
type orderDoc struct {
	ID          order.ID              `json:"id"`
	Customer    customer.ID           `json:"customer"`
	Committee   directory.CommitteeID `json:"committee"`
	Seller      directory.UserID      `json:"seller"`
	Title       string                `json:"title"`
	Type        project.Type          `json:"type"`
	Currency    money.Currency        `json:"currency"`
	Territory   string                `json:"territory"`
	Total       int64                 `json:"total"`
	Reference   string                `json:"reference"`
	Content     any                   `json:"content"`
	Exceptions  []order.Finding       `json:"exceptions"`
	Edition     catalogue.Edition     `json:"edition"`
	Revision    int                   `json:"revision"`
	ChangedAt   moment                `json:"changed_at"`
	ChangedBy   directory.UserID      `json:"changed_by"`
	State       order.State           `json:"state"`
	Since       moment                `json:"since"`
	SubmittedAt moment                `json:"submitted_at"`
	ApprovedAt  moment                `json:"approved_at"`
	Sent        *order.Dispatch       `json:"sent"`
	Received    *order.Receipt        `json:"received"`
	Project     project.ID            `json:"project"`
	Note        string                `json:"note"`
	Imported    bool                  `json:"imported"`
	Act         string                `json:"act"`
	Spent       order.DraftID         `json:"spent"`
}

// newOrderDoc is what became of an order. What the seller wrote is kept with a
// revision; before is the one that is there.
func newOrderDoc(act directory.Act, out order.Outcome, before int) orderDoc {
	o := out.Order
	doc := orderDoc{
		ID: o.ID, Customer: o.Customer, Committee: o.Committee, Seller: o.Seller, Title: o.Title, Type: o.Type, Currency: o.Currency,
		Territory: o.Territory, Total: o.Total(), Reference: o.Reference, Content: struct{}{}, Exceptions: append([]order.Finding{}, o.Exceptions...),
		Edition: o.Edition, Revision: o.Revision, ChangedAt: moment(o.ChangedAt), ChangedBy: o.ChangedBy, State: o.State, Since: moment(o.Since),
		SubmittedAt: moment(o.SubmittedAt), ApprovedAt: moment(o.ApprovedAt), Sent: o.Sent, Received: o.Received, Project: o.Project,
		Note: o.Note, Imported: o.Imported, Act: act.Key, Spent: out.Spent,
	}
	if o.Revision != before {
		doc.Content = o.Content
	}
	return doc
}

var saveOrders = `WITH ` + effectsFrom(1) + `, made AS (
		SELECT * FROM jsonb_to_recordset($7::jsonb) AS d (id bigint, customer bigint, committee bigint, seller text, title text, type text,
			currency text, territory text, total bigint, reference text, content jsonb, exceptions jsonb, edition int, revision int,
			changed_at timestamptz, changed_by text, state text, since timestamptz, submitted_at timestamptz, approved_at timestamptz,
			sent jsonb, received jsonb, project bigint, note text, imported boolean, act text, spent bigint)
	), written AS (
		INSERT INTO purchase_order AS o (id, customer_id, committee_id, seller, title, type, currency, territory, total, reference,
			content, exceptions, edition, revision, changed_at, changed_by, state, since, submitted_at,
			approved_at, sent, received, project_id, note, imported, act)
		SELECT id, customer, committee, seller, title, type, currency, territory, total, reference,
			content, exceptions, edition, revision, changed_at, changed_by, state, since, submitted_at,
			approved_at, sent, received, nullif(project, 0), note, imported, act
		FROM made
		ON CONFLICT (id) DO UPDATE SET customer_id = excluded.customer_id, committee_id = excluded.committee_id,
			title = excluded.title, type = excluded.type, currency = excluded.currency, territory = excluded.territory,
			total = CASE WHEN o.revision = excluded.revision THEN o.total ELSE excluded.total END, reference = excluded.reference,
			content = CASE WHEN o.revision = excluded.revision THEN o.content ELSE excluded.content END,
			exceptions = excluded.exceptions, edition = excluded.edition,
			revision = excluded.revision, changed_at = excluded.changed_at, changed_by = excluded.changed_by, state = excluded.state, since = excluded.since,
			approved_at = excluded.approved_at, sent = excluded.sent, received = excluded.received,
			project_id = excluded.project_id, note = excluded.note
		WHERE (o.revision, o.state, o.since, o.approved_at, o.sent, o.received, o.project_id, o.note) IS DISTINCT FROM
			(excluded.revision, excluded.state, excluded.since, excluded.approved_at, excluded.sent, excluded.received, excluded.project_id, excluded.note)
	), ` + approvalCTE(8) + `, spent AS (
		DELETE FROM order_draft WHERE id = ANY (ARRAY(SELECT spent FROM made WHERE spent <> 0))
			OR order_id = ANY (ARRAY(SELECT id FROM made WHERE spent <> 0))
	)
	SELECT ` + sayFrom(1)
