package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

var meetingRefusals = refusals{
	"meeting_running_alone": fault.Conflictf("An earlier meeting of this committee is still running. End that one first."),
}

// ChangeMeeting implements committee.Store.
func (s *Store) ChangeMeeting(ctx context.Context, act directory.Act, id committee.MeetingID, rule committee.Rule) (committee.Meeting, error) {
	at := s.at()
	var changed committee.Meeting
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		st, err := stageMeeting(ctx, tx, act, id, at)
		if err != nil || st.repeated {
			changed = st.meeting
			return err
		}
		var effects change.Effects
		if changed, effects, err = rule(st.meeting, st.scene); err != nil {
			return err
		}
		return st.save(ctx, tx, act, changed, effects)
	})
	if err != nil {
		return committee.Meeting{}, fmt.Errorf("change meeting %d: %w", id, meetingRefusals.translate(err))
	}
	return changed, nil
}

// meetingStage is a meeting under its lock, with all a rule may look at.
type meetingStage struct {
	meeting   committee.Meeting
	committee committee.Committee
	scene     committee.Scene
	decisions int // that the minutes would hold if the meeting ended now
	repeated  bool
}

// stageMeeting locks the meeting and its committee: no decision is being taken
// there until the transaction ends, so the minutes leave none out.
func stageMeeting(ctx context.Context, tx *sqlx.Tx, act directory.Act, id committee.MeetingID, at time.Time) (meetingStage, error) {
	var locked committee.MeetingID
	if err := tx.GetContext(ctx, &locked, lockMeeting, id); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return meetingStage{}, fault.NotFoundf("That meeting is no longer there.")
		}
		return meetingStage{}, fmt.Errorf("lock: %w", err)
	}
	var row struct {
		M         meetingRow
		C         committeeRow
		Actor     document[memberDoc]
		Head      committee.PageID
		Decisions int
		Repeated  bool
	}
	if err := tx.GetContext(ctx, &row, sceneOfMeeting, id, act.Key, act.By); err != nil {
		return meetingStage{}, fmt.Errorf("read scene: %w", err)
	}
	schedule, err := row.C.committee().Schedule()
	if err != nil {
		return meetingStage{}, fmt.Errorf("schedule of committee %d: %w", row.C.ID, err)
	}
	st := meetingStage{meeting: row.M.meeting(), committee: row.C.committee(), decisions: row.Decisions, repeated: row.Repeated}
	st.scene = committee.Scene{Actor: stranger(act.By), Zone: schedule.Zone(), Now: at, Head: row.Head}
	if row.Actor.V.ID != "" {
		st.scene.Actor = row.Actor.V.member()
	}
	return st, nil
}

const lockMeeting = `
	SELECT m.id FROM meeting m JOIN committee c ON c.id = m.committee_id WHERE m.id = $1
	FOR UPDATE OF c FOR NO KEY UPDATE OF m`

const sceneOfMeeting = `
	SELECT ` + meetingColumns + `, ` + committeeColumns + `, EXISTS (SELECT FROM audit WHERE act = $2) AS repeated,
		(SELECT ` + memberJSON + ` FROM member m WHERE m.id = $3) AS actor,
		coalesce((SELECT id FROM agenda_page WHERE meeting_id = m.id AND number = 0), 0) AS head,
		(SELECT count(*) FROM minute WHERE meeting_id = m.id)
			+ (SELECT count(*) FROM decision d WHERE d.committee_id = m.committee_id AND ` + unminuted + `) AS decisions
	FROM meeting m JOIN committee c ON c.id = m.committee_id
	WHERE m.id = $1`

// unminuted says that decision d stands in no minutes yet.
const unminuted = `NOT EXISTS (SELECT FROM minute WHERE decision_id = d.id)`

// save writes what the rule made of the meeting, in one statement. When it ends,
// what was decided since the last minutes joins them, and they are posted.
func (st meetingStage) save(ctx context.Context, tx *sqlx.Tx, act directory.Act, m committee.Meeting, c change.Effects) error {
	ends := m.State == committee.Ended
	if ends {
		c.Notes = append(c.Notes, st.committee.MinutesNotes(m.ID, st.decisions)...)
	}
	e := effects{act: act, at: st.scene.Now, all: []change.Effects{c}, stale: []outbox.Subject{st.scene.Head.Subject()}}
	args, err := e.args()
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, saveMeeting, append(args, m.ID, m.State, m.StartedBy, moment(m.StartedAt), m.EndedBy,
		moment(m.EndedAt), array(m.Attended), ends)...)
	return err
}

var saveMeeting = `WITH ` + effectsCTE + `, written AS (
		UPDATE meeting SET state = $11, started_by = $12, started_at = $13, ended_by = $14, ended_at = $15, attended = $16
		WHERE id = $10
	), since AS (
		INSERT INTO minute (decision_id, meeting_id, during)
		SELECT d.id, m.id, false FROM decision d JOIN meeting m ON m.committee_id = d.committee_id
		WHERE $17 AND m.id = $10 AND ` + unminuted + `
	)
	SELECT ` + sayEffects

// Meetings implements committee.Library.
func (s *Store) Meetings(ctx context.Context, id directory.CommitteeID, limit int) ([]committee.Meeting, error) {
	var rows []struct{ M meetingRow }
	if err := s.db.x.SelectContext(ctx, &rows, latestMeetings, id, limit); err != nil {
		return nil, fmt.Errorf("list meetings of committee %d: %w", id, errInTime(ctx, err))
	}
	meetings := make([]committee.Meeting, len(rows))
	for n, r := range rows {
		meetings[n] = r.M.meeting()
	}
	return meetings, nil
}

const latestMeetings = `
	SELECT ` + meetingColumns + ` FROM meeting m WHERE m.committee_id = $1 ORDER BY m.due_at DESC, m.id DESC LIMIT $2`
