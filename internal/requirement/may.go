package requirement

import (
	"time"

	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/project"
)

// MayRaise refuses everybody but the project's manager, who stands in for them, and
// Management. A project whose manager has left takes any project manager's word.
// Stand-ins are known by people, at the instant.
func MayRaise(by directory.Member, p project.Project, people directory.People, now time.Time) error {
	if !people[p.Manager].Active {
		return directory.Permission{
			Roles:   []directory.Role{directory.ProjectManager, directory.Management},
			Refusal: locale.Textf("Only a project manager or Management may raise a requirement. Ask one of them."),
		}.Check(by)
	}
	if by.Active && (by.ID == p.Manager || by.ID == people.Reach(p.Manager, now)) {
		return nil
	}
	return directory.Permission{
		Roles:   []directory.Role{directory.Management},
		Refusal: locale.Textf("Only %s, who manages the project, or Management may raise its requirements.", p.Manager.Mention()),
	}.Check(by)
}

// mayRaise is MayRaise in a scene.
func (s Scene) mayRaise() error { return MayRaise(s.Actor, s.Project, s.People, s.Now) }
