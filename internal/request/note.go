package request

import (
	"fmt"
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// NewsArgs is what a line under somebody's card carries to its renderer: what
// happened, and how the request stands since.
type NewsArgs struct {
	Verb  Verb             `json:"verb"`
	By    directory.UserID `json:"by,omitempty"` // nobody when it happened by itself
	State State            `json:"state"`
	Note  string           `json:"note,omitempty"`
	Tell  bool             `json:"tell,omitempty"` // they have something to tell the customer, and nothing to answer
}

// changed is what every change of a request brings with it: its place in the record,
// every card of it drawn anew, and word to those whose turn it became.
func (r Request) changed(before Request, v Verb, s Scene, notes ...outbox.Note) Outcome {
	r.Turn = r.turn(s)
	r = r.lateness(s)
	called := r.called(before, s)
	for _, user := range called {
		args := NewsArgs{Verb: v, By: s.Actor.ID, State: r.State, Note: r.lastNote(before, v), Tell: !sits(user, r.Asked(s))}
		notes = append(notes, r.word(user, args, s))
	}
	r = r.shownTo(called, s)
	e := change.Effects{Verb: string(v), Subject: r.ID.Subject(), Before: before.recorded(), After: r.recorded(),
		Stale: []outbox.Subject{r.ID.Subject()}, Notes: notes}
	return Outcome{Request: r, Effects: r.watched(e, s)}
}

// called are those whose turn it became by somebody else's doing.
func (r Request) called(before Request, s Scene) []directory.UserID {
	return slices.DeleteFunc(slices.Clone(r.Turn), func(u directory.UserID) bool {
		return u == s.Actor.ID && slices.Contains(r.Shown, u) || r.State == before.State && slices.Contains(before.Turn, u)
	})
}

// word is the card for whoever does not have it, else a line under the one they
// have. The line tells of a moment and is never drawn again, so its subject is not
// the request.
func (r Request) word(user directory.UserID, args NewsArgs, s Scene) outbox.Note {
	if !slices.Contains(r.Shown, user) {
		n := r.card(user)
		n.NotBefore = s.decent()
		return n
	}
	return outbox.Note{Topic: "request.news", Subject: r.ID.newsSubject(),
		Channel: outbox.Lane(user), Parent: r.ID.CardKey(user), Args: outbox.Args(args), NotBefore: s.decent(),
		Key: fmt.Sprintf("request.news:%d:%s:%s", r.ID, user, s.Press), Priority: outbox.Click}
}

// shownTo is the request whose card these people have too.
func (r Request) shownTo(users []directory.UserID, s Scene) Request {
	r.Shown = slices.Concat(r.Shown, users)
	slices.Sort(r.Shown)
	r.Shown = slices.Compact(r.Shown)
	return r
}

// lastNote is what whoever just acted said.
func (r Request) lastNote(before Request, v Verb) string {
	switch v {
	case DoSendBack:
		vote, _ := r.SentBack()
		return vote.Note
	case DoAsk:
		return r.question()
	case DoMiss, DoUntold:
		return r.Words[len(r.Words)-1].Lost
	}
	if n := len(r.Handed); n > len(before.Handed) {
		return r.Handed[n-1].Note
	}
	return ""
}

// newsSubject is how what is said once and never drawn again points at the request.
func (id ID) newsSubject() outbox.Subject { return outbox.Subject{Kind: "request_news", ID: int64(id)} }

// recorded is what the record keeps of a request: not again what the customer wrote.
func (r Request) recorded() any {
	if r.ID == 0 {
		return nil
	}
	r.Body = ""
	return r
}

// decent is when something may be said that nobody pressed a button for; zero is now.
func (s Scene) decent() time.Time {
	if s.Actor.ID != "" {
		return time.Time{}
	}
	return calendar.Decent(s.Now, s.Zone)
}
