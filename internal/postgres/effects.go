package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// effects are what the changes of one act bring with them.
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
	if _, err := tx.ExecContext(ctx, writeEffects, args...); err != nil {
		return fmt.Errorf("write effects of %s: %w", e.act.Key, err)
	}
	return nil
}

var writeEffects = `WITH ` + effectsCTE + ` SELECT ` + sayEffects

// effectsCTE writes the effects of one act beside what a statement writes itself, whose
// own values begin at $10. $1 is the act, $2 who acts, $3 when; $4 to $9 are a batch.
// The query under it has to call sayEffects, or notes are not said.
var effectsCTE = effectsFrom(4) + `, acting AS (SELECT $1::text, $2::text, $3::timestamptz)`

// sayEffects says the notes and marks what is stale.
var sayEffects = sayFrom(4)

// args are the values of effectsCTE.
func (e effects) args() ([]any, error) {
	var b batch
	if err := b.add(e); err != nil {
		return nil, err
	}
	packed, err := b.args()
	return append([]any{e.act.Key, e.act.By, e.at}, packed...), err
}

// effectsFrom writes a batch, from six parameters that begin at n: records, decisions
// with their minutes, and reminders. A decision taken while the committee's meeting
// runs is minuted at once, and whoever took it attends. A reminder that a sweep has in
// hand cannot be forgotten; its effect waits for this transaction and sees what it did.
// The query under it has to call sayFrom.
func effectsFrom(n int) string {
	return fmt.Sprintf(`
	recorded AS (
		INSERT INTO audit (at, act, by_member, verb, subject_kind, subject_id, before, after)
		SELECT r.at, r.act, r.by_member, r.verb, r.kind, r.id, r.before, r.after
		FROM jsonb_to_recordset($%[1]d::jsonb) AS r (act text, by_member text, at timestamptz, verb text, kind text, id bigint,
			before jsonb, after jsonb)
	), decided AS (
		INSERT INTO decision (subject_kind, subject_id, committee_id, verb, choices, note, owner, due, by_member, at, supersedes, authority)
		SELECT d.kind, d.id, d.committee, d.verb, d.choices, d.note, d.owner, d.due, d.by_member, d.at, d.supersedes, d.authority
		FROM jsonb_to_recordset($%[2]d::jsonb) AS d (by_member text, at timestamptz, kind text, id bigint, committee bigint, verb text,
			choices text[], note text, owner text, due date, supersedes bigint, authority jsonb)
		RETURNING id, subject_kind, committee_id, by_member
	), minuted AS (
		INSERT INTO minute (decision_id, meeting_id, during)
		SELECT d.id, m.id, true FROM decided d JOIN meeting m ON m.committee_id = d.committee_id AND m.state = 'running'
		RETURNING decision_id, meeting_id
	), came AS (
		SELECT mi.meeting_id AS id, array_agg(DISTINCT d.by_member) AS who
		FROM minuted mi JOIN decided d ON d.id = mi.decision_id GROUP BY mi.meeting_id
	), attending AS (
		UPDATE meeting m SET attended = m.attended || ARRAY(SELECT unnest(came.who) EXCEPT SELECT unnest(m.attended) ORDER BY 1)
		FROM came WHERE m.id = came.id AND NOT came.who <@ m.attended
	), forgetting AS (
		SELECT * FROM jsonb_to_recordset($%[5]d::jsonb) AS f (kind text, id bigint, at timestamptz)
	), forgotten AS (
		UPDATE reminder SET done_at = (SELECT f.at FROM forgetting f WHERE f.kind = subject_kind AND f.id = subject_id LIMIT 1)
		WHERE id IN (SELECT open.id FROM forgetting f, LATERAL (
			SELECT r.id FROM reminder r WHERE r.subject_kind = f.kind AND r.subject_id = f.id AND r.done_at IS NULL
			FOR UPDATE SKIP LOCKED) AS open)
	), remembered AS (
		INSERT INTO reminder (kind, subject_kind, subject_id, due_at, run_at, key)
		SELECT r.kind, r.subject_kind, r.subject_id, r.due, r.due, r.key
		FROM jsonb_to_recordset($%[6]d::jsonb) AS r (kind text, subject_kind text, subject_id bigint, due timestamptz, key text)
		ON CONFLICT (key) DO NOTHING
	)`, n, n+1, n+2, n+3, n+4, n+5)
}

// sayFrom says the notes of the batch that begins at $n, and marks what is stale.
func sayFrom(n int) string { return fmt.Sprintf(`outbox_say($%d::jsonb, $%d::jsonb)`, n+2, n+3) }
