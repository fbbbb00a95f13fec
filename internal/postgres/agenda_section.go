package postgres

import (
	"fmt"
	"strings"

	"docket/internal/committee"
)

// agendaSection is a part of the agenda in SQL: which things of committee $1 stand
// in it, since when, in which order. Everything that is asked of a section is
// asked by what these say, one scan of an index each. The table's alias is x.
type agendaSection struct {
	section committee.Section
	kind    *itemKind
	tables  string
	waits   string // those that wait
	ended   string // those that came to their end since the last meeting and are told of; "" for none
	since   string // when one came up
	order   string
	again   string // those on meeting $3's agenda that wait again since another time; "" where since never changes
}

// agendaSections are in the agenda's order, as committee.Sections.
var agendaSections = []agendaSection{
	{section: committee.NewProjects, kind: &projectItems, tables: `project x`,
		waits: `x.committee_id = $1 AND x.state = 'new'`, since: `x.created_at`, order: `x.received_on, x.id`},
	issueSection(committee.PSIssues, "PS"),
	issueSection(committee.BSIssues, "BS"),
	{section: committee.CloseOuts, kind: &closeoutItems, tables: `closeout x`,
		waits: `x.committee_id = $1 AND x.state IN ('sending', 'waiting', 'remarked', 'signed', 'silent')`,
		ended: `x.committee_id = $1 AND x.state = 'reviewed' AND x.closed_at > ` + lastMeeting,
		since: `x.opened_at`, order: `x.closes_on, x.id`},
	{section: committee.Emergencies, kind: &emergencyItems, tables: `emergency x JOIN project p ON p.id = x.project_id`,
		waits: `x.committee_id = $1 AND x.state <> 'over' AND ` + goesOn,
		ended: `x.committee_id = $1 AND x.state = 'over' AND x.over_at > ` + lastMeeting + ` AND ` + goesOn,
		since: `x.raised_at`, order: `x.state = 'taken', x.raised_at, x.id`},
	{section: committee.Gates, kind: &projectItems, tables: `project x`,
		waits: `x.committee_id = $1 AND x.state IN ('preparing', 'accepting')`, since: `coalesce(x.since, x.created_at)`, order: `x.id`},
	{section: committee.Approvals, kind: &orderItems, tables: `approval ap JOIN purchase_order x ON x.id = ap.subject_id`, waits: lateApproval,
		since: `ap.late_since`, order: `ap.late_since, ap.subject_id`, again: againOn(committee.Approvals, "order", lateApproval, `ap.late_since`)},
	{section: committee.OrdersToSend, kind: &orderItems, tables: `purchase_order x`, waits: orderToSend,
		since: `coalesce(x.approved_at, x.since)`, order: `x.approved_at, x.id`, again: againOn(committee.OrdersToSend, "order", orderToSend, `x.approved_at`)},
	{section: committee.Requests, kind: &requestItems, tables: `request x`, waits: untakenRequest,
		since: `x.untaken_since`, order: `x.untaken_since, x.id`, again: againOn(committee.Requests, "request", untakenRequest, `x.untaken_since`)},
	{section: committee.Levels, kind: &requestItems, tables: `request x`, waits: lateRequest,
		since: lateInHand, order: `x.late_since, x.id`, again: againOn(committee.Levels, "request", lateRequest, lateInHand)},
	{section: committee.Requirements, kind: &requirementItems, tables: `requirement x`, waits: evaluatedRequirement,
		since: `x.since`, order: `x.rank, x.submitted_at, x.id`, again: againOn(committee.Requirements, "requirement", evaluatedRequirement, `x.since`)},
	{section: committee.Expiring, kind: &entitlementItems, tables: `entitlement x`,
		waits: `x.committee_id = $1 AND x.state = 'usable' AND x.ending_since IS NOT NULL`, since: `x.ending_since`, order: `x.until_day, x.id`},
	{section: committee.ServiceEnds, kind: &serviceItems, waits: `se.committee_id = $1`, since: `se.since`, order: `se.until_day, x.id`,
		tables: `service_ending se JOIN customer x ON x.id = se.customer_id AND x.service_until = se.until_day`},
	{section: committee.CallsDue, kind: &callItems, tables: `callback x`, waits: callDue, since: `x.due_since`, order: `x.due_on, x.id`,
		again: againOn(committee.CallsDue, "callback", callDue, `x.due_since`)},
}

const (
	lateApproval = `ap.committee_id = $1 AND ap.state = 'open' AND ap.late AND ap.subject_kind = 'order'`
	orderToSend  = `x.committee_id = $1 AND x.state = 'approved'`
	callDue      = `x.committee_id = $1 AND x.done_at IS NULL AND x.due_since IS NOT NULL`

	evaluatedRequirement = `x.committee_id = $1 AND x.state = 'evaluating'`

	untakenRequest = `x.committee_id = $1 AND x.untaken_since IS NOT NULL AND x.state NOT IN ('told', 'resting')`
	// One that nobody has taken stands among those; taken, it comes up here.
	lateRequest = `x.committee_id = $1 AND x.late_since IS NOT NULL AND x.state NOT IN ('done', 'told', 'resting') AND x.untaken_since IS NULL`
	lateInHand  = `greatest(x.late_since, x.since)`
)

