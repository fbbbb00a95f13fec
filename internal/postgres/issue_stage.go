package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/setting"
)

// issueStage is an issue under its lock, with all a rule may look at.
type issueStage struct {
	issue    issue.Issue
	scene    issue.Scene
	repeated bool             // the act was carried out before
	shown    []outbox.Subject // the messages that show the issue's state beside its own
	remark   closeout.ID      // the close-out of which the issue is a remark; 0 for none
}

// stageIssue locks the issue and its project and, against a meeting that begins
// or ends meanwhile, its committee. It reads the scene only then: what the rule
// sees is what the last one left. Without somebody who acts, it is the clock.
func stageIssue(ctx context.Context, tx *sqlx.Tx, act directory.Act, id issue.ID, named []directory.UserID, at time.Time) (issueStage, error) {
	var locked issue.ID
	if err := tx.GetContext(ctx, &locked, lockIssue, id); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return issueStage{}, fault.NotFoundf("That issue is no longer there.")
		}
		return issueStage{}, fmt.Errorf("lock: %w", err)
	}
	var row issueStageRow
	if err := tx.GetContext(ctx, &row, sceneOfIssue, id, act.Key, array(append(named, act.By)), act.By == ""); err != nil {
		return issueStage{}, fmt.Errorf("read scene: %w", err)
	}
	st := issueStage{issue: row.I.issue(), repeated: row.Repeated, shown: row.Shown.V, remark: row.Remark}
	st.scene = issue.Scene{
		Press: act.Key, People: people(row.People.V, append(named, act.By)...), Project: row.P.project(), Kind: row.K.kind(),
		Home: row.Home, Now: at, Numbers: row.Numbers.V,
	}
	st.scene.Actor = st.scene.People[act.By]
	schedule, err := row.C.committee().Schedule()
	st.scene.Zone, st.scene.Days = schedule.Zone(), schedule.Days()
	return st, err
}

type issueStageRow struct {
	I        issueRow
	P        projectRow
	K        kindRow
	C        committeeRow
	Home     outbox.Lane
	People   document[[]memberDoc]
	Shown    document[[]outbox.Subject]
	Numbers  document[setting.Numbers]
	Repeated bool
	Remark   closeout.ID
}

// The project comes first: whoever stops it locks its issues after it.
const lockIssue = `
	SELECT i.id FROM issue i JOIN project p ON p.id = i.project_id JOIN committee c ON c.id = i.committee_id
	WHERE i.id = $1
	FOR NO KEY UPDATE OF p, i FOR KEY SHARE OF c`

var sceneOfIssue = `
	SELECT ` + issueColumns + `, ` + projectColumns + `, ` + kindColumns + `, ` + committeeColumns + `,
		coalesce(nullif(p.channel, ''), c.channel) AS home,
		EXISTS (SELECT FROM audit WHERE act = $2) AS repeated,
		coalesce((SELECT closeout_id FROM closeout_remark WHERE issue_id = i.id), 0) AS remark, ` + numbersJSON + ` AS numbers,
		(SELECT jsonb_agg(` + memberJSON + `) FROM member m
			WHERE $4 OR m.id = ANY ($3 || ARRAY[i.raised_by, i.owner, p.manager, p.sales])
			   OR m.id IN (SELECT owner FROM task WHERE issue_id = i.id)) AS people,
		(SELECT jsonb_agg(jsonb_build_object('kind', kind, 'id', id)) FROM (
			` + pagesShowing("issue", "i") + `
			UNION ALL SELECT 'meeting', mi.meeting_id FROM minute mi WHERE mi.decision_id = i.decision_id
			UNION ALL ` + emergenciesOfProject + `
		) AS s (kind, id)) AS shown
	FROM issue i JOIN project p ON p.id = i.project_id JOIN committee c ON c.id = i.committee_id
	JOIN issue_kind k ON k.key = i.kind
	WHERE i.id = $1`

// pagesShowing finds, in the committee's latest agenda, the head and the page on
// which a subject stands; row is the alias of its table.
func pagesShowing(kind, row string) string {
	latest := `(SELECT id FROM meeting WHERE committee_id = ` + row + `.committee_id ORDER BY due_at DESC, id DESC LIMIT 1)`
	return `SELECT 'agenda_page', id FROM agenda_page WHERE number = 0 AND meeting_id = ` + latest + `
		UNION SELECT 'agenda_page', pg.id FROM agenda_item ai JOIN agenda_page pg ON pg.id = ai.page_id
		WHERE ai.subject_kind = '` + kind + `' AND ai.subject_id = ` + row + `.id AND pg.meeting_id = ` + latest
}
