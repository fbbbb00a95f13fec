package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/lib/pq"

	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/entitlement"
)

// Entitlement implements entitlement.Store.
func (s *Store) Entitlement(ctx context.Context, id entitlement.ID) (entitlement.Line, error) {
	var row entitlementLineRow
	err := s.db.x.GetContext(ctx, &row, entitlementByID, id)
	if errors.Is(err, sql.ErrNoRows) {
		return entitlement.Line{}, noEntitlement()
	}
	if err != nil {
		return entitlement.Line{}, fmt.Errorf("read entitlement %d: %w", id, errInTime(ctx, err))
	}
	return row.line(), nil
}

const entitlementByID = `
	SELECT ` + entitlementLineColumns + `, ` + entitlementUses + ` FROM entitlement en` + entitlementLineTables + ` WHERE en.id = $1`

// endedLast orders entitlements by their last day, those without one after those
// with, and those whose last day is past, where their committee meets, behind all;
// $1 is now.
const endedLast = ` ORDER BY coalesce(en.until_day < (CAST($1 AS timestamptz) AT TIME ZONE c.zone)::date, false), en.until_day, lower(en.name), en.id`

// EntitlementsOf implements entitlement.Store.
func (s *Store) EntitlementsOf(ctx context.Context, of customer.ID) ([]entitlement.Line, error) {
	lines, err := s.entitlements(ctx, entitlementsOfCustomer, s.at(), of)
	if err != nil {
		return nil, fmt.Errorf("list entitlements of customer %d: %w", of, err)
	}
	return lines, nil
}

const entitlementsOfCustomer = `
	SELECT ` + entitlementLineColumns + ` FROM entitlement en` + entitlementLineTables + ` WHERE en.customer_id = $2` + endedLast

// FindEntitlements implements entitlement.Store.
func (s *Store) FindEntitlements(ctx context.Context, text string, limit int) ([]entitlement.Line, error) {
	lines, err := s.entitlements(ctx, entitlementsByText, s.at(), like(text), limit)
	if err != nil {
		return nil, fmt.Errorf("find entitlements: %w", err)
	}
	return lines, nil
}

const entitlementsByText = `
	SELECT ` + entitlementLineColumns + ` FROM entitlement en` + entitlementLineTables + `
	WHERE en.state = 'usable' AND (cu.name ILIKE $2 OR en.name ILIKE $2 OR en.sku ILIKE $2 OR p.name ILIKE $2 OR 'PO-' || en.order_id ILIKE $2)` +
	endedLast + ` LIMIT $3`

// EndingEntitlements implements entitlement.Store. A customer without a customer
// success manager, or whose manager has left, is everybody's in Customer Success.
func (s *Store) EndingEntitlements(ctx context.Context, of directory.UserID, limit int) ([]entitlement.Line, error) {
	lines, err := s.entitlements(ctx, endingEntitlements, of, limit)
	if err != nil {
		return nil, fmt.Errorf("list entitlements that end for %s: %w", of, err)
	}
	return lines, nil
}

const endingEntitlements = `
	SELECT ` + entitlementLineColumns + ` FROM entitlement en` + entitlementLineTables + `
	WHERE en.state = 'usable' AND en.ending_since IS NOT NULL AND (cu.success = $1
		OR NOT EXISTS (SELECT FROM member m WHERE m.id = cu.success AND m.active)
			AND EXISTS (SELECT FROM member m WHERE m.id = $1 AND 'customer_success' = ANY (m.roles)))
	ORDER BY en.until_day, en.id LIMIT $2`

// addEntitlements gives each decision about an entitlement what it is about.
func (s *Store) addEntitlements(ctx context.Context, minutes []committee.Minute) error {
	var ids pq.Int64Array
	for _, m := range minutes {
		if m.Subject == entitlement.ID(m.Subject.ID).Subject() {
			ids = append(ids, m.Subject.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	lines, err := s.entitlements(ctx, entitlementsByID, ids)
	if err != nil {
		return fmt.Errorf("read entitlements: %w", err)
	}
	for _, l := range lines {
		for n, m := range minutes {
			if m.Subject == l.ID.Subject() {
				minutes[n].Entitlement = &l
			}
		}
	}
	return nil
}

const entitlementsByID = `SELECT ` + entitlementLineColumns + ` FROM entitlement en` + entitlementLineTables + ` WHERE en.id = ANY ($1)`

func (s *Store) entitlements(ctx context.Context, query string, args ...any) ([]entitlement.Line, error) {
	var rows []entitlementLineRow
	if err := s.db.x.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, errInTime(ctx, err)
	}
	lines := make([]entitlement.Line, len(rows))
	for n, r := range rows {
		lines[n] = r.line()
	}
	return lines, nil
}
