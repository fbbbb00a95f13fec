package requirement

import (
	"slices"
	"strings"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// Progress is what a tracker says of the development: that it is planned, has begun, or
// is there.
type Progress struct {
	State  State // Scheduled, Developing or Done
	Plan         // as far as the tracker knows
	Result string
}

// stages are the states of development in their order.
var stages = []State{ToSchedule, Scheduled, Developing, Done}

// Follow takes over what the tracker says. What is known already changes nothing, and
// neither does word that came late: no stage is gone back. What is not confirmed is
// refused, so that whoever connects the tracker learns of it.
func (r Requirement) Follow(p Progress, s Scene) (Made, error) {
	at, to := slices.Index(stages, r.State), slices.Index(stages, p.State)
	switch {
	case to < 1:
		return Made{}, fault.Invalidf("A tracker says that something is scheduled, developed or done.")
	case p.State == Scheduled && p.Day.IsZero():
		return Made{}, fault.Invalidf("What is scheduled has a day.")
	case r.State == Done:
		return Made{Requirement: r}, nil
	}
	if err := r.developable(s); err != nil {
		return Made{}, err
	}
	p.Release, p.Result = strings.Join(strings.Fields(p.Release), " "), strings.TrimSpace(p.Result)
	if err := fault.Fields(checkLong("release", p.Release, ReleaseLimit), checkLong("result", p.Result, NoteLimit)); err != nil {
		return Made{}, err
	}
	return r.followed(p, to > at, s), nil
}

// followed is the requirement further on, or with another plan.
func (r Requirement) followed(p Progress, further bool, s Scene) Made {
	before := r
	var notes []outbox.Note
	verb := ""
	if !p.Day.IsZero() && (p.Day != r.PlannedFor || p.Release != r.Release) {
		verb, notes = "requirement.scheduled", r.planNews(p.Plan, s)
		r = r.planned(p.Plan, s)
	}
	switch {
	case further && p.State == Developing:
		r = r.moved(Developing, s)
		verb, notes = "requirement.begun", append(notes, r.news(s, NewsArgs{Verb: "requirement.begun"}))
	case p.State == Done:
		r = r.delivered(p.Result, s)
		verb, notes = "requirement.delivered", append(notes, r.deliveryNews(p.Result, s)...)
	}
	if verb == "" {
		return Made{Requirement: r}
	}
	return r.made(verb, &before, s, notes...)
}

// planNews tells of a plan, or that it was moved, in the thread and to those concerned.
func (r Requirement) planNews(p Plan, s Scene) []outbox.Note {
	args := NewsArgs{Verb: "requirement.scheduled", Day: p.Day, Was: r.PlannedFor, Text: p.Release}
	return append(r.told(s, args, r.concerned(s)...), r.news(s, args))
}

// deliveryNews tells that it is there, in the thread and to those concerned.
func (r Requirement) deliveryNews(result string, s Scene) []outbox.Note {
	args := NewsArgs{Verb: "requirement.delivered", Text: result}
	return append(r.told(s, args, r.concerned(s)...), r.news(s, args))
}

// concerned are whoever raised it and those who answer for the project.
func (r Requirement) concerned(s Scene) []directory.UserID {
	return []directory.UserID{r.RaisedBy, s.Project.Manager, s.Project.Sales}
}
