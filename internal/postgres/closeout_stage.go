package postgres

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/care"
	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/questionnaire"
)

// closeoutStage is a close-out with its project under their locks, with all a rule
// may look at.
type closeoutStage struct {
	projectStage
	closeout closeout.Closeout // zero while it is only opened
	scene    closeout.Scene
	shown    []outbox.Subject // the messages that show the close-out's state beside its own
}

// stageCloseout locks the project and then its close-out, and reads the scene only
// then: what the rule sees is what the last one left.
func (s *Store) stageCloseout(ctx context.Context, tx *sqlx.Tx, act directory.Act, id closeout.ID, w closeout.Wants, at time.Time) (closeoutStage, error) {
	var locked struct {
		Project project.ID
		Owner   directory.UserID
	}
	if err := s.prepared.get(ctx, tx, &locked, lockCloseout, id); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return closeoutStage{}, noCloseout()
		}
		return closeoutStage{}, fmt.Errorf("lock: %w", err)
	}
	w.People = append(slices.Clone(w.People), locked.Owner)
	st, err := s.stageClosing(ctx, tx, act, locked.Project, w, at)
	if err != nil {
		return st, err
	}
	var row struct {
		Co    closeoutRow
		Asked document[askedDoc]
		Shown document[[]outbox.Subject]
	}
	if err := s.prepared.get(ctx, tx, &row, closeoutUnderLock, id); err != nil {
		return st, fmt.Errorf("read: %w", err)
	}
	st.closeout, st.scene.Asked, st.shown = row.Co.closeout(), row.Asked.V.questionnaire(), row.Shown.V
	return st, nil
}

const lockCloseout = `
	SELECT p.id AS project, co.owner AS owner FROM project p JOIN closeout co ON co.project_id = p.id
	WHERE co.id = $1
	FOR NO KEY UPDATE OF p, co`

var closeoutUnderLock = `
	SELECT ` + closeoutColumns + `, ` + askedJSON + ` AS asked,
		(SELECT jsonb_agg(jsonb_build_object('kind', kind, 'id', id))
			FROM (` + pagesShowing("closeout", "co") + `) AS s (kind, id)) AS shown
	FROM closeout co WHERE co.id = $1`

// stageClosing sets the part of the scene that is there without a close-out, with
// numbers for what the rule may make.
func (s *Store) stageClosing(ctx context.Context, tx *sqlx.Tx, act directory.Act, of project.ID, w closeout.Wants, at time.Time) (closeoutStage, error) {
	p, err := s.stageProject(ctx, tx, act, of, w.People, at)
	if err != nil {
		return closeoutStage{}, err
	}
	st := closeoutStage{projectStage: p, scene: closeout.Scene{Scene: p.scene, Project: p.project}}
	var row closingRow
	if err := s.prepared.get(ctx, tx, &row, sceneOfClosing, of, array(closingKinds), w.Issues); err != nil {
		return st, fmt.Errorf("read scene: %w", err)
	}
	schedule, err := row.C.committee().Schedule()
	if err != nil {
		return st, err
	}
	sc := &st.scene
	sc.Days, sc.Locale, sc.NextID, sc.Issues, sc.Call, sc.Current = schedule.Days(), row.C.Locale, row.Next, row.Issues.V, row.Call, row.Current
	sc.Kinds = map[issue.KindKey]issue.Kind{}
	for _, k := range row.Kinds.V {
		sc.Kinds[k.Key] = k
	}
	if sc.Rhythm = care.Standard(); row.Rhythm.V != nil {
		sc.Rhythm = *row.Rhythm.V
	}
	if w.Caller != "" {
		if sc.Diary, err = s.diary(ctx, tx, w.Caller, sc.Numbers); err != nil {
			return st, err
		}
	}
	if _, err := rand.Read(sc.Link[:]); err != nil {
		return st, err
	}
	return st, nil
}

// closingKinds are the kinds of the issues that a close-out raises.
var closingKinds = []issue.KindKey{issue.CustomerRemark, issue.LowSatisfaction}

type closingRow struct {
	C       committeeRow
	Kinds   document[[]issue.Kind]
	Current questionnaire.Version
	Next    closeout.ID
	Call    care.ID
	Issues  document[[]issue.ID]
	Rhythm  document[*care.Rhythm]
}

const sceneOfClosing = `
	SELECT ` + committeeColumns + `, nextval('closeout_id_seq') AS next, nextval('callback_id_seq') AS call,
		coalesce((SELECT max(version) FROM questionnaire), 0) AS current,
		(SELECT jsonb_agg(` + kindJSON + `) FROM issue_kind WHERE key = ANY ($2)) AS kinds,
		(SELECT jsonb_agg(nextval('issue_id_seq')) FROM generate_series(1, $3)) AS issues,
		` + rhythmJSON + ` AS rhythm
	FROM project p JOIN committee c ON c.id = p.committee_id
	WHERE p.id = $1`
