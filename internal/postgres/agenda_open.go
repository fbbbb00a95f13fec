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
	"docket/internal/outbox"
	"docket/internal/reminder"
)

// openMeeting is the effect of committee.Due: the agenda of the last occurrence
// that has come is posted, whatever was missed before it, and the next one is
// remembered.
func openMeeting(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	id := directory.CommitteeID(r.Subject.ID)
	c, err := committeeByID(ctx, tx, id)
	if err != nil {
		return fmt.Errorf("open meeting of committee %d: %w", id, err)
	}
	schedule, err := c.Schedule()
	if err != nil {
		return fmt.Errorf("open meeting of committee %d: %w", id, err)
	}
	e := change.Effects{Forget: []outbox.Subject{c.Subject()}, Remind: c.Remember(schedule, now)}
	// Settings may have changed in the instant before: what is due is asked anew.
	if due := schedule.Next(r.Due.Add(-time.Second)); !due.At.IsZero() && !due.At.After(now) {
		occurrence, skipped := schedule.Latest(due, now)
		if err := snapshot(ctx, tx, c, c.Meet(occurrence, now), skipped, &e); err != nil {
			return fmt.Errorf("open meeting of committee %d: %w", id, err)
		}
	}
	return effects{act: actOf(r), at: now, all: []change.Effects{e}}.write(ctx, tx)
}

// posted is what the record keeps of a meeting that was opened.
type posted struct {
	committee.Meeting
	Skipped int // occurrences that were missed before it
}

// snapshot writes the meeting with its agenda, unless its occurrence has one, and
// adds to the effects what that brings with it.
func snapshot(ctx context.Context, tx *sqlx.Tx, c committee.Committee, m committee.Meeting, skipped int, e *change.Effects) error {
	err := tx.GetContext(ctx, &m.ID, insertMeeting, m.Committee, m.Wall, m.DueAt, m.PostedAt, m.Moved,
		committee.HeadMost, committee.PageItems, committee.LongWeeks, committee.HeadBlocks,
		committee.HeadFew, committee.Foremost)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("snapshot %s: %w", m.Wall, err)
	}
	var pages []committee.PageID
	if err := tx.SelectContext(ctx, &pages, pagesOfMeeting, m.ID); err != nil {
		return fmt.Errorf("snapshot %s: %w", m.Wall, err)
	}
	e.Verb, e.Subject, e.After = "meeting.posted", m.ID.Subject(), posted{Meeting: m, Skipped: skipped}
	e.Notes = c.AgendaNotes(m.ID, pages)
	return lapse(ctx, tx, m, e)
}

// lapse puts away the earlier meetings that nobody started: their agendas lose
// the button.
func lapse(ctx context.Context, tx *sqlx.Tx, m committee.Meeting, e *change.Effects) error {
	var heads []committee.PageID
	if err := tx.SelectContext(ctx, &heads, lapseMeetings, m.Committee, m.ID); err != nil {
		return fmt.Errorf("lapse meetings before %s: %w", m.Wall, err)
	}
	for _, head := range heads {
		e.Stale = append(e.Stale, head.Subject())
	}
	return nil
}

const lapseMeetings = `
	WITH lapsed AS (
		UPDATE meeting SET state = 'lapsed' WHERE committee_id = $1 AND id <> $2 AND state = 'posted'
		RETURNING id
	)
	SELECT p.id FROM agenda_page p JOIN lapsed ON lapsed.id = p.meeting_id WHERE p.number = 0`

const pagesOfMeeting = `SELECT id FROM agenda_page WHERE meeting_id = $1 ORDER BY number`

// weeksSince counts the meetings before this one that an item has waited through: the
// first is the one whose agenda it came up for, be that at the same instant.
func weeksSince(since string) string {
	return `cardinality(met.at) - width_bucket(` + since + ` - interval '1 microsecond', met.at)`
}

// metBefore are the times at which the committee's meetings were posted.
const metBefore = `SELECT coalesce(array_agg(posted_at ORDER BY posted_at), '{}') FROM meeting WHERE committee_id = $1`

// The head, page 0, holds the first items of each section (committee.Summary.HeadItems),
// the pages after it the rest, $7 at a time and one section each. A second meeting of an occurrence
// gets no row, and so no pages.
var insertMeeting = `
	WITH met (at) AS (` + metBefore + `),
	item AS (
		SELECT s.*, ` + weeksSince(`s.since`) + ` AS weeks FROM met, (` + ofSections(nil, agendaSection.standing) + `) AS s
	), counted AS (
		SELECT part, section, count(*) AS items FROM item GROUP BY part, section
	), room AS (
		SELECT coalesce(max(n) FILTER (WHERE every <= $9), 1) AS every, coalesce(max(n) FILTER (WHERE foremost <= $9), 1) AS foremost
		FROM generate_series(1, $6::int) AS n, LATERAL (
			SELECT sum(1 + least(items, n + 1)) AS every, sum(1 + least(items, CASE WHEN part < $11 THEN n ELSE 1 END + 1)) AS foremost FROM counted) AS blocks
	), head AS (
		SELECT counted.*, CASE WHEN every >= $10 THEN every WHEN part < $11 THEN greatest(every, foremost) ELSE 1 END AS most FROM counted, room
	), section AS (
		SELECT *, (sum(replies) OVER (ORDER BY part))::bigint - replies AS before
		FROM (SELECT head.*, (greatest(items - most, 0) + $7 - 1) / $7 AS replies FROM head) AS s
	), opened AS (
		INSERT INTO meeting (committee_id, wall, due_at, posted_at, moved, total, fresh, long)
		SELECT $1, $2, $3, $4, $5, coalesce((SELECT jsonb_object_agg(section, items) FROM section), '{}'),
			(SELECT count(*) FROM item WHERE weeks = 0), (SELECT count(*) FROM item WHERE weeks >= $8)
		ON CONFLICT ON CONSTRAINT meeting_once DO NOTHING
		RETURNING id
	), page AS (
		INSERT INTO agenda_page (meeting_id, number)
		SELECT opened.id, n FROM opened, generate_series(0, (SELECT coalesce(sum(replies), 0)::bigint FROM section)) AS n
		RETURNING id, number
	), placed AS (
		SELECT item.*, CASE WHEN rn <= most THEN 0 ELSE 1 + (rn - most - 1) / $7 + before END AS number
		FROM item JOIN section USING (part)
	), written AS (
		INSERT INTO agenda_item (page_id, position, section, subject_kind, subject_id, weeks, fresh)
		SELECT page.id, row_number() OVER (PARTITION BY page.id ORDER BY part, rn), section, kind, placed.id, weeks, weeks = 0
		FROM placed JOIN page USING (number)
	)
	SELECT id FROM opened`
