package project

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// Guest is somebody whose calendar knows of a pre-kickoff: a member's Slack user
// ID, or a contact's e-mail address.
type Guest string

// member is the guest's Slack user ID; false for a contact.
func (g Guest) member() (directory.UserID, bool) {
	return directory.UserID(g), !strings.Contains(string(g), "@")
}

// Occasion is what an invitation is about.
type Occasion string

// The occasions.
const (
	Invited   Occasion = "invited"
	Changed   Occasion = "changed"    // another day, time, place, name or organizer
	Uninvited Occasion = "uninvited"  // it takes place without the guest
	CalledOff Occasion = "called_off" // the date was dropped
	Abandoned Occasion = "abandoned"  // the project was stopped
)

// occasions in the order in which they are told of.
var occasions = []Occasion{Abandoned, CalledOff, Uninvited, Changed, Invited}

// Method is what calendars shall do (RFC 5546).
func (o Occasion) Method() calendar.Method {
	if o == Invited || o == Changed {
		return calendar.Request
	}
	return calendar.Cancel
}

// InvitationTopic is the topic of the notes that carry an invitation.
const InvitationTopic outbox.Topic = "invitation"

// InvitationArgs are an invitation as it was made. They are constants and not
// drawn from the project's present: calendars put messages in order by their
// sequence, so each has to say what was so when its sequence was given. One that
// arrives late is overruled by the next.
type InvitationArgs struct {
	outbox.LetterArgs                   // a letter's: the project manager hears when it does not arrive
	Occasion          Occasion          `json:"occasion"`
	UID               string            `json:"uid"`
	Sequence          int               `json:"sequence"`
	Sent              time.Time         `json:"sent"`
	Starts            time.Time         `json:"starts"`
	Minutes           int               `json:"minutes"`
	Zone              string            `json:"zone"` // IANA zone of the committee
	Place             string            `json:"place,omitempty"`
	Project           string            `json:"project"`
	Customer          string            `json:"customer"`
	Organizer         calendar.Person   `json:"organizer"`
	People            []calendar.Person `json:"people"`            // who is invited; for Uninvited, who no longer is
	To                calendar.Person   `json:"to"`                // whom this copy is for
	Locale            string            `json:"locale,omitempty"`  // a contact's language; a member's is known from Slack
	Forward           []calendar.Person `json:"forward,omitempty"` // contacts to whom To has to pass the file on, as docket sends no e-mail
	Passing           bool              `json:"passing,omitempty"` // To only passes it on: nothing changes for them
}

// Invite tells the customer's people who came, left or have another address since
// the invitations to the pre-kickoff went out.
func (p Project) Invite(s Scene) (Project, change.Effects) {
	after, notes := p.invite(p, s)
	return after, change.Effects{Subject: p.ID.Subject(), Notes: notes}
}

// invite tells calendars of the pre-kickoff what they do not know yet: of a day
// that was set, moved or dropped, of who came to the project or left it. It
// compares with before and with whom was told, so nothing is said twice; every
// message has a sequence of its own. A pre-kickoff that is over stays as it was.
func (p Project) invite(before Project, s Scene) (Project, []outbox.Note) {
	guests := p.guests(s)
	told := p.Invitation.Guests
	if !p.comes(s) {
		if !before.comes(s) || len(told) == 0 {
			return p, nil
		}
		return p.tell(nil, s, map[Occasion][]Guest{p.calledOff(): told}, before)
	}
	news := map[Occasion][]Guest{
		Invited:   without(guests, told),
		Uninvited: without(told, guests),
	}
	if p.moved(before, s) {
		news[Changed] = without(guests, news[Invited])
	}
	if len(news[Invited])+len(news[Uninvited])+len(news[Changed]) == 0 {
		return p, nil
	}
	return p.tell(guests, s, news, before)
}

// tell gives the invitation its next sequence and writes each guest's copy.
func (p Project) tell(guests []Guest, s Scene, news map[Occasion][]Guest, before Project) (Project, []outbox.Note) {
	if p.Invitation.UID == "" {
		p.Invitation.UID = p.newUID(s)
	}
	p.Invitation.Sequence++
	p.Invitation.Guests = guests
	return p, p.copies(news, s, before)
}

// newUID is a name that nobody else gives: what goes into it differs between
// installations, and cannot be guessed from the project's number.
func (p Project) newUID(s Scene) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d\n%s\n%s\n%s\n%s\n%s", p.ID, p.Name,
		p.CreatedAt.UTC().Format(time.RFC3339Nano), s.Now.UTC().Format(time.RFC3339Nano), s.Actor.ID, s.Press))
	return fmt.Sprintf("%s-%d@docket", hex.EncodeToString(sum[:16]), p.ID)
}

// comes reports whether the pre-kickoff is still to be. Preparations may begin on
// its day, before its hour.
func (p Project) comes(s Scene) bool {
	return !p.Over() && !p.PreKickoff.IsZero() && p.starts(s).Add(p.lasts()).After(s.Now)
}

func (p Project) starts(s Scene) time.Time { return p.PreKickoff.At(p.Kickoff.At, s.Zone) }

func (p Project) lasts() time.Duration { return time.Duration(p.Kickoff.Minutes) * time.Minute }

// moved reports whether what is in the calendars of those invited is no longer so.
func (p Project) moved(before Project, s Scene) bool {
	return p.PreKickoff != before.PreKickoff || p.Kickoff != before.Kickoff || p.Name != before.Name ||
		p.Manager != before.Manager
}

func (p Project) calledOff() Occasion {
	if p.State == Stopped {
		return Abandoned
	}
	return CalledOff
}

// guests are those of the project who are active, and the customer's contacts
// who have an address.
func (p Project) guests(s Scene) []Guest {
	var all []Guest
	for _, u := range append([]directory.UserID{p.Manager, p.Sales, p.Progress, p.Quality}, p.Team...) {
		if u != "" && s.People[u].Active {
			all = append(all, Guest(u))
		}
	}
	for _, c := range s.Contacts {
		if c.Email != "" && !c.Retired {
			all = append(all, Guest(c.Email))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func without(all, some []Guest) []Guest {
	return slices.DeleteFunc(slices.Clone(all), func(g Guest) bool { return slices.Contains(some, g) })
}

// person is the guest as a calendar names them. A contact who is no longer there
// is known by the address alone.
func (g Guest) person(s Scene) calendar.Person {
	if u, ok := g.member(); ok {
		return calendar.Person{Name: s.People[u].Name, Email: s.People[u].Email}
	}
	return calendar.Person{Name: g.contact(s).Name, Email: string(g)}
}

func (g Guest) contact(s Scene) customer.Contact {
	for _, c := range s.Contacts {
		if c.Email == string(g) {
			return c
		}
	}
	return customer.Contact{}
}
