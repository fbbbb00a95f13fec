package project

import (
	"strings"
	"unicode/utf8"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
)

// series is what is missing, as a sentence lists it.
type series []locale.Localized

// Localize says the list as the language does.
func (l series) Localize(p *locale.Printer) string {
	said := make([]string, len(l))
	for n, item := range l {
		said[n] = item.Localize(p)
	}
	return p.List(said)
}

// led refuses whoever does not lead the project: its manager, or Management.
func (p Project) led(s Scene) error {
	if s.Actor.Active && (s.Actor.Has(directory.Management) || p.plays(s.Actor.ID, []Part{PartManager}, nil, s.cast())) {
		return nil
	}
	return fault.Forbiddenf("Only the project manager or Management may do this.")
}

// onward is for whoever wants a stage to begin out of its turn.
func (p Project) onward() error {
	return fault.Conflictf("%s is at another stage by now. The card shows where it stands.", p.Name)
}

// Prepare begins the preparations, on the day of the pre-kickoff or after it.
func (p Project) Prepare(s Scene) (Project, change.Effects, error) {
	if err := p.led(s); err != nil {
		return p, change.Effects{}, err
	}
	switch {
	case p.State != PreKickoff:
		return p, change.Effects{}, p.onward()
	case p.PreKickoff.IsZero():
		return p, change.Effects{}, fault.Conflictf("The pre-kickoff of %s has no day. Set it first.", p.Name)
	case s.Today.Before(p.PreKickoff):
		return p, change.Effects{}, fault.Conflictf("The pre-kickoff of %s is still to come. Preparations begin on its day; it can be moved.", p.Name)
	}
	return p.enter(Preparing, s)
}

// Unready is what keeps work on site from starting: open gates, and followers
// nobody has named.
func (p Project) Unready() []locale.Localized {
	var missing []locale.Localized
	for _, k := range p.Missing(Running) {
		missing = append(missing, k.Text())
	}
	if p.Progress == "" {
		missing = append(missing, locale.Textf("who follows progress"))
	}
	if p.Quality == "" {
		missing = append(missing, locale.Textf("who follows quality"))
	}
	return missing
}

// Start begins the work on site. No gate may be open.
func (p Project) Start(s Scene) (Project, change.Effects, error) {
	if err := p.led(s); err != nil {
		return p, change.Effects{}, err
	}
	if p.State != Preparing {
		return p, change.Effects{}, p.onward()
	}
	if missing := p.Unready(); len(missing) > 0 {
		return p, change.Effects{}, fault.Conflictf("Work on site cannot start yet. Still open: %s.", series(missing))
	}
	return p.enter(Running, s)
}

// Accept ends the work and begins the acceptance.
func (p Project) Accept(s Scene) (Project, change.Effects, error) {
	if err := p.led(s); err != nil {
		return p, change.Effects{}, err
	}
	if p.State != Running {
		return p, change.Effects{}, p.onward()
	}
	return p.enter(Accepting, s)
}

// End ends the project after its service period, or before its end for a reason.
func (p Project) End(reason string, s Scene) (Project, change.Effects, error) {
	if err := p.mayEnd(s); err != nil {
		return p, change.Effects{}, err
	}
	if p.State != InService {
		return p, change.Effects{}, p.onward()
	}
	until, reason := s.Customer.Service.Until, strings.TrimSpace(reason)
	switch {
	case reason == "" && (until.IsZero() || !until.Before(s.Today)):
		return p, change.Effects{}, fault.Invalidf("The service period is not over. Say why the project ends.").In("reason")
	case utf8.RuneCountInString(reason) > NoteLimit:
		return p, change.Effects{}, fault.Invalidf("The reason may have at most %d characters.", NoteLimit).In("reason")
	}
	p.Note = reason
	return p.enter(Ended, s)
}

func (p Project) mayEnd(s Scene) error {
	if s.Actor.Active && (s.Actor.Has(directory.Management) || p.plays(s.Actor.ID, []Part{PartSales}, nil, s.cast())) {
		return nil
	}
	return fault.Forbiddenf("Only the sales manager or Management may end a project.")
}

func (p Project) enter(to State, s Scene) (Project, change.Effects, error) {
	before := p
	p.State = to
	after, e := p.changed("project."+string(to), before, s)
	return after, e, nil
}
