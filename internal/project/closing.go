package project

import (
	"docket/internal/change"
	"docket/internal/fault"
)

// BeginClosing takes an accepted project to its close-out. Who may is for the
// close-out to say.
func (p Project) BeginClosing(s Scene) (Project, change.Effects, error) {
	if err := p.Closable(); err != nil {
		return p, change.Effects{}, err
	}
	return p.enter(Closing, s)
}

// Closable refuses a project whose close-out cannot begin, and says what it
// waits for.
func (p Project) Closable() error {
	switch p.State {
	case Accepting:
		if len(p.Missing(Closing)) > 0 {
			return fault.Conflictf("The acceptance report of %s is not agreed with the customer yet; its close-out begins after that.", p.Name)
		}
		return nil
	case Closing, InService, Ended:
		return fault.Conflictf("%s has its close-out already.", p.Name)
	case Stopped:
		return fault.Conflictf("%s was stopped; it has no close-out.", p.Name)
	}
	return fault.Conflictf("%s is not in acceptance yet; its close-out begins after that.", p.Name)
}

// BeginService takes a closed-out project into service.
func (p Project) BeginService(s Scene) (Project, change.Effects, error) {
	if p.State != Closing {
		return p, change.Effects{}, fault.Conflictf("%s is not being closed out.", p.Name)
	}
	return p.enter(InService, s)
}

// Reclose takes a project in service back to its close-out.
func (p Project) Reclose(s Scene) (Project, change.Effects, error) {
	if p.State != InService {
		return p, change.Effects{}, fault.Conflictf("%s is no longer in service; its close-out stays closed.", p.Name)
	}
	return p.enter(Closing, s)
}
