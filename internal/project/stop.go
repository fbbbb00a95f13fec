package project

import (
	"strings"
	"unicode/utf8"

	"docket/internal/change"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// MayStop says who ends a project before its time.
var MayStop = directory.Permission{
	Roles:   []directory.Role{directory.Management},
	Refusal: locale.Textf("Only Management may stop a project."),
}

// Stop ends the project before its time, for a reason.
func (p Project) Stop(reason string, s Scene) (Project, change.Effects, error) {
	if err := MayStop.Check(s.Actor); err != nil {
		return p, change.Effects{}, err
	}
	reason = strings.TrimSpace(reason)
	switch {
	case p.Over():
		return p, change.Effects{}, fault.Conflictf("%s is over already.", p.Name)
	case reason == "":
		return p, change.Effects{}, fault.Invalidf("Say why the project stops.").In("reason")
	case utf8.RuneCountInString(reason) > NoteLimit:
		return p, change.Effects{}, fault.Invalidf("The reason may have at most %d characters.", NoteLimit).In("reason")
	}
	before := p
	p.State, p.Note = Stopped, reason
	after, e := p.changed("project.stopped", before, s)
	e.Decision = after.decided("project.stopped", s, decision.Decision{Note: reason})
	e.Forget = []outbox.Subject{p.ID.Subject()}
	e.Notes = append(e.Notes, p.news("project.stopped", s))
	return after, e, nil
}

// news is a line where the project lives, about this moment.
func (p Project) news(topic outbox.Topic, s Scene) outbox.Note {
	return outbox.Note{Topic: topic, Subject: p.ID.newsSubject(), Channel: s.Home, Key: string(topic) + ":" + s.Press, Priority: outbox.Agenda,
		Args: outbox.Args(News{By: s.Actor.ID, State: p.State, Note: p.Note})}
}

// News is what a line about a moment of a project carries to its renderer.
type News struct {
	By    directory.UserID `json:"by"`
	State State            `json:"state"`
	Note  string           `json:"note,omitempty"`
}
