package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/project"
	"docket/internal/reminder"
)

// callbackRow is call-back cb as callbackColumns reads it.
type callbackRow struct {
	ID         care.ID
	CustomerID customer.ID      `db:"customer_id"`
	ProjectID  project.ID       `db:"project_id"`
	DueOn      calendar.Date    `db:"due_on"`
	AssignedTo directory.UserID `db:"assigned_to"`
	Outcome    care.Outcome
	Note       string
	DoneBy     directory.UserID `db:"done_by"`
	DoneAt     moment           `db:"done_at"`
}

const callbackColumns = `cb.id AS "cb.id", cb.customer_id AS "cb.customer_id", cb.project_id AS "cb.project_id",
	cb.due_on AS "cb.due_on", cb.assigned_to AS "cb.assigned_to", cb.outcome AS "cb.outcome", cb.note AS "cb.note",
	cb.done_by AS "cb.done_by", cb.done_at AS "cb.done_at"`

func (r callbackRow) callBack() care.CallBack {
	return care.CallBack{ID: r.ID, Customer: r.CustomerID, Project: r.ProjectID, Due: r.DueOn, Assigned: r.AssignedTo,
		Outcome: r.Outcome, Note: r.Note, DoneBy: r.DoneBy, DoneAt: r.DoneAt.time()}
}

// ChangeCallBack implements care.Store.
func (s *Store) ChangeCallBack(ctx context.Context, act directory.Act, id care.ID, rule func(care.CallBack, care.Scene) (care.Made, error)) (care.CallBack, error) {
	at := s.at()
	var changed care.CallBack
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		st, err := s.stageCall(ctx, tx, act, id, at)
		if changed = st.call; err != nil || st.repeated {
			return err
		}
		made, err := rule(st.call, st.scene)
		if err != nil {
			return err
		}
		changed = made.CallBack
		return st.save(ctx, tx, act, made)
	})
	if err != nil {
		return care.CallBack{}, fmt.Errorf("change call-back %d: %w", id, err)
	}
	return changed, nil
}

// lookAtCallBack reminds whoever has a call to make.
func (s *Store) lookAtCallBack(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	st, err := s.stageCall(ctx, tx, actOf(r), care.ID(r.Subject.ID), now)
	if err != nil || st.repeated {
		return err
	}
	return st.save(ctx, tx, actOf(r), care.Made{CallBack: st.call, Effects: st.call.Look(st.scene)})
}

// save writes what the rule made of a call.
func (st callStage) save(ctx context.Context, tx *sqlx.Tx, act directory.Act, made care.Made) error {
	e := effects{act: act, at: st.scene.Now, all: []change.Effects{made.Effects},
		stale: append(homes(st.scene.People, act.By, made.CallBack.Assigned), made.CallBack.Project.Subject())}
	var rows logRows
	if made.Raised != nil {
		once := directory.Act{Key: fmt.Sprintf("%s:%d", act.Key, made.Raised.Issue.ID), By: act.By}
		if err := rows.add(once, issue.Scene{Project: st.scene.Project, Now: st.scene.Now}, *made.Raised); err != nil {
			return err
		}
		e.all = append(e.all, made.Raised.Effects)
	}
	args, err := e.args()
	if err != nil {
		return err
	}
	issues, err := pack(append([]logRow{}, rows.issues...))
	if err != nil {
		return err
	}
	c := made.CallBack
	if _, err = tx.ExecContext(ctx, writeCallBack, append(args, c.ID, c.Outcome, c.Note, c.DoneBy, moment(c.DoneAt), issues)...); err != nil {
		return err
	}
	if next := made.Next; next != nil { // only now: a project has one open call
		_, err = tx.ExecContext(ctx, insertCallBack, next.ID, next.Customer, next.Project, next.Due, next.Assigned)
	}
	return err
}

var writeCallBack = `WITH ` + effectsCTE + `, made AS (
		SELECT * FROM jsonb_to_recordset($15::jsonb) AS r ` + logRecord + `
	), logged AS (` + insertIssues("$3") + `
	), written AS (
		UPDATE callback SET outcome = $11, note = $12, done_by = $13, done_at = $14 WHERE id = $10
	)
	SELECT ` + sayEffects

const insertCallBack = `
	INSERT INTO callback (id, customer_id, project_id, due_on, assigned_to) OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5)`
