package view

import (
	"time"

	"docket/internal/calendar"
	"docket/internal/feed"
	"docket/internal/project"
)

func (f fixture) invitation(o project.Occasion) project.InvitationArgs {
	noon := time.Date(2026, 12, 9, 11, 0, 0, 0, time.UTC)
	of := calendar.Person{Name: f.written("Marc"), Email: "marc@docket.example"}
	vera := calendar.Person{Name: f.written("Vera Lind"), Email: f.written("vera@borealis.example")}
	return project.InvitationArgs{
		Occasion: o, UID: "4a5b6c-7@docket", Sequence: 2, Sent: monday, Starts: noon, Minutes: 90, Zone: "Europe/Paris",
		Place: f.written("Room 4; ground floor"), Project: f.written("ERP roll-out"), Customer: f.written("Borealis"),
		Organizer: of, People: []calendar.Person{of, vera, {Name: f.written("Ana")}}, To: of,
	}
}

func (f fixture) calendars(r Reader) map[string]any {
	const nobody = "noreply@docket.example"
	forward, passing, away, online := f.invitation(project.Invited), f.invitation(project.Changed), f.invitation(project.Uninvited), f.invitation(project.Invited)
	forward.Forward = forward.People[1:2]
	passing.Forward, passing.Passing = passing.People[1:2], true
	away.Forward, away.Passing = away.People[1:2], true
	online.Place, online.Organizer.Email = "https://meet.example/erp", ""
	return map[string]any{
		"invitation": Invitation(r, f.invitation(project.Invited), nobody), "invitation_online": Invitation(r, online, nobody),
		"invitation_forward": Invitation(r, forward, nobody), "invitation_passing": Invitation(r, passing, nobody),
		"invitation_passing_off": Invitation(r, away, nobody), "invitation_changed": Invitation(r, f.invitation(project.Changed), nobody),
		"invitation_uninvited":  Invitation(r, f.invitation(project.Uninvited), nobody),
		"invitation_called_off": Invitation(r, f.invitation(project.CalledOff), nobody),
		"invitation_abandoned":  Invitation(r, f.invitation(project.Abandoned), nobody),
		"calendar_link":         CalendarLink(r, "https://docket.example", feed.Secret{1, 2, 3}, false),
		"calendar_link_renewed": CalendarLink(r, "https://docket.example", feed.Secret{1, 2, 3}, true),
		"calendar_nowhere":      CalendarNowhere(r),
	}
}
