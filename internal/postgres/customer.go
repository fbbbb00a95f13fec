package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/search"
)

// customerRow is customer cu as customerColumns reads it.
type customerRow struct {
	ID        customer.ID
	Name      string
	Class     customer.Class
	Territory string
	From      calendar.Date `db:"service_from"`
	Until     calendar.Date `db:"service_until"`
	Locale    string
	LiveOn    calendar.Date `db:"live_on"`
	Success   directory.UserID
	Channel   string
	Exports   bool
}

const customerColumns = `cu.id, cu.name, cu.class, cu.territory, cu.service_from, cu.service_until, cu.locale, cu.live_on, cu.success, cu.channel, cu.exports`

func (r customerRow) customer() customer.Customer {
	return customer.Customer{
		ID: r.ID, Name: r.Name, Class: r.Class, Territory: r.Territory,
		Service: customer.Period{From: r.From, Until: r.Until}, Locale: r.Locale, LiveOn: r.LiveOn, Success: r.Success,
		Channel: r.Channel, Exports: r.Exports,
	}
}

var customerRefusals = refusals{
	"customer_name": fault.Conflictf("There is a customer of that name already.").In("name"),
}

// AddCustomer implements customer.Store.
func (s *Store) AddCustomer(ctx context.Context, act directory.Act, c customer.Customer) (customer.Customer, error) {
	at := s.at()
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		c.ID = 0
		err := tx.GetContext(ctx, &c.ID, insertCustomer, c.Name, c.Class, c.Territory, c.Service.From, c.Service.Until, c.Locale, c.LiveOn,
			c.Success, c.Channel, c.Exports, act.Key)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		added := change.Effects{Verb: "customer.added", Subject: c.ID.Subject(), After: c}
		return effects{act: act, at: at, all: []change.Effects{added}}.write(ctx, tx)
	})
	if err != nil {
		return customer.Customer{}, customerRefusals.translate(err)
	}
	if c.ID == 0 {
		return oneCustomer(ctx, s.db.x, customerByAct, act.Key)
	}
	return c, nil
}

const insertCustomer = `
	INSERT INTO customer (name, class, territory, service_from, service_until, locale, live_on, success, channel, exports, act)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
	ON CONFLICT (act) DO NOTHING
	RETURNING id`

const customerByAct = `SELECT ` + customerColumns + ` FROM customer cu WHERE cu.act = $1`

// ChangeCustomer implements customer.Store. Whatever shows the customer's name is
// drawn again.
func (s *Store) ChangeCustomer(ctx context.Context, act directory.Act, id customer.ID, rule func(customer.Customer) (customer.Customer, error)) (customer.Customer, error) {
	at := s.at()
	var changed customer.Customer
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) (err error) {
		before, err := oneCustomer(ctx, tx, lockCustomer, id)
		if err != nil {
			return err
		}
		if done, err := carriedOut(ctx, tx, act, "customer"); err != nil || done != 0 {
			changed = before
			return err
		}
		if changed, err = rule(before); err != nil || changed == before {
			return err
		}
		var shown []outbox.Subject
		if err := tx.SelectContext(ctx, &shown, shownOfCustomer, id); err != nil {
			return err
		}
		c := changed
		_, err = tx.ExecContext(ctx, updateCustomer, id, c.Name, c.Class, c.Territory, c.Service.From, c.Service.Until, c.Locale, c.LiveOn, c.Success, c.Channel, c.Exports)
		if err != nil {
			return err
		}
		all := []change.Effects{{Verb: "customer.changed", Subject: id.Subject(), Before: before, After: c, Stale: shown},
			care.Follow(before, c, act.Key, at)}
		if c.Service.Until != before.Service.Until {
			all = append(all, care.Moved(id, act.Key, at))
		}
		return effects{act: act, at: at, all: all}.write(ctx, tx)
	})
	if err != nil {
		return customer.Customer{}, customerRefusals.translate(err)
	}
	return changed, nil
}

const lockCustomer = `SELECT ` + customerColumns + ` FROM customer cu WHERE cu.id = $1 FOR NO KEY UPDATE`