// againOn are the things of a kind in a section of meeting $3's agenda that came out
// of it, or changed in it, and wait in it again since after $2.
func againOn(section committee.Section, kind, waits, since string) string {
	return waits + ` AND ` + since + ` > $2 AND EXISTS (
		SELECT FROM agenda_item ai JOIN agenda_page pg ON pg.id = ai.page_id
		WHERE ai.section = '` + string(section) + `' AND ai.subject_kind = '` + kind + `' AND ai.subject_id = x.id AND pg.meeting_id = $3)`
}

// goesOn says that project p is not over: whatever belongs to one that is stands
// on no agenda.
const goesOn = `p.state NOT IN ('ended', 'stopped')`

// lastMeeting is when the committee's last agenda was posted; before the first
// one, nothing is.
const lastMeeting = `(SELECT coalesce(max(posted_at), 'infinity') FROM meeting WHERE committee_id = $1)`

func issueSection(section committee.Section, projectType string) agendaSection {
	waits := `x.committee_id = $1 AND x.project_type = '` + projectType + `' AND x.state = 'open' AND NOT x.project_over`
	return agendaSection{section: section, kind: &issueItems, tables: `issue x`, waits: waits,
		since: `x.open_since`, order: `x.rank, x.open_since, x.id`,
		again: waits + ` AND x.open_since > $2 AND x.reopened > 0 AND EXISTS (
			SELECT FROM agenda_item ai JOIN agenda_page pg ON pg.id = ai.page_id
			WHERE ai.subject_kind = 'issue' AND ai.subject_id = x.id AND pg.meeting_id = $3)`}
}

// standing are the items of a section, each in its place: rn counts within the
// section, since is when it came up. Those that ended come last.
func (s agendaSection) standing(n int) string {
	arm := func(before, where string) string {
		return fmt.Sprintf(`SELECT '%s' AS section, %d AS part, '%s' AS kind, x.id AS id, %s AS since,
			%srow_number() OVER (ORDER BY %s) AS rn FROM %s WHERE %s`, s.section, n, s.kind.kind, s.since, before, s.order, s.tables, where)
	}
	if s.ended == "" {
		return arm("", s.waits)
	}
	return arm("", s.waits) + ` UNION ALL ` + arm(`(SELECT count(*) FROM `+s.tables+` WHERE `+s.waits+`) + `, s.ended)
}

// first are the first $2 of a section, as standing has them.
func (s agendaSection) first(n int) string {
	arm := func(late bool, where string) string {
		return fmt.Sprintf(`(SELECT '%s' AS section, %d AS part, x.id AS id, %s AS since, %t AS late,
			row_number() OVER (ORDER BY %s) AS rn FROM %s WHERE %s ORDER BY %s LIMIT $2)`,
			s.section, n, s.since, late, s.order, s.tables, where, s.order)
	}
	if s.ended == "" {
		return arm(false, s.waits)
	}
	return arm(false, s.waits) + ` UNION ALL ` + arm(true, s.ended)
}

// count says how many stand in a section, how many of them wait, came up after
// the last meeting, and have waited long. It counts without grouping, and asks for the
// bounds once: joined with them, each entry of the index would cost half as much again.
func (s agendaSection) count() string {
	fresh := `count(*) FILTER (WHERE ` + s.since + ` > (SELECT last FROM bounds))`
	said := `SELECT '` + string(s.section) + `' AS section, count(*) AS items, count(*) AS left, ` + fresh + ` AS fresh,
		count(*) FILTER (WHERE ` + s.since + ` <= (SELECT early FROM bounds)) AS long
	FROM ` + s.tables + ` WHERE ` + s.waits
	if s.ended != "" {
		said += ` UNION ALL SELECT '` + string(s.section) + `', count(*), 0, ` + fresh + `, 0
	FROM ` + s.tables + ` WHERE ` + s.ended
	}
	return said
}

// left counts those on the agenda posted at $2 that wait still: whatever waits and
// came up before it was posted stands on it, and so does what waits again.
func (s agendaSection) left() string {
	said := `SELECT '` + string(s.section) + `' AS section, (SELECT count(*) FROM ` + s.tables + ` WHERE ` + s.waits + ` AND ` + s.since + ` <= $2)`
	if s.again != "" {
		said += ` + (SELECT count(*) FROM ` + s.tables + ` WHERE ` + s.again + `)`
	}
	return said + ` AS left`
}

// ofSections puts together what is asked of each section of a kind, of all of them
// when it is nil.
func ofSections(kind *itemKind, ask func(s agendaSection, n int) string) string {
	var asked []string
	for n, s := range agendaSections {
		if kind == nil || s.kind == kind {
			asked = append(asked, ask(s, n))
		}
	}
	return strings.Join(asked, ` UNION ALL `)
}
