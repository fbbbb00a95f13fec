package issue

import (
	"slices"
	"strings"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// raise is Log for who asks for it: everybody of the company may.
func raise(d Draft, s Scene) (Outcome, error) {
	if err := directory.Staff.Check(s.Actor); err != nil {
		return Outcome{}, err
	}
	return Log(d, s)
}

// Log raises an issue in the scene's project, for whoever it is that the house raises
// it for.
func Log(d Draft, s Scene) (Outcome, error) {
	if err := d.check(); err != nil {
		return Outcome{}, err
	}
	if s.Project.Over() {
		return Outcome{}, fault.Conflictf("%s is over; no issue can be raised in it.", s.Project.Name).In("project")
	}
	if !s.Kind.Fits(s.Project.Type) {
		return Outcome{}, fault.Invalidf("This kind of issue does not occur in %s projects.", string(s.Project.Type)).In("kind")
	}
	if m, known := s.People[d.Owner]; known && !m.Active {
		return Outcome{}, fault.Invalidf("%s is deactivated in Slack; choose somebody else.", m.Name).In("owner")
	}
	i := Issue{
		ID: s.NextID, Project: d.Project, Kind: d.Kind, Severity: d.Severity, Description: strings.TrimSpace(d.Description),
		Evidence: d.Evidence, Responsible: d.Responsible, State: Open, Owner: d.Owner,
		RaisedBy: s.Actor.ID, RaisedAt: s.Now, OpenSince: s.Now,
	}
	if i.Severity == "" {
		i.Severity = s.Kind.Severity
	}
	if len(i.Responsible) == 0 {
		i.Responsible = slices.Clone(s.Kind.Roles)
	}
	return Outcome{Issue: i, Effects: change.Effects{
		Verb: "issue.logged", Subject: i.ID.Subject(), After: i,
		Notes: []outbox.Note{{Topic: "issue.card", Subject: i.ID.Subject(), Channel: s.Home, Key: i.ID.CardKey(), Priority: outbox.Click}},
	}}, nil
}
