package project

import (
	"context"
	"fmt"
	"strings"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/locale"
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
	// Projects finds projects whose own, customer's or contract's name holds the
	// text; those still running come first, then by name.
	Projects(ctx context.Context, text string, limit int) ([]Line, error)
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
	Committee   string // its name
	MeetingHome string // the committee's Slack channel
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

// Launch sets team and pre-kickoff of a new project.
func (d *Desk) Launch(ctx context.Context, act directory.Act, id ID, l Launch) (Project, error) {
	named := append([]directory.UserID{l.Manager}, l.Team...)
	return d.store.ChangeProject(ctx, act, id, named, func(p Project, s Scene) (Project, change.Effects, error) {
		return p.Launch(l, s)
	})
}

// Stop ends a project before its time.
func (d *Desk) Stop(ctx context.Context, act directory.Act, id ID, reason string) (Project, error) {
	return d.store.ChangeProject(ctx, act, id, nil, func(p Project, s Scene) (Project, change.Effects, error) {
		return p.Stop(reason, s)
	})
}

// Show returns the project's card.
func (d *Desk) Show(ctx context.Context, id ID) (Card, error) { return d.store.Project(ctx, id) }

// Find returns the projects that fit the text, at most limit.
func (d *Desk) Find(ctx context.Context, text string, limit int) ([]Line, error) {
	return d.store.Projects(ctx, text, limit)
}
