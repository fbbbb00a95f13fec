package postgres

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/intake"
	"docket/internal/order"
	"docket/internal/setting"
)

// KnownOrders implements intake.OrderStore.
func (s *Store) KnownOrders(ctx context.Context, n intake.Names) (intake.Known, error) {
	k, err := s.knownOrders(ctx, s.db.x, n)
	if err != nil {
		return k, fmt.Errorf("look up orders: %w", errInTime(ctx, err))
	}
	return k, nil
}

func (s *Store) knownOrders(ctx context.Context, q sqlx.QueryerContext, n intake.Names) (intake.Known, error) {
	k := intake.Known{Now: s.at(), Orders: map[string]intake.Present{}}
	var kept []keptRow
	if err := sqlx.SelectContext(ctx, q, &kept, ordersByReference, pq.StringArray(n.References), orderNumbers(n.References)); err != nil {
		return k, err
	}
	for _, row := range kept {
		p := intake.Present{Kept: row.kept(), Act: row.Act}
		k.Orders[p.Words().Reference] = p
	}
	var row namedRow
	if err := sqlx.GetContext(ctx, q, &row, namedByOrders, pq.StringArray(n.Customers), pq.StringArray(n.Members)); err != nil {
		return k, err
	}
	row.into(&k)
	var err error
	k.Shelf, err = shelfOf(ctx, q, n.SKUs)
	return k, err
}

// orderNumbers are the numbers among the references under which orders go out that
// have none of their own.
func orderNumbers(references []string) pq.Int64Array {
	var ids pq.Int64Array
	for _, r := range references {
		digits, numbered := strings.CutPrefix(r, "PO-")
		if id, err := strconv.ParseInt(digits, 10, 64); numbered && err == nil && order.ID(id).Number() == r {
			ids = append(ids, id)
		}
	}
	return ids
}

// keptRow is order o with the names it goes out under.
type keptRow struct {
	O         orderRow
	Customer  string
	Committee string
	Act       string
}

var keptColumns = orderColumns + `, cu.name AS customer, c.name AS committee, o.act AS act`

func (r keptRow) kept() intake.Kept {
	return intake.Kept{Order: r.O.order(), CustomerName: r.Customer, CommitteeName: r.Committee}
}

var ordersByReference = `
	SELECT ` + keptColumns + ` FROM purchase_order o` + orderEntryTables + `
	WHERE o.reference <> '' AND o.reference = ANY ($1) OR o.reference = '' AND o.id = ANY ($2)`

// namedRow is what orders name, as namedByOrders reads it.
type namedRow struct {
	Buyers     document[[]buyerDoc]
	Members    document[[]memberDoc]
	Committees document[[]intake.Committee]
	Numbers    document[setting.Numbers]
}

type buyerDoc struct {
	Customer customerDoc      `json:"customer"`
	Billing  customer.Billing `json:"billing"`
}

const namedByOrders = `
	SELECT (SELECT jsonb_agg(jsonb_build_object('customer', ` + customerJSON + `, 'billing', ` + billingJSON + `))
			FROM customer cu WHERE lower(cu.name) = ANY ($1)) AS buyers,
		(SELECT jsonb_agg(` + memberJSON + ` ORDER BY m.active, m.number) FROM member m
			WHERE lower(m.id) = ANY ($2) OR m.email <> '' AND lower(m.email) = ANY ($2)) AS members,
		(SELECT jsonb_agg(jsonb_build_object('ID', c.id, 'Name', c.name, 'Zone', c.zone) ORDER BY c.id) FROM committee c) AS committees,
		` + numbersJSON + ` AS numbers`

func (r namedRow) into(k *intake.Known) {
	k.Committees, k.Numbers = r.Committees.V, r.Numbers.V
	k.Customers = make(map[string]intake.Buyer, len(r.Buyers.V))
	for _, b := range r.Buyers.V {
		known := b.Customer.customer()
		k.Customers[strings.ToLower(known.Name)] = intake.Buyer{Customer: known, Billing: b.Billing}
	}
	k.Members = make(map[string]directory.Member, 2*len(r.Members.V))
	for _, doc := range r.Members.V {
		m := doc.member()
		k.Members[strings.ToLower(m.Email)], k.Members[strings.ToLower(string(m.ID))] = m, m
	}
	delete(k.Members, "")
}
