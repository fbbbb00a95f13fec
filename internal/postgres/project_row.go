package postgres

import (
	"github.com/lib/pq"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/project"
)

// projectRow is project p as projectColumns reads it.
type projectRow struct {
	ID          project.ID
	CommitteeID directory.CommitteeID `db:"committee_id"`
	CustomerID  customer.ID           `db:"customer_id"`
	Name        string
	Type        project.Type
	State       project.State
	Contract    string
	Channel     string
	ReceivedOn  calendar.Date `db:"received_on"`
	Manager     directory.UserID
	Sales       directory.UserID
	Team        pq.StringArray
	Progress    directory.UserID
	Quality     directory.UserID
	PreKickoff  calendar.Date `db:"pre_kickoff"`
	KickoffAt   int           `db:"kickoff_at"`
	Minutes     int           `db:"kickoff_minutes"`
	Place       string
	UID         string         `db:"invitation_uid"`
	Sequence    int            `db:"invitation_sequence"`
	Invited     pq.StringArray `db:"invited"`
	Note        string
	CreatedAt   moment `db:"created_at"`
	Since       moment
	Steps       document[[]stepDoc] // where projectSteps are asked for too
}

const projectColumns = `p.id AS "p.id", p.committee_id AS "p.committee_id", p.customer_id AS "p.customer_id",
	p.name AS "p.name", p.type AS "p.type", p.state AS "p.state", p.contract AS "p.contract", p.channel AS "p.channel",
	p.received_on AS "p.received_on", p.manager AS "p.manager", p.sales AS "p.sales", p.team AS "p.team",
	p.progress AS "p.progress", p.quality AS "p.quality", p.pre_kickoff AS "p.pre_kickoff", p.kickoff_at AS "p.kickoff_at",
	p.kickoff_minutes AS "p.kickoff_minutes", p.place AS "p.place", p.invitation_uid AS "p.invitation_uid",
	p.invitation_sequence AS "p.invitation_sequence", p.invited AS "p.invited", p.note AS "p.note",
	p.created_at AS "p.created_at", coalesce(p.since, p.created_at) AS "p.since"`

func (r projectRow) project() project.Project {
	p := project.Project{
		ID: r.ID, Committee: r.CommitteeID, Customer: r.CustomerID, Name: r.Name, Type: r.Type, State: r.State,
		Contract: r.Contract, Channel: r.Channel, ReceivedOn: r.ReceivedOn, Manager: r.Manager, Sales: r.Sales,
		Team: texts[directory.UserID](r.Team), Progress: r.Progress, Quality: r.Quality, PreKickoff: r.PreKickoff,
		Kickoff:    project.Kickoff{At: r.KickoffAt, Minutes: r.Minutes, Place: r.Place},
		Invitation: project.Invitation{UID: r.UID, Sequence: r.Sequence, Guests: texts[project.Guest](r.Invited)},
		Note:       r.Note, CreatedAt: r.CreatedAt.time(), Since: r.Since.time(),
	}
	for _, d := range r.Steps.V {
		p.Steps = append(p.Steps, d.step())
	}
	return p
}

// projectDoc is a project as projectJSON writes it: what others look at.
type projectDoc struct {
	ID        project.ID            `json:"id"`
	Committee directory.CommitteeID `json:"committee"`
	Customer  customer.ID           `json:"customer"`
	Name      string                `json:"name"`
	Type      project.Type          `json:"type"`
	State     project.State         `json:"state"`
	Channel   string                `json:"channel"`
	Manager   directory.UserID      `json:"manager"`
	Sales     directory.UserID      `json:"sales"`
	Team      []directory.UserID    `json:"team"`
}

// projectJSON is project p as a document, NULL where there is none.
const projectJSON = `CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'committee', p.committee_id, 'customer', p.customer_id,
	'name', p.name, 'type', p.type, 'state', p.state, 'channel', p.channel, 'manager', p.manager, 'sales', p.sales, 'team', p.team) END`

func (d projectDoc) project() project.Project {
	return project.Project{ID: d.ID, Committee: d.Committee, Customer: d.Customer, Name: d.Name, Type: d.Type, State: d.State,
		Channel: d.Channel, Manager: d.Manager, Sales: d.Sales, Team: d.Team}
}

// projectLineRow is a project in a list: project p, customer cu.
type projectLineRow struct {
	P        projectRow
	Customer string
	Open     int
}

const projectLineColumns = projectColumns + `, cu.name AS customer,
	(SELECT count(*) FROM issue i WHERE i.project_id = p.id AND i.state <> 'closed') AS open`

func (r projectLineRow) line() project.Line {
	return project.Line{Project: r.P.project(), CustomerName: r.Customer, Open: r.Open}
}
