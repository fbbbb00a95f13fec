package postgres

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/reminder"
	"docket/internal/setting"
)

// arrangeCalls gives the open calls of a member or a customer their days anew. Done a
// second time it changes nothing.
func (s *Store) arrangeCalls(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	calls, err := lockPlanned(ctx, tx, r.Subject, now)
	if err != nil || len(calls) == 0 {
		return err
	}
	around, err := aroundCalls(ctx, tx, calls, r.Kind == care.HandOver)
	if err != nil {
		return err
	}
	a := arrangement{act: actOf(r), of: r.Subject, at: now, people: around.staff.People}
	shares := around.staff.Share(calls, r.Kind == care.HandOver, now)
	for _, to := range slices.Sorted(maps.Keys(shares)) { // in one order, so that no two of these wait for each other
		diary, err := s.diary(ctx, tx, to, around.numbers, callIDs(calls)...)
		if err != nil {
			return err
		}
		changed, over := care.Arrange(around.rhythm, diary, shares[to])
		a.add(diary.Of, calls, changed, over)
	}
	return a.write(ctx, tx)
}

// plannedRow is open call-back cb with what its day hangs on.
type plannedRow struct {
	CB        callbackRow
	Customer  document[customerDoc]
	Committee directory.CommitteeID
	Manager   directory.UserID
	Sales     directory.UserID
}

// lockPlanned locks open calls and reads what their days hang on.
func lockPlanned(ctx context.Context, tx *sqlx.Tx, of outbox.Subject, now time.Time) ([]care.Planned, error) {
	which := `cb.assigned_to = (SELECT id FROM member WHERE number = $1)`
	if of.Kind == care.CallsOfCustomer {
		which = `cb.customer_id = $1`
	}
	var rows []plannedRow
	if err := tx.SelectContext(ctx, &rows, plannedCalls+which+` ORDER BY cb.id FOR NO KEY UPDATE OF cb`, of.ID); err != nil {
		return nil, fmt.Errorf("lock calls of %v: %w", of, err)
	}
	committees, err := callCommittees(ctx, tx)
	if err != nil {
		return nil, err
	}
	calls := make([]care.Planned, len(rows))
	for n, r := range rows {
		c := committees[r.Committee]
		calls[n] = care.Planned{CallBack: r.CB.callBack(), Of: r.Customer.V.customer(), Days: c.days, Zone: c.zone,
			In: project.Project{ID: r.CB.ProjectID, Manager: r.Manager, Sales: r.Sales}, Today: calendar.DateOf(now, c.zone)}
	}
	return calls, nil
}

// It looks customers and projects up one by one: a join would read all of them.
const plannedCalls = `
	SELECT ` + callbackColumns + `, (SELECT ` + customerJSON + ` FROM customer cu WHERE cu.id = cb.customer_id) AS customer,
		cb.committee_id AS committee, (SELECT p.manager FROM project p WHERE p.id = cb.project_id) AS manager,
		(SELECT p.sales FROM project p WHERE p.id = cb.project_id) AS sales
	FROM callback cb WHERE cb.done_at IS NULL AND `

// committeeDays are the working days and the zone of a committee.
type committeeDays struct {
	days calendar.Days
	zone *time.Location
}

func callCommittees(ctx context.Context, tx *sqlx.Tx) (map[directory.CommitteeID]committeeDays, error) {
	var rows []struct{ C committeeRow }
	if err := tx.SelectContext(ctx, &rows, `SELECT `+committeeColumns+` FROM committee c`); err != nil {
		return nil, fmt.Errorf("read committees: %w", err)
	}
	all := map[directory.CommitteeID]committeeDays{}
	for _, r := range rows {
		c := r.C.committee()
		schedule, err := c.Schedule()
		if err != nil {
			return nil, err
		}
		zone, err := calendar.Zone(c.Zone)
		if err != nil {
			return nil, err
		}
		all[c.ID] = committeeDays{days: schedule.Days(), zone: zone}
	}
	return all, nil
}

// around is what calls are arranged by.
type around struct {
	numbers setting.Numbers
	rhythm  care.Rhythm
	staff   care.Staff
}

// aroundCalls reads what calls are arranged by. Who else there is, and how busy Customer
// Success is, matters only where calls pass on.
func aroundCalls(ctx context.Context, tx *sqlx.Tx, calls []care.Planned, passOn bool) (around, error) {
	var have, named []directory.UserID
	for _, c := range calls {
		have, named = append(have, c.Assigned), append(named, c.Assigned, c.Of.Success, c.In.Manager, c.In.Sales)
	}
	slices.Sort(have)
	slices.Sort(named)
	have, named = slices.Compact(have), slices.Compact(named)
	var row struct {
		Numbers document[setting.Numbers]
		Rhythm  document[*care.Rhythm]
		Open    document[map[directory.UserID]int]
		People  document[[]memberDoc]
	}
	if err := tx.GetContext(ctx, &row, aroundPlanned, array(named), array(have), passOn); err != nil {
		return around{}, fmt.Errorf("read what calls hang on: %w", err)
	}
	a := around{numbers: row.Numbers.V, rhythm: care.Standard(), staff: care.Staff{People: people(row.People.V, named...), Open: row.Open.V}}
	if row.Rhythm.V != nil {
		a.rhythm = *row.Rhythm.V
	}
	return a, nil
}

