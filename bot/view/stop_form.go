package view

import (
	"github.com/slack-go/slack"

	"docket/internal/project"
)

// StopProject asks why a project ends before its time, and says what that means.
func StopProject(r Reader, c project.Card) slack.ModalViewRequest {
	return modal(r, StopFormID, r.P.Title("Stop the project"), r.P.Title("Stop"), projectRef{Project: c.ID},
		section(r.projectName(c.Line)),
		section("⚠️ "+r.P.T("A stopped project leaves the agenda and no issue can be raised in it any more.")),
		input("reason", r.P.Label("Why does it stop?"), longField("", project.NoteLimit)),
	)
}

// ReadStop reads which project ends, and why.
func ReadStop(v slack.View) (id project.ID, reason string, err error) {
	id, err = readProjectRef(v)
	return id, answers{v}.text("reason"), err
}
