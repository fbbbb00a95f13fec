package view

import (
	"docket/internal/directory"
	"docket/internal/emergency"
	"docket/internal/issue"
	"docket/internal/locale"
	"docket/internal/project"
)

// sign is how bad an issue is, at a glance.
func sign(s issue.Severity) string {
	switch s {
	case issue.Critical:
		return "🔴"
	case issue.High:
		return "🟠"
	case issue.Medium:
		return "🟡"
	}
	return "⚪"
}

// role says a role in a word.
func (r Reader) role(role directory.Role) string {
	if role.Known() {
		return role.Localize(r.P)
	}
	return name(string(role))
}

func (r Reader) roles(roles []directory.Role) []string {
	said := make([]string, len(roles))
	for i, role := range roles {
		said[i] = r.role(role)
	}
	return said
}

var stageWords = map[project.State]locale.Text{
	project.New:        locale.Textf("not launched"),
	project.PreKickoff: locale.Textf("before kickoff"),
	project.Preparing:  locale.Textf("in preparation"),
	project.Running:    locale.Textf("running"),
	project.Accepting:  locale.Textf("in acceptance"),
	project.Closing:    locale.Textf("being closed"),
	project.InService:  locale.Textf("in service"),
	project.Ended:      locale.Textf("ended"),
	project.Stopped:    locale.Textf("stopped"),
}

var emergencyWords = map[emergency.State]locale.Text{
	emergency.Raised: locale.Textf("nobody has taken it"),
	emergency.Taken:  locale.Textf("taken"),
	emergency.Over:   locale.Textf("over"),
}

// stage says where a project stands.
func (r Reader) stage(s project.State) string {
	if t, ok := stageWords[s]; ok {
		return t.Localize(r.P)
	}
	return name(string(s))
}

// severity says how bad an issue is, with its sign.
func (r Reader) severity(s issue.Severity) string { return sign(s) + " " + s.Text().Localize(r.P) }

// solution says a solution; one of the company's own is said as it was written.
func (r Reader) solution(k issue.SolutionKey) string { return name(k.Text().Localize(r.P)) }

// kindName says the kind of an issue in a list, translated while it is the standard catalogue's.
func (r Reader) kindName(l issue.Line) string {
	return name(issue.Kind{Key: l.Kind, Name: l.KindName}.Text().Localize(r.P))
}

// colon says what a thing is about, then what there is to say, as the language points it.
func (r Reader) colon(about, said string) string { return r.P.T("%s: %s", about, said) }

// place is where an issue hinders: customer and project.
func place(l issue.Line) string { return name(l.CustomerName) + dot + name(l.ProjectName) }

// spoken is an issue as a screen reader says it beside the name of its button; raw text.
func spoken(l issue.Line) string { return l.CustomerName + dot + l.ProjectName }

// boldPlace is place with the customer standing out.
func boldPlace(l issue.Line) string {
	return "*" + name(l.CustomerName) + "*" + dot + name(l.ProjectName)
}
