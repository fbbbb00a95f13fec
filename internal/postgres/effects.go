package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// effects are what changes bring with them, packed as effectsCTE takes them: one
// parameter each, $1 to $9.
type effects struct {
	act   directory.Act
	at    time.Time
	all   []change.Effects
	stale []outbox.Subject // beside what the changes name themselves
}

// write adds effects to the transaction in one round trip.
func (e effects) write(ctx context.Context, tx *sqlx.Tx) error {
	args, err := e.args()
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `WITH `+effectsCTE+` SELECT `+sayEffects, args...); err != nil {
		return fmt.Errorf("write effects of %s: %w", e.act.Key, err)
	}
	return nil
}

// effectsCTE writes the record, decisions with their minutes, and reminders. A
// decision taken while the committee's meeting runs is minuted at once, and
// whoever took it attends. A reminder that a sweep has in hand cannot be forgotten;
// its effect waits for this transaction and sees what it did. It stands in a WITH whose own values begin at $10; the
// query under it has to call sayEffects, or notes are not said.
const effectsCTE = `
	recorded AS (
		INSERT INTO audit (at, act, by_member, verb, subject_kind, subject_id, before, after)
		SELECT $3, $1, $2, r.verb, r.kind, r.id, r.before, r.after
		FROM jsonb_to_recordset($4::jsonb) AS r (verb text, kind text, id bigint, before jsonb, after jsonb)
	), decided AS (
		INSERT INTO decision (subject_kind, subject_id, committee_id, verb, choices, note, owner, due, by_member, at, supersedes, authority)
		SELECT d.kind, d.id, d.committee, d.verb, d.choices, d.note, d.owner, d.due, $2, $3, d.supersedes, d.authority
		FROM jsonb_to_recordset($5::jsonb) AS d (kind text, id bigint, committee bigint, verb text, choices text[], note text,
			owner text, due date, supersedes bigint, authority jsonb)
		RETURNING id, subject_kind, committee_id
	), minuted AS (
		INSERT INTO minute (decision_id, meeting_id, during)
		SELECT d.id, m.id, true FROM decided d JOIN meeting m ON m.committee_id = d.committee_id AND m.state = 'running'
		RETURNING meeting_id
	), attending AS (
		UPDATE meeting SET attended = array_append(attended, $2)
		WHERE id IN (SELECT meeting_id FROM minuted) AND NOT $2 = ANY (attended)
	), forgotten AS (
		UPDATE reminder SET done_at = $3 WHERE id IN (
			SELECT open.id FROM jsonb_to_recordset($8::jsonb) AS f (kind text, id bigint), LATERAL (
				SELECT r.id FROM reminder r WHERE r.subject_kind = f.kind AND r.subject_id = f.id AND r.done_at IS NULL
				FOR UPDATE SKIP LOCKED) AS open)
	), remembered AS (
		INSERT INTO reminder (kind, subject_kind, subject_id, due_at, run_at, key)
		SELECT r.kind, r.subject_kind, r.subject_id, r.due, r.due, r.key
		FROM jsonb_to_recordset($9::jsonb) AS r (kind text, subject_kind text, subject_id bigint, due timestamptz, key text)
		ON CONFLICT (key) DO NOTHING
	)`

// sayEffects says the notes and marks what is stale.
const sayEffects = `outbox_say($6::jsonb, $7::jsonb)`

func (e effects) args() ([]any, error) {
	p := packer{}
	p.records, p.decisions, p.forgotten, p.reminders = []record{}, []decided{}, []outbox.Subject{}, []remembered{}
	p.stale = slices.Clone(e.stale)
	for _, c := range e.all {
		if err := p.add(c); err != nil {
			return nil, err
		}
	}
	said, stale, err := sayArgs(p.notes, p.stale)
	if err != nil {
		return nil, err
	}
	args := []any{e.act.Key, e.act.By, e.at}
	for _, v := range []any{p.records, p.decisions} {
		packed, err := pack(v)
		if err != nil {
			return nil, fmt.Errorf("pack effects: %w", err)
		}
		args = append(args, packed)
	}
	args = append(args, said, stale)
	for _, v := range []any{p.forgotten, p.reminders} {
		packed, err := pack(v)
		if err != nil {
			return nil, fmt.Errorf("pack effects: %w", err)
		}
		args = append(args, packed)
	}
	return args, nil
}

// packer gathers the rows that changes become.
type packer struct {
	records   []record
	decisions []decided
	notes     []outbox.Note
	stale     []outbox.Subject
	forgotten []outbox.Subject
	reminders []remembered
}

func (p *packer) add(c change.Effects) error {
	if c.Verb != "" {
		r, err := newRecord(c)
		if err != nil {
			return err
		}
		p.records = append(p.records, r)
	}
	if c.Decision != nil {
		p.decisions = append(p.decisions, newDecided(*c.Decision))
	}
	p.notes = append(p.notes, c.Notes...)
	p.stale = append(p.stale, c.Stale...)
	p.forgotten = append(p.forgotten, c.Forget...)
	for _, r := range c.Remind {
		p.reminders = append(p.reminders, remembered{
			Kind: string(r.Kind), SubjectKind: r.Subject.Kind, SubjectID: r.Subject.ID, Due: r.Due, Key: r.Key,
		})
	}
	return nil
}

// decided is a decision as effectsCTE reads it; who and when are the act's.
type decided struct {
	Kind       string                `json:"kind"`
	ID         int64                 `json:"id"`
	Committee  directory.CommitteeID `json:"committee"`
	Verb       string                `json:"verb"`
	Choices    []string              `json:"choices"`
	Note       string                `json:"note"`
	Owner      directory.UserID      `json:"owner"`
	Due        *string               `json:"due"`
	Supersedes *decision.ID          `json:"supersedes"`
	Authority  json.RawMessage       `json:"authority,omitempty"`
}

func newDecided(d decision.Decision) decided {
	row := decided{
		Kind: d.Subject.Kind, ID: d.Subject.ID, Committee: d.Committee, Verb: d.Verb,
		Choices: append([]string{}, d.Choices...), Note: d.Note, Owner: d.Owner,
		Authority: d.Authority,
	}
	if !d.Due.IsZero() {
		due := d.Due.String()
		row.Due = &due
	}
	if d.Supersedes != 0 {
		row.Supersedes = &d.Supersedes
	}
	return row
}

// remembered is a reminder as effectsCTE reads it.
type remembered struct {
	Kind        string    `json:"kind"`
	SubjectKind string    `json:"subject_kind"`
	SubjectID   int64     `json:"subject_id"`
	Due         time.Time `json:"due"`
	Key         string    `json:"key"`
}

// distinct leaves out what is said twice, and what has no number yet.
func distinct(subjects []outbox.Subject) []outbox.Subject {
	once := make([]outbox.Subject, 0, len(subjects))
	seen := make(map[outbox.Subject]bool, len(subjects))
	for _, s := range subjects {
		if s.ID != 0 && !seen[s] {
			seen[s] = true
			once = append(once, s)
		}
	}
	return once
}
