package sandbox

import (
	"encoding/json"
	"slices"
)

// chatUnfurl attaches previews to the links of a message, which it names by channel and ts or by unfurl_id.
func chatUnfurl(c *call) (answer, error) {
	channelID, ts, err := c.unfurlTarget()
	if err != nil {
		return nil, err
	}
	ch := c.world.channel(channelID)
	if ch == nil || !ch.has(c.world.app.UserID) {
		return nil, refuse("cannot_find_channel")
	}
	m := ch.message(ts)
	if m == nil {
		return nil, refuse("cannot_find_message")
	}
	var unfurls map[string]map[string]any
	if !c.args.has("unfurls") {
		return nil, refuse("missing_unfurls")
	}
	if json.Unmarshal(c.args.json("unfurls"), &unfurls) != nil {
		return nil, refuse("invalid_unfurls_format")
	}
	shared := c.sharedLinks(m)
	for link := range unfurls {
		if !slices.ContainsFunc(shared, func(l map[string]any) bool { return l["url"] == link }) {
			return nil, refuse("cannot_unfurl_url")
		}
	}
	c.attach(ch, m, unfurls)
	return answer{}, nil
}

func (c *call) unfurlTarget() (channel, ts string, err error) {
	if id := c.args["unfurl_id"]; id != "" {
		if !c.args.has("source") {
			return "", "", refuse("missing_source")
		}
		for _, ch := range c.world.channels {
			for _, m := range ch.messages {
				if unfurlID(ch.ID, m.TS) == id {
					return ch.ID, m.TS, nil
				}
			}
		}
		return "", "", refuse("invalid_unfurl_id")
	}
	switch {
	case !c.args.has("channel"):
		return "", "", refuse("missing_channel")
	case !c.args.has("ts"):
		return "", "", refuse("missing_ts")
	}
	return c.args["channel"], c.args["ts"], nil
}

func (c *call) attach(ch *channel, m *Message, unfurls map[string]map[string]any) {
	var attachments []map[string]any
	if len(m.Attachments) > 0 {
		_ = json.Unmarshal(m.Attachments, &attachments) // stored by this package
	}
	for link, preview := range unfurls {
		preview["from_url"], preview["original_url"], preview["is_app_unfurl"], preview["id"] = link, link, true, len(attachments)+1
		attachments = append(attachments, preview)
	}
	m.Attachments = mustJSON(attachments)
	c.announceChange(ch, m)
}
