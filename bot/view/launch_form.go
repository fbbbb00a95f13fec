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
func LaunchProject(r Reader, c project.Card) slack.ModalViewRequest {
	blocks := append([]slack.Block{section(r.projectName(c.Line))}, r.teamFields(c.Type, c.Staff())...)
	day := input("pre_kickoff", r.P.Label("Day of the pre-kickoff"), dateField(c.PreKickoff))
	blocks = append(blocks, r.kickoffFields(day, c.Kickoff, c.Zone)...)
	return modal(r, LaunchFormID, r.P.Title("Team and kickoff"), r.P.Title("Set"), projectRef{Project: c.ID}, blocks...)
}

// ReadLaunch reads who does a project, which, and when its pre-kickoff is.
func ReadLaunch(v slack.View) (project.ID, project.Launch, error) {
	a := answers{v}
	id, err := readProjectRef(v)
	if err != nil {
		return id, project.Launch{}, err
	}
	l := project.Launch{Team: a.team("")}
	l.Schedule, err = a.kickoff()
	return id, l, err
}
