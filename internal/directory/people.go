package directory

import (
	"slices"
	"time"

	"docket/internal/calendar"
)

// People are some members, by their identity.
type People map[UserID]Member

// Reach returns who acts for the user at the instant: the user, or the stand-in
// of an absence, or the stand-in's stand-in; whoever closes a circle acts.
func (p People) Reach(user UserID, at time.Time) UserID {
	seen := []UserID{}
	for !slices.Contains(seen, user) {
		a, away := p[user].Away(calendar.DateOf(at, p[user].Location()))
		if !away {
			return user
		}
		seen = append(seen, user)
		user = a.StandIn
	}
	return user
}

// Superiors returns who is told when the user does not act: the manager, else
// everybody in Management; each as they can be reached at the instant.
func (p People) Superiors(user UserID, at time.Time) []UserID {
	if m := p[user].Manager; m != "" {
		return []UserID{p.Reach(m, at)}
	}
	var up []UserID
	for _, id := range p.Holding(Management) {
		if id != user {
			up = append(up, p.Reach(id, at))
		}
	}
	slices.Sort(up)
	return slices.Compact(up)
}

// Holding are those who hold the role and have not left, sorted; who is away is among them.
func (p People) Holding(role Role) []UserID {
	var all []UserID
	for id, m := range p {
		if m.Active && m.Has(role) {
			all = append(all, id)
		}
	}
	slices.Sort(all)
	return all
}

// Mention is a member in a sentence; the edge turns it into Slack's form.
type Mention UserID

// Mention returns the member as part of a sentence.
func (id UserID) Mention() Mention { return Mention(id) }

// String writes the mention as Slack's mrkdwn does.
func (m Mention) String() string { return "<@" + string(m) + ">" }