var shownOfCustomer = `
	SELECT DISTINCT s.kind, s.id FROM project p CROSS JOIN LATERAL (
		SELECT 'project', p.id
		UNION ALL SELECT 'closeout', co.id FROM closeout co WHERE co.project_id = p.id
		UNION ALL SELECT 'issue', i.id FROM issue i WHERE i.project_id = p.id AND i.state <> 'closed'
		UNION ALL SELECT 'entitlement', en.id FROM entitlement en WHERE en.project_id = p.id AND en.state = 'usable' AND en.ending_since IS NOT NULL
		UNION ALL (` + pagesShowing("project", "p") + `)
		UNION ALL SELECT 'agenda_page', pages.id
			FROM entitlement en CROSS JOIN LATERAL (` + pagesShowing("entitlement", "en") + `) AS pages (kind, id)
			WHERE en.project_id = p.id AND en.state = 'usable' AND en.ending_since IS NOT NULL
		UNION ALL SELECT 'agenda_page', pages.id
			FROM issue i CROSS JOIN LATERAL (` + pagesShowing("issue", "i") + `) AS pages (kind, id)
			WHERE i.project_id = p.id AND i.state <> 'closed'
	) AS s (kind, id)
	WHERE p.customer_id = $1`

const updateCustomer = `
	UPDATE customer SET name = $2, class = $3, territory = $4, service_from = $5, service_until = $6, locale = $7, live_on = $8,
		success = $9, channel = $10, exports = $11
	WHERE id = $1`

// Customer implements customer.Store.
func (s *Store) Customer(ctx context.Context, id customer.ID) (customer.Customer, error) {
	return oneCustomer(ctx, s.db.x, customerByID, id)
}

const customerByID = `SELECT ` + customerColumns + ` FROM customer cu WHERE cu.id = $1`

func oneCustomer(ctx context.Context, q sqlx.QueryerContext, query string, key any) (customer.Customer, error) {
	var row customerRow
	err := sqlx.GetContext(ctx, q, &row, query, key)
	if errors.Is(err, sql.ErrNoRows) {
		return customer.Customer{}, fault.NotFoundf("That customer is no longer there.")
	}
	if err != nil {
		return customer.Customer{}, fmt.Errorf("read customer %v: %w", key, errInTime(ctx, err))
	}
	return row.customer(), nil
}

// Customers implements customer.Store.
func (s *Store) Customers(ctx context.Context, text string, limit int) ([]customer.Customer, error) {
	fulfil, args := "true", []any{limit, like(text)}
	if strings.TrimSpace(text) != "" {
		named, err := s.namedNumbers(ctx, search.Customers, text, customersNotIndexed)
		if err != nil {
			return nil, fmt.Errorf("list customers: %w", err)
		}
		fulfil, args = "cu.id = ANY ($3)", append(args, named)
	}
	var rows []customerRow
	if err := s.db.x.SelectContext(ctx, &rows, customersWhere(fulfil), args...); err != nil {
		return nil, fmt.Errorf("list customers: %w", errInTime(ctx, err))
	}
	found := make([]customer.Customer, len(rows))
	for n, r := range rows {
		found[n] = r.customer()
	}
	return found, nil
}

var customersNotIndexed = `SELECT cu.id FROM customer cu WHERE cu.name ILIKE $1 AND ` + unindexed(search.Customers, "cu")

// customersWhere lists the first $1 customers cu that fulfil a condition. A name that
// begins with the text comes before one that only holds it.
func customersWhere(fulfil string) string {
	return `
	SELECT ` + customerColumns + ` FROM customer cu WHERE ` + fulfil + `
	ORDER BY cu.name ILIKE substr($2, 2) DESC, lower(cu.name), cu.id
	LIMIT $1`
}

// CustomerOf implements customer.Store.
func (s *Store) CustomerOf(ctx context.Context, t customer.Trace) (customer.Customer, error) {
	var rows []customerRow
	if err := s.db.x.SelectContext(ctx, &rows, customersByTrace, t.Channel, t.Email); err != nil {
		return customer.Customer{}, fmt.Errorf("find customer of a message: %w", errInTime(ctx, err))
	}
	shared := func(n int) bool { return t.Channel != "" && rows[n].Channel == t.Channel }
	if len(rows) == 1 || len(rows) == 2 && shared(0) && !shared(1) {
		return rows[0].customer(), nil
	}
	return customer.Customer{}, fault.NotFoundf("That customer is no longer there.")
}

// A shared channel says more than an address.
const customersByTrace = `
	SELECT ` + customerColumns + ` FROM customer cu WHERE cu.id IN (
		SELECT id FROM customer WHERE channel = $1 AND $1 <> ''
		UNION SELECT customer_id FROM contact WHERE lower(email) = $2 AND email <> '' AND NOT retired)
	ORDER BY (cu.channel = $1 AND $1 <> '') DESC, cu.id LIMIT 2`
