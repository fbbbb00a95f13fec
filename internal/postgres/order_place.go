package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/order"
)

var orderRefusals = refusals{
	"purchase_order_committee_id_fkey": fault.NotFoundf("That committee no longer exists.").In("committee"),
	"purchase_order_reference":         fault.Conflictf("There is an order with that reference already.").In("reference"),
	"purchase_order_act":               fault.Conflictf("There is an order with that reference already.").In("reference"), // sent twice at once
}

// PlaceOrder implements order.Store.
func (s *Store) PlaceOrder(ctx context.Context, act directory.Act, p order.Placing, rule order.Place) (order.Order, error) {
	at := s.at()
	var placed order.Order
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) (err error) {
		placed, err = s.placeOrder(ctx, tx, act, p, at, rule)
		return err
	})
	if err != nil {
		return order.Order{}, fmt.Errorf("place order: %w", orderRefusals.translate(err))
	}
	return placed, nil
}

func (s *Store) placeOrder(ctx context.Context, tx *sqlx.Tx, act directory.Act, p order.Placing, at time.Time, rule order.Place) (order.Order, error) {
	made, err := orderOfAct(ctx, tx, act)
	if err != nil || made.ID != 0 {
		return made, err
	}
	return s.placeAnew(ctx, tx, act, p, at, rule)
}

// placeAnew places what the act has not placed yet. Where it does so twice at once, the
// second fails by the key of the act.
func (s *Store) placeAnew(ctx context.Context, tx *sqlx.Tx, act directory.Act, p order.Placing, at time.Time, rule order.Place) (order.Order, error) {
	d, err := takeDraft(ctx, tx, act, p)
	if err != nil {
		return order.Order{}, err
	}
	st, err := s.stagePlacing(ctx, tx, act, d, at)
	if err != nil {
		return order.Order{}, err
	}
	out, err := rule(d, st.order, st.scene)
	if err != nil {
		return order.Order{}, err
	}
	return out.Order, st.save(ctx, tx, act, out)
}

// orderOfAct is the order that the act made or changed before, zero when it did not.
func orderOfAct(ctx context.Context, tx *sqlx.Tx, act directory.Act) (order.Order, error) {
	var row struct{ O orderRow }
	err := tx.GetContext(ctx, &row, orderByAct, act.Key)
	if errors.Is(err, sql.ErrNoRows) {
		return order.Order{}, nil
	}
	return row.O.order(), err
}

var orderByAct = `
	SELECT ` + orderColumns + ` FROM purchase_order o
	WHERE o.id = (SELECT subject_id FROM audit WHERE act = $1 AND subject_kind = 'order' LIMIT 1)`

// takeDraft locks the draft that is placed, or makes one of what came from outside.
func takeDraft(ctx context.Context, tx *sqlx.Tx, act directory.Act, p order.Placing) (order.Draft, error) {
	if p.Draft == 0 {
		return order.Draft{Owner: act.By, Content: p.Content}, nil
	}
	var row draftRow
	err := tx.GetContext(ctx, &row, `SELECT `+draftColumns+` FROM order_draft d WHERE d.id = $1 FOR UPDATE`, p.Draft)
	if errors.Is(err, sql.ErrNoRows) {
		return order.Draft{}, errNoDraft
	}
	return row.draft(), err
}

var errNoDraft = fault.NotFoundf("That draft is no longer there: it was submitted or discarded.")

// stagePlacing locks the draft's customer and the order it changes, and reads the
// scene only then.
func (s *Store) stagePlacing(ctx context.Context, tx *sqlx.Tx, act directory.Act, d order.Draft, at time.Time) (orderStage, error) {
	if err := lockBuyer(ctx, tx, d.Content.Customer); err != nil {
		return orderStage{}, err
	}
	st := orderStage{prepared: &s.prepared}
	if d.Order != 0 {
		of := staging{act: act, id: int64(d.Order), named: []directory.UserID{d.Owner, d.Content.SOW.By}}
		var err error
		if st, err = s.stageOrder(ctx, tx, of, scenesOfOrders, at); err != nil {
			return st, err
		}
	}
	var row struct {
		orderSceneRow
		ID    order.ID
		First bool
	}
	named := []directory.UserID{act.By, d.Owner, d.Content.SOW.By, st.order.Seller}
	err := tx.GetContext(ctx, &row, sceneOfPlacing, d.Content.Customer, d.Content.Committee, array(named), d.Order)
	if errors.Is(err, sql.ErrNoRows) {
		return st, fault.Invalidf("Choose the committee that follows the project.").In("committee")
	}
	if err != nil {
		return st, fmt.Errorf("read scene: %w", err)
	}
	if st.scene, err = row.scene(at, people(row.People.V, named...)); err != nil {
		return st, err
	}
	st.scene.Press, st.scene.Actor, st.scene.Mail = act.Key, st.scene.People[act.By], s.mail
	st.scene.NextID, st.scene.First = row.ID, row.First
	st.scene.Shelf, err = shelf(ctx, tx, d.Content)
	return st, err
}

// lockBuyer makes two orders of one customer come one after the other: which of them
// is the first decides on the starter pack.
func lockBuyer(ctx context.Context, tx *sqlx.Tx, id customer.ID) error {
	var locked customer.ID
	err := tx.GetContext(ctx, &locked, `SELECT id FROM customer WHERE id = $1 FOR NO KEY UPDATE`, id)
	if errors.Is(err, sql.ErrNoRows) {
		return fault.Invalidf("Choose the customer.").In("customer")
	}
	return err
}

var sceneOfPlacing = `
	SELECT ` + orderSceneColumns(`$3::text[]`) + `, CASE WHEN $4 = 0 THEN nextval('purchase_order_id_seq') ELSE $4 END AS id,
		NOT EXISTS (SELECT FROM purchase_order e WHERE e.customer_id = cu.id AND e.id <> $4 AND e.state <> 'withdrawn')
			AND NOT EXISTS (SELECT FROM project WHERE customer_id = cu.id) AS first
	FROM customer cu, committee c WHERE cu.id = $1 AND c.id = $2`

// shelf reads the part of the catalogue that an order has to do with.
func shelf(ctx context.Context, q sqlx.QueryerContext, c order.Content) (order.Shelf, error) {
	codes := make([]catalogue.Code, len(c.Lines))
	for n, l := range c.Lines {
		codes[n] = l.SKU
	}
	return shelfOf(ctx, q, codes)
}

func shelfOf(ctx context.Context, q sqlx.QueryerContext, codes []catalogue.Code) (order.Shelf, error) {
	var row struct {
		Edition catalogue.Edition
		Terms   document[catalogue.Terms]
		SKUs    document[[]catalogue.SKU] `db:"skus"`
	}
	if err := sqlx.GetContext(ctx, q, &row, shelfOfOrder, array(codes)); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return order.Shelf{}, fmt.Errorf("read catalogue: %w", err)
	}
	sh := order.Shelf{Edition: row.Edition, Terms: row.Terms.V, SKUs: make(map[catalogue.Code]catalogue.SKU, len(row.SKUs.V))}
	for _, sku := range row.SKUs.V {
		sh.SKUs[sku.Code] = sku
	}
	return sh, nil
}

const shelfOfOrder = `
	SELECT e.edition AS edition, e.terms AS terms, (
		SELECT jsonb_agg(s.content) FROM sku s
		WHERE s.until IS NULL AND (s.code = ANY ($1) OR s.code IN (SELECT jsonb_array_elements(nullif(e.terms -> 'starter', 'null')) ->> 'sku'))) AS skus
	FROM catalogue_edition e ORDER BY e.edition DESC LIMIT 1`
