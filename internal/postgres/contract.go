package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"docket/internal/contract"
	"docket/internal/directory"
)

// contractBatch is how many contracts are written at a time.
const contractBatch = 5000

// errDryRun rolls back what was only tried.
var errDryRun = errors.New("dry run")

// ImportContracts implements contract.Store.
func (s *Store) ImportContracts(ctx context.Context, act directory.Act, t contract.Terms, cs []contract.Contract, progress func(done int)) (contract.Report, error) {
	im := contractImport{act: act, terms: t, at: s.at()}
	if !t.Atomic && !t.DryRun {
		return im.batches(cs, progress, func(batch []contract.Contract) (r contract.Report, err error) {
			err = s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
				r, err = im.write(ctx, tx, batch)
				return err
			})
			return r, err
		})
	}
	var report contract.Report
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) (err error) {
		report, err = im.batches(cs, progress, func(batch []contract.Contract) (contract.Report, error) {
			return im.write(ctx, tx, batch)
		})
		if err == nil && t.DryRun {
			return errDryRun
		}
		return err
	})
	if errors.Is(err, errDryRun) {
		err = nil
	}
	return report, err
}

// contractImport is one file on its way in.
type contractImport struct {
	act   directory.Act
	terms contract.Terms
	at    time.Time
}

func (im contractImport) batches(cs []contract.Contract, progress func(int), write func([]contract.Contract) (contract.Report, error)) (contract.Report, error) {
	var sum contract.Report
	done := 0
	for batch := range slices.Chunk(cs, contractBatch) {
		r, err := write(batch)
		if err != nil {
			return sum, fmt.Errorf("write contracts from line %d on: %w", batch[0].Line, projectRefusals.translate(err))
		}
		sum.Customers, sum.Projects = sum.Customers+r.Customers, sum.Projects+r.Projects
		sum.Extended, sum.Known = sum.Extended+r.Extended, sum.Known+r.Known
		if done += len(batch); progress != nil {
			progress(done)
		}
	}
	return sum, nil
}

// write takes two statements, for the second one has to see the customers that
// the first one makes.
func (im contractImport) write(ctx context.Context, tx *sqlx.Tx, cs []contract.Contract) (contract.Report, error) {
	n := len(cs)
	names, numbers, titles := make(pq.StringArray, n), make(pq.StringArray, n), make(pq.StringArray, n)
	keys, received, until := make(pq.StringArray, n), make(pq.StringArray, n), make([]*string, n)
	for i, c := range cs {
		names[i], numbers[i], titles[i], keys[i] = c.Customer, c.Number, c.ProjectName(), c.Key()
		received[i] = c.ReceivedOn.String()
		if !c.Until.IsZero() {
			day := c.Until.String()
			until[i] = &day
		}
	}
	var r contract.Report
	err := tx.GetContext(ctx, &r.Customers, importCustomers, im.act.Key, im.act.By, im.at, names, im.terms.Class)
	if err != nil {
		return r, err
	}
	var wrote struct{ Projects, Extended int }
	err = tx.GetContext(ctx, &wrote, importProjects, im.act.Key, im.act.By, im.at, names, numbers, titles, keys, received,
		pq.Array(until), im.terms.Committee, im.terms.Type)
	r.Projects, r.Extended, r.Known = wrote.Projects, wrote.Extended, n-wrote.Projects
	return r, err
}

const importCustomers = `
	WITH added AS (
		INSERT INTO customer (name, class, act)
		SELECT DISTINCT ON (lower(name)) name, $5, 'customer:' || lower(name) FROM unnest($4::text[]) AS t (name)
		ORDER BY lower(name)
		ON CONFLICT DO NOTHING
		RETURNING id, name, class
	), recorded AS (
		INSERT INTO audit (at, act, by_member, verb, subject_kind, subject_id, after)
		SELECT $3, $1, $2, 'customer.added', 'customer', id, jsonb_build_object('Name', name, 'Class', class) FROM added
	)
	SELECT count(*) FROM added`

// A period that would end before it begins is left as it is.
const importProjects = `
	WITH line AS (
		SELECT cu.id AS customer_id, cu.service_until AS before, t.* FROM
		unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::date[])
			AS t (customer, number, title, key, received_on, until)
		JOIN customer cu ON lower(cu.name) = lower(t.customer)
	), added AS (
		INSERT INTO project (committee_id, customer_id, name, type, contract, received_on, created_at, act)
		SELECT $10, customer_id, title, $11, number, received_on, $3, key FROM line
		ON CONFLICT (act) DO NOTHING
		RETURNING id, name, type, customer_id, contract, received_on
	), last AS (
		SELECT customer_id, before, max(until) AS until FROM line GROUP BY customer_id, before
	), extended AS (
		UPDATE customer cu SET service_until = last.until FROM last
		WHERE cu.id = last.customer_id AND (cu.service_from IS NULL OR cu.service_from <= last.until)
		  AND (cu.service_until IS NULL AND last.until IS NOT NULL OR cu.service_until < last.until)
		RETURNING cu.id, last.before, cu.service_until AS after
	), recorded AS (
		INSERT INTO audit (at, act, by_member, verb, subject_kind, subject_id, before, after)
		SELECT $3, $1, $2, 'project.added', 'project', id, NULL::jsonb, jsonb_build_object('Name', name, 'Type', type,
			'Customer', customer_id, 'Contract', contract, 'ReceivedOn', received_on, 'State', 'new') FROM added
		UNION ALL
		SELECT $3, $1 || ':' || after, $2, 'customer.extended', 'customer', id,
			jsonb_build_object('ServiceUntil', before), jsonb_build_object('ServiceUntil', after) FROM extended
	)
	SELECT (SELECT count(*) FROM added) AS projects, (SELECT count(*) FROM extended) AS extended`
