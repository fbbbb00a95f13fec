package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/lib/pq"

	"docket/internal/contract"
	"docket/internal/directory"
	"docket/internal/intake"
	"docket/internal/order"
	"docket/internal/project"
)

// recalled is an order of the past on its way in.
type recalled struct {
	intake.Ready
	nth   int    // of those that are taken
	key   string // of its act
	place intake.Place
	out   order.Outcome
}

// contract is the order as a file of contracts tells of it, by which the two find the
// same project.
func (r recalled) contract() contract.Contract {
	return contract.Contract{Number: r.Content.Reference, Customer: r.Words.Customer, Title: r.Content.Title}
}

// recall writes orders of the past: their customers first, then in one statement what
// the rule makes of them.
func (b *taking) recall(ctx context.Context, past []recalled) error {
	if len(past) == 0 {
		return nil
	}
	if err := b.addBuyers(ctx, past); err != nil {
		return fmt.Errorf("add customers: %w", err)
	}
	past, err := b.unwritten(ctx, past) // what another file wrote is seen under the customers' locks
	if err != nil || len(past) == 0 {
		return err
	}
	known, err := b.store.knownOrders(ctx, b.tx, namesOf(past))
	if err != nil {
		return fmt.Errorf("read scene: %w", err)
	}
	if err := b.place(ctx, past); err != nil {
		return fmt.Errorf("find projects: %w", err)
	}
	for n := range past {
		r := &past[n]
		if r.out, err = b.rules.Recall(r.Ready, known, r.place); err != nil {
			return err
		}
		b.taken[r.nth] = intake.Taken{ID: r.out.Order.ID, State: r.out.Order.State, New: true}
	}
	return b.save(ctx, past, known)
}

func namesOf(past []recalled) intake.Names {
	words, sellers := make([]intake.Order, len(past)), make([]directory.UserID, len(past))
	for n, r := range past {
		words[n], sellers[n] = r.Words, r.Seller
	}
	return intake.NamesOf(slices.Values(words), sellers...)
}

// unwritten are the orders that are not there yet; of the others it notes which they
// became.
func (b *taking) unwritten(ctx context.Context, past []recalled) ([]recalled, error) {
	keys := make(pq.StringArray, len(past))
	for n, r := range past {
		keys[n] = r.key
	}
	var rows []struct {
		ID    order.ID
		State order.State
		Act   string
	}
	if err := b.tx.SelectContext(ctx, &rows, `SELECT id, state, act FROM purchase_order WHERE act = ANY ($1)`, keys); err != nil {
		return nil, fmt.Errorf("find orders: %w", err)
	}
	written := make(map[string]intake.Taken, len(rows))
	for _, row := range rows {
		written[row.Act] = intake.Taken{ID: row.ID, State: row.State}
	}
	return slices.DeleteFunc(past, func(r recalled) bool {
		t, there := written[r.key]
		if there {
			b.taken[r.nth] = t
		}
		return there
	}), nil
}

// addBuyers makes customers known that are new, and locks all of them: which of a
// customer's orders is the first decides on the starter pack.
func (b *taking) addBuyers(ctx context.Context, past []recalled) error {
	var added pq.StringArray
	names := make(pq.StringArray, len(past))
	for n, r := range past {
		if names[n] = r.Words.Customer; r.Content.Customer == 0 {
			added = append(added, r.Words.Customer)
		}
	}
	if len(added) > 0 {
		var count int
		if err := b.tx.GetContext(ctx, &count, importCustomers, b.act.Key, b.act.By, b.at, added, past[0].Class); err != nil {
			return err
		}
	}
	_, err := b.tx.ExecContext(ctx, lockBuyers, names)
	return err
}

const lockBuyers = `
	SELECT id FROM customer WHERE lower(name) IN (SELECT lower(name) FROM unnest($1::text[]) AS t (name)) ORDER BY id FOR NO KEY UPDATE`

// place numbers the orders and finds the projects that contracts brought before.
func (b *taking) place(ctx context.Context, past []recalled) error {
	n := len(past)
	keys, numbers, titles, names := make(pq.StringArray, n), make(pq.StringArray, n), make(pq.StringArray, n), make(pq.StringArray, n)
	for i, r := range past {
		c := r.contract()
		keys[i], numbers[i], titles[i], names[i] = c.Key(), c.Number, c.ProjectName(), c.Customer
	}
	var rows []struct {
		Order   order.ID
		Found   project.ID
		Project project.ID
	}
	if err := b.tx.SelectContext(ctx, &rows, placesOfOrders, keys, numbers, titles, names); err != nil {
		return err
	}
	taken := map[project.ID]bool{}
	for i, row := range rows {
		if taken[row.Found] {
			row.Found = 0
		}
		taken[row.Found] = true
		past[i].place = intake.Place{Press: b.act.Key, By: b.act.By, Order: row.Order, Found: row.Found, Project: row.Project}
	}
	return nil
}

// Each way to a project has its index.
const placesOfOrders = `
	SELECT nextval('purchase_order_id_seq') AS order, coalesce(p.id, 0) AS found,
		CASE WHEN p.id IS NULL THEN nextval('project_id_seq') ELSE 0 END AS project
	FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS t (key, number, title, customer, nth)
	LEFT JOIN LATERAL (
		SELECT f.id FROM (
			SELECT p.id FROM project p WHERE p.act = t.key
			UNION ALL
			SELECT p.id FROM project p JOIN customer cu ON cu.id = p.customer_id
			WHERE p.contract <> '' AND p.contract = t.number AND lower(p.name) = lower(t.title) AND lower(cu.name) = lower(t.customer)
		) f (id)
		WHERE NOT EXISTS (SELECT FROM purchase_order o WHERE o.project_id = f.id)
		ORDER BY f.id LIMIT 1
	) p ON true
	ORDER BY t.nth`
