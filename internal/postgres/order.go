package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/order"
	"docket/internal/search"
)

// ChangeOrder implements order.Store.
func (s *Store) ChangeOrder(ctx context.Context, act directory.Act, id order.ID, named []directory.UserID, rule order.Rule) (order.Order, error) {
	changed, err := s.changeOrder(ctx, staging{act: act, id: int64(id), named: named}, scenesOfOrders, rule)
	if err != nil {
		return order.Order{}, fmt.Errorf("change order %d: %w", id, err)
	}
	return changed, nil
}

// DecideOrder implements order.Store. Orders that several people decide on at the same
// time are changed together.
func (s *Store) DecideOrder(ctx context.Context, act directory.Act, id order.ID, rule order.Rule) (order.Order, error) {
	of := staging{act: act, id: int64(id)}
	changed, err := s.orders.change(ctx, &orderCall{staging: of, rule: rule}, func() (order.Order, error) {
		return s.changeOrder(ctx, of, scenesOfApprovals, rule)
	})
	if err != nil {
		return order.Order{}, fmt.Errorf("decide on order %d: %w", id, err)
	}
	return changed, nil
}

type (
	orderCall     = changeCall[order.Order, order.Scene, order.Outcome]
	orderDecision = groupChange[order.Order, order.Scene, order.Outcome, orderStage]
)

// changeOrder changes an order alone.
func (s *Store) changeOrder(ctx context.Context, of staging, scenes string, rule order.Rule) (changed order.Order, err error) {
	at := s.at()
	if err := s.prepare(ctx, lockOrder, saveOrders); err != nil {
		return changed, err
	}
	err = s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) (err error) {
		changed, err = s.changeOrderIn(ctx, tx, of, scenes, at, rule)
		return err
	})
	return changed, err
}

// changeOrderIn changes the order in a transaction that is under way.
func (s *Store) changeOrderIn(ctx context.Context, tx *sqlx.Tx, of staging, scenes string, at time.Time, rule order.Rule) (order.Order, error) {
	st, err := s.stageOrder(ctx, tx, of, scenes, at)
	if err != nil || st.repeated {
		return st.order, err
	}
	out, err := rule(st.order, st.scene)
	if err != nil {
		return order.Order{}, err
	}
	return out.Order, st.save(ctx, tx, of.act, out)
}

// Order implements order.Store.
func (s *Store) Order(ctx context.Context, id order.ID) (order.Card, error) {
	var row struct {
		O         orderRow
		Customer  document[customerDoc]
		C         committeeRow
		People    document[[]memberDoc]
		Territory document[catalogue.Territory]
	}
	card, err := s.statement(ctx, orderCard)
	if err != nil {
		return order.Card{}, fmt.Errorf("read order %d: %w", id, err)
	}
	err = card.GetContext(ctx, &row, id)
	if errors.Is(err, sql.ErrNoRows) {
		return order.Card{}, fault.NotFoundf("There is no order %s.", id.Number())
	}
	if err != nil {
		return order.Card{}, fmt.Errorf("read order %d: %w", id, errInTime(ctx, err))
	}
	schedule, err := row.C.committee().Schedule()
	if err != nil {
		return order.Card{}, err
	}
	o, buyer := row.O.order(), row.Customer.V.customer()
	return order.Card{
		Entry:    order.Entry{Order: o, CustomerName: buyer.Name, Amount: row.O.Total, Count: row.O.Count, Zone: row.C.Zone},
		Customer: buyer, Committee: row.C.Name, Locale: row.C.Locale, Home: row.C.Channel, Days: schedule.Days(),
		Territory: row.Territory.V, People: people(row.People.V), Mail: s.mail,
	}, nil
}

var orderCard = `
	SELECT ` + orderColumns + `, ` + committeeColumns + `, ` + peopleOfOrder(`ARRAY[o.seller]`) + ` AS people,
		` + customerJSON + ` AS customer,
		(SELECT t FROM catalogue_edition e, jsonb_array_elements(nullif(e.terms -> 'territories', 'null')) AS t
			WHERE e.edition = o.edition AND t ->> 'code' = o.territory) AS territory
	FROM purchase_order o` + orderEntryTables + `
	WHERE o.id = $1`

// Orders implements order.Store.
func (s *Store) Orders(ctx context.Context, f order.Filter) ([]order.Entry, error) {
	if f.Limit <= 0 {
		f.Limit = listLimit
	}
	fulfil, args, err := s.ordersThat(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("list orders: %w", err)
	}
	query := `SELECT ` + orderEntryColumns + ` FROM (
			SELECT o.* FROM purchase_order o JOIN customer cu ON cu.id = o.customer_id WHERE ` + fulfil + `
			ORDER BY o.id DESC LIMIT $1
		) o` + orderEntryTables + ` ORDER BY o.id DESC`
	var rows []orderEntryRow
	if err := sqlx.SelectContext(ctx, s.db.x, &rows, query, append([]any{f.Limit}, args...)...); err != nil {
		return nil, fmt.Errorf("list orders: %w", errInTime(ctx, err))
	}
	entries := make([]order.Entry, len(rows))
	for n, r := range rows {
		entries[n] = r.entry()
	}
	return entries, nil
}

// ordersThat is the condition of a filter on order o of customer cu, its arguments
// from $2 on.
func (s *Store) ordersThat(ctx context.Context, f order.Filter) (string, []any, error) {
	fulfil, args := []string{"true"}, []any{}
	add := func(condition string, value any) {
		args = append(args, value)
		fulfil = append(fulfil, strings.ReplaceAll(condition, "?", fmt.Sprintf("$%d", len(args)+1)))
	}
	if f.Seller != "" {
		add(`o.seller = ?`, f.Seller)
	}
	if f.Turn != "" {
		add(ordersInTurn, f.Turn)
	}
	if f.Customer != 0 {
		add(`o.customer_id = ?`, f.Customer)
	}
	if len(f.States) > 0 {
		add(`o.state = ANY (?)`, array(f.States))
	}
	if f.Text != "" {
		found, err := s.foundNumbers(ctx, search.Orders, f.Text)
		if err != nil {
			return "", nil, err
		}
		add(`o.id = ANY (?)`, found)
	}
	return strings.Join(fulfil, " AND "), args, nil
}

// ordersInTurn are those in which it is a person's turn to approve.
const ordersInTurn = `o.id IN (SELECT ap.subject_id FROM approval_step st JOIN approval ap ON ap.id = st.approval_id
	WHERE st.turn @> ARRAY[?]::text[] AND st.state IN ('open', 'asked') AND ap.state = 'open' AND ap.subject_kind = 'order')`
