package project

import (
	"docket/internal/change"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
)

// Launch is what the committee settles about a new project: who does it, and
// when the pre-kickoff is.
type Launch struct {
	Team
	Schedule
}

// MayLaunch says who appoints the project manager: Management, and the chair for
// the committee (domain, section 4).
var MayLaunch = directory.Permission{
	Roles:   []directory.Role{directory.Chair, directory.Management},
	Refusal: locale.Textf("Only the chair or Management may appoint the project manager and set the pre-kickoff."),
}

// Launch takes a new project to its pre-kickoff.
func (p Project) Launch(l Launch, s Scene) (Project, change.Effects, error) {
	if err := MayLaunch.Check(s.Actor); err != nil {
		return p, change.Effects{}, err
	}
	if p.State != New {
		return p, change.Effects{}, fault.Conflictf("%s already has its team and pre-kickoff date.", p.Name)
	}
	if err := l.Team.check(p.Type, s); err != nil {
		return p, change.Effects{}, err
	}
	if l.Day.IsZero() {
		return p, change.Effects{}, fault.Invalidf("Choose the day of the pre-kickoff.").In("pre_kickoff")
	}
	if err := l.Schedule.check(s); err != nil {
		return p, change.Effects{}, err
	}
	before := p
	p.State = PreKickoff
	after, e := p.staffed(l.Team).scheduled(l.Schedule).changed("project.launched", before, s)
	e.Decision = after.decided("project.launched", s, decision.Decision{Owner: l.Manager, Due: l.Day, Choices: userStrings(after.Team)})
	return after, e, nil
}

func (p Project) decided(verb string, s Scene, d decision.Decision) *decision.Decision {
	d.Subject, d.Committee, d.Verb = p.ID.Subject(), p.Committee, verb
	d.By, d.At = s.Actor.ID, s.Now
	return &d
}

func userStrings(us []directory.UserID) []string {
	out := make([]string, len(us))
	for i, u := range us {
		out[i] = string(u)
	}
	return out
}
