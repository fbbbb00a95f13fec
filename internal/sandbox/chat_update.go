package sandbox

import (
	"slices"
	"unicode/utf8"
)

func chatUpdate(c *call) (answer, error) {
	ch, err := c.visible(c.args["channel"])
	if err != nil {
		return nil, err
	}
	m := ch.message(c.args["ts"])
	switch {
	case ch.Archived:
		return nil, refuse("is_inactive")
	case m == nil:
		return nil, refuse("message_not_found")
	case m.BotID != c.world.app.BotID || m.Subtype == "tombstone":
		return nil, refuse("cant_update_message")
	case utf8.RuneCountInString(c.args["text"]) > maxUpdateText:
		return nil, refuse("msg_too_long")
	}
	fresh, err := composeContent(c.args)
	if err != nil {
		return nil, err
	}
	if fresh.Metadata, err = readMetadata(c.args.json("metadata")); err != nil {
		return nil, err
	}
	before := m.snapshot()
	if err := c.edit(m, fresh); err != nil {
		return nil, err
	}
	c.announceChange(ch, m)
	c.events = append(c.events, c.changeEvents(ch, "message_changed", before, m, c.world.ids.timestamp(c.now))...)
	return answer{"channel": ch.ID, "ts": m.TS, "text": m.Text, "message": m.outward(true)}, nil
}

// edit replaces what the call brings and keeps what it leaves out; an empty list removes blocks or attachments, an empty object metadata.
func (c *call) edit(m, fresh *Message) error {
	next := *m
	if c.args.has("text") || c.args.has("markdown_text") {
		next.Text = fresh.Text
	}
	if fresh.Blocks != nil {
		next.Blocks = fresh.Blocks
	}
	if fresh.Attachments != nil {
		next.Attachments = fresh.Attachments
	}
	if c.args.has("metadata") {
		next.Metadata = fresh.Metadata
	}
	if next.Text == "" && empty(next.Blocks) && empty(next.Attachments) {
		return refuse("no_text")
	}
	if c.args.flag("reply_broadcast") && m.ThreadTS != "" && m.ThreadTS != m.TS {
		next.Subtype = "thread_broadcast"
	}
	next.Edited = &Edit{User: c.world.app.UserID, TS: c.world.ids.timestamp(c.now)}
	next.state = m.state.kept(next.actionBlocks())
	*m = next
	return nil
}

func chatDelete(c *call) (answer, error) {
	ch, err := c.visible(c.args["channel"])
	if err != nil {
		return nil, err
	}
	m := ch.message(c.args["ts"])
	switch {
	case m == nil || m.Subtype == "tombstone":
		return nil, refuse("message_not_found")
	case m.BotID != c.world.app.BotID:
		return nil, refuse("cant_delete_message")
	}
	c.events = append(c.events, c.erase(ch, m)...)
	return answer{"channel": ch.ID, "ts": m.TS}, nil
}

// erase removes a message; one with replies leaves a tombstone, so that its thread stays.
func (s *Sandbox) erase(ch *channel, m *Message) []event {
	before := m.snapshot()
	if m.ReplyCount > 0 {
		*m = Message{
			Type: "message", Subtype: "tombstone", User: "USLACKBOT", Text: "This message was deleted.", TS: m.TS, ThreadTS: m.ThreadTS,
			ReplyCount: m.ReplyCount, ReplyUsers: m.ReplyUsers, LatestReply: m.LatestReply, Channel: ch.ID,
		}
		s.announceChange(ch, m)
	} else {
		ch.messages = slices.DeleteFunc(ch.messages, func(other *Message) bool { return other == m })
		s.stream.emit("message_deleted", map[string]any{"channel": ch.ID, "ts": m.TS})
	}
	if parent := ch.message(m.ThreadTS); parent != nil && parent != m {
		parent.ReplyCount = max(0, parent.ReplyCount-1)
		s.announceChange(ch, parent)
	}
	return s.changeEvents(ch, "message_deleted", before, nil, s.world.ids.timestamp(s.Now()))
}
