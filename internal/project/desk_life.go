package project

import (
	"context"
	"fmt"

	"docket/internal/change"
	"docket/internal/directory"
)

// Launch sets team and pre-kickoff of a new project.
func (d *Desk) Launch(ctx context.Context, act directory.Act, id ID, l Launch) (Project, error) {
	return d.store.ChangeProject(ctx, act, id, l.named(), func(p Project, s Scene) (Project, change.Effects, error) {
		return p.Launch(l, s)
	})
}

// Reschedule moves the pre-kickoff that was seen, or drops its day.
func (d *Desk) Reschedule(ctx context.Context, act directory.Act, id ID, to, seen Schedule) (Project, error) {
	return d.store.ChangeProject(ctx, act, id, nil, func(p Project, s Scene) (Project, change.Effects, error) {
		return p.Reschedule(to, seen, s)
	})
}

// SetTeam changes the team that was seen.
func (d *Desk) SetTeam(ctx context.Context, act directory.Act, id ID, to, seen Team) (Project, error) {
	return d.store.ChangeProject(ctx, act, id, to.named(), func(p Project, s Scene) (Project, change.Effects, error) {
		return p.SetTeam(to, seen, s)
	})
}

// Step takes a step at one of the project's gates.
func (d *Desk) Step(ctx context.Context, act directory.Act, id ID, draft Draft) (Project, error) {
	return d.store.ChangeProject(ctx, act, id, nil, func(p Project, s Scene) (Project, change.Effects, error) {
		return p.Step(draft, s)
	})
}

// Prepare begins the preparations.
func (d *Desk) Prepare(ctx context.Context, act directory.Act, id ID) (Project, error) {
	return d.store.ChangeProject(ctx, act, id, nil, Project.Prepare)
}

// Start begins the work on site.
func (d *Desk) Start(ctx context.Context, act directory.Act, id ID) (Project, error) {
	return d.store.ChangeProject(ctx, act, id, nil, Project.Start)
}

// Accept begins the acceptance.
func (d *Desk) Accept(ctx context.Context, act directory.Act, id ID) (Project, error) {
	return d.store.ChangeProject(ctx, act, id, nil, Project.Accept)
}

// End ends a project after its service period, or earlier for a reason.
func (d *Desk) End(ctx context.Context, act directory.Act, id ID, reason string) (Project, error) {
	return d.store.ChangeProject(ctx, act, id, nil, func(p Project, s Scene) (Project, change.Effects, error) {
		return p.End(reason, s)
	})
}

// Stop ends a project before its time.
func (d *Desk) Stop(ctx context.Context, act directory.Act, id ID, reason string) (Project, error) {
	return d.store.ChangeProject(ctx, act, id, nil, func(p Project, s Scene) (Project, change.Effects, error) {
		return p.Stop(reason, s)
	})
}

// Waiting is a turn in the project it belongs to.
type Waiting struct {
	Turn
	In Line
}

// TurnsLimit is how many turns a person is shown.
const TurnsLimit = 20

// Turns returns what waits for the person at gates and between stages.
func (d *Desk) Turns(ctx context.Context, user directory.UserID) ([]Waiting, error) {
	const looked = 500 // beyond which a person has other worries
	in, err := d.store.InHand(ctx, user, looked)
	if err != nil {
		return nil, fmt.Errorf("turns of %s: %w", user, err)
	}
	var turns []Waiting
	for _, p := range in {
		for _, t := range p.TurnsOf(user, p.Scene) {
			if len(turns) < TurnsLimit {
				turns = append(turns, Waiting{Turn: t, In: p.Line})
			}
		}
	}
	return turns, nil
}
