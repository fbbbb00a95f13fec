package sandbox

import (
	"fmt"
	"unicode/utf8"
)

func chatPostMessage(c *call) (answer, error) {
	ch, err := c.postable(c.args["channel"])
	if err != nil {
		return nil, err
	}
	m, err := c.compose()
	if err != nil {
		return nil, err
	}
	if err := c.thread(ch, m); err != nil {
		return nil, err
	}
	c.events = append(c.events, c.post(ch, m)...)
	return answer{"channel": ch.ID, "ts": m.TS, "message": m.outward(true)}, nil
}

// post writes the bot's message into a conversation and returns what the app is to be told.
func (s *Sandbox) post(ch *channel, m *Message) []event {
	m.User, m.BotID, m.AppID, m.Team = s.world.app.UserID, s.world.app.BotID, s.world.app.ID, s.world.team.ID
	m.Text = truncated(m.Text, maxText)
	return s.write(ch, m)
}

// write puts a message into a conversation under a fresh timestamp and returns what the app is to be told.
func (s *Sandbox) write(ch *channel, m *Message) []event {
	m.TS, m.Channel = s.world.ids.timestamp(s.Now()), ch.ID
	ch.messages = append(ch.messages, m)
	s.stream.emit("message", map[string]any{"channel": ch.ID, "message": m})
	if m.ThreadTS != "" {
		parent := ch.message(m.ThreadTS)
		parent.reply(m)
		m.ParentUserID = parent.User
		s.announceChange(ch, parent)
	}
	return s.messageEvents(ch, m)
}

func (s *Sandbox) announceChange(ch *channel, m *Message) {
	s.stream.emit("message_changed", map[string]any{"channel": ch.ID, "message": m})
}

// postable is the conversation the bot writes into, if it may.
func (c *call) postable(ref string) (*channel, error) {
	ch, err := c.reachable(ref)
	if err != nil {
		return nil, err
	}
	bot := c.world.app.UserID
	switch {
	case !ch.has(bot) && ch.Kind != kindChannel:
		return nil, refuse("channel_not_found")
	case ch.Archived:
		return nil, refuse("is_archived")
	case !ch.has(bot) && !c.holds("chat:write.public"):
		return nil, refuse("not_in_channel")
	case ch.Kind == kindIM && !c.manifest.messagesTab():
		return nil, refuse("messages_tab_disabled")
	}
	return ch, nil
}

// reachable finds a conversation; a user's ID opens the direct message with that user.
func (c *call) reachable(ref string) (*channel, error) {
	if ch := c.world.channel(ref); ch != nil {
		if ch.Kind == kindIM && c.world.user(ch.other(c.world.app.UserID)).Deleted {
			return nil, refuse("channel_not_found")
		}
		return ch, nil
	}
	u := c.world.user(ref)
	if u == nil || u.Deleted || u.ID == c.world.app.UserID {
		return nil, refuse("channel_not_found")
	}
	return c.openDirect(u.ID), nil
}

// openDirect is the bot's direct message with a user.
func (s *Sandbox) openDirect(user string) *channel { return s.directMessage(s.world.app.UserID, user) }

func (s *Sandbox) directMessage(a, b string) *channel {
	ch, opened := s.world.directMessage(a, b, s.Now())
	if opened {
		s.stream.emit("channel", map[string]any{"channel": ch.card()})
	}
	return ch
}

// thread attaches a message to the thread its call names; an answer to a reply joins the thread of that reply.
func (c *call) thread(ch *channel, m *Message) error {
	ts := c.args["thread_ts"]
	if ts == "" {
		return nil
	}
	parent := ch.message(ts)
	if parent == nil || parent.Subtype == "tombstone" {
		return refuse("cannot_reply_to_message")
	}
	m.ThreadTS = parent.TS
	if parent.ThreadTS != "" {
		m.ThreadTS = parent.ThreadTS
	}
	if c.args.flag("reply_broadcast") {
		m.Subtype = "thread_broadcast"
	}
	return nil
}

func chatPostEphemeral(c *call) (answer, error) {
	ch, err := c.postable(c.args["channel"])
	if err != nil {
		return nil, err
	}
	if !ch.has(c.world.app.UserID) {
		return nil, refuse("not_in_channel")
	}
	u := c.world.user(c.args["user"])
	if u == nil || u.Deleted || !ch.has(u.ID) {
		return nil, refuse("user_not_in_channel")
	}
	m, err := c.compose()
	if err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(m.Text) > maxText {
		return nil, refuse("msg_too_long")
	}
	if err := c.thread(ch, m); err != nil {
		return nil, err
	}
	c.whisper(ch, m, u.ID)
	return answer{"message_ts": m.TS}, nil
}

// whisper shows a message to one person only.
func (s *Sandbox) whisper(ch *channel, m *Message, user string) {
	m.User, m.BotID, m.AppID, m.Team = s.world.app.UserID, s.world.app.BotID, s.world.app.ID, s.world.team.ID
	m.TS, m.Channel, m.EphemeralTo = s.world.ids.timestamp(s.Now()), ch.ID, user
	ch.ephemerals = append(ch.ephemerals, m)
	s.stream.emit("ephemeral", map[string]any{"channel": ch.ID, "user": user, "message": m})
}

func chatGetPermalink(c *call) (answer, error) {
	ch, err := c.visible(c.args["channel"])
	if err != nil {
		return nil, err
	}
	m := ch.message(c.args["message_ts"])
	if m == nil {
		return nil, refuse("message_not_found")
	}
	return answer{"channel": ch.ID, "permalink": c.world.permalink(ch, m)}, nil
}

func (w *world) permalink(ch *channel, m *Message) string {
	link := fmt.Sprintf("https://%s.slack.com/archives/%s/p%s%s", w.team.Domain, ch.ID, m.TS[:10], m.TS[11:])
	if !m.inChannel() {
		link += fmt.Sprintf("?thread_ts=%s&cid=%s", m.ThreadTS, ch.ID)
	}
	return link
}
