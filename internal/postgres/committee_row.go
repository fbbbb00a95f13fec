package postgres

import (
	"github.com/lib/pq"

	"docket/internal/calendar"
	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// committeeRow is committee c as committeeColumns reads it.
type committeeRow struct {
	ID        directory.CommitteeID
	Name      string
	Channel   outbox.Lane
	Zone      string
	Cron      string
	Country   string
	Overrides document[[]calendar.Override]
	Locale    string
	Members   pq.StringArray
}

const committeeColumns = `c.id AS "c.id", c.name AS "c.name", c.channel AS "c.channel", c.zone AS "c.zone",
	c.cron AS "c.cron", c.country AS "c.country", c.overrides AS "c.overrides", c.locale AS "c.locale",
	c.members AS "c.members"`

func (r committeeRow) committee() committee.Committee {
	return committee.Committee{
		ID: r.ID, Name: r.Name, Channel: r.Channel, Zone: r.Zone, Cron: r.Cron, Country: r.Country,
		Overrides: r.Overrides.V, Locale: r.Locale, Members: texts[directory.UserID](r.Members),
	}
}

// meetingRow is meeting m as meetingColumns reads it.
type meetingRow struct {
	ID          committee.MeetingID
	CommitteeID directory.CommitteeID `db:"committee_id"`
	Wall        string
	DueAt       moment `db:"due_at"`
	PostedAt    moment `db:"posted_at"`
	Moved       string
	State       committee.State
	StartedBy   directory.UserID `db:"started_by"`
	StartedAt   moment           `db:"started_at"`
	EndedBy     directory.UserID `db:"ended_by"`
	EndedAt     moment           `db:"ended_at"`
	Attended    pq.StringArray
}

const meetingColumns = `m.id AS "m.id", m.committee_id AS "m.committee_id", m.wall AS "m.wall", m.due_at AS "m.due_at",
	m.posted_at AS "m.posted_at", m.moved AS "m.moved", m.state AS "m.state", m.started_by AS "m.started_by",
	m.started_at AS "m.started_at", m.ended_by AS "m.ended_by", m.ended_at AS "m.ended_at", m.attended AS "m.attended"`

func (r meetingRow) meeting() committee.Meeting {
	return committee.Meeting{
		ID: r.ID, Committee: r.CommitteeID, Wall: r.Wall, DueAt: r.DueAt.time(), PostedAt: r.PostedAt.time(), Moved: r.Moved,
		State: r.State, StartedBy: r.StartedBy, StartedAt: r.StartedAt.time(), EndedBy: r.EndedBy, EndedAt: r.EndedAt.time(),
		Attended: texts[directory.UserID](r.Attended),
	}
}
