package postgres

import (
	"context"
	"fmt"

	"docket/internal/committee"
	"docket/internal/directory"
)

// Preview implements committee.Library.
func (s *Store) Preview(ctx context.Context, id directory.CommitteeID) (committee.Preview, error) {
	c, err := oneCommittee(ctx, s.db.x, readCommittee, id)
	if err != nil {
		return committee.Preview{}, err
	}
	schedule, err := c.Schedule()
	if err != nil {
		return committee.Preview{}, fmt.Errorf("schedule of committee %d: %w", id, err)
	}
	now := s.at()
	p := committee.Preview{Committee: c, Next: schedule.Next(now)}
	last, err := s.Meetings(ctx, id, 1)
	if err != nil {
		return p, err
	}
	if len(last) > 0 {
		p.Meeting = &last[0]
	}
	if p.Summary, err = s.summaryNow(ctx, c, p.Meeting); err != nil {
		return p, fmt.Errorf("preview committee %d: %w", id, err)
	}
	if p.Items, err = s.items(ctx, itemsNow.of(p.Summary.Total), id, committee.HeadMost); err != nil {
		return p, fmt.Errorf("preview committee %d: %w", id, err)
	}
	return p, nil
}

const readCommittee = `SELECT ` + committeeColumns + ` FROM committee c WHERE c.id = $1`

// summaryNow counts the agenda as it would be posted now, after the last meeting.
func (s *Store) summaryNow(ctx context.Context, c committee.Committee, last *committee.Meeting) (committee.Summary, error) {
	var rows []struct {
		Section committee.Section
		Items   int
		Left    int
		Fresh   int
		Long    int
	}
	if err := s.db.x.SelectContext(ctx, &rows, countStanding, c.ID, committee.LongWeeks); err != nil {
		return committee.Summary{}, fmt.Errorf("count agenda: %w", errInTime(ctx, err))
	}
	sum := committee.Summary{Left: map[committee.Section]int{}, Total: map[committee.Section]int{}}
	for _, r := range rows {
		sum.Left[r.Section], sum.Total[r.Section] = sum.Left[r.Section]+r.Left, sum.Total[r.Section]+r.Items
		sum.New, sum.Long = sum.New+r.Fresh, sum.Long+r.Long
	}
	var since committee.Meeting
	if last != nil {
		since = *last
		sum.LastMet = last.DueAt
	}
	return sum, s.countChanges(ctx, &sum, committeeRow{ID: c.ID, Zone: c.Zone}, since.PostedAt, s.at())
}

// What came up after the last meeting is new; what came up before the $2 last ones
// has waited long.
var countStanding = `
	WITH met AS (SELECT posted_at FROM meeting WHERE committee_id = $1 ORDER BY posted_at DESC LIMIT $2),
	bounds AS (
		SELECT coalesce(max(posted_at), '-infinity') AS last,
			CASE WHEN count(*) = $2 THEN min(posted_at) ELSE '-infinity' END AS early
		FROM met
	)
	` + ofSections(nil, func(s agendaSection, _ int) string { return s.count() })

var itemsNow = eachKind((*itemKind).now)
