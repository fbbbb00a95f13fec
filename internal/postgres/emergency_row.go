package postgres

import (
	"github.com/lib/pq"

	"docket/internal/directory"
	"docket/internal/emergency"
	"docket/internal/project"
)

// emergencyRow is emergency e as emergencyColumns reads it.
type emergencyRow struct {
	ID        emergency.ID
	ProjectID project.ID `db:"project_id"`
	What      string
	Evidence  string
	State     emergency.State
	RaisedBy  directory.UserID `db:"raised_by"`
	RaisedAt  moment           `db:"raised_at"`
	Round     int
	Told      pq.StringArray
	TakenBy   directory.UserID `db:"taken_by"`
	TakenAt   moment           `db:"taken_at"`
	OverBy    directory.UserID `db:"over_by"`
	OverAt    moment           `db:"over_at"`
	Outcome   string
}

const emergencyColumns = `e.id AS "e.id", e.project_id AS "e.project_id", e.what AS "e.what", e.evidence AS "e.evidence",
	e.state AS "e.state", e.raised_by AS "e.raised_by", e.raised_at AS "e.raised_at", e.round AS "e.round", e.told AS "e.told",
	e.taken_by AS "e.taken_by", e.taken_at AS "e.taken_at", e.over_by AS "e.over_by", e.over_at AS "e.over_at",
	e.outcome AS "e.outcome"`

func (r emergencyRow) emergency() emergency.Emergency {
	return emergency.Emergency{
		ID: r.ID, Project: r.ProjectID, What: r.What, Evidence: r.Evidence, State: r.State, RaisedBy: r.RaisedBy,
		RaisedAt: r.RaisedAt.time(), Round: r.Round, Told: texts[directory.UserID](r.Told), TakenBy: r.TakenBy,
		TakenAt: r.TakenAt.time(), OverBy: r.OverBy, OverAt: r.OverAt.time(), Outcome: r.Outcome,
	}
}

// emergencyLineRow is an emergency in a list: emergency e, project p, customer cu.
type emergencyLineRow struct {
	E emergencyRow
	projectLineRow
}

const emergencyLineColumns = emergencyColumns + `, ` + projectLineColumns

// emergencyLineTables joins what emergencyLineColumns reads to emergency e.
const emergencyLineTables = ` JOIN project p ON p.id = e.project_id JOIN customer cu ON cu.id = p.customer_id `

func (r emergencyLineRow) line() emergency.Line {
	return emergency.Line{Emergency: r.E.emergency(), In: r.projectLineRow.line()}
}
