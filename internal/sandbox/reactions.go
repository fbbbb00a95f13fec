package sandbox

import (
	"regexp"
	"slices"
)

// emojiName is a short name, perhaps with a skin tone.
var emojiName = regexp.MustCompile(`^[a-z0-9_+'-]+(::skin-tone-[2-6])?$`)

func reactionsAdd(c *call) (answer, error) {
	ch, err := c.visible(c.args["channel"])
	if err != nil {
		return nil, err
	}
	name := c.args["name"]
	switch {
	case !emojiName.MatchString(name):
		return nil, refuse("invalid_name")
	case !timestampPattern.MatchString(c.args["timestamp"]):
		return nil, refuse("bad_timestamp")
	case ch.Archived:
		return nil, refuse("is_archived")
	}
	m := ch.message(c.args["timestamp"])
	if m == nil {
		return nil, refuse("message_not_found")
	}
	if !m.react(name, c.world.app.UserID) {
		return nil, refuse("already_reacted")
	}
	c.announceChange(ch, m)
	c.events = c.subscribedEvent("reaction_added", ch.ID, map[string]any{
		"user": c.world.app.UserID, "reaction": name, "item_user": m.User,
		"item": map[string]any{"type": "message", "channel": ch.ID, "ts": m.TS},
	})
	return answer{}, nil
}

// react adds a reaction; it reports whether it is new.
func (m *Message) react(name, user string) bool {
	reactions := slices.Clone(m.Reactions)
	i := slices.IndexFunc(reactions, func(r Reaction) bool { return r.Name == name })
	if i < 0 {
		m.Reactions = append(reactions, Reaction{Name: name, Users: []string{user}, Count: 1})
		return true
	}
	if slices.Contains(reactions[i].Users, user) {
		return false
	}
	users := append(slices.Clone(reactions[i].Users), user)
	reactions[i] = Reaction{Name: name, Users: users, Count: len(users)}
	m.Reactions = reactions
	return true
}
