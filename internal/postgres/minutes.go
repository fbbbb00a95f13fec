package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"github.com/lib/pq"

	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/project"
)

// Minutes implements committee.Library.
func (s *Store) Minutes(ctx context.Context, id committee.MeetingID) (committee.Minutes, error) {
	var row struct {
		M meetingRow
		C committeeRow
	}
	err := s.db.x.GetContext(ctx, &row, meetingByID, id)
	if errors.Is(err, sql.ErrNoRows) {
		return committee.Minutes{}, fault.NotFoundf("That meeting is no longer there.")
	}
	if err != nil {
		return committee.Minutes{}, fmt.Errorf("read meeting %d: %w", id, errInTime(ctx, err))
	}
	m := committee.Minutes{Meeting: row.M.meeting(), Committee: row.C.committee()}
	m.Absent = slices.DeleteFunc(slices.Clone(m.Committee.Members), func(u directory.UserID) bool {
		return slices.Contains(m.Meeting.Attended, u)
	})
	if m.Decisions, err = s.minuted(ctx, id); err != nil {
		return m, fmt.Errorf("minutes of meeting %d: %w", id, err)
	}
	undecided, err := s.items(ctx, itemsUndecided, id)
	if err != nil {
		return m, fmt.Errorf("minutes of meeting %d: %w", id, err)
	}
	m.Sort(undecided)
	return m, nil
}

const meetingByID = `
	SELECT ` + meetingColumns + `, ` + committeeColumns + `
	FROM meeting m JOIN committee c ON c.id = m.committee_id WHERE m.id = $1`

// What stood on the agenda and was not decided by the end is undecided, whatever
// became of it since. A project goes on through its gates by itself.
var itemsUndecided = eachKind(func(k *itemKind) string {
	return k.written(`ai.section <> '` + string(committee.Gates) + `' AND ` + notMinuted)
})

const notMinuted = `pg.meeting_id = $1 AND NOT EXISTS (
		SELECT FROM minute mi JOIN decision d ON d.id = mi.decision_id
		WHERE mi.meeting_id = pg.meeting_id AND d.subject_kind = ai.subject_kind AND d.subject_id = ai.subject_id)`

// minuted reads the decisions in a meeting's minutes, those taken before it first.
func (s *Store) minuted(ctx context.Context, id committee.MeetingID) ([]committee.Minute, error) {
	var rows []struct {
		Decision document[decisionDoc]
		During   bool
		Outdated bool
	}
	if err := s.db.x.SelectContext(ctx, &rows, minutesOfMeeting, id); err != nil {
		return nil, fmt.Errorf("read decisions: %w", errInTime(ctx, err))
	}
	minutes := make([]committee.Minute, len(rows))
	for n, r := range rows {
		minutes[n] = committee.Minute{Decision: r.Decision.V.decision(), During: r.During, Outdated: r.Outdated}
	}
	return minutes, s.addSubjects(ctx, minutes)
}

const minutesOfMeeting = `
	SELECT ` + decisionJSON + ` AS decision, mi.during AS during,
		EXISTS (SELECT FROM decision later WHERE later.supersedes = d.id) AS outdated
	FROM minute mi JOIN decision d ON d.id = mi.decision_id
	WHERE mi.meeting_id = $1
	ORDER BY mi.during, d.id`

// addSubjects gives each decision the issue, the project or whatever else it is about.
func (s *Store) addSubjects(ctx context.Context, minutes []committee.Minute) error {
	var issueIDs, projectIDs pq.Int64Array
	for _, m := range minutes {
		if m.Subject.Kind == "issue" {
			issueIDs = append(issueIDs, m.Subject.ID)
		} else {
			projectIDs = append(projectIDs, m.Subject.ID)
		}
	}
	issues, err := s.issuesByID(ctx, issueIDs)
	if err != nil {
		return err
	}
	projects, err := s.projectsByID(ctx, projectIDs)
	if err != nil {
		return err
	}
	if err := s.addOrders(ctx, minutes); err != nil {
		return err
	}
	if err := s.addRequests(ctx, minutes); err != nil {
		return err
	}
	if err := s.addRequirements(ctx, minutes); err != nil {
		return err
	}
	if err := s.addEntitlements(ctx, minutes); err != nil {
		return err
	}
	for n, m := range minutes {
		if line, ok := issues[issue.ID(m.Subject.ID)]; ok && m.Subject.Kind == "issue" {
			minutes[n].Issue = &line
		}
		if line, ok := projects[project.ID(m.Subject.ID)]; ok && m.Subject.Kind == "project" {
			minutes[n].Project = &line
		}
	}
	return nil
}

func (s *Store) issuesByID(ctx context.Context, ids pq.Int64Array) (map[issue.ID]issue.Line, error) {
	lines := make(map[issue.ID]issue.Line, len(ids))
	if len(ids) == 0 {
		return lines, nil
	}
	var rows []issueLineRow
	if err := s.db.x.SelectContext(ctx, &rows, issuesByID, ids); err != nil {
		return nil, fmt.Errorf("read issues: %w", errInTime(ctx, err))
	}
	for _, r := range rows {
		lines[r.I.ID] = r.line()
	}
	return lines, nil
}

const issuesByID = `SELECT ` + issueLineColumns + ` FROM issue i` + issueLineTables + ` WHERE i.id = ANY ($1)`

func (s *Store) projectsByID(ctx context.Context, ids pq.Int64Array) (map[project.ID]project.Line, error) {
	lines := make(map[project.ID]project.Line, len(ids))
	if len(ids) == 0 {
		return lines, nil
	}
	var rows []projectLineRow
	if err := s.db.x.SelectContext(ctx, &rows, projectsByID, ids); err != nil {
		return nil, fmt.Errorf("read projects: %w", errInTime(ctx, err))
	}
	for _, r := range rows {
		lines[r.P.ID] = r.line()
	}
	return lines, nil
}

const projectsByID = `
	SELECT ` + projectLineColumns + ` FROM project p JOIN customer cu ON cu.id = p.customer_id WHERE p.id = ANY ($1)`
