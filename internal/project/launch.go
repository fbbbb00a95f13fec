package project

import (
	"slices"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
)

// Launch is what the committee settles about a new project: who does it, and
// when the pre-kickoff is.
type Launch struct {
	Manager    directory.UserID
	Sales      directory.UserID
	Team       []directory.UserID
	PreKickoff calendar.Date
}

// MayLaunch says who chooses the team and sets the date of the pre-kickoff.
var MayLaunch = directory.Permission{
	Roles:   []directory.Role{directory.Chair, directory.Management, directory.ProjectManager},
	Refusal: locale.Textf("Only the chair, Management or a project manager may set a project's team and pre-kickoff."),
}

// Launch takes a new project to its pre-kickoff.
func (p Project) Launch(l Launch, s Scene) (Project, change.Effects, error) {
	if err := MayLaunch.Check(s.Actor); err != nil {
		return p, change.Effects{}, err
	}
	if p.State != New {
		return p, change.Effects{}, fault.Conflictf("%s already has its team and pre-kickoff date.", p.Name)
	}
	if err := l.check(p.Type, s); err != nil {
		return p, change.Effects{}, err
	}
	before := p
	p.State, p.Manager, p.Sales, p.PreKickoff = PreKickoff, l.Manager, l.Sales, l.PreKickoff
	p.Team = slices.Compact(slices.Sorted(slices.Values(l.Team)))
	return p, change.Effects{
		Verb: "project.launched", Subject: p.ID.Subject(), Before: before, After: p,
		Decision: p.decided("project.launched", s, decision.Decision{Owner: l.Manager, Due: l.PreKickoff, Choices: userStrings(p.Team)}),
	}, nil
}

func (l Launch) check(t Type, s Scene) error {
	switch {
	case l.Manager == "" || !s.People[l.Manager].Has(directory.ProjectManager):
		return fault.Invalidf("Choose somebody who holds the project manager's role.").In("manager")
	case len(l.Team) == 0:
		return fault.Invalidf("Choose at least one person for the team.").In("team")
	case t == PS && !slices.ContainsFunc(l.Team, func(u directory.UserID) bool { return s.People[u].Has(directory.Consultant) }):
		return fault.Invalidf("A PS project needs at least one consultant in its team.").In("team")
	case l.PreKickoff.IsZero():
		return fault.Invalidf("Choose the day of the pre-kickoff.").In("pre_kickoff")
	case l.PreKickoff.Before(s.Today):
		return fault.Invalidf("The pre-kickoff cannot be in the past.").In("pre_kickoff")
	}
	for _, u := range append([]directory.UserID{l.Manager}, l.Team...) {
		if !s.People[u].Active {
			return fault.Invalidf("%s is deactivated in Slack; choose somebody else.", s.People[u].Name).In("team")
		}
	}
	return nil
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
