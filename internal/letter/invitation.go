package letter

import (
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/locale"
	"docket/internal/project"
)

// Invitation tells a customer's contact of a pre-kickoff, with the file that
// their calendar reads. Noreply invites where the project manager has no e-mail
// address.
func Invitation(p *locale.Printer, a project.InvitationArgs, noreply string) Letter {
	subject, said := wording(p, a)
	paragraphs := []string{greeting(p, a.To.Name), said, when(p, a)}
	if a.Organizer.Name != "" {
		paragraphs = append(paragraphs, p.T("Kind regards")+"\n"+a.Organizer.Name)
	}
	return Letter{
		To: a.To.Name, Subject: subject, Text: strings.Join(paragraphs, "\n\n") + "\n",
		Calendar: &Calendar{Method: string(a.Occasion.Method()), Content: a.Object(p, noreply).Encode()},
	}
}

// greeting does without the name of somebody who is on no list any more.
func greeting(p *locale.Printer, name string) string {
	if name == "" {
		return p.T("Hello,")
	}
	return p.T("Hello %s,", name)
}

func wording(p *locale.Printer, a project.InvitationArgs) (subject, said string) {
	switch a.Occasion {
	case project.Changed:
		return p.T("Changed: pre-kickoff of %s", a.Project), p.T("the pre-kickoff of our project %s has changed. It is now:", a.Project)
	case project.Uninvited:
		return p.T("Without you: pre-kickoff of %s", a.Project), p.T("the pre-kickoff of our project %s no longer needs you. It was planned for:", a.Project)
	case project.CalledOff, project.Abandoned:
		return p.T("Called off: pre-kickoff of %s", a.Project), p.T("the pre-kickoff of our project %s is called off. It was planned for:", a.Project)
	}
	return p.T("Invitation: pre-kickoff of %s", a.Project), p.T("we invite you to the pre-kickoff of our project %s:", a.Project)
}

// when is day, time and place on a line each, in the committee's zone, which is
// named: a customer may live in another one.
func when(p *locale.Printer, a project.InvitationArgs) string {
	zone, err := calendar.Zone(a.Zone)
	if err != nil {
		zone = time.UTC
	}
	lines := []string{p.Day(a.Starts, zone), p.T("%s to %s (%s)", p.Time(a.Starts, zone), p.Time(a.Ends(), zone), zone)}
	if a.Place != "" {
		lines = append(lines, a.Place)
	}
	return strings.Join(lines, "\n")
}
