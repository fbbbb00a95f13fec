package seed

import (
	"context"
	"fmt"
	"time"

	"docket/internal/directory"
	"docket/internal/project"
)

// passage is one thing somebody did to carry an invented project on.
type passage struct {
	contract string
	ago      int // days
	by       directory.UserID
	do       func(context.Context, *project.Desk, directory.Act, project.ID) error
}

// passages are in their order, also within a day. They leave the project at its
// gates: one passed, the survey half assessed, the plan with Sales.
var passages = []passage{
	{"PO-1018", 12, marc, enter((*project.Desk).Prepare)},
	{"PO-1018", 11, marc, take(project.Draft{Gate: project.Preparations, Kind: project.Confirmed})},
	{"PO-1018", 7, paul, take(project.Draft{Gate: project.Survey, Kind: project.Delivered, Document: paper("Survey of the three sites")})},
	{"PO-1018", 6, tom, take(project.Draft{Gate: project.Survey, Kind: project.Assessed, Round: 1, Note: "Two sites are ready; the third lacks cooling."})},
	{"PO-1018", 2, marc, take(project.Draft{Gate: project.Plan, Kind: project.Delivered, Document: paper("Plan and schedule, first draft")})},
}

func paper(title string) project.Document {
	return project.Document{Title: title, URL: "https://files.harbour-finch.example/paper"}
}

func enter(stage func(*project.Desk, context.Context, directory.Act, project.ID) (project.Project, error)) func(context.Context, *project.Desk, directory.Act, project.ID) error {
	return func(ctx context.Context, d *project.Desk, act directory.Act, id project.ID) error {
		_, err := stage(d, ctx, act, id)
		return err
	}
}

func take(draft project.Draft) func(context.Context, *project.Desk, directory.Act, project.ID) error {
	return func(ctx context.Context, d *project.Desk, act directory.Act, id project.ID) error {
		_, err := d.Step(ctx, act, id, draft)
		return err
	}
}

// carry has the invented projects come as far as they are.
func (r *replay) carry() {
	for n, p := range passages {
		r.on(r.ago(p.ago, 15*time.Hour), func(ctx context.Context) error {
			if err := p.do(ctx, r.Projects, act(p.by, "passage:%d", n), r.projects[p.contract].ID); err != nil {
				return fmt.Errorf("carry %s on: %w", p.contract, err)
			}
			return nil
		})
	}
}
