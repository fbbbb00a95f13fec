package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/order"
	"docket/internal/outbox"
)

// save writes what the rule made of the order, with its approval, in one statement,
// and how its customer is invoiced where the order says so anew.
func (st orderStage) save(ctx context.Context, tx *sqlx.Tx, act directory.Act, out order.Outcome) error {
	if err := st.endRun(ctx, tx, out.Order); err != nil {
		return err
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
	e := effects{act: act, at: st.scene.Now, all: append(made, out.Effects), stale: st.touched(out.Order)}
	args, err := e.args()
	if err != nil {
		return err
	}
	row, err := orderArgs(out.Order, st.order.Revision)
	if err != nil {
		return err
	}
	run, err := approvalArgs(out.Order.ID.Subject(), out.Order.Committee, out.Order.Approval)
	if err != nil {
		return err
	}
	_, err = st.prepared.exec(ctx, tx, saveOrder, slices.Concat(args, row, run, []any{out.Spent, out.Order.ChangedBy})...)
	return err
}

// endRun ends the approval of the revision that went before: there is one open run
// of an order at a time.
func (st orderStage) endRun(ctx context.Context, tx *sqlx.Tx, o order.Order) error {
	if st.order.Approval.Round == 0 || st.order.Approval.Round == o.Approval.Round {
		return nil
	}
	if _, err := tx.ExecContext(ctx, voidRuns, o.ID.Subject().Kind, o.ID, o.Approval.Round); err != nil {
		return fmt.Errorf("end approval of order %d: %w", o.ID, err)
	}
	return nil
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

// orderArgs are the values of saveOrder from $10 to $33. What the seller wrote is kept
// with a revision; before is the one that is there.
func orderArgs(o order.Order, before int) ([]any, error) {
	packed := make([]string, 0, 4)
	var content any = o.Content
	if o.Revision == before {
		content = struct{}{}
	}
	for _, v := range []any{content, append([]order.Finding{}, o.Exceptions...), o.Sent, o.Received} {
		doc, err := pack(v)
		if err != nil {
			return nil, err
		}
		packed = append(packed, doc)
	}
	return []any{o.ID, o.Customer, o.Committee, o.Seller, o.Title, o.Type, o.Currency, o.Territory, o.Total(), o.Reference,
		packed[0], packed[1], o.Edition, o.Revision, moment(o.ChangedAt), o.State, moment(o.Since), moment(o.SubmittedAt),
		moment(o.ApprovedAt), packed[2], packed[3], o.Project, o.Note, o.Imported}, nil
}

var saveOrder = `WITH ` + effectsCTE + `, written AS (
		INSERT INTO purchase_order AS o (id, customer_id, committee_id, seller, title, type, currency, territory, total, reference,
			content, exceptions, edition, revision, changed_at, state, since, submitted_at,
			approved_at, sent, received, project_id, note, imported, act, changed_by)
		VALUES ($10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20::jsonb, $21::jsonb, $22, $23, $24, $25, $26, $27, $28,
			nullif($29::jsonb, 'null'), nullif($30::jsonb, 'null'), nullif($31, 0), $32, $33, $1, $41)
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
	), ` + approvalCTE(34) + `, spent AS (
		DELETE FROM order_draft WHERE id = $40 OR order_id = $10 AND $40::bigint <> 0
	)
	SELECT ` + sayEffects
