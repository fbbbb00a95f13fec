package requirement

import (
	"slices"
	"strings"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
)

// ReleaseLimit is how many characters the name of a release may have.
const ReleaseLimit = 100

// Plan is when a requirement will be there.
type Plan struct {
	Day     calendar.Date
	Release string // in which it comes; "" for none
}

// Schedule says when the requirement will be there, or that it will be there on another
// day. Seen is the day its reader knew, zero for none. Those concerned are told once.
func (r Requirement) Schedule(p Plan, seen calendar.Date, s Scene) (Made, error) {
	if err := r.mayPlan(s); err != nil {
		return Made{}, err
	}
	if err := r.plannable(seen, s); err != nil {
		return Made{}, err
	}
	p.Release = strings.Join(strings.Fields(p.Release), " ")
	if err := p.check(s.Today); err != nil {
		return Made{}, err
	}
	if r.State != ToSchedule && p.Day == r.PlannedFor && p.Release == r.Release {
		return Made{}, fault.Conflictf("It is planned so already.")
	}
	before := r
	return r.planned(p, s).made("requirement.scheduled", &before, s, r.planNews(p, s)...), nil
}

// planned is the requirement with another plan: scheduled, or developed as it was.
func (r Requirement) planned(p Plan, s Scene) Requirement {
	to := Scheduled
	if r.State == Developing {
		to = Developing
	}
	r.PlannedFor, r.Release = p.Day, p.Release
	return r.moved(to, s).because(p.Release)
}

// plannable refuses what is not to be planned, and a form that was opened before
// somebody else planned it.
func (r Requirement) plannable(seen calendar.Date, s Scene) error {
	if r.Ticket.Tracker != Internal {
		return fault.Conflictf("%s is planned in %s, as %s.", r.ID.Number(), r.Ticket.Tracker, r.Ticket.Key)
	}
	if err := r.developable(s); err != nil {
		return err
	}
	if seen != r.PlannedFor {
		last, _ := r.Last(Scheduled)
		return fault.Conflictf("%s has planned it for %s meanwhile.", last.By.Mention(), locale.Day{At: r.PlannedFor.At(0, s.Zone), Zone: s.Zone})
	}
	return nil
}

// developable refuses what may not be developed, or is there already.
func (r Requirement) developable(s Scene) error {
	switch {
	case r.State == Done:
		return fault.Conflictf("%s was delivered at %s.", r.ID.Number(), s.moment(r.Since))
	case !slices.Contains([]State{ToSchedule, Scheduled, Developing}, r.State) && r.Charged():
		return fault.Conflictf("%s is developed against payment, and the price is not signed yet.", r.ID.Number())
	case !slices.Contains([]State{ToSchedule, Scheduled, Developing}, r.State), !r.Confirmed():
		return fault.Conflictf("It is not decided yet that %s is developed.", r.ID.Number())
	}
	return nil
}

func (p Plan) check(today calendar.Date) error {
	return fault.Fields(p.checkDay(today), checkLong("release", p.Release, ReleaseLimit))
}

func (p Plan) checkDay(today calendar.Date) *fault.Error {
	switch {
	case p.Day.IsZero():
		return fault.Invalidf("Choose the day on which it will be there.").In("day")
	case p.Day.Before(today):
		return fault.Invalidf("That day is over. Choose a later one.").In("day")
	}
	return nil
}

// Begin says that it is being developed.
func (r Requirement) Begin(s Scene) (Made, error) {
	if err := r.workable(s); err != nil {
		return Made{}, err
	}
	switch r.State {
	case Developing:
		last, _ := r.Last(Developing)
		return Made{}, fault.Conflictf("%s said so at %s already.", last.By.Mention(), s.moment(last.At))
	case ToSchedule:
		return Made{}, fault.Conflictf("Say first when %s will be there.", r.ID.Number())
	}
	before := r
	r = r.moved(Developing, s)
	return r.made("requirement.begun", &before, s, r.news(s, NewsArgs{Verb: "requirement.begun"})), nil
}

// Deliver says that it is there, and what came of it. Whoever brought the customer's
// request tells the customer.
func (r Requirement) Deliver(result string, s Scene) (Made, error) {
	if err := r.workable(s); err != nil {
		return Made{}, err
	}
	if err := r.deliverable(); err != nil {
		return Made{}, err
	}
	result = strings.TrimSpace(result)
	if result == "" {
		return Made{}, fault.Invalidf("Say in a sentence what is there now.").In("result")
	}
	if err := checkLong("result", result, NoteLimit); err != nil {
		return Made{}, err
	}
	before := r
	return r.delivered(result, s).made("requirement.delivered", &before, s, r.deliveryNews(result, s)...), nil
}

func (r Requirement) deliverable() error {
	if r.State != Developing {
		return fault.Conflictf("The work on %s has not begun yet.", r.ID.Number())
	}
	return nil
}

func (r Requirement) delivered(result string, s Scene) Requirement {
	r.Result = result
	return r.moved(Done, s).because(result)
}

// workable refuses who may not say how the work stands, and where it stands elsewhere.
func (r Requirement) workable(s Scene) error {
	if err := r.mayPlan(s); err != nil {
		return err
	}
	if r.Ticket.Tracker != Internal {
		return fault.Conflictf("How far %s is follows %s in %s.", r.ID.Number(), r.Ticket.Key, r.Ticket.Tracker)
	}
	return r.developable(s)
}

// mayPlan refuses everybody but the project's manager, who stands in, assessors and
// Management.
func (r Requirement) mayPlan(s Scene) error {
	of := s.Project.Manager
	if s.Actor.Active && of != "" && (s.Actor.ID == of || s.People.Reach(of, s.Now) == s.Actor.ID) {
		return nil
	}
	roles := []directory.Role{directory.Assessor, directory.Management}
	if !s.People[of].Active {
		return directory.Permission{Roles: append(roles, directory.ProjectManager),
			Refusal: locale.Textf("Only a project manager, an assessor or Management may say how far it is.")}.Check(s.Actor)
	}
	return directory.Permission{Roles: roles,
		Refusal: locale.Textf("Only %s, who manages the project, an assessor or Management may say how far it is.", of.Mention())}.Check(s.Actor)
}
