package sandbox

import (
	"encoding/json"
	"slices"
)

// Message is a message as Slack describes it. Channel and EphemeralTo are the sandbox's own additions and never reach the app.
type Message struct {
	Type     string `json:"type"`
	Subtype  string `json:"subtype,omitempty"`
	User     string `json:"user,omitempty"`
	BotID    string `json:"bot_id,omitempty"`
	AppID    string `json:"app_id,omitempty"`
	Team     string `json:"team,omitempty"`
	Username string `json:"username,omitempty"`
	Text     string `json:"text"`
	TS       string `json:"ts"`

	ThreadTS     string   `json:"thread_ts,omitempty"`
	ParentUserID string   `json:"parent_user_id,omitempty"`
	ReplyCount   int      `json:"reply_count,omitempty"`
	ReplyUsers   []string `json:"reply_users,omitempty"`
	LatestReply  string   `json:"latest_reply,omitempty"`

	Blocks      json.RawMessage `json:"blocks,omitempty"`
	Attachments json.RawMessage `json:"attachments,omitempty"`
	Metadata    json.RawMessage `json:"metadata,omitempty"`
	Edited      *Edit           `json:"edited,omitempty"`
	Reactions   []Reaction      `json:"reactions,omitempty"`
	Files       []*File         `json:"files,omitempty"`
	PinnedTo    []string        `json:"pinned_to,omitempty"`

	Channel     string `json:"channel,omitempty"`
	EphemeralTo string `json:"ephemeral_to,omitempty"`

	state stateValues // what people chose in the message's own menus
}

// Edit says who changed a message last, and when.
type Edit struct {
	User string `json:"user"`
	TS   string `json:"ts"`
}

// Reaction is an emoji under a message. Name is without colons.
type Reaction struct {
	Name  string   `json:"name"`
	Users []string `json:"users"`
	Count int      `json:"count"`
}

// outward is the message as the app may see it: without the sandbox's additions, and with metadata only when asked for.
func (m *Message) outward(withMetadata bool) Message {
	c := m.snapshot()
	c.Channel, c.EphemeralTo = "", ""
	if !withMetadata {
		c.Metadata = nil
	}
	return c
}

// snapshot is a copy that later changes do not reach.
func (m *Message) snapshot() Message {
	c := *m
	c.ReplyUsers = slices.Clone(m.ReplyUsers)
	c.Reactions = slices.Clone(m.Reactions)
	c.Files = copyFiles(m.Files)
	c.PinnedTo = slices.Clone(m.PinnedTo)
	c.state = nil
	return c
}

// actionBlocks are the blocks of the message and of its attachments, where people can do something.
func (m *Message) actionBlocks() blockList {
	list := readBlockList(m.Blocks)
	var attachments []struct {
		Blocks json.RawMessage `json:"blocks"`
	}
	if len(m.Attachments) > 0 {
		_ = json.Unmarshal(m.Attachments, &attachments) // checked when they were stored
	}
	for _, a := range attachments {
		list = append(list, readBlockList(a.Blocks)...)
	}
	return list
}

func copyFiles(files []*File) []*File {
	if files == nil {
		return nil
	}
	copies := make([]*File, len(files))
	for i, f := range files {
		c := *f
		copies[i] = &c
	}
	return copies
}

// reply tells the first message of a thread about an answer to it.
func (m *Message) reply(answer *Message) {
	m.ThreadTS = m.TS
	m.ReplyCount++
	m.LatestReply = answer.TS
	who := answer.User
	if who != "" && !slices.Contains(m.ReplyUsers, who) {
		m.ReplyUsers = append(m.ReplyUsers, who)
	}
}

// inChannel says whether the message shows in the conversation itself rather than only in its thread.
func (m *Message) inChannel() bool {
	return m.ThreadTS == "" || m.ThreadTS == m.TS || m.Subtype == "thread_broadcast"
}
