package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/outbox"
)

// LogIssue implements issue.Store: one read, and one statement that writes.
func (s *Store) LogIssue(ctx context.Context, act directory.Act, d issue.Draft, log func(issue.Draft, issue.Scene) (issue.Outcome, error)) (issue.Issue, error) {
	at := s.at()
	draft, err := s.stageDraft(ctx, act, d, at)
	if err != nil {
		return issue.Issue{}, err
	}
	if draft.logged != 0 {
		card, err := s.Issue(ctx, draft.logged)
		return card.Issue, err
	}
	out, err := log(d, draft.scene)
	if err != nil {
		return issue.Issue{}, err
	}
	insert, err := s.statement(ctx, logIssue)
	if err != nil {
		return issue.Issue{}, err
	}
	args, err := logArgs(act, at, draft.scene, draft.shown, out)
	if err != nil {
		return issue.Issue{}, fmt.Errorf("pack issue %d: %w", out.Issue.ID, err)
	}
	// One statement is a transaction by itself. Should the driver repeat it, the act's key refuses the second.
	if _, err = insert.ExecContext(ctx, args...); clashed(err) || broken(err) {
		err = s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
			_, err := tx.StmtxContext(ctx, insert).ExecContext(ctx, args...)
			return err
		})
	}
	if repeats(err, "issue_act") {
		return s.issueOfAct(ctx, act)
	}
	if err != nil {
		return issue.Issue{}, fmt.Errorf("write issue %d: %w", out.Issue.ID, err)
	}
	return out.Issue, nil
}

// draftStage is what the rule of a draft looks at.
type draftStage struct {
	scene  issue.Scene
	logged issue.ID         // that the act made before; 0 when it did not
	shown  []outbox.Subject // the messages that count the issue
}

func (s *Store) stageDraft(ctx context.Context, act directory.Act, d issue.Draft, at time.Time) (draftStage, error) {
	var row struct {
		P      projectRow
		K      kindRow
		Next   issue.ID
		Logged issue.ID
		Home   outbox.Lane
		Actor  document[memberDoc]
		Shown  document[[]outbox.Subject]
	}
	read, err := s.statement(ctx, sceneOfDraft)
	if err != nil {
		return draftStage{}, err
	}
	err = read.GetContext(ctx, &row, act.Key, act.By, d.Project, d.Kind)
	if errors.Is(err, sql.ErrNoRows) {
		return draftStage{}, fault.NotFoundf("That project is no longer there. Choose another one.").In("project")
	}
	if err != nil {
		return draftStage{}, fmt.Errorf("read project %d: %w", d.Project, errInTime(ctx, err))
	}
	stage := draftStage{logged: row.Logged, shown: row.Shown.V}
	stage.scene = issue.Scene{
		Press: act.Key, NextID: row.Next, Actor: stranger(act.By), Project: row.P.project(), Kind: row.K.kind(),
		Home: row.Home, Now: at,
	}
	if row.Actor.V.ID != "" {
		stage.scene.Actor = row.Actor.V.member()
	}
	return stage, nil
}

// A kind that is not in the catalogue fits no project: the rule refuses it.
const sceneOfDraft = `
	SELECT ` + projectColumns + `, coalesce(k.key, '') AS "k.key", k.applies AS "k.applies", coalesce(k.name, '') AS "k.name",
		k.solutions AS "k.solutions", k.always AS "k.always", k.roles AS "k.roles", coalesce(k.severity, '') AS "k.severity",
		coalesce(k.scope, false) AS "k.scope", coalesce(k.retired, true) AS "k.retired",
		nextval('issue_id_seq') AS next, coalesce((SELECT id FROM issue WHERE act = $1), 0) AS logged,
		coalesce(nullif(p.channel, ''), c.channel) AS home,
		(SELECT ` + memberJSON + ` FROM member m WHERE m.id = $2) AS actor,
		(SELECT jsonb_agg(n) FROM (
			(SELECT n.subject_kind AS kind, n.subject_id AS id FROM note n
				WHERE n.subject_kind = 'project' AND n.subject_id = p.id AND n.state IN ('pending', 'sending', 'sent') LIMIT 1)
			UNION ALL
			(SELECT n.subject_kind, n.subject_id FROM note n
				WHERE n.subject_kind = 'member' AND n.subject_id = (SELECT number FROM member WHERE id = $2)
				  AND n.state IN ('pending', 'sending', 'sent') LIMIT 1)) AS n) AS shown
	FROM project p JOIN committee c ON c.id = p.committee_id LEFT JOIN issue_kind k ON k.key = $4
	WHERE p.id = $3`

// logArgs are the values of logIssue.
func logArgs(act directory.Act, at time.Time, scene issue.Scene, shown []outbox.Subject, out issue.Outcome) ([]any, error) {
	r, err := newRecord(out.Effects)
	if err != nil {
		return nil, err
	}
	said, stale, err := sayArgs(out.Effects.Notes, append(out.Effects.Stale, shown...))
	if err != nil {
		return nil, err
	}
	i := out.Issue
	return []any{
		act.Key, act.By, at, said, stale, string(r.After), i.ID, i.Project, scene.Project.Committee, scene.Project.Type, i.Kind,
		i.Severity, i.Description, i.Evidence, array(i.Responsible), out.Effects.Verb,
	}, nil
}

// The issue that this is about is new: no copy of it can be stale.
const logIssue = `
	WITH recorded AS (
		INSERT INTO audit (at, act, by_member, verb, subject_kind, subject_id, after)
		VALUES ($3, $1, $2, $16, 'issue', $7, $6::jsonb)
	), logged AS (
		INSERT INTO issue (id, project_id, committee_id, project_type, kind, severity, description, evidence, responsible,
			state, raised_by, raised_at, open_since, act)
		VALUES ($7, $8, $9, $10, $11, $12, $13, $14, $15, 'open', $2, $3, $3, $1)
	)
	SELECT outbox_say($4::jsonb, $5::jsonb)`

// issueOfAct is the issue that an act made, when it arrived twice at once.
func (s *Store) issueOfAct(ctx context.Context, act directory.Act) (issue.Issue, error) {
	var id issue.ID
	if err := s.db.x.GetContext(ctx, &id, `SELECT id FROM issue WHERE act = $1`, act.Key); err != nil {
		return issue.Issue{}, fmt.Errorf("read issue of act %s: %w", act.Key, errInTime(ctx, err))
	}
	card, err := s.Issue(ctx, id)
	return card.Issue, err
}

// repeats reports whether an error says that a row with the act's key is there.
func repeats(err error, constraint string) bool {
	violation := pq.As(err, "23505")
	return violation != nil && violation.Constraint == constraint
}
