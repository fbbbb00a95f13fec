package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// readSaved reads a document that Save wrote. It fails on anything else, a document of another version included.
func readSaved(r io.Reader) (saved, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return saved{}, fmt.Errorf("restore workspace: %w", err)
	}
	var head struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(raw, &head); err != nil {
		return saved{}, fmt.Errorf("restore workspace: the document is broken: %w", err)
	}
	if head.Version != savedVersion {
		return saved{}, fmt.Errorf("restore workspace: the document is of version %d, and this program reads version %d", head.Version, savedVersion)
	}
	var doc saved
	if err := json.Unmarshal(raw, &doc); err != nil {
		return saved{}, fmt.Errorf("restore workspace: the document is broken: %w", err)
	}
	return doc, nil
}

// world is the state to start with and the first instant of the clock: what was saved, or else the seed.
func (c Config) world(m *manifest) (*world, time.Time, error) {
	if c.Saved == nil {
		w, err := newWorld(c.Workspace, m, c.Start)
		return w, c.Start, err
	}
	doc, err := readSaved(c.Saved)
	if err != nil {
		return nil, time.Time{}, err
	}
	w, err := doc.world()
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("restore workspace: %w", err)
	}
	if c.URL != "" { // it may be another address than before
		for _, f := range w.files {
			f.reachedBy(c.URL)
		}
	}
	return w, doc.Clock, nil
}

func (d saved) world() (*world, error) {
	w := emptyWorld(d.Team)
	w.ids, w.app, w.groups, w.bookmarks = ids{last: d.LastID, lastTS: d.LastTS}, d.App, d.Groups, d.Bookmarks
	for _, u := range d.Users {
		w.users = append(w.users, &member{User: u.User, color: u.Color})
	}
	if w.user(w.app.UserID) == nil {
		return nil, errors.New("the app's bot is not among its users")
	}
	for _, f := range d.Files {
		w.files[f.ID] = f.restored()
	}
	for _, c := range d.Channels {
		restored, err := c.restored(w)
		if err != nil {
			return nil, fmt.Errorf("conversation %s: %w", c.ID, err)
		}
		w.channels = append(w.channels, restored)
	}
	for user, home := range d.Homes {
		if home == nil || w.user(user) == nil {
			return nil, fmt.Errorf("the Home tab of %s is nobody's", user)
		}
		home.user = user
		w.homes[user] = home
	}
	return w, d.reschedule(w)
}

func (d saved) reschedule(w *world) error {
	for _, p := range d.Scheduled {
		ch := w.channel(p.Channel)
		if ch == nil {
			return fmt.Errorf("scheduled message %s: there is no conversation %s", p.ID, p.Channel)
		}
		m, err := p.Message.restored(w)
		if err != nil {
			return fmt.Errorf("scheduled message %s: %w", p.ID, err)
		}
		w.scheduled = append(w.scheduled, &scheduledMessage{ID: p.ID, channel: ch, message: m, postAt: p.PostAt, created: p.Created})
	}
	return nil
}

func (c savedChannel) restored(w *world) (*channel, error) {
	restored := &channel{
		ID: c.ID, Name: c.Name, Kind: c.Kind, Group: c.Group, Members: c.Members, Archived: c.Archived, Topic: c.Topic, Purpose: c.Purpose,
		Created: c.Created,
	}
	for _, id := range c.Members {
		if w.user(id) == nil {
			return nil, fmt.Errorf("its member %s is nobody", id)
		}
	}
	var err error
	if restored.messages, err = restoreMessages(w, c.Messages); err != nil {
		return nil, err
	}
	restored.ephemerals, err = restoreMessages(w, c.Ephemerals)
	return restored, err
}

func restoreMessages(w *world, list []savedMessage) ([]*Message, error) {
	all := make([]*Message, len(list))
	for i, m := range list {
		var err error
		if all[i], err = m.restored(w); err != nil {
			return nil, fmt.Errorf("message %s: %w", m.TS, err)
		}
	}
	return all, nil
}

// restored is the message with the workspace's own files rather than copies of them.
func (m savedMessage) restored(w *world) (*Message, error) {
	message := m.Message
	message.state = m.State
	for i, f := range message.Files {
		if f == nil || w.files[f.ID] == nil {
			return nil, errors.New("one of its files is missing")
		}
		message.Files[i] = w.files[f.ID]
	}
	return &message, nil
}

func (f savedFile) restored() *File {
	file := f.File
	file.ticket, file.uploaded, file.completed, file.content = f.Ticket, f.Uploaded, f.Completed, f.Content
	return &file
}
