package emergency

import (
	"strings"
	"unicode/utf8"

	"docket/internal/change"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/project"
)

// Draft is what somebody says when raising an emergency.
type Draft struct {
	Project  project.ID
	What     string
	Evidence string // permalink of a Slack message, "" for none
}

func (d Draft) check() error {
	switch what := strings.TrimSpace(d.What); {
	case d.Project == 0:
		return fault.Invalidf("Choose the project.").In("project")
	case what == "":
		return fault.Invalidf("Say in a sentence what has happened.").In("what")
	case utf8.RuneCountInString(what) > WhatLimit:
		return fault.Invalidf("The description may have at most %d characters.", WhatLimit).In("what")
	}
	return nil
}

// Raise reports an emergency in the scene's project. The people it is up to are
// told at once, at any hour, and again until somebody takes it (domain, section 4).
func Raise(d Draft, s Scene) (Emergency, change.Effects, error) {
	if err := d.check(); err != nil {
		return Emergency{}, change.Effects{}, err
	}
	if err := ours(s.Actor, s.Project); err != nil {
		return Emergency{}, change.Effects{}, err
	}
	if err := running(s.Project); err != nil {
		return Emergency{}, change.Effects{}, at("project", err)
	}
	e := Emergency{ID: s.NextID, Project: d.Project, What: strings.TrimSpace(d.What), Evidence: d.Evidence, State: Raised,
		RaisedBy: s.Actor.ID, RaisedAt: s.Now, Round: 1}
	e, told := e.tell(s)
	card := outbox.Note{Topic: "emergency.card", Subject: e.ID.Subject(), Channel: s.Home, Key: e.ID.CardKey(), Priority: outbox.Click}
	return e, change.Effects{
		Verb: "emergency.raised", Subject: e.ID.Subject(), After: e,
		Notes:  append([]outbox.Note{card}, told...),
		Remind: e.nextLook(s),
	}, nil
}

// at puts a fault at a field of the form.
func at(field string, err error) error {
	if f, ok := fault.As(err); ok {
		return f.In(field)
	}
	return err
}
