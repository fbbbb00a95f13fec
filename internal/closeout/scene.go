package closeout

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/locale"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/questionnaire"
)

// Scene is what a rule may look at beside the close-out itself, as it is when the
// press arrives: what the project's own rules look at, and more.
type Scene struct {
	project.Scene
	NextID  ID         // for a close-out that is only now opened
	Issues  []issue.ID // for issues that are only now raised, as many as were wanted
	Call    care.ID    // for the first call-back
	Link    Link       // fresh random bytes, for one that is opened or reopened
	Project project.Project
	Asked   questionnaire.Questionnaire // that was sent; zero while none is
	Current questionnaire.Version       // that would be sent now
	Kinds   map[issue.KindKey]issue.Kind
	Locale  string        // of the committee
	Days    calendar.Days // the committee's working days
	Rhythm  care.Rhythm   // of call-backs
	Diary   care.Diary    // of Wants.Caller
}

// Outcome is what a rule makes of a close-out.
type Outcome struct {
	Closeout Closeout
	Effects  change.Effects
	Project  *project.Project   // set when the project goes on with it
	Onward   change.Effects     // what that brings with it
	Customer *customer.Customer // set when its service begins
	Raised   []issue.Outcome    // issues that are logged with it
	Address  []byte             // keyed hash of where answers came from; set with them
	Call     *care.Made         // the first call-back, and when its service ends; set with Customer
	Recall   bool               // whether the call-back that was planned falls away
}

// CardKey is the key of the note that is a close-out's card.
func (id ID) CardKey() string { return "closeout.card:" + strconv.FormatInt(int64(id), 10) }

// tend refuses everybody but those who see to the close-out, whoever stands in
// for them, and Management.
func (c Closeout) tend(s Scene) error {
	return s.allow(locale.Textf("Only the close-out's owner, the project manager, the sales manager or Management may do this."),
		c.Owner, s.Project.Manager, s.Project.Sales)
}

func (s Scene) allow(refusal locale.Text, who ...directory.UserID) error {
	stands := func(u directory.UserID) bool {
		return u != "" && (u == s.Actor.ID || s.People.Reach(u, s.Now) == s.Actor.ID)
	}
	if s.Actor.Active && slices.ContainsFunc(who, stands) {
		return nil
	}
	return directory.Permission{Roles: []directory.Role{directory.Management}, Refusal: refusal}.Check(s.Actor)
}

// reached is who is told about the close-out now: its owner or who stands in;
// when that one has left, the project's manager, its sales manager, Management.
func (c Closeout) reached(s Scene) directory.UserID {
	for _, u := range append([]directory.UserID{c.Owner, s.Project.Manager, s.Project.Sales}, s.People.Superiors("", s.Now)...) {
		if at := s.People.Reach(u, s.Now); u != "" && s.People[at].Active {
			return at
		}
	}
	return c.Owner
}

// changed is the outcome of a rule that made c of what was before: it is looked
// at again when its next moment comes, and only then.
func (c Closeout) changed(before Closeout, verb string, s Scene, notes ...outbox.Note) Outcome {
	subject := c.ID.Subject()
	return Outcome{Closeout: c, Effects: change.Effects{
		Verb: verb, Subject: subject, Before: before, After: c, Notes: notes,
		Stale: []outbox.Subject{subject}, Forget: []outbox.Subject{subject}, Remind: c.next(s),
	}}
}

// contact is the person it goes to.
func (c Closeout) contact(s Scene) (customer.Contact, bool) {
	n := slices.IndexFunc(s.Contacts, func(p customer.Contact) bool { return p.ID == c.Contact })
	if n < 0 {
		return customer.Contact{}, false
	}
	return s.Contacts[n], true
}

// news is a line in the thread under the close-out's card. It tells of a moment and
// is never drawn again, so its subject is not the close-out.
func (c Closeout) news(topic outbox.Topic, s Scene, args any) outbox.Note {
	return outbox.Note{Topic: topic, Subject: c.moment(), Channel: s.Home, Parent: c.ID.CardKey(), Args: outbox.Args(args),
		Key: fmt.Sprintf("%s:%d:%s", topic, c.ID, s.Press), Priority: outbox.Click, NotBefore: s.decent()}
}

// moment is the subject of what is said once and never drawn again.
func (c Closeout) moment() outbox.Subject {
	return outbox.Subject{Kind: "closeout_news", ID: int64(c.ID)}
}

// decent is when something may be said that nobody pressed a button for; zero is now.
func (s Scene) decent() time.Time {
	if s.Actor.ID != "" && s.Actor.ID != directory.Customer {
		return time.Time{}
	}
	return calendar.Decent(s.Now, s.Zone)
}
