package view

import (
	"github.com/slack-go/slack"

	"docket/internal/project"
)

// projectRef is the metadata of a form about one project.
type projectRef struct {
	Project project.ID `json:"project"`
}

func readProjectRef(v slack.View) (project.ID, error) {
	meta, err := unpack[projectRef](v)
	if err == nil && meta.Project <= 0 {
		err = stale()
	}
	return meta.Project, err
}

// LaunchProject asks who does a new project, and when its pre-kickoff is.
func LaunchProject(r Reader, l project.Line) slack.ModalViewRequest {
	team := r.P.Label("At least one person")
	if l.Type == project.PS {
		team = r.P.Label("A PS project needs at least one consultant")
	}
	one := r.P.Placeholder("Choose one person")
	return modal(r, LaunchFormID, r.P.Title("Team and kickoff"), r.P.Title("Set"), projectRef{Project: l.ID},
		section(r.projectName(l)),
		input("manager", r.P.Label("Project manager"), userField(one, l.Manager)),
		optional(input("sales", r.P.Label("Sales manager"), userField(one, l.Sales))),
		hinted(input("team", r.P.Label("Team"), usersField(r.P.Placeholder("Choose people"), l.Team)), team),
		input("pre_kickoff", r.P.Label("Day of the pre-kickoff"), dateField(l.PreKickoff)),
	)
}

// ReadLaunch reads who does a project, which, and when its pre-kickoff is.
func ReadLaunch(v slack.View) (project.ID, project.Launch, error) {
	a := answers{v}
	l := project.Launch{Team: project.Team{Manager: a.user("manager"), Sales: a.user("sales"), Members: a.users("team")}}
	id, err := readProjectRef(v)
	if err != nil {
		return id, l, err
	}
	l.Day, err = a.date("pre_kickoff")
	return id, l, err
}