const aroundPlanned = `
	WITH passing (along) AS MATERIALIZED (
		SELECT $3 OR EXISTS (SELECT FROM unnest($2::text[]) AS has (id) WHERE NOT EXISTS (SELECT FROM member m WHERE m.id = has.id AND m.active))
	)
	SELECT ` + numbersJSON + ` AS numbers, ` + rhythmJSON + ` AS rhythm,
		CASE WHEN passing.along THEN ` + staffJSON + ` END AS open,
		(SELECT jsonb_agg(` + memberJSON + `) FROM member m
			WHERE m.id = ANY ($1) OR passing.along AND m.active AND m.roles && '{customer_success,management}') AS people
	FROM passing`

func callIDs(calls []care.Planned) []care.ID {
	ids := make([]care.ID, len(calls))
	for n, c := range calls {
		ids[n] = c.ID
	}
	return ids
}

// arrangement is what the clock changes about calls in one transaction.
type arrangement struct {
	act    directory.Act
	of     outbox.Subject
	at     time.Time
	people directory.People
	moved  []movedCall
	over   int
	notes  []outbox.Note
	stale  []outbox.Subject
}

// movedCall is a call as writeArrangement reads it.
type movedCall struct {
	ID    care.ID          `json:"id"`
	Every int              `json:"every"`
	Ideal calendar.Date    `json:"ideal"`
	Due   calendar.Date    `json:"due"`
	To    directory.UserID `json:"assigned"`
	Rings time.Time        `json:"rings"`
}

// add takes in what changed among the calls of one person, and tells them of those
// that were somebody else's.
func (a *arrangement) add(to directory.Member, before, changed []care.Planned, over int) {
	had := map[care.ID]directory.UserID{}
	for _, c := range before {
		had[c.ID] = c.Assigned
	}
	var new []care.Planned
	for _, c := range changed {
		a.moved = append(a.moved, movedCall{ID: c.ID, Every: c.Every, Ideal: c.Ideal, Due: c.Due, To: c.Assigned, Rings: c.Rings(a.at)})
		if had[c.ID] != c.Assigned {
			new = append(new, c)
			a.stale = append(append(a.stale, c.ID.Subject()), memberSubject(a.people[had[c.ID]].Number)...)
		}
	}
	a.over += over
	a.notes = append(a.notes, care.Arrive(to.ID, to.Number, new, a.act.Key)...)
	if len(changed) > 0 {
		a.stale = append(a.stale, memberSubject(to.Number)...)
	}
}

func (a *arrangement) write(ctx context.Context, tx *sqlx.Tx) error {
	if len(a.moved) == 0 {
		return nil
	}
	args, err := effects{act: a.act, at: a.at, stale: a.stale, all: []change.Effects{{
		Verb: "callback.arranged", Subject: a.of, Notes: a.notes, After: map[string]any{"calls": a.moved, "over": a.over},
	}}}.args()
	if err != nil {
		return err
	}
	ids := make([]care.ID, len(a.moved))
	for n, m := range a.moved {
		ids[n] = m.ID
	}
	moved, err := pack(a.moved)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, writeArrangement, append(args, moved, callNumbers(ids))...); err != nil {
		return fmt.Errorf("arrange calls of %v: %w", a.of, err)
	}
	return nil
}

// A reminder that a sweep has in hand waits for this transaction and sees what it did.
// The numbers stand beside the rows, so that an index is enough to find them.
var writeArrangement = `WITH ` + effectsCTE + `, moved AS (
		SELECT * FROM jsonb_to_recordset($10::jsonb) AS m (id bigint, every int, ideal date, due date, assigned text, rings timestamptz)
	), arranged AS (
		UPDATE callback cb SET every = m.every, ideal_on = m.ideal, due_on = m.due, assigned_to = m.assigned FROM moved m
		WHERE cb.id = m.id AND cb.id = ANY ($11::bigint[])
	), rung AS (
		UPDATE reminder r SET due_at = free.rings, run_at = free.rings, tries = 0 FROM (
			SELECT w.id, m.rings FROM moved m JOIN reminder w ON w.subject_kind = 'callback' AND w.subject_id = m.id AND w.done_at IS NULL
			WHERE w.subject_id = ANY ($11::bigint[])
			FOR UPDATE OF w SKIP LOCKED) AS free
		WHERE r.id = free.id AND r.subject_kind = 'callback' AND r.subject_id = ANY ($11::bigint[]) AND r.done_at IS NULL
	)
	SELECT ` + sayEffects
