package project

import "docket/internal/fault"

// BeginClosing takes an accepted project to its close-out. Who may is for the
// close-out to say.
func (p Project) BeginClosing() (Project, error) {
	switch p.State {
	case Accepting:
		p.State = Closing
		return p, nil
	case Closing, InService, Ended:
		return p, fault.Conflictf("%s has its close-out already.", p.Name)
	case Stopped:
		return p, fault.Conflictf("%s was stopped; it has no close-out.", p.Name)
	}
	return p, fault.Conflictf("%s is not in acceptance yet; its close-out begins after that.", p.Name)
}

// BeginService takes a closed-out project into service.
func (p Project) BeginService() (Project, error) {
	if p.State != Closing {
		return p, fault.Conflictf("%s is not being closed out.", p.Name)
	}
	p.State = InService
	return p, nil
}

// Reclose takes a project in service back to its close-out.
func (p Project) Reclose() (Project, error) {
	if p.State != InService {
		return p, fault.Conflictf("%s is no longer in service; its close-out stays closed.", p.Name)
	}
	p.State = Closing
	return p, nil
}
