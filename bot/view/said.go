package view

import (
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/project"
)

// Said is one finished sentence to one person.
func Said(text string) Message { return sentence(text) }

// SaidProjectAdded confirms a project, and says what happens to it.
func SaidProjectAdded(r Reader, p project.Project) Message {
	said := "✅ " + r.P.T("%s is added and goes to the committee’s next agenda.", name(p.Name))
	return say(said, line(said, button(ProjectOpen, ref(p.ID), r.P.Button("Open"))))
}

// SaidCustomerAdded confirms a customer.
func SaidCustomerAdded(r Reader, c customer.Customer) Message {
	said := "✅ " + r.P.T("%s is added as a customer of class %s.", name(c.Name), name(string(c.Class)))
	return say(said, section(said), actions(primary(ContactAdd, ref(c.ID), r.P.Button("Add a contact")),
		button(ProjectAdd, "", r.P.Button("Add a project"))))
}

// SaidRoles confirms somebody's roles.
func SaidRoles(r Reader, g directory.Grant) Message {
	if len(g.Roles) == 0 {
		return sentence("✅ " + r.P.T("%s holds no role now.", r.person(g.Member)))
	}
	return sentence("✅ " + r.P.T("%s is now: %s.", r.person(g.Member), r.P.List(r.roles(g.Roles))))
}

// SaidAbsence confirms an absence.
func SaidAbsence(r Reader, of directory.UserID, a directory.Absence) Message {
	return sentence("✅ " + r.P.T("%s is away from %s to %s; %s stands in.", r.person(of), r.day(a.From), r.day(a.Until), r.person(a.StandIn)))
}

// SaidCommittee confirms a committee's settings, and says when it meets next.
func SaidCommittee(r Reader, c committee.Committee) Message {
	said := "✅ " + r.P.T("The settings of %s are saved.", name(c.Name))
	if s, err := c.Schedule(); err == nil && !s.Next(r.Now).At.IsZero() {
		said += " " + r.P.T("Its next agenda comes %s in %s.", r.instant(s.Next(r.Now).At), channelLink(string(c.Channel)))
	}
	return sentence(said + " " + r.P.T("Invite docket to the channel, if it is not there yet."))
}

// SaidKind confirms a kind of issue.
func SaidKind(r Reader, k issue.Kind) Message {
	if k.Retired {
		return sentence("✅ " + r.P.T("“%s” is no longer offered.", name(k.Name)))
	}
	return sentence("✅ " + r.P.T("“%s” can be chosen when an issue is logged.", name(k.Name)))
}
