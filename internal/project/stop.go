package project

import (
	"strings"

	"docket/internal/change"
	"docket/internal/decision"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
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
	if p.Over() {
		return p, change.Effects{}, fault.Conflictf("%s is over already.", p.Name)
	}
	if reason = strings.TrimSpace(reason); reason == "" {
		return p, change.Effects{}, fault.Invalidf("Say why the project stops.").In("reason")
	}
	before := p
	p.State, p.Note = Stopped, reason
	return p, change.Effects{
		Verb: "project.stopped", Subject: p.ID.Subject(), Before: before, After: p,
		Decision: p.decided("project.stopped", s, decision.Decision{Note: reason}),
	}, nil
}
