package project

import (
	"slices"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
)

// Team is who does a project.
type Team struct {
	Manager  directory.UserID
	Sales    directory.UserID // "" while nobody is named
	Members  []directory.UserID
	Progress directory.UserID // follows progress, "" while nobody is named
	Quality  directory.UserID // follows quality, "" while nobody is named
}

// Staff is the project's team as it is set.
func (p Project) Staff() Team {
	return Team{Manager: p.Manager, Sales: p.Sales, Members: p.Team, Progress: p.Progress, Quality: p.Quality}
}

func (t Team) same(other Team) bool {
	return t.Manager == other.Manager && t.Sales == other.Sales && t.Progress == other.Progress && t.Quality == other.Quality &&
		slices.Equal(sorted(t.Members), sorted(other.Members))
}

// named is everybody in the team, once for each place.
func (t Team) named() []directory.UserID {
	var all []directory.UserID
	for _, u := range append([]directory.UserID{t.Manager, t.Sales, t.Progress, t.Quality}, t.Members...) {
		if u != "" {
			all = append(all, u)
		}
	}
	return all
}

func (p Project) maySetTeam(s Scene) error {
	if MayLaunch.Check(s.Actor) == nil || s.Actor.Active && p.plays(s.Actor.ID, []Part{PartManager}, nil, s.cast()) {
		return nil
	}
	return fault.Forbiddenf("Only the project manager, the chair or Management may change the team.")
}

// SetTeam changes who does a project. It replaces the team that was seen and no
// other; another manager is appointed by the chair or Management alone.
func (p Project) SetTeam(to, seen Team, s Scene) (Project, change.Effects, error) {
	if err := p.maySetTeam(s); err != nil {
		return p, change.Effects{}, err
	}
	switch {
	case p.State == New:
		return p, change.Effects{}, fault.Conflictf("%s has no team yet. Set it together with the pre-kickoff.", p.Name)
	case p.Over():
		return p, change.Effects{}, fault.Conflictf("%s is over already.", p.Name)
	case !p.Staff().same(seen):
		return p, change.Effects{}, fault.Conflictf("The team was changed meanwhile. Open the form anew to see it.")
	case to.Manager != p.Manager && MayLaunch.Check(s.Actor) != nil:
		return p, change.Effects{}, fault.Forbiddenf("Only the chair or Management may appoint another project manager.").In("manager")
	}
	if err := to.check(p.Type, s); err != nil {
		return p, change.Effects{}, err
	}
	before := p
	p = p.staffed(to)
	if p.Staff().same(before.Staff()) {
		return p, change.Effects{}, nil
	}
	after, e := p.changed("project.staffed", before, s)
	return after, e, nil
}

func (p Project) staffed(t Team) Project {
	p.Manager, p.Sales, p.Progress, p.Quality = t.Manager, t.Sales, t.Progress, t.Quality
	p.Team = sorted(t.Members)
	return p
}

func sorted(us []directory.UserID) []directory.UserID {
	return slices.Compact(slices.Sorted(slices.Values(us)))
}

func (t Team) check(kind Type, s Scene) error {
	switch {
	case t.Manager == "" || !s.People[t.Manager].Has(directory.ProjectManager):
		return fault.Invalidf("Choose somebody who holds the project manager's role.").In("manager")
	case t.Sales != "" && !s.People[t.Sales].Has(directory.SalesManager, directory.SalesLead):
		return fault.Invalidf("Choose somebody who holds the sales manager's role.").In("sales")
	case len(t.Members) == 0:
		return fault.Invalidf("Choose at least one person for the team.").In("team")
	case kind == PS && !slices.ContainsFunc(t.Members, func(u directory.UserID) bool { return s.People[u].Has(directory.Consultant) }):
		return fault.Invalidf("A PS project needs at least one consultant in its team.").In("team")
	}
	for field, users := range map[string][]directory.UserID{
		"manager": {t.Manager}, "sales": {t.Sales}, "team": t.Members, "progress": {t.Progress}, "quality": {t.Quality},
	} {
		for _, u := range users {
			if u != "" && !s.People[u].Active {
				return fault.Invalidf("%s is deactivated in Slack; choose somebody else.", s.People[u].Name).In(field)
			}
		}
	}
	return nil
}
