package sandbox

const maxPins = 100

func pinsAdd(c *call) (answer, error) {
	ch, err := c.visible(c.args["channel"])
	if err != nil {
		return nil, err
	}
	ts := c.args["timestamp"]
	switch {
	case !ch.has(c.world.app.UserID):
		return nil, refuse("not_in_channel")
	case ts == "":
		return nil, refuse("no_item_specified")
	case !timestampPattern.MatchString(ts):
		return nil, refuse("bad_timestamp")
	}
	m := ch.message(ts)
	pinned := filter(ch.messages, func(m *Message) bool { return len(m.PinnedTo) > 0 })
	switch {
	case m == nil:
		return nil, refuse("message_not_found")
	case len(m.PinnedTo) > 0:
		return nil, refuse("already_pinned")
	case len(pinned) >= maxPins:
		return nil, refuse("too_many_pins")
	}
	m.PinnedTo = []string{ch.ID}
	c.announceChange(ch, m)
	return answer{}, nil
}
