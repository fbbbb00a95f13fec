package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/reminder"
	"docket/internal/requirement"
	"docket/internal/setting"
)

// listRequirements is the effect of requirement.ListKind: the list of a committee's
// requirements goes round, and the one of the next week is remembered.
func listRequirements(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	of := directory.CommitteeID(r.Subject.ID)
	sc, err := sceneOfList(ctx, tx, of, now)
	if err != nil {
		return fmt.Errorf("list requirements of committee %d: %w", of, err)
	}
	next, _ := sc.NextList()
	var rows []struct {
		ID      requirement.ID
		Part    requirement.Part
		Manager directory.UserID
		Sales   directory.UserID
		Waits   bool
	}
	if err := tx.SelectContext(ctx, &rows, listedRequirements, of, next); err != nil {
		return fmt.Errorf("list requirements of committee %d: %w", of, err)
	}
	var waits bool
	var all []requirement.Listed
	for _, row := range rows {
		waits = waits || row.Waits
		if row.Part != "" {
			all = append(all, requirement.Listed{ID: row.ID, Part: row.Part, Manager: row.Manager, Sales: row.Sales})
		}
	}
	e := requirement.Distribute(of, r.Key, all, waits, sc)
	return effects{act: actOf(r), at: now, all: []change.Effects{e}}.write(ctx, tx)
}

// listedRequirements are those of committee $1 that are evaluated or were put off, with
// the part of the list in which they stand, if they do, and whether they wait; and those
// that were decided since the last list. Until day $2 others go onto the next list.
const listedRequirements = `
	WITH last (at) AS (
		SELECT coalesce(max(at), '-infinity') FROM audit WHERE subject_kind = 'requirement_list' AND subject_id = $1 AND verb = 'requirement.listed'
	), decided (id) AS (
		SELECT DISTINCT d.subject_id FROM decision d, last
		WHERE d.committee_id = $1 AND d.at > last.at AND d.subject_kind = 'requirement' AND d.verb = 'requirement.decided'
	)
	SELECT q.id, p.manager, p.sales, q.state IN ('evaluating', 'not_now') AS waits,
		CASE WHEN q.state = 'evaluating' THEN 'evaluating'
			WHEN EXISTS (SELECT FROM decided WHERE decided.id = q.id) THEN 'decided'
			WHEN q.course #>> '{outcome,review_on}' <= $2::date::text THEN 'returns' ELSE '' END AS part
	FROM requirement q JOIN project p ON p.id = q.project_id
	WHERE q.committee_id = $1 AND (q.state IN ('evaluating', 'not_now') OR q.id IN (SELECT id FROM decided))
	ORDER BY q.rank, q.submitted_at, q.id`

// sceneOfList is the scene in which a committee's list goes round: everybody who may get
// it, and when it does.
func sceneOfList(ctx context.Context, tx *sqlx.Tx, of directory.CommitteeID, now time.Time) (requirement.Scene, error) {
	var row struct {
		C       committeeRow
		People  document[[]memberDoc]
		Numbers document[setting.Numbers]
	}
	if err := tx.GetContext(ctx, &row, listScene, of); err != nil {
		return requirement.Scene{}, fmt.Errorf("read scene: %w", err)
	}
	schedule, err := row.C.committee().Schedule()
	if err != nil {
		return requirement.Scene{}, err
	}
	return requirement.Scene{People: people(row.People.V), Zone: schedule.Zone(), Days: schedule.Days(),
		Today: calendar.DateOf(now, schedule.Zone()), Now: now, Numbers: row.Numbers.V}, nil
}

var listScene = `
	SELECT ` + committeeColumns + `, ` + numbersJSON + ` AS numbers, ` + peopleAround(`(
			SELECT coalesce(array_agg(DISTINCT u), '{}') FROM requirement q JOIN project p ON p.id = q.project_id, LATERAL unnest(ARRAY[p.manager, p.sales]) u
			WHERE q.committee_id = c.id)`) + ` AS people
	FROM committee c WHERE c.id = $1`
