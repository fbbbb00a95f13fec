package view

import (
	"github.com/slack-go/slack"

	"docket/internal/project"
)

// EndProject asks whether a project in service ends, and why when its service period is not over.
func EndProject(r Reader, c project.Card) slack.ModalViewRequest {
	until := r.P.T("No end of the service period is on file, so a reason is needed.")
	if day := c.Service.Until; !day.IsZero() {
		until = r.P.T("The service period ends %s. A reason is needed before that.", r.day(day))
	}
	return modal(r, EndFormID, r.P.Title("End the project"), r.P.Title("End"), projectRef{Project: c.ID},
		section(r.projectName(c.Line)+"\n"+until),
		optional(input("reason", r.P.Label("Why does it end?"), longField(c.Note, project.NoteLimit))),
	)
}

// ReadEnd reads which project ends, and why.
func ReadEnd(v slack.View) (id project.ID, reason string, err error) {
	id, err = readProjectRef(v)
	return id, answers{v}.text("reason"), err
}
