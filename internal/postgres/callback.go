package postgres

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/reminder"
)

// callbackRow is call-back cb as callbackColumns reads it.
type callbackRow struct {
	ID         care.ID
	CustomerID customer.ID   `db:"customer_id"`
	ProjectID  project.ID    `db:"project_id"`
	FromDay    calendar.Date `db:"from_day"`
	Every      int
	IdealOn    calendar.Date    `db:"ideal_on"`
	DueOn      calendar.Date    `db:"due_on"`
	DueSince   moment           `db:"due_since"`
	AssignedTo directory.UserID `db:"assigned_to"`
	Attempts   document[[]care.Attempt]
	Outcome    care.Outcome
	Note       string
	DoneBy     directory.UserID `db:"done_by"`
	DoneAt     moment           `db:"done_at"`
}

const callbackColumns = `cb.id AS "cb.id", cb.customer_id AS "cb.customer_id", cb.project_id AS "cb.project_id",
	cb.from_day AS "cb.from_day", cb.every AS "cb.every", cb.ideal_on AS "cb.ideal_on", cb.due_on AS "cb.due_on",
	cb.due_since AS "cb.due_since", cb.assigned_to AS "cb.assigned_to", cb.attempts AS "cb.attempts", cb.outcome AS "cb.outcome",
	cb.note AS "cb.note", cb.done_by AS "cb.done_by", cb.done_at AS "cb.done_at"`

func (r callbackRow) callBack() care.CallBack {
	return care.CallBack{ID: r.ID, Customer: r.CustomerID, Project: r.ProjectID, From: r.FromDay, Every: r.Every, Ideal: r.IdealOn,
		Due: r.DueOn, DueSince: r.DueSince.time(), Assigned: r.AssignedTo, Attempts: r.Attempts.V,
		Outcome: r.Outcome, Note: r.Note, DoneBy: r.DoneBy, DoneAt: r.DoneAt.time()}
}

// ChangeCallBack implements care.Store.
func (s *Store) ChangeCallBack(ctx context.Context, act directory.Act, id care.ID, w care.Wants, rule func(care.CallBack, care.Scene) (care.Made, error)) (care.CallBack, error) {
	at := s.at()
	var changed care.CallBack
	if err := s.prepare(ctx, saveRequests); err != nil {
		return care.CallBack{}, fmt.Errorf("change call-back %d: %w", id, err)
	}
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		st, err := s.stageCall(ctx, tx, act, id, w, at)
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
	st, err := s.stageCall(ctx, tx, actOf(r), care.ID(r.Subject.ID), care.Wants{}, now)
	if err != nil || st.repeated {
		return err
	}
	return st.save(ctx, tx, actOf(r), st.call.Look(st.scene))
}

// save writes what the rule made of a call.
func (st callStage) save(ctx context.Context, tx *sqlx.Tx, act directory.Act, made care.Made) error {
	e := effects{act: act, at: st.scene.Now, all: []change.Effects{made.Effects}, stale: st.touched(act, made)}
	logged := []logRow{}
	if made.Raised != nil {
		once := directory.Act{Key: fmt.Sprintf("%s:%d", act.Key, made.Raised.Issue.ID), By: act.By}
		logged = append(logged, newLogRow(once, st.scene.Project, e.at, made.Raised.Issue))
		e.all = append(e.all, made.Raised.Effects)
	}
	args, err := e.args()
	if err != nil {
		return err
	}
	issues, err := pack(logged)
	if err != nil {
		return err
	}
	c := made.CallBack
	attempts, err := pack(append([]care.Attempt{}, c.Attempts...))
	if err != nil {
		return err
	}
	if _, err = tx.ExecContext(ctx, writeCallBack, append(args, c.ID, c.Outcome, c.Note, c.DoneBy, moment(c.DoneAt), issues,
		c.Due, moment(c.DueSince), c.Assigned, attempts)...); err != nil {
		return err
	}
	if made.Asked != nil {
		if err := st.asked.save(ctx, tx, act, *made.Asked); err != nil {
			return err
		}
	}
	if n := made.Next; n != nil { // only now: a project has one open call
		_, err = tx.ExecContext(ctx, insertCallBack, n.ID, n.Customer, n.Project, n.From, n.Every, n.Ideal, n.Due, n.Assigned)
	}
	return err
}

// touched is all that shows the call: its page of the agenda, its project, and the
// Home of who acts and of those whose it was, is, and the next one will be.
func (st callStage) touched(act directory.Act, made care.Made) []outbox.Subject {
	who := []directory.UserID{act.By, st.call.Assigned, made.CallBack.Assigned}
	if made.Next != nil {
		who = append(who, made.Next.Assigned)
	}
	tabs := append(homes(st.scene.People, who...), memberSubject(st.scene.Diary.Of.Number)...)
	return slices.Concat([]outbox.Subject{made.CallBack.Project.Subject()}, st.shown, tabs)
}

var writeCallBack = `WITH ` + effectsCTE + `, logged AS (` + insertIssues("$15") + `
	), written AS (
		UPDATE callback SET outcome = $11, note = $12, done_by = $13, done_at = $14, due_on = $16, due_since = $17, assigned_to = $18,
			attempts = $19::jsonb
		WHERE id = $10
	)
	SELECT ` + sayEffects

const insertCallBack = `
	INSERT INTO callback (id, customer_id, project_id, committee_id, from_day, every, ideal_on, due_on, assigned_to) OVERRIDING SYSTEM VALUE
	SELECT $1, $2, p.id, p.committee_id, $4, $5, $6, $7, $8 FROM project p WHERE p.id = $3`
