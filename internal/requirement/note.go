package requirement

import (
	"fmt"
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// NewsArgs is what news about a requirement carries to its renderer; which fields are
// set depends on the verb.
type NewsArgs struct {
	Verb   string             `json:"verb"` // of the change: "requirement.decided"
	By     directory.UserID   `json:"by,omitempty"`
	Text   string             `json:"text,omitempty"`   // in their own words
	Choice Choice             `json:"choice,omitempty"` // that was made
	Day    calendar.Date      `json:"day,omitzero"`
	To     []directory.UserID `json:"to,omitempty"` // whose turn it became

	Alone bool               `json:"alone,omitempty"` // to one person, who sees no card above it
	For   directory.UserID   `json:"for,omitempty"`   // in whose place it was signed
	Above bool               `json:"above,omitempty"` // by a superior
	Role  directory.Role     `json:"role,omitempty"`  // that signs
	End   bool               `json:"end,omitempty"`   // no signature is missing any more
	Price *Price             `json:"price,omitempty"`
	Void  []directory.UserID `json:"void,omitempty"` // whose signature counts no more
	Was   calendar.Date      `json:"was,omitzero"`   // the day for which it was planned before
}

// Why somebody gets the card of a requirement.
type Why string

// The reasons. The zero Why is that it is somebody's turn.
const (
	Reminded Why = "reminded" // it has been for long
	Raised   Why = "raised"   // they are a superior, and it is late
)

// TurnArgs is what the card of somebody whose turn it is carries to its renderer.
type TurnArgs struct {
	State State              `json:"state"` // as it was asked for
	Since time.Time          `json:"since"` // of that state
	Why   Why                `json:"why,omitempty"`
	Late  []directory.UserID `json:"late,omitempty"` // of whom a superior is told
}

// card is the requirement's card in the channel of its project.
func (r Requirement) card(s Scene) outbox.Note {
	return outbox.Note{Topic: "requirement.card", Subject: r.ID.Subject(), Channel: s.Home, Key: r.ID.CardKey(), Priority: outbox.Click}
}

// news is a line in the thread under the card. It tells of a moment and is never drawn
// again, so its subject is not the requirement.
func (r Requirement) news(s Scene, args NewsArgs) outbox.Note {
	args.By, args.To = s.Actor.ID, r.turn(s)
	return outbox.Note{Topic: "requirement.news", Subject: r.ID.newsSubject(), Channel: s.Home,
		Parent: r.ID.CardKey(), Args: outbox.Args(args), Key: fmt.Sprintf("requirement.news:%d:%s:%s", r.ID, args.Verb, s.Press), Priority: outbox.Click}
}

// Of reports whether the requirement stands as it was asked for.
func (a TurnArgs) Of(r Requirement) bool { return a.State == r.State && a.Since.Equal(r.Since) }

// calls are the cards of those whose turn it became.
func (r Requirement) calls(before *Requirement, s Scene) []outbox.Note {
	if r.State == Scheduled || r.State == Developing {
		return nil // nothing is to be done until its day
	}
	var notes []outbox.Note
	for _, user := range r.Turn {
		if before == nil || before.State != r.State || !before.Since.Equal(r.Since) || !slices.Contains(before.Turn, user) {
			notes = append(notes, r.call(user, r.args(""), s))
		}
	}
	return notes
}

// call is the card of somebody whose turn it is, or of a superior.
func (r Requirement) call(user directory.UserID, args TurnArgs, s Scene) outbox.Note {
	return outbox.Note{Topic: "requirement.turn", Subject: r.ID.Subject(), Channel: outbox.Lane(user), Args: outbox.Args(args), Priority: outbox.Approval,
		NotBefore: s.decent(), Key: fmt.Sprintf("requirement.turn:%d:%s:%s", r.ID, user, s.Press)}
}

func (s Scene) moment(at time.Time) locale.Moment { return locale.Moment{At: at, Zone: s.Zone} }
