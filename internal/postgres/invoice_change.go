package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/invoice"
	"docket/internal/order"
	"docket/internal/outbox"
)

// OpenInvoice implements invoice.Store.
func (s *Store) OpenInvoice(ctx context.Context, act directory.Act, of order.ID, open func(invoice.Scene) (invoice.Outcome, error)) (invoice.Check, error) {
	at := s.at()
	var opened invoice.Check
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		scene, err := stageInvoice(ctx, tx, act, of, at)
		if err != nil {
			return err
		}
		if made, err := carriedOut(ctx, tx, act, invoice.ID(0).Subject().Kind); err != nil || made != 0 {
			if err == nil {
				opened, err = checkOf(scene, invoice.ID(made))
			}
			return err
		}
		if err := tx.GetContext(ctx, &scene.NextID, `SELECT nextval('invoice_check_id_seq')`); err != nil {
			return fmt.Errorf("number: %w", err)
		}
		out, err := open(scene)
		if err != nil {
			return err
		}
		opened = out.Check
		return writeInvoice(ctx, tx, act, scene, out)
	})
	if err != nil {
		return invoice.Check{}, err
	}
	return opened, nil
}

// ChangeInvoice implements invoice.Store.
func (s *Store) ChangeInvoice(ctx context.Context, act directory.Act, id invoice.ID, rule invoice.Rule) (invoice.Check, error) {
	at := s.at()
	var changed invoice.Check
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		var of order.ID
		err := tx.GetContext(ctx, &of, `SELECT order_id FROM invoice_check WHERE id = $1`, id)
		if errors.Is(err, sql.ErrNoRows) {
			return noInvoice()
		}
		if err != nil {
			return err
		}
		scene, err := stageInvoice(ctx, tx, act, of, at)
		if err != nil {
			return err
		}
		changed, err = checkOf(scene, id)
		if err != nil {
			return err
		}
		if done, err := carriedOut(ctx, tx, act, id.Subject().Kind); err != nil || done != 0 {
			return err
		}
		out, err := rule(changed, scene)
		if err != nil {
			return err
		}
		changed = out.Check
		return writeInvoice(ctx, tx, act, scene, out)
	})
	if err != nil {
		return invoice.Check{}, fmt.Errorf("change invoice %d: %w", id, err)
	}
	return changed, nil
}

// checkOf is one of the scene's checks.
func checkOf(s invoice.Scene, id invoice.ID) (invoice.Check, error) {
	n := slices.IndexFunc(s.Others, func(c invoice.Check) bool { return c.ID == id })
	if n < 0 {
		return invoice.Check{}, noInvoice()
	}
	return s.Others[n], nil
}

// invoiceScene is what is read of an order whose invoice is checked.
type invoiceScene struct {
	O       orderRow
	Billing document[customer.Billing]
	Home    outbox.Lane
	Zone    string
	People  document[[]memberDoc]
}

// stageInvoice locks the order, under which all its checks stand, and how its customer
// is invoiced. It reads the scene only then: what the rule sees is what the last one left.
func stageInvoice(ctx context.Context, tx *sqlx.Tx, act directory.Act, of order.ID, at time.Time) (invoice.Scene, error) {
	var locked order.ID
	err := tx.GetContext(ctx, &locked, lockInvoiced, of)
	if errors.Is(err, sql.ErrNoRows) {
		return invoice.Scene{}, fault.NotFoundf("That order is no longer there.")
	}
	if err != nil {
		return invoice.Scene{}, fmt.Errorf("lock order %d: %w", of, err)
	}
	var row invoiceScene
	if err := tx.GetContext(ctx, &row, sceneOfInvoice, of, act.By); err != nil {
		return invoice.Scene{}, fmt.Errorf("read scene: %w", err)
	}
	var checks []struct {
		IC invoiceRow `db:"ic"`
	}
	if err := tx.SelectContext(ctx, &checks, checksOfOrder, of); err != nil {
		return invoice.Scene{}, fmt.Errorf("read checks of order %d: %w", of, err)
	}
	zone, err := calendar.Zone(row.Zone)
	if err != nil {
		return invoice.Scene{}, err
	}
	s := invoice.Scene{Press: act.Key, People: people(row.People.V, act.By), Order: row.O.order(), Billing: row.Billing.V, Home: row.Home, Zone: zone, Now: at}
	s.Actor = s.People[act.By]
	for _, c := range checks {
		s.Others = append(s.Others, c.IC.check())
	}
	return s, nil
}

const lockInvoiced = `
	SELECT o.id FROM purchase_order o JOIN customer cu ON cu.id = o.customer_id WHERE o.id = $1
	FOR NO KEY UPDATE OF o FOR SHARE OF cu`

var sceneOfInvoice = `
	SELECT ` + orderColumns + `, ` + billingJSON + ` AS billing, c.channel AS home, c.zone AS zone, (
		WITH RECURSIVE part (id) AS (
			SELECT id FROM member WHERE id IN ($2, o.seller) OR roles && '{finance}'
			UNION SELECT aw.stand_in FROM part JOIN absence aw ON aw.member_id = part.id)
		SELECT jsonb_agg(` + memberJSON + `) FROM member m WHERE m.id IN (SELECT id FROM part)) AS people
	FROM purchase_order o` + orderEntryTables + `
	WHERE o.id = $1`

const checksOfOrder = `SELECT ` + invoiceColumns + ` FROM invoice_check ic WHERE ic.order_id = $1 ORDER BY ic.id`

// writeInvoice writes what the rule made of the check, in one statement. The Home of
// Finance lists it.
func writeInvoice(ctx context.Context, tx *sqlx.Tx, act directory.Act, s invoice.Scene, out invoice.Outcome) error {
	var finance []directory.UserID
	for id, m := range s.People {
		if m.Has(directory.Finance) {
			finance = append(finance, id)
		}
	}
	slices.Sort(finance)
	e := effects{act: act, at: s.Now, all: []change.Effects{out.Effects}, stale: homes(s.People, finance...)}
	args, err := e.args()
	if err != nil {
		return err
	}
	c := out.Check
	content, err := pack(c.Content)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, saveInvoice, append(args, c.ID, c.Order, s.Order.Committee, c.Period.From, c.Period.Until, c.State,
		content, c.Total(), c.Note, c.OpenedBy, c.OpenedAt, c.Since)...)
	return err
}

var saveInvoice = `WITH ` + effectsCTE + `, written AS (
		INSERT INTO invoice_check (id, order_id, committee_id, from_day, until_day, state, content, total, note, opened_by, opened_at, since, act)
		VALUES ($10, $11, $12, $13, $14, $15, $16::jsonb, $17, $18, $19, $20, $21, $1)
		ON CONFLICT (id) DO UPDATE SET state = excluded.state, content = excluded.content, total = excluded.total,
			note = excluded.note, since = excluded.since
	)
	SELECT ` + sayEffects
