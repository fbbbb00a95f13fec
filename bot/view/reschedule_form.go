package view

import (
	"github.com/slack-go/slack"

	"docket/internal/project"
)

// rescheduleMeta ties a pre-kickoff to the project, and to the one its maker had before their eyes.
type rescheduleMeta struct {
	Project project.ID       `json:"project"`
	Seen    project.Schedule `json:"seen"`
}

// RescheduleKickoff asks when the pre-kickoff is from now on.
func RescheduleKickoff(r Reader, c project.Card) slack.ModalViewRequest {
	day := optional(hinted(input("pre_kickoff", r.P.Label("Day of the pre-kickoff"), dateField(c.PreKickoff)),
		r.P.Label("Without a day it is called off until a new one is set")))
	blocks := append([]slack.Block{section(r.projectName(c.Line))}, r.kickoffFields(day, c.Kickoff, c.Zone)...)
	return modal(r, RescheduleFormID, r.P.Title("Pre-kickoff"), r.P.Title("Save"), rescheduleMeta{Project: c.ID, Seen: c.Schedule()}, blocks...)
}

// ReadReschedule reads when the pre-kickoff of which project is, and what was seen.
func ReadReschedule(v slack.View) (id project.ID, to, seen project.Schedule, err error) {
	meta, err := unpack[rescheduleMeta](v)
	if err == nil && meta.Project <= 0 {
		err = stale()
	}
	if err == nil {
		to, err = answers{v}.kickoff()
	}
	return meta.Project, to, meta.Seen, err
}
