package postgres_test

import (
	"context"
	"testing"

	"docket/internal/order"
)

// A hundred thousand orders in the middle of their approvals, beside as many
// entitlements: a sweep when nothing is due, the moments of five hundred of them, and
// the lists that people ask for. A thousand people sell them, and as many approve.
func BenchmarkOrders(b *testing.B) {
	const all = 100_000
	h := newHouse(b)
	o := must(h.store.PlaceOrder(b.Context(), h.by(seller), order.Placing{Content: h.content()}, place))(h)
	for _, sql := range manyOrders {
		h.sql.MustExec(sql, int64(o.ID), all)
	}
	h.sql.MustExec(`VACUUM (ANALYZE)`)
	b.Run("idle", func(b *testing.B) {
		for b.Loop() {
			if must(h.reminders.Sweep(b.Context(), h.now()))(b) {
				b.Fatal("something was due")
			}
		}
	})
	open := []order.State{order.Approving, order.Approved, order.Sent, order.Declined}
	for name, f := range map[string]order.Filter{
		"waiting on Home": {Turn: "UAPPROVE7", States: open[:1], Limit: 11}, "sold on Home": {Seller: "USELL7", States: open, Limit: 11},
		"waiting": {Turn: "UAPPROVE7", Limit: 500}, "mine": {Seller: "USELL7", Limit: 500}, "all": {Limit: 500}, "found": {Text: "order 77777", Limit: 500},
		"of a customer": {Customer: h.customer.ID, Limit: 50},
	} {
		b.Run(name, func(b *testing.B) {
			found := 0
			for b.Loop() {
				found = len(must(h.store.Orders(b.Context(), f))(b))
			}
			b.ReportMetric(float64(found), "orders")
		})
	}
	b.Run("card", func(b *testing.B) {
		for b.Loop() {
			must(h.store.Order(b.Context(), o.ID))(b)
		}
	})
	b.Run("due", func(b *testing.B) { lookAtDue(b, h) })
}

// lookAtDue measures the moments of approvals of which five hundred come at once.
func lookAtDue(b *testing.B, h *house) {
	const some = 500
	left := 0
	for b.Loop() {
		if left == 0 {
			b.StopTimer()
			left = some
			h.sql.MustExec(`UPDATE reminder SET run_at = $1, due_at = $1 WHERE id IN (
				SELECT id FROM reminder WHERE kind = 'order.look' AND done_at IS NULL AND due_at > $1 ORDER BY id LIMIT $2)`, h.now(), some)
			b.StartTimer()
		}
		if !must(h.reminders.Sweep(b.Context(), h.now()))(b) {
			b.Fatalf("nothing was due, with %d left", left)
		}
		left--
	}
	b.StopTimer()
	for must(h.reminders.Sweep(context.WithoutCancel(b.Context()), h.now()))(b) {
	}
}

// manyOrders copy an order ($1) so many times ($2), with its approval, its next moment
// and an entitlement.
var manyOrders = []string{
	`INSERT INTO purchase_order (id, customer_id, committee_id, seller, title, type, currency, territory, total, content, exceptions, edition,
		revision, changed_at, changed_by, state, since, submitted_at, act)
	SELECT id + n, customer_id, committee_id, 'USELL' || n % 1000, 'Order ' || n, type, currency, territory, total, content, exceptions, edition,
		revision, changed_at, changed_by, state, since, submitted_at, 'copy:' || n
	FROM purchase_order, generate_series(1, $2::int) AS n WHERE id = $1`,
	`INSERT INTO approval (subject_kind, subject_id, committee_id, round, state, run)
	SELECT subject_kind, subject_id + n, committee_id, round, state, run FROM approval, generate_series(1, $2::int) AS n WHERE subject_id = $1`,
	`INSERT INTO approval_step (approval_id, key, role, state, turn, opened_at)
	SELECT id, 'finance', 'finance', 'open', ARRAY['UAPPROVE' || subject_id % 1000], now() FROM approval WHERE subject_id BETWEEN $1 + 1 AND $1 + $2`,
	`INSERT INTO reminder (kind, subject_kind, subject_id, due_at, run_at, key)
	SELECT 'order.look', 'order', $1 + n, at, at, 'copy:' || n FROM (
		SELECT n, '2027-01-01'::timestamptz + n * interval '1 second' AS at FROM generate_series(1, $2::int) AS n) AS due`,
	`INSERT INTO entitlement (customer_id, project_id, committee_id, order_id, line, sku, name, kind, unit, territory, quantity, from_day, until_day, since)
	SELECT customer_id, (SELECT min(id) FROM project), committee_id, id, 1, 'AUDIT-STD', 'Audit', 'audit', 'piece', 'FR', 200, '2026-11-01', '2027-11-01', since
	FROM purchase_order WHERE id BETWEEN $1 + 1 AND $1 + $2`,
	`INSERT INTO reminder (kind, subject_kind, subject_id, due_at, run_at, key)
	SELECT 'entitlement.look', 'entitlement', id, at, at, 'copied:' || id
	FROM (SELECT id, '2027-09-01'::timestamptz + id * interval '1 second' AS at FROM entitlement) AS due
	WHERE $1::bigint + $2::int > 0`,
}
