// Package outbox holds what must be said in Slack and sees to it that it is
// said: once, in order, at a pace Slack bears, from the state of the moment. What
// customers are written by e-mail goes the same way.
//
// A note is one message in one place. It is written in the transaction of the
// change that causes it; a River job then posts it, and redraws it whenever its
// subject changes. The package decides when something may be said and what an
// unclear answer means. It refuses to know what a message looks like, how Slack
// is called, and how rows are stored: those are a Slack and a Store.
package outbox

import (
	"encoding/json"
	"time"
)

// ID names a note; 0 is none. It travels in the metadata of the message.
type ID int64

// Lane is the conversation a note is said in, as written when it was made: a
// channel (C…, G…, D…), a person (U…, W…) for a direct message or a Home tab, or
// an e-mail address (MailTo).
// One request at a time is under way in a lane, whatever the number of replicas.
type Lane string

// Topic says what kind of message a note is ("issue.card", "agenda.head") and so
// which renderer draws it.
type Topic string

// Home is the topic of a person's Home tab. Its notes have the person as channel
// and are published rather than posted. A second note with the same key redraws
// the first.
const Home Topic = "home"

// Subject is what a message is about. A change of the subject makes every copy
// of every message about it stale.
type Subject struct {
	Kind string `json:"kind"` // "issue", "project", "meeting"
	ID   int64  `json:"id"`
}

// Priority orders what waits in one lane, and how much of a method's budget may
// be used up. Lower goes first.
type Priority int16

// The priorities, most urgent first. A note that does not say is a Click.
const (
	Click    Priority = iota // somebody pressed a button and is looking
	Approval                 // somebody is asked for a decision
	Agenda                   // a whole committee is told
	Digest                   // can wait for a quiet moment
)

// Note is one message in one place: what it shows, where it stands, how soon.
type Note struct {
	ID        ID              `json:"id"` // given by the store
	Topic     Topic           `json:"topic"`
	Subject   Subject         `json:"subject"`
	Args      json.RawMessage `json:"args,omitempty"` // constants the renderer needs, a JSON object; nil for none
	Channel   Lane            `json:"channel"`
	Parent    string          `json:"parent,omitempty"` // key of the note in whose thread this stands, in the same channel; waits until that one is sent
	Key       string          `json:"key"`              // unique for ever; a second note with the key is dropped
	Priority  Priority        `json:"priority"`
	NotBefore time.Time       `json:"not_before,omitzero"` // by the application's clock; zero for at once
}

// Args packs renderer constants for a note. It panics on what JSON cannot hold,
// which is a mistake in the calling code.
func Args(v any) json.RawMessage {
	raw, err := json.Marshal(v)
	if err != nil {
		panic("outbox: args: " + err.Error())
	}
	return raw
}
