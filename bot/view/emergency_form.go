package view

import (
	"github.com/slack-go/slack"

	"docket/internal/emergency"
	"docket/internal/project"
)

// EmergencyForm is what the modal "Raise an emergency" starts from.
type EmergencyForm struct {
	Project  *project.Line // nil asks for it
	Evidence string        // permalink of the message it comes from
	What     string        // proposed: the message's text, as Slack says it
}

// emergencyMeta is what the form must remember between being drawn and being read.
type emergencyMeta struct {
	Project  project.ID `json:"project,omitempty"` // when it was given
	Evidence string     `json:"evidence,omitempty"`
}

// RaiseEmergency asks what has happened, and says who is told.
func RaiseEmergency(r Reader, f EmergencyForm) slack.ModalViewRequest {
	if !isWeb(f.Evidence) {
		f.Evidence = ""
	}
	meta := emergencyMeta{Evidence: f.Evidence}
	where := slack.Block(input("project", r.P.Label("Project"),
		search(EmergencyProject, r.P.Placeholder("Type a customer, a project or a contract"), nil)))
	if f.Project != nil {
		meta.Project, where = f.Project.ID, section(r.projectName(*f.Project))
	}
	what := longField(r.Unmarked(f.What), emergency.WhatLimit)
	what.Placeholder = plain(r.P.Placeholder("In a sentence or two"), hintLimit)
	blocks := []slack.Block{where, input("what", r.P.Label("What has happened?"), what)}
	if f.Evidence != "" {
		blocks = append(blocks, aside(link(f.Evidence, r.P.T("from this message"))))
	}
	blocks = append(blocks, aside(r.P.T("The project manager and the sales manager are told at once, at any hour, until somebody takes it.")))
	return modal(r, EmergencyFormID, r.P.Title("Raise an emergency"), r.P.Title("Raise"), meta, blocks...)
}

// ReadRaiseEmergency reads the emergency somebody raises.
func ReadRaiseEmergency(v slack.View) (emergency.Draft, error) {
	a := answers{v}
	meta, err := unpack[emergencyMeta](v)
	if err != nil {
		return emergency.Draft{}, err
	}
	d := emergency.Draft{Project: meta.Project, What: a.text("what"), Evidence: meta.Evidence}
	if !isWeb(d.Evidence) {
		d.Evidence = ""
	}
	if d.Project == 0 {
		id, err := a.number("project")
		if err != nil {
			return d, err
		}
		d.Project = project.ID(id)
	}
	return d, nil
}

// emergencyRef is the metadata of a form about one emergency.
type emergencyRef struct {
	Emergency emergency.ID `json:"emergency"`
}

// EndEmergency asks how an emergency ended.
func EndEmergency(r Reader, c emergency.Card) slack.ModalViewRequest {
	return modal(r, EmergencyEndFormID, r.P.Title("It is over"), r.P.Title("Save"), emergencyRef{Emergency: c.ID},
		section(r.projectName(c.In)+"\n"+quote(c.What, 600)),
		input("outcome", r.P.Label("How did it end?"), longField("", emergency.OutcomeLimit)),
	)
}

// ReadEndEmergency reads which emergency is over, and how it ended.
func ReadEndEmergency(v slack.View) (emergency.ID, string, error) {
	meta, err := unpack[emergencyRef](v)
	if err == nil && meta.Emergency <= 0 {
		err = stale()
	}
	return meta.Emergency, answers{v}.text("outcome"), err
}
