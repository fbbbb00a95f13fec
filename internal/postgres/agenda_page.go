package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"docket/internal/calendar"
	"docket/internal/committee"
	"docket/internal/fault"
	"docket/internal/issue"
)

// pageRow is a page with its meeting, and the meeting before that.
type pageRow struct {
	M      meetingRow
	C      committeeRow
	Number int
	Pages  int
	Total  document[map[committee.Section]int]
	Fresh  int
	Long   int
	LastAt moment `db:"last_at"` // when the agenda before was posted
	Last   moment // when it was due
}

// Page implements committee.Library.
func (s *Store) Page(ctx context.Context, id committee.PageID) (committee.Page, error) {
	var row pageRow
	err := s.db.x.GetContext(ctx, &row, pageByID, id)
	if errors.Is(err, sql.ErrNoRows) {
		return committee.Page{}, fault.NotFoundf("That agenda is no longer there.")
	}
	if err != nil {
		return committee.Page{}, fmt.Errorf("read page %d: %w", id, errInTime(ctx, err))
	}
	page := committee.Page{
		ID: id, Number: row.Number, Pages: row.Pages, Meeting: row.M.meeting(), Committee: row.C.committee(),
	}
	if page.Items, err = s.items(ctx, itemsOfPage.of(row.Total.V), id); err != nil {
		return page, fmt.Errorf("page %d: %w", id, err)
	}
	if page.Number > 0 {
		return page, nil
	}
	if page.Summary, err = s.summaryOf(ctx, row); err != nil {
		return page, fmt.Errorf("page %d: %w", id, err)
	}
	page.Changes, err = s.changes(ctx, row)
	return page, err
}

const pageByID = `
	SELECT ` + meetingColumns + `, ` + committeeColumns + `, pg.number AS number, m.total AS total, m.fresh AS fresh,
		m.long AS long, (SELECT count(*) FROM agenda_page WHERE meeting_id = m.id AND number > 0) AS pages,
		last.posted_at AS last_at, last.due_at AS last
	FROM agenda_page pg JOIN meeting m ON m.id = pg.meeting_id JOIN committee c ON c.id = m.committee_id
	LEFT JOIN LATERAL (
		SELECT posted_at, due_at FROM meeting
		WHERE committee_id = m.committee_id AND (due_at, id) < (m.due_at, m.id)
		ORDER BY due_at DESC, id DESC LIMIT 1
	) last ON true
	WHERE pg.id = $1`

var itemsOfPage = eachKind(func(k *itemKind) string { return k.written(`ai.page_id = $1`) })

// summaryOf counts what is left of the agenda that stands, and what had changed
// when it was posted.
func (s *Store) summaryOf(ctx context.Context, page pageRow) (committee.Summary, error) {
	var left []struct {
		Section committee.Section
		Left    int
	}
	if err := s.db.x.SelectContext(ctx, &left, countLeft, page.C.ID, page.M.PostedAt, page.M.ID); err != nil {
		return committee.Summary{}, fmt.Errorf("count what is left: %w", errInTime(ctx, err))
	}
	sum := committee.Summary{Total: page.Total.V, Left: map[committee.Section]int{}, New: page.Fresh, Long: page.Long, LastMet: page.Last.time()}
	for _, of := range left {
		sum.Left[of.Section] = min(of.Left, sum.Total[of.Section])
	}
	return sum, s.countChanges(ctx, &sum, page.C, page.LastAt.time(), page.M.PostedAt.time())
}

var countLeft = ofSections(nil, func(s agendaSection, _ int) string { return s.left() })

// countChanges adds what was decided and closed between two instants, and what is
// late today.
func (s *Store) countChanges(ctx context.Context, sum *committee.Summary, c committeeRow, after, until time.Time) error {
	zone, err := calendar.Zone(c.Zone)
	if err != nil {
		return err
	}
	var n struct{ Decided, Closed, Changed, Late int }
	if err := s.db.x.GetContext(ctx, &n, countChanged, c.ID, after, until, calendar.DateOf(s.at(), zone)); err != nil {
		return fmt.Errorf("count changes: %w", errInTime(ctx, err))
	}
	sum.Decided, sum.Closed, sum.Changed, sum.Late = n.Decided, n.Closed, n.Changed, n.Late
	return nil
}

// An issue may be decided and closed in one week; it is one that changed.
const countChanged = `
	WITH decided AS (
		SELECT DISTINCT subject_id AS id FROM decision WHERE committee_id = $1 AND at > $2 AND at <= $3 AND verb = 'issue.decided'
	), closed AS (
		SELECT id FROM issue WHERE committee_id = $1 AND closed_at > $2 AND closed_at <= $3
	)
	SELECT (SELECT count(*) FROM decided) AS decided,
		(SELECT count(*) FROM closed) + (SELECT count(*) FROM closeout
			WHERE committee_id = $1 AND closed_at > $2 AND closed_at <= $3 AND state <> 'dropped') AS closed,
		(SELECT count(*) FROM (SELECT id FROM decided UNION SELECT id FROM closed) AS issue) AS changed,
		(SELECT count(*) FROM issue WHERE committee_id = $1 AND state = 'decided' AND due < $4) AS late`

// changes lists what was decided or closed between the two agendas, latest first.
func (s *Store) changes(ctx context.Context, page pageRow) ([]issue.Line, error) {
	var rows []issueLineRow
	err := s.db.x.SelectContext(ctx, &rows, changedIssues, page.C.ID, page.LastAt.time(), page.M.PostedAt, committee.ChangeItems)
	if err != nil {
		return nil, fmt.Errorf("list changes: %w", errInTime(ctx, err))
	}
	lines := make([]issue.Line, len(rows))
	for n, r := range rows {
		lines[n] = r.line()
	}
	return lines, nil
}

const changedIssues = `
	SELECT ` + issueLineColumns + ` FROM (
		SELECT id, max(at) AS at FROM (
			(SELECT subject_id AS id, at FROM decision
			WHERE committee_id = $1 AND at > $2 AND at <= $3 AND verb = 'issue.decided')
			UNION ALL
			(SELECT id, closed_at FROM issue WHERE committee_id = $1 AND closed_at > $2 AND closed_at <= $3
			ORDER BY closed_at DESC LIMIT $4)
		) AS change GROUP BY id ORDER BY at DESC, id DESC LIMIT $4
	) AS latest JOIN issue i ON i.id = latest.id` + issueLineTables + `
	ORDER BY latest.at DESC, i.id DESC`
