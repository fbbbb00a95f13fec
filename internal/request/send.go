package request

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
	"docket/internal/reminder"
)

// WordsTopic is the topic of what docket says to a customer in the channel shared with
// it. Each stands as it was sent, whatever becomes of the request.
const WordsTopic outbox.Topic = "request.words"

// WordsArgs is what the words for the customer carry to their renderer.
type WordsArgs struct {
	Text string           `json:"text"`
	By   directory.UserID `json:"by"` // who signs them
}

// Send has docket say the text to the customer in the channel shared with it, once,
// and takes them for told what the mark names.
func (r Request) Send(mark, text string, s Scene) (Outcome, error) {
	if err := r.tellable(mark, s); err != nil {
		return Outcome{}, err
	}
	switch text = strings.TrimSpace(text); {
	case s.Customer.Channel == "":
		return Outcome{}, fault.Conflictf("No channel is shared with %s. Tell them yourself.", s.Customer.Name)
	case text == "":
		return Outcome{}, fault.Invalidf("Write what the customer is told.").In("words")
	case utf8.RuneCountInString(text) > BodyLimit:
		return Outcome{}, fault.Invalidf("This may have at most %d characters.", BodyLimit).In("words")
	}
	before := r
	r = r.said(s.Actor.ID, true, text, s)
	note := outbox.Note{Topic: WordsTopic, Subject: outbox.Subject{Kind: "request_words", ID: int64(r.ID)}, Channel: outbox.Lane(s.Customer.Channel),
		Args: outbox.Args(WordsArgs{Text: text, By: s.Actor.ID}), Key: fmt.Sprintf("%s:%d:%s", WordsTopic, r.ID, s.Press), Priority: outbox.Click}
	r.Words[len(r.Words)-1].Note = note.Key
	return r.told(before, s, note), nil
}

// MissKind is the kind of reminder by which a request hears at once that what was sent
// to the customer did not arrive.
const MissKind reminder.Kind = "request.miss"

// Missed is the request of which the customer was not told after all: Slack refused
// the note of that key for a reason in its own word. Who told them has to do so by
// hand. Words that newer ones have taken the place of are left at that.
func (r Request) Missed(note, reason string, s Scene) Outcome {
	n := slices.IndexFunc(r.Words, func(t Telling) bool { return t.Sent && t.Note == note })
	if n < 0 {
		return Outcome{Request: r}
	}
	before := r
	r.Words = slices.Clone(r.Words)
	lost := &r.Words[n]
	lost.By, lost.At, lost.Sent, lost.Since, lost.Reminded, lost.Lost = "", time.Time{}, false, s.Now, 0, reason
	r.Clock.AnsweredAt = r.firstTold()
	switch {
	case n < len(r.Words)-1:
		return r.changed(before, "", s)
	case r.State == Charged:
		r = r.resumed(s)
	case r.State == Told:
		return r.moved(before, DoUntold, Done, "", s)
	}
	return r.changed(before, DoMiss, s, r.missed(before, reason, s)...)
}

// missed is word to those who tell the customer and whose turn it was anyway.
func (r Request) missed(before Request, reason string, s Scene) []outbox.Note {
	var notes []outbox.Note
	for _, user := range Reached(r.Tellers(s)) {
		if slices.Contains(before.Turn, user) {
			notes = append(notes, r.word(user, NewsArgs{Verb: DoMiss, State: r.State, Note: reason}, s))
		}
	}
	return notes
}

// firstTold is when the customer was first told anything, zero while they were not.
func (r Request) firstTold() time.Time {
	for _, t := range r.Words {
		if t.By != "" {
			return t.At
		}
	}
	return time.Time{}
}
