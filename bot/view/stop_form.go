package view

import (
	"github.com/slack-go/slack"

	"docket/internal/project"
)

// stopReasonLimit is how many characters the reason for stopping a project may have.
const stopReasonLimit = 1000

// StopProject asks why a project ends before its time, and says what that means.
func StopProject(r Reader, l project.Line) slack.ModalViewRequest {
	return modal(r, StopFormID, r.P.Title("Stop the project"), r.P.Title("Stop"), projectRef{Project: l.ID},
		section(r.projectName(l)),
		section("⚠️ "+r.P.T("A stopped project leaves the agenda and no issue can be raised in it any more.")),
		input("reason", r.P.Label("Why does it stop?"), longField("", stopReasonLimit)),
	)
}

// ReadStop reads which project ends, and why.
func ReadStop(v slack.View) (id project.ID, reason string, err error) {
	id, err = readProjectRef(v)
	return id, answers{v}.text("reason"), err
}
