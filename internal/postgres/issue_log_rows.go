package postgres

import (
	"time"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
)

// logRows are issues that were logged, with their effects, as logIssues takes them.
type logRows struct {
	batch
	issues []logRow
}

// logRow is an issue as insertIssues reads it.
type logRow struct {
	ofAct
	ID          issue.ID              `json:"id"`
	Project     project.ID            `json:"project"`
	Committee   directory.CommitteeID `json:"committee"`
	Type        project.Type          `json:"type"`
	Kind        issue.KindKey         `json:"kind"`
	Severity    issue.Severity        `json:"severity"`
	Description string                `json:"description"`
	Evidence    string                `json:"evidence"`
	Responsible []directory.Role      `json:"responsible"`
	Owner       directory.UserID      `json:"owner"`
}

// newLogRow is what the rule made of a draft for a project, at an instant.
func newLogRow(act directory.Act, p project.Project, at time.Time, i issue.Issue) logRow {
	return logRow{
		ofAct: ofAct{Act: act.Key, By: act.By, At: at}, ID: i.ID, Project: i.Project, Committee: p.Committee,
		Type: p.Type, Kind: i.Kind, Severity: i.Severity, Description: i.Description, Evidence: i.Evidence,
		Responsible: append([]directory.Role{}, i.Responsible...), Owner: i.Owner,
	}
}

// add takes in what the rule made of a draft. The project's and the member's own
// messages count the issue; no copy of the issue itself can be stale.
func (r *logRows) add(act directory.Act, scene issue.Scene, out issue.Outcome) error {
	r.issues = append(r.issues, newLogRow(act, scene.Project, scene.Now, out.Issue))
	return r.batch.add(effects{
		act: act, at: scene.Now, all: []change.Effects{out.Effects},
		stale: append([]outbox.Subject{out.Issue.Project.Subject()}, memberSubject(scene.Actor.Number)...),
	})
}

// args are the values of logIssues.
func (r *logRows) args() ([]any, error) {
	issues, err := pack(r.issues)
	if err != nil {
		return nil, err
	}
	args, err := r.batch.args()
	return append(args, issues), err
}

var logIssues = `WITH ` + effectsFrom(1) + `, logged AS (` + insertIssues("$7") + `
	)
	SELECT ` + sayFrom(1)

// insertIssues writes the issues of a parameter, an array of logRows.
func insertIssues(param string) string {
	return `
		INSERT INTO issue (id, project_id, committee_id, project_type, kind, severity, description, evidence, responsible, owner,
			state, raised_by, raised_at, open_since, act)
		SELECT id, project, committee, type, kind, severity, description, evidence, responsible, owner, 'open', by_member, at, at, act
		FROM jsonb_to_recordset(` + param + `::jsonb) AS r (act text, by_member text, at timestamptz, id bigint, project bigint,
			committee bigint, type text, kind text, severity text, description text, evidence text, responsible text[], owner text)`
}
