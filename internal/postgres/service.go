package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/care"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/project"
	"docket/internal/reminder"
)

// RenewService implements care.Store.
func (s *Store) RenewService(ctx context.Context, act directory.Act, id customer.ID, r care.Renewal) (customer.Customer, error) {
	at := s.at()
	var renewed customer.Customer
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		st, err := s.stageService(ctx, tx, act, id, at)
		if renewed = st.scene.Customer; err != nil || st.repeated {
			return err
		}
		var e change.Effects
		if renewed, e, err = care.Renew(r, st.settled, st.scene); err != nil {
			return err
		}
		args, err := st.effects(act, e).args()
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, saveService, append(args, id, renewed.Service.Until, r.Ends, r.Until, r.Note)...)
		return err
	})
	if err != nil {
		return customer.Customer{}, fmt.Errorf("renew service of customer %d: %w", id, err)
	}
	return renewed, nil
}

func (st serviceStage) effects(act directory.Act, e change.Effects) effects {
	return effects{act: act, at: st.scene.Now, all: []change.Effects{e},
		stale: append(homes(st.scene.People, act.By, st.scene.Project.Sales), st.shown...)}
}

var saveService = `WITH ` + effectsCTE + `, written AS (
		UPDATE customer SET service_until = $11 WHERE id = $10
	), told AS (
		DELETE FROM service_ending WHERE customer_id = $10
	), settled AS (
		INSERT INTO service_end (customer_id, until_day, renewed_to, note, by_member, at) VALUES ($10, $12, $13, $14, $2, $3)
	)
	SELECT ` + sayEffects

// lookAtService tells Sales how soon a service period ends. Where no project is in
// service any more there is nothing to tell.
func (s *Store) lookAtService(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	st, err := s.stageService(ctx, tx, actOf(r), customer.ID(r.Subject.ID), now)
	if fault.KindOf(err) == fault.NotFound {
		return nil
	}
	if err != nil || st.repeated {
		return err
	}
	looked, near := care.LookService(st.settled, st.scene)
	args, err := st.effects(actOf(r), looked).args()
	if err != nil {
		return err
	}
	p := st.scene.Project
	_, err = tx.ExecContext(ctx, saveEnding, append(args, st.scene.Customer.ID, p.Committee, st.scene.Customer.Service.Until, near)...)
	return err
}

// A period that is on the agenda stays there since the same time.
var saveEnding = `WITH ` + effectsCTE + `, near AS (
		INSERT INTO service_ending AS se (customer_id, committee_id, until_day, since) SELECT $10, $11, $12, $3 WHERE $13
		ON CONFLICT (customer_id) DO UPDATE SET committee_id = excluded.committee_id, until_day = excluded.until_day,
			since = CASE WHEN se.until_day = excluded.until_day THEN se.since ELSE excluded.since END
	), far AS (
		DELETE FROM service_ending WHERE customer_id = $10 AND NOT $13
	)
	SELECT ` + sayEffects

// Service implements care.Store.
func (s *Store) Service(ctx context.Context, id customer.ID) (care.Service, error) {
	of, err := s.Customer(ctx, id)
	if err != nil {
		return care.Service{}, err
	}
	var row struct {
		Project string
		Settled bool
		House   document[project.House]
	}
	err = s.db.x.GetContext(ctx, &row, serviceOfCustomer, id)
	if errors.Is(err, sql.ErrNoRows) {
		return care.Service{}, notInService()
	}
	if err != nil {
		return care.Service{}, fmt.Errorf("read service of customer %d: %w", id, errInTime(ctx, err))
	}
	contacts, err := s.Contacts(ctx, id)
	service := care.Service{Customer: of, ProjectName: row.Project, Settled: row.Settled, Standard: row.House.V[project.ServiceStandard]}
	if to, sent := care.Addressee(contacts, s.mail, service.Standard); sent {
		service.Addressee = to
	}
	return service, err
}

const serviceOfCustomer = `
	SELECT p.name AS project, ` + settledService + `, ` + houseJSON + ` AS house FROM project p JOIN customer cu ON cu.id = p.customer_id` + lastInService
