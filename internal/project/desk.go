package project

import (
	"context"
	"fmt"
	"strings"

	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// Rule changes a project in a scene, or refuses with a fault.
type Rule func(Project, Scene) (Project, change.Effects, error)

// Store keeps projects.
type Store interface {
	// AddProject writes the project once per act.
	AddProject(ctx context.Context, act directory.Act, p Project) (Project, error)
	// ChangeProject locks the project, lets the rule decide, and writes what it
	// returns in one transaction. The named people are in the scene.
	ChangeProject(ctx context.Context, act directory.Act, id ID, named []directory.UserID, rule Rule) (Project, error)
	Project(ctx context.Context, id ID) (Card, error)
	// Projects finds projects whose own, customer's or contract's name holds the words,
	// each by how it begins; those still running come first, then by name.
	Projects(ctx context.Context, text string, limit int) ([]Line, error)
	// InHand lists the projects before work on site or in acceptance that may wait
	// for the member, with their steps, each with the scene its turns are read in.
	InHand(ctx context.Context, user directory.UserID, limit int) ([]InHand, error)
	Contracts
	Staff
}

// Line is a project in a list.
type Line struct {
	Project
	CustomerName string
	Open         int // issues not closed
}

// Card is all that the card of a project shows.
type Card struct {
	Line
	Committee   string      // its name
	MeetingHome string      // the committee's Slack channel
	Zone        string      // the committee's IANA zone
	Locale      string      // the committee's language
	Home        outbox.Lane // where the project lives: its own channel, else the committee's
	Service     customer.Period
	Reduced     Document // the contract without commercial terms, none when it is not kept
	FullKept    bool     // whether the full contract is kept
	Standard    Document // the house's standard of service, none when it is not set
	Tariff      Document // the house's tariff of services outside it
	Scene       Scene    // in which its turns are read: people, customer, today and now alone
}

// InHand is a project with the scene in which its turns are read.
type InHand struct {
	Line
	Scene Scene // people, today and now alone
}

// Desk carries out what people ask about projects.
type Desk struct {
	store  Store
	roster directory.Roster
}

// NewDesk returns a desk that keeps projects in store.
func NewDesk(store Store, roster directory.Roster) *Desk { return &Desk{store: store, roster: roster} }

// MayAdd says who makes a project known before orders do it by themselves.
var MayAdd = directory.Permission{
	Roles: []directory.Role{directory.ProjectManager, directory.SalesManager, directory.SalesLead,
		directory.CustomerSuccess, directory.Management, directory.Chair, directory.Admin},
	Refusal: locale.Textf("Only project managers, Sales, Customer Success, the chair, Management or an administrator may add a project."),
}

// Add makes a new project known.
func (d *Desk) Add(ctx context.Context, act directory.Act, p Project) (Project, error) {
	if err := directory.Allow(ctx, d.roster, act.By, MayAdd); err != nil {
		return Project{}, err
	}
	p.Name, p.State = strings.Join(strings.Fields(p.Name), " "), New
	if err := p.Check(); err != nil {
		return Project{}, err
	}
	added, err := d.store.AddProject(ctx, act, p)
	if err != nil {
		return Project{}, fmt.Errorf("add project %q: %w", p.Name, err)
	}
	return added, nil
}

// Show returns the project's card.
func (d *Desk) Show(ctx context.Context, id ID) (Card, error) { return d.store.Project(ctx, id) }

// Find returns the projects that fit the text, at most limit.
func (d *Desk) Find(ctx context.Context, text string, limit int) ([]Line, error) {
	return d.store.Projects(ctx, text, limit)
}
