package view

import (
	"strings"

	"docket/internal/calendar"
	"docket/internal/project"
)

// Invitation hands a member what their calendar has to know of a pre-kickoff, and the project manager what the
// customer's calendars have to. Noreply invites where the project manager has no e-mail address.
func Invitation(r Reader, a project.InvitationArgs, noreply string) Message {
	said := []string{r.invited(a)}
	if len(a.Forward) > 0 {
		said = append(said, r.P.T("docket sends no e-mail here: send the file on to %s.", r.P.List(addressed(a.Forward))))
	}
	m := say(strings.Join(said, " "))
	m.File = &File{Name: "pre-kickoff.ics", Title: r.P.T("Pre-kickoff: %s (%s)", fileWord(a.Project), fileWord(a.Customer)),
		Content: a.Object(r.P, noreply).Encode()}
	return m
}

// fileWord is a name as it may stand in the title of a file, which Slack takes as it is.
func fileWord(text string) string { return oneLine(clipRaw(text, nameRoom)) }

// invited says what is new, and what the file is for.
func (r Reader) invited(a project.InvitationArgs) string {
	of, when := r.P.T("%s (%s)", "*"+name(a.Project)+"*", name(a.Customer)), r.kickoff(a)
	switch {
	case a.Passing && a.Occasion.Method() == calendar.Cancel:
		return r.P.T("For the customer: they are no longer expected at the pre-kickoff of %s, %s.", of, when)
	case a.Passing:
		return r.P.T("For the customer: the pre-kickoff of %s, %s.", of, when)
	}
	switch a.Occasion {
	case project.Changed:
		return r.P.T("The pre-kickoff of %s has changed: %s. Open the file to correct your calendar.", of, when)
	case project.Uninvited:
		return r.P.T("The pre-kickoff of %s, %s, takes place without you. Open the file to take it out of your calendar.", of, when)
	case project.CalledOff:
		return r.P.T("The pre-kickoff of %s, %s, is called off. Open the file to take it out of your calendar.", of, when)
	case project.Abandoned:
		return r.P.T("%s is stopped, and its pre-kickoff, %s, with it. Open the file to take it out of your calendar.", of, when)
	}
	return r.P.T("You are invited to the pre-kickoff of %s: %s. Open the file to put it into your calendar.", of, when)
}

// kickoff says when and where.
func (r Reader) kickoff(a project.InvitationArgs) string {
	when := r.instant(a.Starts)
	switch {
	case a.Place == "":
		return when
	case isWeb(a.Place):
		return when + ", " + link(a.Place, r.P.T("link to join"))
	}
	return when + ", " + name(a.Place)
}

// addressed are people with the addresses at which they are written to.
func addressed(people []calendar.Person) []string {
	all := make([]string, len(people))
	for i, p := range people {
		if all[i] = name(p.Email); p.Name != "" {
			all[i] = name(p.Name) + " (" + all[i] + ")"
		}
	}
	return all
}
