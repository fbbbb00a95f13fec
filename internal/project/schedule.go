package project

import (
	"strings"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/fault"
)

// Schedule is the pre-kickoff: its day, in the committee's zone, and what is on
// the day. Without a day there is none.
type Schedule struct {
	Day calendar.Date
	Kickoff
}

// PlaceLimit is how many characters the place of a pre-kickoff may have.
const PlaceLimit = 200

// Schedule is the pre-kickoff as it is set.
func (p Project) Schedule() Schedule { return Schedule{Day: p.PreKickoff, Kickoff: p.Kickoff} }

// mayReschedule refuses whoever may not move the pre-kickoff: project manager and
// sales manager agree it, the chair and Management may too.
func (p Project) mayReschedule(s Scene) error {
	if MayLaunch.Check(s.Actor) == nil || s.Actor.Active && p.plays(s.Actor.ID, []Part{PartManager, PartSales}, nil, s.cast()) {
		return nil
	}
	return fault.Forbiddenf("Only the project manager, the sales manager, the chair or Management may move the pre-kickoff.")
}

// Reschedule moves the pre-kickoff, or drops its day. It replaces the schedule
// that was seen and no other.
func (p Project) Reschedule(to, seen Schedule, s Scene) (Project, change.Effects, error) {
	if err := p.mayReschedule(s); err != nil {
		return p, change.Effects{}, err
	}
	if p.State != PreKickoff {
		return p, change.Effects{}, fault.Conflictf("%s is not before its pre-kickoff.", p.Name)
	}
	if p.Schedule() != seen {
		return p, change.Effects{}, fault.Conflictf("The pre-kickoff was moved meanwhile. Open the form anew to see it.")
	}
	if err := to.check(s); err != nil {
		return p, change.Effects{}, err
	}
	before := p
	p = p.scheduled(to)
	if p.Schedule() == before.Schedule() {
		return p, change.Effects{}, nil
	}
	after, e := p.changed("project.rescheduled", before, s)
	return after, e, nil
}

func (p Project) scheduled(to Schedule) Project {
	p.PreKickoff, p.Kickoff = to.Day, to.Kickoff.orDefault()
	p.Kickoff.Place = strings.Join(strings.Fields(to.Place), " ")
	return p
}

// orDefault is the kickoff, or the usual time where none was said.
func (k Kickoff) orDefault() Kickoff {
	if k.Minutes == 0 {
		k.At, k.Minutes = DefaultKickoff.At, DefaultKickoff.Minutes
	}
	return k
}

func (to Schedule) check(s Scene) error {
	k := to.Kickoff.orDefault()
	switch {
	case k.At < 0 || k.At >= 24*60:
		return fault.Invalidf("Choose a time of the day.").In("kickoff_at")
	case k.Minutes < 5 || k.Minutes > 24*60:
		return fault.Invalidf("It takes between 5 minutes and a day.").In("kickoff_minutes")
	case utf8.RuneCountInString(k.Place) > PlaceLimit:
		return fault.Invalidf("The place may have at most %d characters.", PlaceLimit).In("place")
	case to.Day.IsZero():
		return nil
	case to.Day.Before(s.Today):
		return fault.Invalidf("The pre-kickoff cannot be in the past.").In("pre_kickoff")
	case to.Day.At(k.At, s.Zone).Before(s.Now):
		return fault.Invalidf("That time has passed already.").In("kickoff_at")
	}
	return nil
}
