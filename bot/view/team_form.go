package view

import (
	"github.com/slack-go/slack"

	"docket/internal/project"
)

// teamMeta ties a team to the project, and to the team its maker had before their eyes.
type teamMeta struct {
	Project project.ID   `json:"project"`
	Seen    project.Team `json:"seen"`
}

// EditTeam asks who does a project from now on.
func EditTeam(r Reader, c project.Card) slack.ModalViewRequest {
	blocks := append([]slack.Block{section(r.projectName(c.Line))}, r.teamFields(c.Type, c.Staff())...)
	return modal(r, TeamFormID, r.P.Title("Team"), r.P.Title("Save"), teamMeta{Project: c.ID, Seen: c.Staff()}, blocks...)
}

// ReadTeam reads who does which project, and what team was seen.
func ReadTeam(v slack.View) (id project.ID, to, seen project.Team, err error) {
	meta, err := unpack[teamMeta](v)
	if err == nil && meta.Project <= 0 {
		err = stale()
	}
	return meta.Project, answers{v}.team(meta.Seen.Manager), meta.Seen, err
}
