package postgres

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
)

// ChangeIssue implements issue.Store.
func (s *Store) ChangeIssue(ctx context.Context, act directory.Act, id issue.ID, named []directory.UserID, rule issue.Rule) (issue.Issue, error) {
	at := s.at()
	var changed issue.Issue
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		st, err := stageIssue(ctx, tx, act, id, named, at)
		if err != nil {
			return err
		}
		if st.repeated {
			changed = st.issue
			return nil
		}
		out, err := rule(st.issue, st.scene)
		if err != nil {
			return err
		}
		if out.Stops != "" {
			if err := s.stop(ctx, tx, act, st.issue.Project, out.Stops, at); err != nil {
				return err
			}
		}
		changed, err = st.save(ctx, tx, act, out)
		return err
	})
	if err != nil {
		return issue.Issue{}, fmt.Errorf("change issue %d: %w", id, decisionRefusals.translate(err))
	}
	return changed, nil
}

// stop ends the issue's project with it, by the rule and with everything that a
// stop of the project by itself brings.
func (s *Store) stop(ctx context.Context, tx *sqlx.Tx, act directory.Act, id project.ID, reason string, at time.Time) error {
	st, err := s.stageProject(ctx, tx, act, id, nil, at)
	if err != nil {
		return err
	}
	stopped, effects, err := st.project.Stop(reason, st.scene)
	if err != nil {
		return err
	}
	return st.save(ctx, tx, act, stopped, effects)
}

var decisionRefusals = refusals{
	"decision_superseded_once": fault.Conflictf("Somebody decided at the same moment. Look at the card and decide again if need be."),
}

// save writes what the rule made of the issue, in one statement.
func (st issueStage) save(ctx context.Context, tx *sqlx.Tx, act directory.Act, out issue.Outcome) (issue.Issue, error) {
	e := effects{act: act, at: st.scene.Now, all: []change.Effects{out.Effects}, stale: st.touched(out.Issue)}
	if st.remark != 0 && out.Issue.State != st.issue.State {
		e.all = append(e.all, st.remark.Stir(act.Key, st.scene.Now))
	}
	args, err := e.args()
	if err != nil {
		return issue.Issue{}, err
	}
	i := out.Issue
	tasks := []taskDoc{}
	for _, t := range i.Tasks {
		tasks = append(tasks, newTaskDoc(t))
	}
	packed, err := pack(tasks)
	if err != nil {
		return issue.Issue{}, err
	}
	var wrote struct {
		Decision decision.ID
		Tasks    document[[]taskDoc]
		Said     string
	}
	err = tx.GetContext(ctx, &wrote, saveIssue, append(args, i.ID, i.State, i.OpenSince, i.Reopened, array(i.Solutions), i.Note,
		i.Owner, i.Due, i.DecidedBy, moment(i.DecidedAt), i.Ending, moment(i.ResolvedAt), moment(i.ClosedAt), packed,
		i.Severity, array(i.Responsible))...)
	if err != nil {
		return issue.Issue{}, err
	}
	if wrote.Decision != 0 {
		i.Decision = wrote.Decision
	}
	return withNumbers(i, wrote.Tasks.V), nil
}

// withNumbers gives the issue's new tasks the numbers they were written under.
func withNumbers(i issue.Issue, added []taskDoc) issue.Issue {
	for n, t := range i.Tasks {
		for _, a := range added {
			if t.ID == 0 && t.What == a.What {
				i.Tasks[n].ID = a.ID
			}
		}
	}
	return i
}

// A decision about the project does not become the issue's.
var saveIssue = `WITH ` + effectsCTE + `, written AS (
		UPDATE issue SET state = $11, open_since = $12, reopened = $13, solutions = $14, note = $15, owner = $16, due = $17,
			decided_by = $18, decided_at = $19, ending = $20, resolved_at = $21, closed_at = $22, severity = $24,
			responsible = $25,
			decision_id = coalesce((SELECT id FROM decided WHERE subject_kind = 'issue'), decision_id)
		WHERE id = $10
	), wanted AS (
		SELECT * FROM jsonb_to_recordset($23::jsonb) AS t (id bigint, what text, owner text, due date, done_by text, done_at timestamptz)
	), dropped AS (
		DELETE FROM task WHERE issue_id = $10 AND id NOT IN (SELECT id FROM wanted)
	), finished AS (
		UPDATE task t SET done_by = w.done_by, done_at = w.done_at FROM wanted w
		WHERE t.id = w.id AND t.issue_id = $10 AND t.done_at IS DISTINCT FROM w.done_at
	), added AS (
		INSERT INTO task (issue_id, what, owner, due, done_by, done_at)
		SELECT $10, what, owner, due, done_by, done_at FROM wanted WHERE id = 0
		RETURNING id, what
	)
	SELECT coalesce((SELECT id FROM decided WHERE subject_kind = 'issue'), 0) AS decision,
		(SELECT jsonb_agg(jsonb_build_object('id', id, 'what', what)) FROM added) AS tasks,
		` + sayEffects + `::text AS said`

// touched is all that shows the issue: its page of the agenda, its project, the
// Home of who acts and of those it concerns, and the minutes of the decision it
// may replace.
func (st issueStage) touched(after issue.Issue) []outbox.Subject {
	concerned := []directory.UserID{st.scene.Actor.ID, after.RaisedBy, after.Owner, st.issue.Owner}
	for _, t := range slices.Concat(after.Tasks, st.issue.Tasks) {
		concerned = append(concerned, t.Owner)
	}
	return slices.Concat([]outbox.Subject{after.Project.Subject()}, st.shown, homes(st.scene.People, concerned...))
}
