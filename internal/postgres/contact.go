package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
)

// contactRow is contact ct as contactColumns reads it.
type contactRow struct {
	ID       customer.ContactID
	Customer customer.ID `db:"customer_id"`
	Name     string
	Email    string
	Roles    pq.StringArray
	Locale   string
	Retired  bool
}

const contactColumns = `ct.id, ct.customer_id, ct.name, ct.email, ct.roles, ct.locale, ct.retired`

func (r contactRow) contact() customer.Contact {
	return customer.Contact{ID: r.ID, Customer: r.Customer, Name: r.Name, Email: r.Email, Roles: texts[customer.ContactRole](r.Roles),
		Locale: r.Locale, Retired: r.Retired}
}

var contactRefusals = refusals{
	"contact_email":            fault.Conflictf("Somebody at this customer has that address already.").In("email"),
	"contact_customer_id_fkey": fault.NotFoundf("That customer is no longer there."),
}

func noContact() error { return fault.NotFoundf("That contact is no longer there.") }

// AddContact implements customer.ContactStore.
func (s *Store) AddContact(ctx context.Context, act directory.Act, c customer.Contact) (customer.Contact, error) {
	at := s.at()
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		c.ID = 0
		err := tx.GetContext(ctx, &c.ID, insertContact, c.Customer, c.Name, c.Email, array(c.Roles), c.Locale, act.Key)
		if err != nil {
			return err
		}
		added := change.Effects{Verb: "contact.added", Subject: c.Customer.Subject(), Before: customer.Contact{}, After: c}
		if err := (effects{act: act, at: at, all: []change.Effects{added}}).write(ctx, tx); err != nil {
			return err
		}
		return s.inviteContacts(ctx, tx, act, c.Customer, at)
	})
	if repeats(err, "contact_act") {
		return oneContact(ctx, s.db.x, contactByAct, act.Key)
	}
	if err != nil {
		return customer.Contact{}, contactRefusals.translate(err)
	}
	return c, nil
}

const insertContact = `
	INSERT INTO contact (customer_id, name, email, roles, locale, act) VALUES ($1, $2, $3, $4, $5, $6)
	RETURNING id`

// ChangeContact implements customer.ContactStore. It leaves the contact with its
// customer, and one that is retired as it is.
func (s *Store) ChangeContact(ctx context.Context, act directory.Act, id customer.ContactID, rule func(customer.Contact) (customer.Contact, error)) (customer.Contact, error) {
	at := s.at()
	var changed customer.Contact
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		before, err := oneContact(ctx, tx, lockContact, id)
		if err != nil {
			return err
		}
		if done, err := carriedOut(ctx, tx, act, "customer"); err != nil || done != 0 {
			changed = before
			return err
		}
		if before.Retired {
			return noContact()
		}
		if changed, err = rule(before); err != nil {
			return err
		}
		changed.ID, changed.Customer = id, before.Customer
		if err := writeContact(ctx, tx, act, before, changed, at); err != nil {
			return err
		}
		return s.inviteContacts(ctx, tx, act, before.Customer, at)
	})
	if err != nil {
		return customer.Contact{}, contactRefusals.translate(err)
	}
	return changed, nil
}

// writeContact writes a contact in the place of the one before. Close-outs that show
// it are drawn again.
func writeContact(ctx context.Context, tx *sqlx.Tx, act directory.Act, before, c customer.Contact, at time.Time) error {
	if before.Mark() == c.Mark() {
		return nil
	}
	if _, err := tx.ExecContext(ctx, updateContact, c.ID, c.Name, c.Email, array(c.Roles), c.Locale, c.Retired); err != nil {
		return err
	}
	changed := change.Effects{Verb: "contact.changed", Subject: c.Customer.Subject(), Before: contactRecord{Contact: before}, After: contactRecord{Whom: before.Name, Contact: c}}
	if c.Retired {
		changed.Verb = "contact.retired"
	}
	if err := tx.SelectContext(ctx, &changed.Stale, shownOfContact, c.ID); err != nil {
		return err
	}
	return effects{act: act, at: at, all: []change.Effects{changed}}.write(ctx, tx)
}

// contactRecord is a contact as the record of its customer keeps a change of it. Only
// what differs is kept, so that Whom, who it is about, stands on one side alone.
type contactRecord struct {
	Whom string
	customer.Contact
}

const lockContact = `SELECT ` + contactColumns + ` FROM contact ct WHERE ct.id = $1 FOR NO KEY UPDATE`

const updateContact = `UPDATE contact SET name = $2, email = $3, roles = $4, locale = $5, retired = $6 WHERE id = $1`

const shownOfContact = `SELECT 'closeout' AS kind, id FROM closeout WHERE contact_id = $1`

// Contact implements customer.ContactStore.
func (s *Store) Contact(ctx context.Context, id customer.ContactID) (customer.Contact, error) {
	return oneContact(ctx, s.db.x, contactByID, id)
}

const (
	contactByID  = `SELECT ` + contactColumns + ` FROM contact ct WHERE ct.id = $1`
	contactByAct = `SELECT ` + contactColumns + ` FROM contact ct WHERE ct.act = $1`
)

func oneContact(ctx context.Context, q sqlx.QueryerContext, query string, key any) (customer.Contact, error) {
	var row contactRow
	err := sqlx.GetContext(ctx, q, &row, query, key)
	if errors.Is(err, sql.ErrNoRows) {
		return customer.Contact{}, noContact()
	}
	if err != nil {
		return customer.Contact{}, fmt.Errorf("read contact %v: %w", key, errInTime(ctx, err))
	}
	return row.contact(), nil
}

// Contacts implements customer.ContactStore.
func (s *Store) Contacts(ctx context.Context, of customer.ID) ([]customer.Contact, error) {
	var rows []contactRow
	if err := s.db.x.SelectContext(ctx, &rows, contactsOfCustomer, of); err != nil {
		return nil, fmt.Errorf("list contacts of customer %d: %w", of, errInTime(ctx, err))
	}
	all := make([]customer.Contact, len(rows))
	for n, r := range rows {
		all[n] = r.contact()
	}
	return all, nil
}

const contactsOfCustomer = `
	SELECT ` + contactColumns + ` FROM contact ct WHERE ct.customer_id = $1 AND NOT ct.retired
	ORDER BY lower(ct.name), ct.id`
