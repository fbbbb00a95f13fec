package project

import (
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/locale"
)

// Ends is when the pre-kickoff is over.
func (a InvitationArgs) Ends() time.Time {
	return a.Starts.Add(time.Duration(a.Minutes) * time.Minute)
}

// Object is the invitation as calendar programs read it, in the language of
// whoever gets it. A project manager without an e-mail address invites in the
// name of noreply.
func (a InvitationArgs) Object(p *locale.Printer, noreply string) calendar.Object {
	names := make([]string, len(a.People))
	for i, someone := range a.People {
		names[i] = someone.Name
	}
	e := calendar.Event{
		UID: a.UID, Sequence: a.Sequence, Stamp: a.Sent, Starts: a.Starts, Ends: a.Ends(),
		Summary: p.T("Pre-kickoff: %s (%s)", a.Project, a.Customer), Place: a.Place, URL: a.Place,
		Organizer: a.Organizer, Attendees: a.People, Off: a.Occasion == CalledOff || a.Occasion == Abandoned,
	}
	if e.Organizer.Email == "" {
		e.Organizer.Email = noreply
	}
	if a.Occasion.Method() == calendar.Request {
		e.Description = p.T("With %s.", strings.Join(names, ", "))
	}
	return calendar.Object{Method: a.Occasion.Method(), Events: []calendar.Event{e}}
}
