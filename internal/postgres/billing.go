package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
)

// billingJSON is how customer cu is invoiced, NULL while nobody said.
const billingJSON = `(SELECT jsonb_strip_nulls(jsonb_build_object('contact', cb.contact, 'email', cb.email, 'address', cb.address,
		'contact_verified', CASE WHEN cb.contact_by <> '' THEN jsonb_build_object('by', cb.contact_by, 'at', cb.contact_at) END,
		'address_verified', CASE WHEN cb.address_by <> '' THEN jsonb_build_object('by', cb.address_by, 'at', cb.address_at) END))
	FROM customer_billing cb WHERE cb.customer_id = cu.id)`

// Billing implements customer.BillingStore.
func (s *Store) Billing(ctx context.Context, of customer.ID) (customer.Billing, error) {
	var doc document[customer.Billing]
	err := s.db.x.GetContext(ctx, &doc, billingOfCustomer, of)
	if errors.Is(err, sql.ErrNoRows) {
		return customer.Billing{}, fault.NotFoundf("That customer is no longer there.")
	}
	if err != nil {
		return customer.Billing{}, fmt.Errorf("read billing of customer %d: %w", of, errInTime(ctx, err))
	}
	return doc.V, nil
}

const billingOfCustomer = `SELECT ` + billingJSON + ` FROM customer cu WHERE cu.id = $1`

// ChangeBilling implements customer.BillingStore. What shows whether it is verified
// is drawn again.
func (s *Store) ChangeBilling(ctx context.Context, act directory.Act, of customer.ID,
	rule func(customer.Billing, time.Time) (customer.Billing, error)) (customer.Billing, error) {
	at := s.at()
	var changed customer.Billing
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		before, err := lockBilling(ctx, tx, of)
		if err != nil {
			return err
		}
		if done, err := carriedOut(ctx, tx, act, "customer"); err != nil || done != 0 {
			changed = before
			return err
		}
		if changed, err = rule(before, at); err != nil || changed == before {
			return err
		}
		return writeBilling(ctx, tx, act, of, before, changed, at)
	})
	if err != nil {
		return customer.Billing{}, err
	}
	return changed, nil
}

// lockBilling reads how a customer is invoiced once nobody else can change it. A
// customer of whom nobody said yet has no row of its own to lock.
func lockBilling(ctx context.Context, tx *sqlx.Tx, of customer.ID) (customer.Billing, error) {
	if _, err := oneCustomer(ctx, tx, lockCustomer, of); err != nil {
		return customer.Billing{}, err
	}
	var doc document[customer.Billing]
	if err := tx.GetContext(ctx, &doc, billingOfCustomer, of); err != nil {
		return customer.Billing{}, fmt.Errorf("read billing of customer %d: %w", of, err)
	}
	return doc.V, nil
}

// writeBilling writes how a customer is invoiced, under the customer's lock.
func writeBilling(ctx context.Context, tx *sqlx.Tx, act directory.Act, of customer.ID, before, b customer.Billing, at time.Time) error {
	_, err := tx.ExecContext(ctx, saveBilling, of, b.Contact, b.Email, b.Address,
		b.ContactVerified.By, moment(b.ContactVerified.At), b.AddressVerified.By, moment(b.AddressVerified.At))
	if err != nil {
		return fmt.Errorf("write billing of customer %d: %w", of, err)
	}
	changed := change.Effects{Verb: "billing.changed", Subject: of.Subject(), Before: recordBilling(before), After: recordBilling(b)}
	if before.Mark() == b.Mark() {
		changed.Verb = "billing.verified"
	}
	if err := tx.SelectContext(ctx, &changed.Stale, shownOfBilling, of); err != nil {
		return fmt.Errorf("find what shows billing of customer %d: %w", of, err)
	}
	return effects{act: act, at: at, all: []change.Effects{changed}}.write(ctx, tx)
}

const saveBilling = `
	INSERT INTO customer_billing (customer_id, contact, email, address, contact_by, contact_at, address_by, address_at)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
	ON CONFLICT (customer_id) DO UPDATE SET contact = excluded.contact, email = excluded.email, address = excluded.address,
		contact_by = excluded.contact_by, contact_at = excluded.contact_at, address_by = excluded.address_by,
		address_at = excluded.address_at`

// An invoice that is not released looks at the present, and so does Finance's Home,
// where it is listed.
const shownOfBilling = `
	WITH pending AS (
		SELECT ic.id FROM invoice_check ic JOIN purchase_order po ON po.id = ic.order_id
		WHERE po.customer_id = $1 AND ic.state IN ('open', 'held'))
	SELECT 'invoice' AS kind, id FROM pending
	UNION ALL SELECT 'member', m.number FROM member m WHERE m.roles && '{finance}' AND EXISTS (SELECT FROM pending)`

// billingRecord is a billing as the record of its customer keeps a change of it.
type billingRecord struct {
	InvoiceContact, InvoiceEmail, InvoiceAddress string
	ContactVerified, AddressVerified             directory.UserID
}

func recordBilling(b customer.Billing) billingRecord {
	return billingRecord{InvoiceContact: b.Contact, InvoiceEmail: b.Email, InvoiceAddress: b.Address,
		ContactVerified: b.ContactVerified.By, AddressVerified: b.AddressVerified.By}
}
