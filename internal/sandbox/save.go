package sandbox

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"time"
)

// savedVersion is the form of the document Save writes and New reads. It grows when an older program could not read the document.
const savedVersion = 1

// maxSavedContent is the largest file content a document holds, in bytes. Of a larger file all but its content is kept.
const maxSavedContent = 1 << 20

// saved is the document: a workspace as people would find it again. Conversations and files are referred to by ID.
type saved struct {
	Version   int              `json:"version"`
	Clock     time.Time        `json:"clock"`
	LastID    int              `json:"last_id"`
	LastTS    int64            `json:"last_ts"` // microseconds
	Team      Team             `json:"team"`
	App       app              `json:"app"`
	Users     []savedMember    `json:"users"`
	Channels  []savedChannel   `json:"channels"`
	Groups    []Usergroup      `json:"usergroups"`
	Homes     map[string]*View `json:"homes"` // by user
	Files     []savedFile      `json:"files"`
	Scheduled []savedScheduled `json:"scheduled"`
	Bookmarks []map[string]any `json:"bookmarks"`
}

type savedMember struct {
	User
	Color string `json:"color"`
}

type savedChannel struct {
	ID         string         `json:"id"`
	Name       string         `json:"name"`
	Kind       string         `json:"kind"`
	Group      bool           `json:"group,omitempty"`
	Members    []string       `json:"members"`
	Archived   bool           `json:"is_archived,omitempty"`
	Topic      string         `json:"topic,omitempty"`
	Purpose    string         `json:"purpose,omitempty"`
	Created    time.Time      `json:"created"`
	Messages   []savedMessage `json:"messages"`
	Ephemerals []savedMessage `json:"ephemerals"`
}

type savedMessage struct {
	Message
	State stateValues `json:"state,omitempty"`
}

type savedFile struct {
	File
	Ticket    string `json:"ticket"`
	Uploaded  bool   `json:"uploaded"` // and its content is here
	Completed bool   `json:"completed"`
	Content   []byte `json:"content,omitempty"`
}

type savedScheduled struct {
	ID      string       `json:"id"`
	Channel string       `json:"channel"`
	Message savedMessage `json:"message"`
	PostAt  time.Time    `json:"post_at"`
	Created time.Time    `json:"created"`
}

// Save writes the workspace as one JSON document, from which Config.Saved starts again: people, conversations with all that was said,
// files, Home tabs, scheduled messages and the clock's instant. Open modals, triggers, response URLs, deliveries still to be repeated,
// faults and the record of calls are not in it, nor the content of files over a mebibyte.
func (s *Sandbox) Save(w io.Writer) error {
	s.mu.Lock()
	raw := mustJSON(s.world.saved(s.Now()))
	s.mu.Unlock()
	if _, err := w.Write(raw); err != nil {
		return fmt.Errorf("save workspace: %w", err)
	}
	return nil
}

func (w *world) saved(now time.Time) saved {
	doc := saved{
		Version: savedVersion, Clock: now, LastID: w.ids.last, LastTS: w.ids.lastTS, Team: w.team, App: w.app, Groups: w.groups,
		Homes: w.homes, Bookmarks: w.bookmarks,
	}
	for _, u := range w.users {
		doc.Users = append(doc.Users, savedMember{User: u.User, Color: u.color})
	}
	for _, c := range w.channels {
		doc.Channels = append(doc.Channels, c.saved())
	}
	for _, f := range w.files {
		doc.Files = append(doc.Files, f.saved())
	}
	slices.SortFunc(doc.Files, func(a, b savedFile) int { return cmp.Compare(a.ID, b.ID) })
	for _, p := range w.scheduled {
		doc.Scheduled = append(doc.Scheduled, savedScheduled{
			ID: p.ID, Channel: p.channel.ID, Message: p.message.saved(), PostAt: p.postAt, Created: p.created,
		})
	}
	return doc
}

func (c *channel) saved() savedChannel {
	return savedChannel{
		ID: c.ID, Name: c.Name, Kind: c.Kind, Group: c.Group, Members: c.Members, Archived: c.Archived, Topic: c.Topic, Purpose: c.Purpose,
		Created: c.Created, Messages: saveMessages(c.messages), Ephemerals: saveMessages(c.ephemerals),
	}
}

func saveMessages(list []*Message) []savedMessage {
	all := make([]savedMessage, len(list))
	for i, m := range list {
		all[i] = m.saved()
	}
	return all
}

func (m *Message) saved() savedMessage { return savedMessage{Message: *m, State: m.state} }

func (f *File) saved() savedFile {
	kept := savedFile{File: *f, Ticket: f.ticket, Completed: f.completed}
	if f.uploaded && len(f.content) <= maxSavedContent {
		kept.Uploaded, kept.Content = true, f.content
	}
	return kept
}
