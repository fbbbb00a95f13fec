package requirement

import (
	"time"

	"docket/internal/calendar"
)

// next is when the requirement is looked at again; zero is never.
func (r Requirement) next(s Scene) time.Time {
	switch r.State {
	case Evaluating:
		return s.nextMorning()
	case NotNow:
		return r.reviewAt(s)
	}
	return r.nextMoment(s)
}

// nextMorning is the next one of a working day.
func (s Scene) nextMorning() time.Time {
	day := s.Today
	if !s.Days.IsWorkday(day) || !s.Now.Before(day.At(calendar.Morning, s.Zone)) {
		day = s.Days.NextWorkday(day)
	}
	return day.At(calendar.Morning, s.Zone)
}

// Looked is what happens when the requirement's moment has come: who has had it for
// long is reminded, then their superiors are told. Whoever is there for somebody since
// is called.
func (r Requirement) Looked(s Scene) Made {
	switch r.State {
	case Evaluating:
		return r.chased(s)
	case Confirming:
		return r.lookedAtSignatures(s)
	case NotNow:
		return r.comesUp(s)
	}
	return r.pressed(s)
}
