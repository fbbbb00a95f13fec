package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/setting"
)

// entitlementStage is an entitlement under its lock, with all a rule may look at.
type entitlementStage struct {
	line     entitlement.Line
	scene    entitlement.Scene
	shown    []outbox.Subject
	repeated bool // the act has been carried out before
}

// stageEntitlement locks the entitlement and reads the scene only then.
func stageEntitlement(ctx context.Context, tx *sqlx.Tx, act directory.Act, id entitlement.ID, at time.Time) (entitlementStage, error) {
	var locked entitlement.ID
	if err := tx.GetContext(ctx, &locked, `SELECT id FROM entitlement WHERE id = $1 FOR NO KEY UPDATE`, id); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			err = noEntitlement()
		}
		return entitlementStage{}, err
	}
	var row struct {
		entitlementLineRow
		People   document[[]memberDoc]
		Numbers  document[setting.Numbers]
		Shown    document[[]outbox.Subject]
		Repeated bool
	}
	if err := tx.GetContext(ctx, &row, sceneOfEntitlement, id, act.Key, act.By); err != nil {
		return entitlementStage{}, fmt.Errorf("read scene: %w", err)
	}
	zone, err := calendar.Zone(row.Zone)
	if err != nil {
		return entitlementStage{}, err
	}
	everybody := people(row.People.V, act.By)
	return entitlementStage{line: row.line(), shown: row.Shown.V, repeated: row.Repeated, scene: entitlement.Scene{
		Press: act.Key, Actor: everybody[act.By], People: everybody, Success: row.Success, Zone: zone,
		Today: calendar.DateOf(at, zone), Now: at, Numbers: row.Numbers.V,
	}}, nil
}

func noEntitlement() error { return fault.NotFoundf("That entitlement is no longer there.") }

var sceneOfEntitlement = `
	SELECT ` + entitlementLineColumns + `, ` + entitlementUses + `, ` + numbersJSON + ` AS numbers,
		EXISTS (SELECT FROM audit WHERE act = $2) AS repeated,
		(SELECT jsonb_agg(` + memberJSON + `) FROM member m WHERE m.id = $3 OR m.id IN (` + watchersOfCustomer + `)) AS people,
		(SELECT jsonb_agg(jsonb_build_object('kind', kind, 'id', id)) FROM (
			` + pagesShowing("entitlement", "en") + `
			UNION ALL SELECT 'meeting', mi.meeting_id FROM minute mi JOIN decision d ON d.id = mi.decision_id
				WHERE d.subject_kind = 'entitlement' AND d.subject_id = en.id
		) AS s (kind, id)) AS shown
	FROM entitlement en` + entitlementLineTables + `
	WHERE en.id = $1`

// watchersOfCustomer are the customer success manager of customer cu, all of
// Customer Success and Management, and whoever stands in for one of them, and so on.
const watchersOfCustomer = `
	WITH RECURSIVE watcher (id) AS (
		SELECT w.id FROM member w WHERE w.id = cu.success OR w.roles && '{customer_success,management}'
		UNION
		SELECT a.stand_in FROM watcher JOIN absence a ON a.member_id = watcher.id
	)
	SELECT id FROM watcher`
