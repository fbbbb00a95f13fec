package emergency

import (
	"fmt"
	"slices"
	"time"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/reminder"
	"docket/internal/setting"
)

// Look is the kind of reminder by which an emergency that nobody has taken is told
// again.
const Look reminder.Kind = "emergency.look"

// Repeat is what happens when a look falls due: as long as nobody has taken the
// emergency and its project goes on, everybody is told once more.
func (e Emergency) Repeat(s Scene) (Emergency, change.Effects, error) {
	if e.State != Raised || s.Project.Over() {
		return e, change.Effects{}, nil
	}
	before := e
	e.Round++
	e, told := e.tell(s)
	effects := change.Effects{Verb: "emergency.repeated", Subject: e.ID.Subject(), Before: before, After: e, Notes: told,
		Stale: []outbox.Subject{before.round()}, Remind: e.nextLook(s)}
	if len(e.Told) > len(before.Told) {
		effects.Stale = append(effects.Stale, e.ID.Subject()) // the card names who was told
	}
	return e, effects, nil
}

// above reports whether this round reaches the superiors too.
func (e Emergency) above(s Scene) bool { return e.Round > s.Numbers.One(setting.EmergencyRounds) }

// nextLook is when people are told again, unless somebody takes the emergency. Once
// the superiors know, that is every hour: who is told too often mutes it.
func (e Emergency) nextLook(s Scene) []reminder.Reminder {
	wait := time.Duration(s.Numbers.One(setting.EmergencyRepeat)) * time.Minute
	if e.above(s) {
		wait = max(wait, time.Hour)
	}
	return []reminder.Reminder{{Kind: Look, Subject: e.ID.Subject(), Due: s.Now.Add(wait), Key: fmt.Sprintf("%s:%d:%d", Look, e.ID, e.Round)}}
}

// round is how the messages of the last round point at the emergency. Those of the
// rounds before have lost their buttons to it, so that what is taken after a
// weekend is not drawn anew in a thousand places.
func (e Emergency) round() outbox.Subject {
	return outbox.Subject{Kind: fmt.Sprintf("emergency_round_%d", e.Round), ID: int64(e.ID)}
}

// TellArgs is what a note that tells of an emergency carries to its renderer.
type TellArgs struct {
	Round int  `json:"round"`
	Above bool `json:"above,omitempty"` // to a superior of those told before
}

// tell makes one direct message of this round for everybody it is up to.
func (e Emergency) tell(s Scene) (Emergency, []outbox.Note) {
	first := e.responsible(s)
	all := slices.Clone(first)
	if e.above(s) {
		all = s.distinct(append(all, e.superiors(s)...), e.RaisedBy)
	}
	var notes []outbox.Note
	for _, user := range all {
		notes = append(notes, outbox.Note{
			Topic: "emergency.told", Subject: e.round(), Channel: outbox.Lane(user), Priority: outbox.Click,
			Args: outbox.Args(TellArgs{Round: e.Round, Above: !slices.Contains(first, user)}),
			Key:  fmt.Sprintf("emergency.told:%d:%d:%s", e.ID, e.Round, user),
		})
		if !slices.Contains(e.Told, user) {
			e.Told = append(slices.Clone(e.Told), user)
		}
	}
	return e, notes
}

// responsible is who has to hear of it at once: the project manager and the sales
// manager, whoever stands in for them, or their superiors where nobody can be
// reached. Nobody is told what they said themselves; where that leaves nobody, it
// is Management.
func (e Emergency) responsible(s Scene) []directory.UserID {
	var to []directory.UserID
	for _, user := range []directory.UserID{s.Project.Manager, s.Project.Sales} {
		if user != "" {
			to = append(to, s.reach(user)...)
		}
	}
	if to = s.distinct(to, e.RaisedBy); len(to) > 0 {
		return to
	}
	return s.distinct(s.People.Superiors("", s.Now), e.RaisedBy)
}

// superiors are those above the project's managers.
func (e Emergency) superiors(s Scene) []directory.UserID {
	var up []directory.UserID
	for _, user := range []directory.UserID{s.Project.Manager, s.Project.Sales} {
		up = append(up, s.People.Superiors(user, s.Now)...)
	}
	return up
}

// reach is who acts for the user now; for somebody who has left, their superiors.
func (s Scene) reach(user directory.UserID) []directory.UserID {
	if acts := s.People.Reach(user, s.Now); s.People[acts].Active {
		return []directory.UserID{acts}
	}
	return s.People.Superiors(user, s.Now)
}

// distinct are the users in their order, each once, without whoever cannot be
// told and without one of them.
func (s Scene) distinct(users []directory.UserID, without directory.UserID) []directory.UserID {
	var once []directory.UserID
	for _, u := range users {
		if u != without && s.People[u].Active && !slices.Contains(once, u) {
			once = append(once, u)
		}
	}
	return once
}
