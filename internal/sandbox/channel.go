package sandbox

import (
	"slices"
	"time"
)

// Kinds of conversation.
const (
	kindChannel = "channel"
	kindPrivate = "private"
	kindIM      = "im"
)

// channel is a conversation of the running workspace.
type channel struct {
	ID       string
	Name     string
	Kind     string
	Group    bool // a direct message of more than two, which is private and has no name of its own
	Members  []string
	Archived bool
	Topic    string
	Purpose  string
	Created  time.Time

	messages   []*Message // oldest first
	ephemerals []*Message
}

func (c *channel) has(user string) bool { return slices.Contains(c.Members, user) }

func (c *channel) join(user string) {
	if !c.has(user) {
		c.Members = append(c.Members, user)
	}
}

// other is the second person of a direct message.
func (c *channel) other(user string) string {
	i := slices.IndexFunc(c.Members, func(m string) bool { return m != user })
	if i < 0 {
		return user
	}
	return c.Members[i]
}

func (c *channel) message(ts string) *Message {
	i := slices.IndexFunc(c.messages, func(m *Message) bool { return m.TS == ts })
	if i < 0 {
		return nil
	}
	return c.messages[i]
}

func (c *channel) ephemeral(ts, user string) *Message {
	i := slices.IndexFunc(c.ephemerals, func(m *Message) bool { return m.TS == ts && m.EphemeralTo == user })
	if i < 0 {
		return nil
	}
	return c.ephemerals[i]
}

// thread is a thread's first message and its replies, oldest first.
func (c *channel) thread(ts string) []*Message {
	return filter(c.messages, func(m *Message) bool { return m.TS == ts || m.ThreadTS == ts })
}

// scopePrefix is how Slack's scopes call this kind of conversation, as in "groups:history".
func (c *channel) scopePrefix() string {
	switch {
	case c.Group:
		return "mpim"
	case c.Kind == kindPrivate:
		return "groups"
	case c.Kind == kindIM:
		return "im"
	default:
		return "channels"
	}
}

// eventType is how the Events API calls this kind of conversation.
func (c *channel) eventType() string {
	return map[string]string{"mpim": "mpim", "groups": "group", "im": "im", "channels": "channel"}[c.scopePrefix()]
}

// payloadName is the name Slack puts into interaction and command payloads.
func (c *channel) payloadName() string {
	switch c.Kind {
	case kindPrivate:
		return "privategroup"
	case kindIM:
		return "directmessage"
	default:
		return c.Name
	}
}

// conversation is the channel as the Web API shows it to the bot.
func (c *channel) conversation(bot string) map[string]any {
	o := map[string]any{"id": c.ID, "created": c.Created.Unix(), "is_archived": c.Archived, "is_im": c.Kind == kindIM, "is_org_shared": false}
	if c.Kind == kindIM {
		o["user"] = c.other(bot)
		o["is_user_deleted"], o["is_open"] = false, true
		return o
	}
	private := c.Kind == kindPrivate
	text := func(value string) map[string]any { return map[string]any{"value": value, "creator": "", "last_set": 0} }
	o["name"], o["name_normalized"], o["creator"] = c.Name, c.Name, first(c.Members)
	o["is_channel"], o["is_group"], o["is_mpim"] = !private, private && !c.Group, c.Group
	o["is_private"], o["is_general"], o["is_member"] = private, c.Name == "general", c.has(bot)
	o["is_shared"], o["is_ext_shared"], o["unlinked"] = false, false, 0
	o["topic"], o["purpose"], o["num_members"] = text(c.Topic), text(c.Purpose), len(c.Members)
	return o
}

// card is the channel as the page shows it.
func (c *channel) card() map[string]any {
	return map[string]any{
		"id": c.ID, "name": c.Name, "kind": c.Kind, "members": slices.Clone(c.Members), "is_archived": c.Archived, "topic": c.Topic, "purpose": c.Purpose,
	}
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func filter[T any](list []T, keep func(T) bool) []T {
	kept := []T{}
	for _, v := range list {
		if keep(v) {
			kept = append(kept, v)
		}
	}
	return kept
}
