package project

import (
	"context"

	"docket/internal/calendar"
	"docket/internal/directory"
)

// Place is a place in a team that somebody is chosen for.
type Place string

// The places. Each offers those who may stand there, the likely ones first.
const (
	ManagerPlace Place = "manager" // project managers
	SalesPlace   Place = "sales"   // sales managers and heads of sales
	PSPlace      Place = "ps"      // everybody, consultants first
	AnyPlace     Place = "any"     // everybody
)

// Candidate is somebody who may stand in a place, with what they have on hand.
type Candidate struct {
	directory.Member
	Projects int // not over, of which they are manager, sales manager, team or follower
	Issues   int // not closed, which they carry out in whole or in part
}

// Staff finds people for teams.
type Staff interface {
	// Candidates finds active members by name for a place, the likely ones first.
	Candidates(ctx context.Context, place Place, text string, limit int) ([]Candidate, error)
	// Load counts who is booked in the teams of projects of a type until the day.
	Load(ctx context.Context, t Type, until calendar.Date) (Load, error)
}

// Candidates finds people for a place in a team.
func (d *Desk) Candidates(ctx context.Context, place Place, text string, limit int) ([]Candidate, error) {
	return d.store.Candidates(ctx, place, text, limit)
}
