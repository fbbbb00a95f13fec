package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/feed"
	"docket/internal/issue"
	"docket/internal/setting"
)

// KeepFeed implements feed.Store.
func (s *Store) KeepFeed(ctx context.Context, act directory.Act, fresh feed.Secret) (feed.Secret, error) {
	return s.setFeed(ctx, act, fresh, "feed.made", insertFeed)
}

// RenewFeed implements feed.Store.
func (s *Store) RenewFeed(ctx context.Context, act directory.Act, fresh feed.Secret) (feed.Secret, error) {
	return s.setFeed(ctx, act, fresh, "feed.renewed", replaceFeed)
}

// setFeed writes a secret by a statement that says whether it did, records that,
// and reads the secret that holds.
func (s *Store) setFeed(ctx context.Context, act directory.Act, fresh feed.Secret, verb, write string) (feed.Secret, error) {
	at := s.at()
	var kept []byte
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		var row struct {
			Before   document[memberDoc]
			Repeated bool
		}
		if err := tx.GetContext(ctx, &row, lockMember, act.By, act.Key); err != nil {
			return err
		}
		if !row.Repeated {
			if err := writeFeed(ctx, tx, act, at, fresh, change.Effects{Verb: verb, Subject: memberSubject(row.Before.V.Number)[0]}, write); err != nil {
				return err
			}
		}
		return tx.GetContext(ctx, &kept, readFeed, act.By)
	})
	if err != nil {
		return feed.Secret{}, err
	}
	return feed.Secret(kept), nil
}

// writeFeed leaves no trace of the secret in the record.
func writeFeed(ctx context.Context, tx *sqlx.Tx, act directory.Act, at time.Time, fresh feed.Secret, c change.Effects, write string) error {
	result, err := tx.ExecContext(ctx, write, act.By, fresh[:], at)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return err
	}
	return effects{act: act, at: at, all: []change.Effects{c}}.write(ctx, tx)
}

const insertFeed = `
	INSERT INTO feed (member_id, secret, renewed_at) VALUES ($1, $2, $3)
	ON CONFLICT (member_id) DO NOTHING`

const replaceFeed = `
	INSERT INTO feed (member_id, secret, renewed_at) VALUES ($1, $2, $3)
	ON CONFLICT (member_id) DO UPDATE SET secret = excluded.secret, renewed_at = excluded.renewed_at`

const readFeed = `SELECT secret FROM feed WHERE member_id = $1`

// FeedDates implements feed.Store.
func (s *Store) FeedDates(ctx context.Context, secret feed.Secret) (feed.Dates, error) {
	var d feed.Dates
	var holder struct{ Member document[memberDoc] }
	err := s.db.x.GetContext(ctx, &holder, feedHolder, secret[:])
	if errors.Is(err, sql.ErrNoRows) {
		return d, fault.NotFoundf("There is no calendar here.")
	}
	if err != nil {
		return d, fmt.Errorf("find holder: %w", errInTime(ctx, err))
	}
	d.Of = holder.Member.V.member()
	since := calendar.DateOf(s.at().Add(-feed.Past), time.UTC)
	for _, add := range []func(context.Context, *feed.Dates, calendar.Date) error{s.feedKickoffs, s.feedCommittees, s.feedSilences} {
		if err := add(ctx, &d, since); err != nil {
			return d, errInTime(ctx, err)
		}
	}
	d.Actions, err = s.Issues(ctx, issue.Filter{Owner: d.Of.ID})
	return d, err
}

// The hash is what is compared: how long that takes tells nothing of the secret.
const feedHolder = `
	SELECT ` + memberJSON + ` AS member FROM feed f JOIN member m ON m.id = f.member_id
	WHERE sha256(f.secret) = sha256($1) AND m.active`

func (s *Store) feedKickoffs(ctx context.Context, d *feed.Dates, since calendar.Date) error {
	var rows []struct {
		P        projectRow
		Customer string
		Zone     string
	}
	if err := s.db.x.SelectContext(ctx, &rows, feedKickoffs, d.Of.ID, since); err != nil {
		return fmt.Errorf("find kickoffs: %w", err)
	}
	for _, r := range rows {
		zone, err := calendar.Zone(r.Zone)
		if err != nil {
			return fmt.Errorf("zone of project %d: %w", r.P.ID, err)
		}
		d.Kickoffs = append(d.Kickoffs, feed.Kickoff{Project: r.P.project(), Customer: r.Customer, Zone: zone})
	}
	return nil
}

const feedKickoffs = `
	SELECT ` + projectColumns + `, cu.name AS customer, c.zone AS zone
	FROM project p JOIN customer cu ON cu.id = p.customer_id JOIN committee c ON c.id = p.committee_id
	WHERE p.state NOT IN ('ended', 'stopped') AND p.pre_kickoff >= $2
	  AND ($1 IN (p.manager, p.sales, p.progress, p.quality) OR p.team @> ARRAY[$1])
	ORDER BY p.pre_kickoff, p.id`

func (s *Store) feedCommittees(ctx context.Context, d *feed.Dates, _ calendar.Date) error {
	var rows []struct{ C committeeRow }
	if err := s.db.x.SelectContext(ctx, &rows, feedCommittees, d.Of.ID); err != nil {
		return fmt.Errorf("find committees: %w", err)
	}
	for _, r := range rows {
		meets, err := r.C.committee().Schedule()
		if err != nil {
			return fmt.Errorf("schedule of committee %d: %w", r.C.ID, err)
		}
		d.Committees = append(d.Committees, feed.Committee{ID: r.C.ID, Name: r.C.Name, Meets: meets})
	}
	return nil
}

const feedCommittees = `SELECT ` + committeeColumns + ` FROM committee c WHERE $1 = ANY (c.members) ORDER BY c.id`

func (s *Store) feedSilences(ctx context.Context, d *feed.Dates, since calendar.Date) error {
	var rows []struct {
		ID       int64
		Project  string
		Customer string
		From     calendar.Date
		Until    calendar.Date
		Numbers  document[setting.Numbers]
	}
	if err := s.db.x.SelectContext(ctx, &rows, feedSilences, d.Of.ID, since); err != nil {
		return fmt.Errorf("find close-outs: %w", err)
	}
	for _, r := range rows {
		silence := feed.Silence{Closeout: r.ID, Project: r.Project, Customer: r.Customer, From: r.From, Until: r.Until}
		for _, n := range r.Numbers.V.List(setting.SilenceReminders) {
			if day := r.From.Add(n); day.Before(r.Until) { // the numbers may have changed since the clock began
				silence.Reminds = append(silence.Reminds, day)
			}
		}
		d.Silences = append(d.Silences, silence)
	}
	return nil
}

const feedSilences = `
	SELECT co.id AS id, p.name AS project, cu.name AS customer, co.clock_from AS "from", co.closes_on AS until,
		` + numbersJSON + ` AS numbers
	FROM closeout co JOIN project p ON p.id = co.project_id JOIN customer cu ON cu.id = p.customer_id
	WHERE co.state = 'waiting' AND co.owner = $1 AND co.closes_on >= $2
	ORDER BY co.closes_on, co.id`
