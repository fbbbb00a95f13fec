package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
)

// logCall is one call of LogIssue.
type logCall struct {
	act   directory.Act
	draft issue.Draft
	rule  func(issue.Draft, issue.Scene) (issue.Outcome, error)

	settled bool // with what follows as the answer
	issue   issue.Issue
	err     error
}

func (c *logCall) settle(i issue.Issue, err error) { c.issue, c.err, c.settled = i, err, true }

// LogIssue implements issue.Store: one read, and one statement that writes. What
// several people log at the same time is read and written together; whatever is
// out of the ordinary in such a group is done once more, alone.
func (s *Store) LogIssue(ctx context.Context, act directory.Act, d issue.Draft, log func(issue.Draft, issue.Scene) (issue.Outcome, error)) (issue.Issue, error) {
	call := &logCall{act: act, draft: d, rule: log}
	leave, err := s.logging.join(ctx, call)
	if err != nil {
		return issue.Issue{}, err
	}
	defer leave()
	if !call.settled {
		return s.logAlone(ctx, call)
	}
	return call.issue, call.err
}

func (s *Store) logAlone(ctx context.Context, c *logCall) (issue.Issue, error) {
	drafts, err := s.stageDrafts(ctx, []*logCall{c})
	if err != nil {
		return issue.Issue{}, fmt.Errorf("read project %d: %w", c.draft.Project, err)
	}
	stage, ok := drafts[0]
	if !ok {
		return issue.Issue{}, fault.NotFoundf("That project is no longer there. Choose another one.").In("project")
	}
	if stage.logged != 0 {
		card, err := s.Issue(ctx, stage.logged)
		return card.Issue, err
	}
	out, err := c.rule(c.draft, stage.scene)
	if err != nil {
		return issue.Issue{}, err
	}
	var rows logRows
	if err := rows.add(c.act, stage.scene, out); err != nil {
		return issue.Issue{}, fmt.Errorf("pack issue %d: %w", out.Issue.ID, err)
	}
	err = s.writeIssues(ctx, rows)
	if repeats(err, "issue_act", "audit_act_once") {
		return s.issueOfAct(ctx, c.act)
	}
	if err != nil {
		return issue.Issue{}, fmt.Errorf("write issue %d: %w", out.Issue.ID, err)
	}
	return out.Issue, nil
}

// logTogether settles the calls of a group as far as nothing is out of the
// ordinary: an act that is there already or twice, a project that is gone, an error
// of the database. A refusal by the rule is ordinary, and its caller's alone.
func (s *Store) logTogether(ctx context.Context, calls []*logCall) {
	drafts, err := s.stageDrafts(ctx, calls)
	if err != nil {
		return
	}
	var rows logRows
	written := map[string]func(){}
	for n, c := range calls {
		stage, ok := drafts[n]
		if _, twice := written[c.act.Key]; !ok || twice || stage.logged != 0 {
			continue
		}
		out, err := c.rule(c.draft, stage.scene)
		if err != nil {
			c.settle(issue.Issue{}, err)
			continue
		}
		if err := rows.add(c.act, stage.scene, out); err != nil {
			c.settle(issue.Issue{}, fmt.Errorf("pack issue %d: %w", out.Issue.ID, err))
			continue
		}
		written[c.act.Key] = func() { c.settle(out.Issue, nil) }
	}
	if len(written) == 0 || s.writeIssues(ctx, rows) != nil {
		return
	}
	for _, settle := range written {
		settle()
	}
}

// writeIssues writes what was logged. One statement is a transaction by itself;
// should the driver repeat it, the acts' keys refuse the second.
func (s *Store) writeIssues(ctx context.Context, rows logRows) error {
	insert, err := s.statement(ctx, logIssues)
	if err != nil {
		return err
	}
	args, err := rows.args()
	if err != nil {
		return err
	}
	_, err = insert.ExecContext(ctx, args...)
	if clashed(err) || broken(err) {
		err = s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
			_, err := tx.StmtxContext(ctx, insert).ExecContext(ctx, args...)
			return err
		})
	}
	return errInTime(ctx, err)
}

// issueOfAct is the issue that an act made, when it arrived twice at once.
func (s *Store) issueOfAct(ctx context.Context, act directory.Act) (issue.Issue, error) {
	var id issue.ID
	if err := s.db.x.GetContext(ctx, &id, `SELECT id FROM issue WHERE act = $1`, act.Key); err != nil {
		return issue.Issue{}, fmt.Errorf("read issue of act %s: %w", act.Key, errInTime(ctx, err))
	}
	card, err := s.Issue(ctx, id)
	return card.Issue, err
}

// repeats reports whether an error says that a row with the act's key is there,
// by one of the constraints that hold such keys.
func repeats(err error, constraints ...string) bool {
	violation := pq.As(err, "23505")
	return violation != nil && slices.Contains(constraints, violation.Constraint)
}
