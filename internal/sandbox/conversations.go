package sandbox

import (
	"slices"
	"strings"
)

// visible is a conversation the bot can see: any public channel, and what it belongs to.
func (c *call) visible(ref string) (*channel, error) {
	ch := c.world.channel(ref)
	if ch == nil || ch.Kind != kindChannel && !ch.has(c.world.app.UserID) {
		return nil, refuse("channel_not_found")
	}
	return ch, c.checkKindScope(ch.scopePrefix())
}

func conversationsInfo(c *call) (answer, error) {
	ch, err := c.visible(c.args["channel"])
	if err != nil {
		return nil, err
	}
	o := ch.conversation(c.world.app.UserID)
	if ch.Kind == kindIM {
		o["is_user_deleted"] = c.world.user(ch.other(c.world.app.UserID)).Deleted
	}
	if c.args.flag("include_locale") {
		o["locale"] = "en-US"
	}
	return answer{"channel": o}, nil
}

// conversationTypes are the kinds conversations.list knows, by the prefix of their scope.
var conversationTypes = map[string]string{"public_channel": "channels", "private_channel": "groups", "im": "im", "mpim": "mpim"}

func conversationsList(c *call) (answer, error) {
	types := c.args.list("types")
	if len(types) == 0 {
		types = []string{"public_channel"}
	}
	var prefixes []string
	for _, t := range types {
		prefix, ok := conversationTypes[t]
		if !ok {
			return nil, refuse("invalid_types")
		}
		if err := c.checkKindScope(prefix); err != nil {
			return nil, err
		}
		prefixes = append(prefixes, prefix)
	}
	bot := c.world.app.UserID
	list := filter(c.world.channels, func(ch *channel) bool {
		return slices.Contains(prefixes, ch.scopePrefix()) && (ch.Kind == kindChannel || ch.has(bot)) &&
			!(ch.Archived && c.args.flag("exclude_archived"))
	})
	page, next, err := paginate(c, list, 100)
	if err != nil {
		return nil, err
	}
	shown := []any{}
	for _, ch := range page {
		shown = append(shown, ch.conversation(bot))
	}
	return withCursor(answer{"channels": shown}, next), nil
}

func conversationsMembers(c *call) (answer, error) {
	ch, err := c.visible(c.args["channel"])
	if err != nil {
		return nil, err
	}
	page, next, err := paginate(c, ch.Members, 100)
	if err != nil {
		return nil, err
	}
	return withCursor(answer{"members": page}, next), nil
}

func conversationsJoin(c *call) (answer, error) {
	ch := c.world.channel(c.args["channel"])
	bot := c.world.app.UserID
	switch {
	case ch == nil || ch.Kind == kindPrivate && !ch.has(bot):
		return nil, refuse("channel_not_found")
	case ch.Kind != kindChannel:
		return nil, refuse("method_not_supported_for_channel_type")
	case ch.Archived:
		return nil, refuse("is_archived")
	case ch.has(bot):
		return answer{
			"channel": ch.conversation(bot), "warning": "already_in_channel",
			"response_metadata": map[string]any{"warnings": []string{"already_in_channel"}},
		}, nil
	}
	ch.join(bot)
	c.stream.emit("channel", map[string]any{"channel": ch.card()})
	c.events = c.subscribedEvent("member_joined_channel", ch.ID, map[string]any{
		"user": bot, "channel": ch.ID, "channel_type": "C", "team": c.world.team.ID,
	})
	return answer{"channel": ch.conversation(bot)}, nil
}

func conversationsOpen(c *call) (answer, error) {
	if ref := c.args["channel"]; ref != "" {
		ch := c.world.channel(ref)
		if ch == nil || !ch.has(c.world.app.UserID) {
			return nil, refuse("channel_not_found")
		}
		return c.opened(ch, true), nil
	}
	users := c.args.list("users")
	if err := c.checkPartners(users); err != nil {
		return nil, err
	}
	if len(users) > 1 {
		ch, already := c.openGroup(users)
		return c.opened(ch, already), nil
	}
	ch, fresh := c.world.directMessage(c.world.app.UserID, users[0], c.now)
	if fresh {
		c.stream.emit("channel", map[string]any{"channel": ch.card()})
	}
	return c.opened(ch, !fresh), nil
}

func (c *call) checkPartners(users []string) error {
	switch {
	case len(users) == 0:
		return refuse("users_list_not_supplied")
	case len(users) > 8:
		return refuse("too_many_users")
	}
	prefix := "im"
	if len(users) > 1 {
		prefix = "mpim"
	}
	if err := c.checkKindScope(prefix); err != nil {
		return err
	}
	for _, id := range users {
		switch u := c.world.user(id); {
		case u == nil:
			return refuse("user_not_found")
		case u.Deleted:
			return refuse("user_disabled")
		case u.ID == c.world.app.UserID:
			return refuse("invalid_user_combination")
		}
	}
	return nil
}

// openGroup is the direct message of the bot and several people.
func (c *call) openGroup(users []string) (*channel, bool) {
	members := append([]string{c.world.app.UserID}, users...)
	slices.Sort(members)
	members = slices.Compact(members)
	for _, ch := range c.world.channels {
		if ch.Group && slices.Equal(slices.Sorted(slices.Values(ch.Members)), members) {
			return ch, true
		}
	}
	names := []string{}
	for _, id := range members {
		names = append(names, c.world.user(id).Name)
	}
	ch := &channel{
		ID: c.world.ids.next("C"), Name: "mpdm-" + strings.Join(names, "--") + "-1", Kind: kindPrivate, Group: true,
		Members: members, Created: c.now,
	}
	c.world.channels = append(c.world.channels, ch)
	c.stream.emit("channel", map[string]any{"channel": ch.card()})
	return ch, false
}

func (c *call) opened(ch *channel, already bool) answer {
	shown := map[string]any{"id": ch.ID}
	if c.args.flag("return_im") {
		shown = ch.conversation(c.world.app.UserID)
	}
	a := answer{"channel": shown}
	if already {
		a["no_op"], a["already_open"] = true, true
	}
	return a
}
