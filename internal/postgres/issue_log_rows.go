package postgres

import (
	"encoding/json"
	"time"

	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
)

// logRows are issues that were logged at one instant, with their record and notes,
// as logIssues takes them.
type logRows struct {
	at     time.Time
	issues []logRow
	notes  []outbox.Note
	stale  []outbox.Subject
}

// logRow is an issue as logIssues reads it.
type logRow struct {
	Act         string                `json:"act"`
	By          directory.UserID      `json:"by_member"`
	Verb        string                `json:"verb"`
	After       json.RawMessage       `json:"after"`
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

// add takes in what the rule made of a draft. The project's and the member's own
// messages count the issue; no copy of the issue itself can be stale.
func (r *logRows) add(act directory.Act, scene issue.Scene, out issue.Outcome) error {
	recorded, err := newRecord(out.Effects)
	if err != nil {
		return err
	}
	i, e := out.Issue, out.Effects
	r.at = scene.Now
	r.issues = append(r.issues, logRow{
		Act: act.Key, By: act.By, Verb: e.Verb, After: recorded.After, ID: i.ID, Project: i.Project, Committee: scene.Project.Committee,
		Type: scene.Project.Type, Kind: i.Kind, Severity: i.Severity, Description: i.Description, Evidence: i.Evidence,
		Responsible: append([]directory.Role{}, i.Responsible...), Owner: i.Owner,
	})
	r.notes = append(r.notes, e.Notes...)
	r.stale = append(append(r.stale, e.Stale...), i.Project.Subject())
	r.stale = append(r.stale, memberSubject(scene.Actor.Number)...)
	return nil
}

// args are the values of logIssues.
func (r *logRows) args() ([]any, error) {
	issues, err := pack(r.issues)
	if err != nil {
		return nil, err
	}
	said, stale, err := sayArgs(r.notes, r.stale)
	return []any{r.at, issues, said, stale}, err
}

var logIssues = `
	WITH made AS (
		SELECT * FROM jsonb_to_recordset($2::jsonb) AS r ` + logRecord + `
	), recorded AS (
		INSERT INTO audit (at, act, by_member, verb, subject_kind, subject_id, after)
		SELECT $1, act, by_member, verb, 'issue', id, after FROM made
	), logged AS (` + insertIssues("$1") + `
	)
	SELECT outbox_say($3::jsonb, $4::jsonb)`

// logRecord is a logRow's document as a record.
const logRecord = `(act text, by_member text, verb text, after jsonb, id bigint, project bigint, committee bigint, type text,
	kind text, severity text, description text, evidence text, responsible text[], owner text)`

// insertIssues writes the issues of made, which are logRecords, at an instant.
func insertIssues(at string) string {
	return `
		INSERT INTO issue (id, project_id, committee_id, project_type, kind, severity, description, evidence, responsible, owner,
			state, raised_by, raised_at, open_since, act)
		SELECT id, project, committee, type, kind, severity, description, evidence, responsible, owner, 'open', by_member,
			` + at + `::timestamptz, ` + at + `::timestamptz, act
		FROM made`
}
