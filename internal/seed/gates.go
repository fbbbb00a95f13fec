package seed

import (
	"context"
	"fmt"
	"time"

	"docket/internal/directory"
	"docket/internal/project"
)

// deed is one step somebody took at a gate.
type deed struct {
	gate  project.GateKey
	kind  project.StepKind
	by    func(work) directory.UserID
	title string // of the document; "" for none
	note  string
}

func (w work) theManager() directory.UserID { return w.manager }
func (w work) theSales() directory.UserID   { return w.sales }
func (w work) theExpert() directory.UserID  { return w.team[0] }

// assessors are two who had no hand in the survey.
func (w work) oneAssessor() directory.UserID {
	if w.asia {
		return mei
	}
	return lea
}

func (w work) anotherAssessor() directory.UserID {
	if w.asia {
		return lin
	}
	return tom
}

// prepared is what has to be in before work on site begins, in the order in which
// the invented company does it.
var prepared = []deed{
	{gate: project.Preparations, kind: project.Confirmed, by: work.theManager, note: "Access cards and a room are there."},
	{gate: project.DataTemplate, kind: project.Delivered, by: work.theExpert, title: "Data-import template"},
	{gate: project.Survey, kind: project.Delivered, by: work.theExpert, title: "Survey report"},
	{gate: project.Plan, kind: project.Delivered, by: work.theManager, title: "Plan and schedule"},
	{gate: project.Plan, kind: project.Approved, by: work.theSales},
	{gate: project.Survey, kind: project.Assessed, by: work.oneAssessor, note: "Feasible as sold; the network needs a second line."},
	{gate: project.Survey, kind: project.Assessed, by: work.anotherAssessor, note: "Feasible. Plan two days more for the import."},
	{gate: project.Survey, kind: project.Endorsed, by: work.chair},
	{gate: project.Plan, kind: project.Agreed, by: work.theManager, title: "Plan and schedule, signed"},
}

// accepted is what has to be in before the close-out.
var accepted = []deed{
	{gate: project.Acceptance, kind: project.Delivered, by: work.theManager, title: "Acceptance report"},
	{gate: project.Acceptance, kind: project.Agreed, by: work.theSales},
}

// document is a link to a paper of the project.
func (w work) document(title string) project.Document {
	if title == "" {
		return project.Document{}
	}
	return project.Document{Title: title, URL: "https://files.harbour-finch.example/" + w.contract}
}

// apart is the time between two deeds: long enough for Slack to be told of each.
const apart = 5 * time.Minute

// pass has the deeds done on one day, one after the other.
func (r *replay) pass(w work, days int, clock time.Duration, deeds ...deed) {
	for n, d := range deeds {
		r.on(r.ago(days, clock+time.Duration(n)*apart), func(ctx context.Context) error {
			card, err := r.Projects.Show(ctx, r.projects[w.contract].ID)
			if err != nil {
				return err
			}
			_, err = r.Projects.Step(ctx, act(d.by(w), "gate:%s:%s:%s:%d", w.contract, d.gate, d.kind, n), card.ID, project.Draft{
				Gate: d.gate, Kind: d.kind, Round: card.Gate(d.gate).Round, Document: w.document(d.title), Note: d.note,
			})
			return wrapped(err, "take %s through %s", w.name, d.gate)
		})
	}
}

// onward has the project go on to its next stage, by its manager.
func (r *replay) onward(w work, days int, clock time.Duration, to project.State, enter func(*project.Desk, context.Context, directory.Act, project.ID) (project.Project, error)) {
	r.on(r.ago(days, clock), func(ctx context.Context) error {
		_, err := enter(r.Projects, ctx, act(w.manager, "%s:%s", to, w.contract), r.projects[w.contract].ID)
		return wrapped(err, "bring %s to %s", w.name, to)
	})
}

func (r *replay) prepare(w work, days int, clock time.Duration) {
	r.onward(w, days, clock, project.Preparing, (*project.Desk).Prepare)
}

func (r *replay) start(w work, days int, clock time.Duration) {
	r.onward(w, days, clock, project.Running, (*project.Desk).Start)
}

func (r *replay) accept(w work, days int, clock time.Duration) {
	r.onward(w, days, clock, project.Accepting, (*project.Desk).Accept)
}

func wrapped(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf(format+": %w", append(args, err)...)
}

// finish takes a project from its pre-kickoff to an agreed acceptance in one day.
func (r *replay) finish(w work, days int, clock time.Duration) {
	r.prepare(w, days, clock)
	r.pass(w, days, clock+apart, prepared...)
	worked := clock + apart*time.Duration(len(prepared)+1)
	r.start(w, days, worked)
	r.accept(w, days, worked+apart)
	r.pass(w, days, worked+2*apart, accepted...)
}
