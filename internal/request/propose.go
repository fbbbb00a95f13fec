package request

import (
	"docket/internal/directory"
	"docket/internal/project"
)

// Propose is whether a request of the kind lies within what the customer has bought,
// and why, from its contract, its service period and its last project (domain,
// section 6). It proposes; people answer.
func Propose(k Kind, s Scene) Scope {
	service := s.Customer.Service
	switch {
	case k == Wish:
		return Scope{Proposed: Unclear, Because: IsWish}
	case k == Export && s.Customer.Exports:
		return Scope{Proposed: In, Because: ExportFree}
	case k == Export:
		return Scope{Proposed: Out, Because: ExportCosts}
	case delivering(s.Project): // its contract holds, whatever became of the service of one before
		return Scope{Proposed: In, Because: ProjectRuns}
	case s.serviceOver():
		return Scope{Proposed: Out, Because: ServiceOver, Day: service.Until}
	case !service.From.IsZero() && s.Today.Before(service.From):
		return Scope{Proposed: Out, Because: NotYet, Day: service.From}
	case !service.From.IsZero() || !service.Until.IsZero():
		return Scope{Proposed: In, Because: InService, Day: service.Until}
	}
	return Scope{Proposed: Unclear, Because: NoContract}
}

// serviceOver reports whether the customer's service period has ended and was not
// renewed.
func (s Scene) serviceOver() bool {
	until := s.Customer.Service.Until
	return !until.IsZero() && until.Before(s.Today)
}

// delivering reports whether the project is under way and not yet in service.
func delivering(p project.Project) bool {
	return p.ID != 0 && !p.Over() && p.State != project.InService
}

// Proposal is what is proposed of the request's scope now, or what was answered where
// somebody could tell.
func (c Card) Proposal() Scope {
	if c.Scope.Answer == In || c.Scope.Answer == Out {
		return c.Scope
	}
	return Propose(c.Kind, c.Scene)
}

// ProposedOwner is who would carry the request out, unless somebody else is chosen:
// the manager of a project under way, else who looks after the customer, else the
// manager of its last project; "" when nobody who is there is known.
func (c Card) ProposedOwner() directory.UserID {
	likely := []directory.UserID{c.Scene.Customer.Success, c.Scene.Project.Manager}
	if delivering(c.Scene.Project) {
		likely[0], likely[1] = likely[1], likely[0]
	}
	for _, u := range likely {
		if u != "" && u != c.Agent && c.Scene.People[u].Active {
			return u
		}
	}
	return ""
}
