package project

import (
	"cmp"
	"fmt"
	"slices"

	"docket/internal/calendar"
	"docket/internal/outbox"
)

// invitationNews is what the notes of invitations are about. It is no "project",
// whose notes are drawn anew with every change.
const invitationNews = "invitation_news"

// copies are what the guests get: members a direct message each, contacts a
// letter. Where docket sends no e-mail, the project manager passes theirs on.
func (p Project) copies(news map[Occasion][]Guest, s Scene, before Project) []outbox.Note {
	var notes []outbox.Note
	for _, o := range occasions {
		a := p.invitationArgs(o, news[o], s, before)
		for _, g := range news[o] {
			user, member := g.member()
			a.To = g.person(s)
			switch {
			case !member && s.Mail:
				letter := a
				letter.Locale, letter.Responsible = cmp.Or(g.contact(s).Locale, s.Customer.Locale), outbox.Lane(p.Manager)
				notes = append(notes, p.copy(letter, outbox.MailTo(string(g))))
			case member && user != p.Manager && s.People[user].Active: // who left Slack cannot be told
				notes = append(notes, p.copy(a, outbox.Lane(user)))
			}
		}
	}
	if !s.People[p.Manager].Active {
		return notes
	}
	for _, m := range []calendar.Method{calendar.Cancel, calendar.Request} {
		if a, ok := p.managersCopy(m, news, s, before); ok {
			notes = append(notes, p.copy(a, outbox.Lane(p.Manager)))
		}
	}
	return notes
}

// managersCopy is one message for what the manager is told and has to pass on:
// a calendar takes no second message of the same sequence.
func (p Project) managersCopy(m calendar.Method, news map[Occasion][]Guest, s Scene, before Project) (InvitationArgs, bool) {
	var why Occasion
	var forward []calendar.Person
	own := false
	for _, o := range occasions {
		if o.Method() != m {
			continue
		}
		for _, g := range news[o] {
			if _, member := g.member(); !member && !s.Mail {
				forward = append(forward, g.person(s))
			}
		}
		if slices.Contains(news[o], Guest(p.Manager)) {
			why, own = o, true
		} else if why == "" && len(forward) > 0 {
			why = o
		}
	}
	a := p.invitationArgs(why, news[why], s, before)
	a.To, a.Forward, a.Passing = Guest(p.Manager).person(s), forward, !own
	return a, why != ""
}

// copy is one copy, once for ever: its key names the sequence and whom it is for.
func (p Project) copy(a InvitationArgs, to outbox.Lane) outbox.Note {
	return outbox.Note{
		Topic: InvitationTopic, Subject: outbox.Subject{Kind: invitationNews, ID: int64(p.ID)}, Args: outbox.Args(a),
		Channel: to, Key: fmt.Sprintf("invitation:%s:%d:%s:%s", a.UID, a.Sequence, a.Occasion, to), Priority: outbox.Approval,
	}
}

// invitationArgs say how the pre-kickoff is, or, when it was called off, how it
// was.
func (p Project) invitationArgs(o Occasion, guests []Guest, s Scene, before Project) InvitationArgs {
	of, listed := p, p.Invitation.Guests
	if o == CalledOff || o == Abandoned {
		of = before
	}
	if o.Method() == calendar.Cancel {
		listed = guests // a cancellation names those it is for (RFC 5546, 3.2.5)
	}
	a := InvitationArgs{
		Occasion: o, UID: p.Invitation.UID, Sequence: p.Invitation.Sequence, Sent: s.Now,
		Starts: of.starts(s).UTC(), Minutes: of.Kickoff.Minutes, Zone: s.Zone.String(), Place: of.Kickoff.Place,
		Project: of.Name, Customer: s.Customer.Name, Organizer: Guest(of.Manager).person(s),
	}
	for _, g := range listed {
		a.People = append(a.People, g.person(s))
	}
	return a
}
